"""A fact as a notebook shows it: what was read, and the sentence that says so with its words marked. All text is escaped; nothing runs."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from onrecord.model.base import Span

if TYPE_CHECKING:
    from onrecord.model.fact import Event, Fact, Figure, Statement

HIDDEN = frozenset(
    map(chr, (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F),
              *range(0x2060, 0x2070), *range(0xD800, 0xE000), 0xFEFF))
)  # fmt: skip
"""Controls, halves of surrogate pairs, and marks that turn the direction of what stands around them: shown as a replacement mark."""

SHORT = 24


def text(value: object) -> str:
    """Any value as text of a page; nothing for None."""
    words = "" if value is None else str(value)
    return escape("".join("�" if sign in HIDDEN else sign for sign in words), quote=True)


def when(first: str | None, last: str | None) -> str | None:
    """One day, or both."""
    return first if first == last or last is None else f"{first or 'unknown'} to {last}"


def table(head: Iterable[object], rows: Iterable[Iterable[str]], foot: str) -> str:
    """A table; its cells are a page's text already."""
    top = "".join(f'<th style="text-align:left">{text(name)}</th>' for name in head)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table><div><small>{text(foot)}</small></div>"


def _cell(cell: str) -> str:
    """Short ones, such as a day, in one line."""
    return f'<td style="text-align:left{";white-space:nowrap" if len(cell) <= SHORT else ""}">{cell}</td>'


def marked(fact: Event | Figure | Statement) -> str:
    """The sentences that say it, an ellipsis between them, with its own words marked."""
    from onrecord.model.fact import spans_of

    evidence = fact.evidence or tuple(spans_of(fact))
    words = sorted({(span.start, span.end) for span in spans_of(fact) if span not in evidence})
    return " … ".join(_sentence(sentence, words) for sentence in sorted(evidence, key=lambda span: span.start))


def _sentence(sentence: Span, words: Iterable[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for first, last in words:
        start, end = max(first - sentence.start, at), min(last - sentence.start, len(sentence.text))
        if start < end:
            pieces += [text(sentence.text[at:start]), f"<mark>{text(sentence.text[start:end])}</mark>"]
            at = end
    return "".join([*pieces, text(sentence.text[at:])])


def fact_html(fact: Fact) -> str:
    """One fact: its kind, what was read, the sentence or words that say so, its id and report."""
    from onrecord.model.fact import Event, Figure, Statement

    said = marked(fact) if isinstance(fact, Event | Figure | Statement) else f"<mark>{text(fact.text)}</mark>"
    told = " · ".join(text(part) for part in _told(fact) if part)
    return (
        '<div style="border-left:3px solid #888;padding:.2em .8em;max-width:60em">'
        f"<div><small>{text(fact.kind)}</small> <strong>{told}</strong></div><div>“{said}”</div>"
        f"<div><small>{text(fact.id)} · report {text(fact.document)}</small></div></div>"
    )


def _told(fact: Fact) -> tuple[str | None, ...]:
    """What was read, the most telling first."""
    if fact.kind == "event":
        return _event(fact)
    if fact.kind == "figure":
        return _figure(fact)
    if fact.kind == "statement":
        return (fact.speaker_name or "not stated who", fact.stance.replace("_", " "), fact.manner)
    if fact.kind == "place":
        radius = None if fact.radius_km is None else f"within {fact.radius_km:g} km"
        return (fact.canonical, fact.country, fact.place_kind, radius or "not placed")
    if fact.kind == "time":
        return (when(fact.first, fact.last), fact.precision, f"by {fact.basis}")
    return (fact.canonical, fact.type, fact.role)


def _event(event: Event) -> tuple[str | None, ...]:
    sides = [", ".join(dict.fromkeys(one.name for one in some)) for some in (event.actors, event.targets)]
    where = ", ".join(dict.fromkeys(place.name for place in event.places))
    asserted = None if event.modality == "actual" else event.modality
    return (
        event.type,
        asserted,
        " → ".join(filter(None, sides)),
        where or "place not stated",
        when(event.first, event.last) or "day unknown",
    )


def _figure(figure: Figure) -> tuple[str | None, ...]:
    counted = f"{figure.text} · {figure.measure}"
    return (counted, figure.party, figure.place, figure.speaker_name or "the report itself", figure.as_of and f"as of {figure.as_of}")
