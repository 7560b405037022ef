"""What a selection needs to be read by itself: the facts that it refers to, and the reports that it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.fuse import Record
from onrecord.model import Event, Fact, Figure, Statement


def needed(record: Record, only: frozenset[str]) -> frozenset[str]:
    """The ids of the facts, incidents and reports that are wanted, of all that these refer to, and of the reports of these."""
    incidents = {happening.id: happening for happening in record.groups.happenings}
    found: set[str] = set()
    waiting = [key for key in only if key in record.facts or key in record.documents or key in incidents]
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        fact = record.facts.get(key)
        if fact is not None:
            waiting += [other for other in _referred(fact) if other]
        elif key in incidents:
            waiting += [event for event in incidents[key].events if event in record.facts]
    return frozenset(found | {happening.id for event in found if (happening := record.happenings.get(event)) is not None})


def _referred(fact: Fact) -> Iterator[str | None]:
    yield fact.document
    if isinstance(fact, Event):
        yield fact.time
        yield from (place.place for place in fact.places)
        yield from fact.attributed_to
    elif isinstance(fact, Figure):
        yield from (fact.place_id, fact.statement, fact.event, fact.part_of)
    elif isinstance(fact, Statement):
        yield from fact.about
