"""The sections of incidents: by region, then day; what is only planned, possible, demanded or denied stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.fuse import Record
from onrecord.report.situation.incidents import incident
from onrecord.report.situation.matter import Occurrence
from onrecord.report.situation.sentence import Heading, Section, Sentence, tally
from onrecord.report.situation.wording import country, days, escaped, many

NOWHERE = "Place not stated"
MANY = 12
"""A region of more incidents has a heading for each day."""


@dataclass(frozen=True)
class Part:
    """A section of the report and the event types that stand in it."""

    title: str
    types: frozenset[str]


PARTS = (
    Part("What happened", frozenset({"ASSAULT", "CONTROL", "RETREAT", "INTERCEPT", "FIND"})),
    Part("Talks and agreements", frozenset({"CONSULT", "AGREE", "COOPERATE", "CONCEDE"})),
    Part("Aid and sanctions", frozenset({"AID", "SANCTION"})),
    Part("Displacement", frozenset({"MOVE"})),
    Part("Detentions, deployments and protests", frozenset({"COERCE", "MOBILIZE", "PROTEST"})),
)


def section(record: Record, part: Part, occurrences: Iterable[Occurrence], *, limit: int | None) -> Section:
    """The incidents of a part. Beyond the limit those with the fewest voices, disputes and tolls are counted, not told."""
    mine = [found for found in occurrences if found.incident.type in part.types]
    kept = {found.incident.id for found in sorted(mine, key=_weight)[:limit]}
    told_above: set[tuple[str, int]] = set()
    items: list[Heading | Sentence] = []
    for heading, some in _groups(mine):
        items += [Heading(heading), *_told(record, [f for f in some if f.incident.id in kept], told_above)]
        left = [found for found in some if found.incident.id not in kept]
        if left:
            items.append(rest(left, "incident"))
    return Section(part.title, tuple(items), left_out=len(mine) - len(kept))


def rest(left: list[Occurrence], thing: str) -> Sentence:
    """How many more there are, with the first mention of each."""
    return tally(
        f"{many(len(left), f'more {thing}')} of this part {'is' if len(left) == 1 else 'are'} on record and not told here",
        (found.events[0] for found in left),
        (found.incident.id for found in left),
    )


def _weight(found: Occurrence) -> tuple[int, int, int, bool, str, str]:
    """The weightiest first: by voices, disputes, tolls; then by day."""
    happening = found.incident
    disputed = happening.status in ("disputed", "denied", "retracted")
    return (
        -len(happening.voices), -int(disputed), -len(found.counts), happening.first is None, happening.first or "", happening.id,
    )  # fmt: skip


def _groups(found: Iterable[Occurrence]) -> Iterator[tuple[str, list[Occurrence]]]:
    """Those that happened by country, the one with most first; then those of no place, then those that are not said to have happened."""
    regions: dict[tuple[bool, bool, str], list[Occurrence]] = {}
    for one in found:
        region = region_of(one)
        regions.setdefault((one.incident.modality != "actual", region is None, region or NOWHERE), []).append(one)
    order = sorted(regions.items(), key=lambda item: (item[0][0], item[0][1], -len(item[1]), item[0][2]))
    for (only, _, region), some in order:
        yield f"{region}: planned, possible, demanded or denied" if only else region, some


def region_of(found: Occurrence) -> str | None:
    """The country of the first scene that is told; of a sea, its name."""
    places = sorted(found.incident.places, key=lambda place: ("scene", "within", "destination", "origin").index(place.role))
    for place in places:
        if name := country(place.country):
            return name
    return None


def _told(record: Record, some: list[Occurrence], told_above: set[tuple[str, int]]) -> Iterator[Heading | Sentence]:
    if len(some) <= MANY:
        yield from (incident(record, found, told_above) for found in some)
        return
    for when, same in groupby(some, key=lambda found: days(found.incident.first, found.incident.last)):
        yield Heading(escaped(when or "Day not stated"), level=4)
        yield from (incident(record, found, told_above) for found in same)
