"""What no report says: incidents without a day, a place, a doer or a toll; counts nobody stands for; what has no figure at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.report.situation.matter import Material, Occurrence
from onrecord.report.situation.sentence import Section, Sentence, tally
from onrecord.report.situation.wording import joined, many

_TOLL = frozenset({"killed", "wounded", "casualties"})
_HARM = ("killed", "wounded", "missing", "captured", "displaced", "evacuated")


def section(material: Material) -> Section:
    return Section("What no report says", tuple(_gaps(material)))


def _gaps(material: Material) -> Iterator[Sentence]:
    actual = [one for one in material.occurrences if one.incident.modality == "actual"]
    attacks = [one for one in actual if one.incident.type == "ASSAULT"]
    yield from _missing("no report gives the day", [one for one in actual if one.incident.first is None])
    yield from _missing("no report names a place", [one for one in actual if not one.incident.places])
    yield from _missing("no report says who did it", [one for one in attacks if not one.incident.actors], "attack")
    yield from _missing(
        "no count of people killed or wounded is tied to the event", [o for o in attacks if not o.measures & _TOLL], "attack"
    )
    yield from _missing("there is the word of one named speaker alone", [one for one in actual if len(one.incident.speakers) == 1])
    unnamed = [entry.id for row in material.series for entry in row.entries if entry.speaker is None]
    if unnamed:
        yield tally(f"For {many(len(unnamed), 'count')} no report names a speaker", tuple(unnamed))
    yield from _no_figure(material)


def _missing(what: str, some: list[Occurrence], thing: str = "incident") -> Iterator[Sentence]:
    if some:
        yield tally(
            f"For {many(len(some), thing)} {what}",
            (one.events[0] for one in some),
            (one.incident.id for one in some),
        )


def _no_figure(material: Material) -> Iterator[Sentence]:
    """The harm to people that no report puts a number on; it rests on every incident and count that was looked through."""
    counted = {row.measure for row in material.series}
    silent = [measure for measure in _HARM if measure not in counted]
    if silent:
        looked = _looked(material)
        if looked:
            yield tally(f"No figure is reported of people {joined(silent, ', ')}", looked)


def _looked(material: Material) -> tuple[str, ...]:
    events = [one.events[0] for one in material.occurrences]
    return tuple(dict.fromkeys([*events, *(entry.id for row in material.series for entry in row.entries)]))


def cited_anywhere(material: Material) -> Iterable[str]:
    """Every fact of the material, by kind."""
    for one in material.occurrences:
        yield from one.events
    for row in material.series:
        yield from (entry.id for entry in row.entries)
    yield from (claim.id for claim in material.claims)
