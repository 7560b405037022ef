"""Short reports that give one count each, put together by hand, of several wars."""

from __future__ import annotations

from typing import Any

from onrecord.fuse import Record
from onrecord.fuse.counts import relate
from onrecord.model import Figure, Relation
from tests.wars import Reading, event, figure, place, report

NYALA = {"country": "SD", "lat": 12.05, "lon": 24.88, "place_kind": "city", "precision": "city", "geonames": 365763}
MARIB = {"country": "YE", "lat": 15.46, "lon": 45.33, "place_kind": "city", "precision": "city", "geonames": 73533}
SUDAN = {"country": "SD", "lat": 15.0, "lon": 30.0, "place_kind": "country", "precision": "country"}

# What each outlet adds of its own, so that two reports are not taken for copies of one.
_TAILS = {
    "Nile Dispatch": "Our correspondent saw fresh graves beside the river road after dark, and families asking at the gate for news.",
    "Gulf Bulletin": "Convoys with flour and medicine bound for the region were turned back at a checkpoint on Tuesday, drivers said.",
}


def toll(
    value: float, speaker: str | None = None, *, told: str, day: str = "2024-06-14", town: str = "Nyala",
    where: dict[str, Any] | None = None, outlet: str = "Nile Dispatch", **known: Any,
) -> Reading:  # fmt: skip
    """So many were killed when shells hit the town on a day, as one report says."""
    who = f"{speaker} said" if speaker else "Residents buried the dead where"
    told_so = f"{who} {value:g} people were killed when shells hit {town}." if outlet == "Nile Dispatch" else (
        f"After shells hit {town}, {value:g} people were reported dead{f', {speaker} said' if speaker else ''}."
    )  # fmt: skip
    text = f"{told_so} {_TAILS[outlet]}"
    document = report(text, url=f"https://{outlet.replace(' ', '').lower()}.example/{told}", day=told).model_copy(
        update={"publisher": outlet}
    )
    scene = place(document, town, **(where or NYALA))
    hit = event(document, "shells hit", at=[scene], first=day, last=day, precision="day", basis=f"clause: {day}")
    given = {"lower": value, "upper": value, "scope": "incident", "as_of": day, "event": hit.id, "speaker_name": speaker, **known}
    counted = figure(document, f"{value:g} people", value, place=town, place_id=scene.id, evidence=hit.evidence, **given)
    return document, [scene, hit, counted]


def total(
    value: float, speaker: str | None = None, *, told: str, town: str = "Sudan", where: dict[str, Any] | None = None,
    outlet: str = "Nile Dispatch", since: str | None = "2023-04-15", as_of: str | None = None, measure: str = "killed",
    how: str = "counted", **known: Any,
) -> Reading:  # fmt: skip
    """So many since the war began, as one report says."""
    who = f"{speaker} has {how}" if speaker else "The war has cost"
    text = f"{who} {value:g} people {measure} in {town}. {_TAILS[outlet]}"
    document = report(text, url=f"https://{outlet.replace(' ', '').lower()}.example/{told}", day=told).model_copy(
        update={"publisher": outlet}
    )
    scene = place(document, town, **(where or SUDAN))
    given = {"lower": value, "upper": value, "speaker_name": speaker, "since": since, "as_of": as_of, "measure": measure, **known}
    counted = figure(document, f"{value:g} people", value, scope="cumulative", place=town, place_id=scene.id, **given)
    return document, [scene, counted]


def count_of(reading: Reading) -> Figure:
    return next(fact for fact in reading[1] if isinstance(fact, Figure))


def relation(one: Reading, other: Reading, *others: Reading) -> Relation | None:
    """How the counts of two reports stand to each other."""
    return relate(Record.of([one, other, *others]), count_of(one), count_of(other))


def said(one: Reading, other: Reading) -> str | None:
    found = relation(one, other)
    return found.type if found is not None else None
