"""The ledger: who gives which number for what, side by side. Nothing is summed but the parts of a count, to show whether they add up."""

from __future__ import annotations

from itertools import groupby
from typing import get_args

from onrecord.fuse import Record, Source, Sum, share, sums
from onrecord.model import Figure, Frozen
from onrecord.model.fact import Number
from onrecord.model.vocabulary import Measure, Population
from onrecord.report.asked import label

# What a person reads for each bound; `{}` is the number.
WORDING = {
    "exact": "{}", "at_least": "at least {}", "more_than": "more than {}", "about": "about {}", "nearly": "nearly {}",
    "up_to": "up to {}", "less_than": "fewer than {}", "range": "{}", "vague": "{}",
}  # fmt: skip


_MEASURES, _POPULATIONS = get_args(Measure), get_args(Population)


class Entry(Frozen):
    """One reported count. `speaker` None: the report gives it in its own voice or names nobody. `denied_by`: who denies it there.

    `parts`: what the parts that its sentence gives come to, if that can be told; `comes_to`: how many a share ("%") is of its whole.
    """

    id: str
    value: Number
    lower: Number | None
    upper: Number | None
    bound: str
    wording: str
    text: str
    unit: str | None
    speaker: str | None
    as_of: str | None
    since: str | None
    scope: str | None
    place: str | None
    denied_by: tuple[str, ...] = ()
    parts: Sum | None = None
    comes_to: Number | None = None
    source: Source


class Row(Frozen):
    """All counts of one measure × population × party, by day, then speaker."""

    measure: str
    population: str
    party: str | None
    entries: tuple[Entry, ...]


def ledger(
    record: Record, *, measure: str | None = None, population: str | None = None, party: str | None = None, speaker: str | None = None
) -> list[Row]:
    """The figures by measure × population × party, in the vocabulary's order. `measure` and `population` are labels (UsageError for any
    that does not exist); `party` and `speaker` match a part of the name."""
    measure, population = label(measure, _MEASURES, what="measure"), label(population, _POPULATIONS, what="population")
    wanted = [
        figure
        for figure in record.figures()
        if (measure is None or figure.measure == measure)
        and (population is None or figure.population == population)
        and (party is None or party.casefold() in (figure.party or "").casefold())
        and (speaker is None or speaker.casefold() in (figure.speaker_name or "").casefold())
    ]
    wanted.sort(key=_rank)
    denied, known = _denied(record), {figure.id: figure for figure in record.figures()}
    added = sums(record.documents, known.values())

    def entry(figure: Figure) -> Entry:
        return _entry(record, figure, denied.get(figure.id, ()), added.get(figure.id), share(figure, known))

    rows = []
    for (measure_, population_, party_), figures in groupby(wanted, key=_group):
        entries = sorted((entry(figure) for figure in figures), key=_day)
        rows.append(Row(measure=measure_, population=population_, party=party_ or None, entries=tuple(entries)))
    return rows


def _group(figure: Figure) -> tuple[str, str, str]:
    return figure.measure, figure.population, figure.party or ""


def _rank(figure: Figure) -> tuple[int, int, str]:
    return _MEASURES.index(figure.measure), _POPULATIONS.index(figure.population), figure.party or ""


def _day(entry: Entry) -> tuple[str, str, str, int]:
    return entry.as_of or entry.source.published or "9", entry.speaker or "", entry.source.document, entry.source.start


def _denied(record: Record) -> dict[str, tuple[str, ...]]:
    """Figure id → those who deny it in its report, each once."""
    found: dict[str, dict[str, None]] = {}
    for statement in record.statements():
        if statement.stance == "denies":
            for about in statement.about:
                found.setdefault(about, {})[statement.speaker_name or "somebody"] = None
    return {about: tuple(names) for about, names in found.items()}


def _entry(record: Record, figure: Figure, denied_by: tuple[str, ...], parts: Sum | None, comes_to: Number | None) -> Entry:
    return Entry(
        id=figure.id,
        value=figure.value,
        lower=figure.lower,
        upper=figure.upper,
        bound=figure.bound,
        wording=wording(figure),
        text=figure.text,
        unit=figure.unit,
        speaker=figure.speaker_name,
        as_of=figure.as_of,
        since=figure.since,
        scope=figure.scope,
        place=figure.place,
        denied_by=denied_by,
        parts=parts,
        comes_to=comes_to,
        source=record.source(figure),
    )


def arithmetic(entry: Entry) -> str | None:
    """What the report's own numbers come to: "parts add up to 3,400, not 3,527"."""
    if entry.comes_to is not None:
        return f"that is {entry.comes_to:,.15g}"
    if entry.parts is None:
        return None
    told = f"parts add up to {entry.parts.value:,.15g}"
    return told if entry.parts.agrees else f"{told}, {'more than' if entry.parts.value > entry.value else 'not'} {entry.value:,.15g}"


def wording(figure: Figure) -> str:
    """The number in words no firmer than the report's: "at least 22", "up to 300", "20–30", and a vague one as it was worded."""
    if figure.bound == "vague":
        return f"“{' '.join(figure.text.split())}”"
    if figure.bound == "range" and figure.lower is not None and figure.upper is not None:
        return f"{figure.lower:,.10g}–{figure.upper:,.10g}"
    return WORDING[figure.bound].format(f"{figure.value:,.15g}")
