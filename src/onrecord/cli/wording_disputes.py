"""Where sources part, as a person reads it in a listing: each word once, with what stands against it in as few lines as tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.cli.terminal import Entry
from onrecord.cli.wording_across import in_short
from onrecord.report.disputes import Dispute, Word
from onrecord.report.plain import excerpt, quoted

_MOST = 4
"""What stands against one word: incidents and claims that are shown; the rest is counted, and in the JSON."""
_NAMED = 3  # speakers
_TELLING = 25  # characters of a content from which it tells without its sentence what it is about
_HEADS = {
    "denial": "Denied", "rival accounts": "Who did it: rival accounts", "counts": "Counts that cannot both hold",
    "correction": "Corrected or withdrawn",
}  # fmt: skip
_ALONE = {"denial": "← nobody else in the record tells of it", "correction": "← what it corrects is not in the record"}
_OPENS = {"denial": "denies", "rival accounts": "against", "counts": "against", "correction": "supersedes"}
_PLAIN = ("in the same report", "the same report tells", "other report tells", "other reports tell")
"""How a reason ends that the lines below a word show by themselves."""


def disputes(found: Iterable[Dispute]) -> Iterator[str | Entry]:
    """A heading for each kind of dispute; below, each word, told once for all copies of it, with what stands against it."""
    for kind, rows in groupby(found, key=lambda row: row.kind):
        once: dict[tuple[object, ...], list[Dispute]] = {}
        for row in rows:
            once.setdefault((row.word.kind, row.word.speakers, row.word.text.casefold()), []).append(row)
        yield f"{_HEADS[kind]} ({len(once)})"
        yield from (_entry(kind, same) for same in once.values())


def _entry(kind: str, same: Sequence[Dispute]) -> Entry:
    word = same[0].word
    told = {other.id: other for row in same for other in row.against if not other.worded}
    against = list(_against(kind, word, list(told.values()))) or [_ALONE.get(kind, "")]
    more = len(against) - _MOST
    why = dict.fromkeys(why for row in same for why in row.why if not why.endswith(_PLAIN))
    lines = (
        _sentence(word),
        *against[:_MOST],
        f"and {more} more" if more > 0 else "",
        *(f"why: {reason}" for reason in list(why)[:_MOST]),
    )
    return Entry(_who(word, kind), quoted(word.text), tuple(filter(None, lines)), _sourced([row.word for row in same]))


def _against(kind: str, opened: Word, words: Sequence[Word]) -> Iterator[str]:
    """What stands on the other side: one line an incident, by its first telling, and one for each claim or count in other words."""
    by_incident: dict[str, list[Word]] = {}
    for word in words:
        by_incident.setdefault(word.incident or word.id, []).append(word)
    shown: set[object] = set()
    for some in sorted(by_incident.values(), key=lambda some: some[0].kind != "event"):
        first = min(some, key=_first)
        if shown.isdisjoint(_told_by(first)):
            yield f"← {_OPENS[kind]} {_told(opened, first)}{_others(some, first)}"
        shown.update(place for word in some for place in _told_by(word))


def _told_by(word: Word) -> set[object]:
    """By what a word is known again: its sentence, and what a claim says on whose word."""
    sentence = {(word.source.document, word.source.sentence)} if word.source is not None else set()
    return {*sentence, *({(word.speakers, word.text.casefold())} if word.kind == "statement" else set())}


def _first(word: Word) -> tuple[bool, str, str]:
    """What somebody says goes before the report's own word, the earlier before the later."""
    return not word.speakers, (word.source.published if word.source else None) or "9", word.id


def _told(opened: Word, word: Word) -> str:
    said = f"{_named(word.speakers)}: " if word.speakers else ""
    if word.source is None:
        return f"{said}{quoted(word.text)}"
    text = excerpt(word.source.sentence, word.text) if word.kind == "event" else excerpt(word.text, "")
    if opened.source is not None and word.source.sentence == opened.source.sentence and word.kind == "event":
        return f"{said}the {quoted(word.text)} of the same sentence"
    elsewhere = opened.source is None or opened.source.document != word.source.document
    return f"{said}{quoted(text)} ({in_short(word.source) if elsewhere else 'same report'})"


def _others(some: Sequence[Word], first: Word) -> str:
    """How many more tellings there are of the incident, on whose word, and where to find it."""
    if first.incident is None:
        return ""
    others = [word for word in some if word.id != first.id]
    names = tuple(dict.fromkeys(name for word in others for name in word.speakers if name not in first.speakers))
    by = f", of {_named(names)}" if names else ""
    more = f" and {len(others)} more telling{'' if len(others) == 1 else 's'}{by}" if others else ""
    return f"{more} · {first.incident}"


def _named(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return f"{', '.join(names[:_NAMED])}{f' and {more} more' if more > 0 else ''}"


def _who(word: Word, kind: str) -> str:
    if word.speakers:
        return ", ".join(word.speakers)
    return "the report" if kind != "denial" else "somebody\nunnamed"


def _sentence(word: Word) -> str:
    """The sentence, where the words taken from it are too few to tell what it is about."""
    if word.kind == "document" or word.source is None or (word.kind == "statement" and len(word.text) >= _TELLING):
        return ""
    return f"in: {quoted(excerpt(word.source.sentence, word.text))}"


def _sourced(words: Sequence[Word]) -> str:
    reports = dict.fromkeys(in_short(word.source) for word in words if word.source is not None)
    return f"{'; '.join(reports)}{' · ' if reports else ''}{' '.join(word.id for word in words)}"
