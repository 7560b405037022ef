"""The tellings of an incident by whose word they are: copies of one story are folded under their voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.fuse import Record
from onrecord.fuse.voices import first_voice
from onrecord.model import Event, Frozen
from onrecord.report.incidents import Happened, Told, Toll


class Voiced(Frozen):
    """One voice: its name, why the word is its, and its tellings, those that assert the happening first, then as they came out.
    `reports`: how many reports pass it on."""

    id: str
    name: str
    why: str
    reports: int
    tellings: tuple[Told, ...]


class Counted(Frozen):
    """What is counted of an incident, with the counts side by side: those in the same words by the same speaker stand together."""

    measure: str
    population: str
    unit: str | None
    party: str | None
    tolls: tuple[tuple[Toll, ...], ...]


def voiced(record: Record, row: Happened) -> list[Voiced]:
    """The voices that tell it, those with most reports first. A telling whose report is not in this record is left out."""
    found: dict[str, list[Told]] = {}
    names: dict[str, tuple[str, str]] = {}
    for told in row.tellings:
        event = record.facts.get(told.id)
        if isinstance(event, Event):
            voice = first_voice(record, event)
            names.setdefault(voice.id, (voice.name, voice.why))
            found.setdefault(voice.id, []).append(told)
    made = [_voiced(key, names[key], tellings) for key, tellings in found.items()]
    return sorted(made, key=lambda one: (-one.reports, one.tellings[0].source.published or "9", one.id))


def _voiced(key: str, named: tuple[str, str], tellings: Sequence[Told]) -> Voiced:
    ordered = sorted(tellings, key=lambda told: (not told.asserted, told.source.published or "9", told.source.document, told.source.start))
    reports = len({told.source.document for told in tellings})
    return Voiced(id=key, name=named[0], why=named[1], reports=reports, tellings=tuple(ordered))


def counted(tolls: Iterable[Toll]) -> list[Counted]:
    """The counts of an incident by what they count, in the order in which they come."""
    groups: dict[tuple[str, str, str | None, str | None], dict[tuple[str, str | None], list[Toll]]] = {}
    for toll in tolls:
        said = groups.setdefault((toll.measure, toll.population, toll.unit, toll.party), {})
        said.setdefault((toll.wording, toll.speaker), []).append(toll)
    return [
        Counted(measure=measure, population=population, unit=unit, party=party, tolls=tuple(tuple(same) for same in said.values()))
        for (measure, population, unit, party), said in groups.items()
    ]
