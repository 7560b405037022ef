"""The sections of incidents: by region, then day; what is only planned, possible, demanded or denied stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.fuse import Record
from onrecord.report.situation.incidents import incident
from onrecord.report.situation.matter import Occurrence
from onrecord.report.situation.regions import country_of, region_in
from onrecord.report.situation.sentence import Heading, Section, Sentence, tally
from onrecord.report.situation.wording import escaped, many

NOWHERE = "Place not stated"
MANY = 12
"""A country of more incidents has a heading for each of its regions."""


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
    """The incidents of a part: those that are said to have happened, then the others, a third as many of them. Beyond the limit those with
    the fewest voices and tolls, and without a day or place, are counted, not told; every country has its share of those that are."""
    mine = [found for found in occurrences if found.incident.type in part.types]
    actual = [found for found in mine if found.incident.modality == "actual"]
    other = [found for found in mine if found.incident.modality != "actual"]
    shown = [*_weightiest(actual, limit), *_weightiest(other, None if limit is None else max(1, limit // 3))]
    kept = {found.incident.id for found in shown}
    told_above: set[tuple[str, int]] = set()
    items: list[Heading | Sentence] = []
    for heading, some in _groups(mine):
        told = [found for found in some if found.incident.id in kept]
        items += [Heading(escaped(heading)), *_told(record, told, told_above)]
        left = [found for found in some if found.incident.id not in kept]
        if left:
            items += [*([Heading("Not told here", level=4)] if len(told) > MANY else []), rest(left, "incident")]
    return Section(part.title, tuple(items), left_out=len(mine) - len(kept))


def rest(left: list[Occurrence], thing: str) -> Sentence:
    """How many more there are, with the first mention of each."""
    return tally(
        f"{many(len(left), f'more {thing}')} of this part {'is' if len(left) == 1 else 'are'} on record and not told here",
        (found.events[0] for found in left),
        (found.incident.id for found in left),
    )


def _weightiest(found: list[Occurrence], limit: int | None) -> list[Occurrence]:
    """As many as the limit allows: half of them shared out among the countries, the others whichever weigh most."""
    if limit is None or len(found) <= limit:
        return found
    groups = [sorted(some, key=_weight) for _, some in _groups(found)]
    share = max(1, limit // (2 * len(groups)))
    ranked = [(at >= share, _weight(one), one) for some in groups for at, one in enumerate(some)]
    return [one for _, _, one in sorted(ranked, key=lambda item: item[:2])[:limit]]


def _weight(found: Occurrence) -> tuple[int, bool, int, bool, bool, str, str]:
    """The weightiest first: by voices, whether they part, tolls; then what has a day and a place; then by day."""
    happening = found.incident
    parted = happening.status in ("corroborated", "disputed", "retracted")
    return (
        -len(happening.voices), not parted, -len(found.counts), happening.first is None, not happening.places, happening.first or "",
        happening.id,
    )  # fmt: skip


def _groups(found: Iterable[Occurrence]) -> Iterator[tuple[str, list[Occurrence]]]:
    """Those that happened by country, the one with most first; then those of no place, then those that are not said to have happened."""
    regions: dict[tuple[bool, bool, str], list[Occurrence]] = {}
    for one in found:
        region = country_of(one)
        regions.setdefault((one.incident.modality != "actual", region is None, region or NOWHERE), []).append(one)
    order = sorted(regions.items(), key=lambda item: (item[0][0], item[0][1], -len(item[1]), item[0][2]))
    for (only, _, region), some in order:
        yield f"{region}: planned, possible, demanded or denied" if only else region, some


def _told(record: Record, some: list[Occurrence], told_above: set[tuple[str, int]]) -> Iterator[Heading | Sentence]:
    """By day; in a country of many incidents by region, then day."""
    if len(some) <= MANY or country_of(some[0]) is None:
        yield from (incident(record, found, told_above) for found in some)
        return
    regions: dict[str, list[Occurrence]] = {}
    for found in some:
        regions.setdefault(region_in(record, found) or "", []).append(found)
    for region, same in sorted(regions.items(), key=lambda item: (not item[0], item[0])):
        yield Heading(escaped(region or "Region not stated"), level=4)
        yield from (incident(record, found, told_above) for found in same)
