"""Whose side somebody is on: the country or armed group behind a name, as the report tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.knowledge.actors import party_of
from onrecord.knowledge.body_names import is_of_no_state
from onrecord.knowledge.countries import by_name
from onrecord.model import Event


@lru_cache(maxsize=8192)
def side_of(name: str) -> str | None:
    """The side that a name tells by itself: "Israeli army" → Israel, "Moscow" → Russia; "Syrian rebels" are not Syria's."""
    side = party_of(name)
    return name if side is not None and name != side and by_name(side) is not None and is_of_no_state(name) else side


@remembered
def _belonging(record: Record) -> Mapping[tuple[str, str], str]:
    """(document, canonical name) → the side that the report puts it on; left out where it names several."""
    found: dict[tuple[str, str], set[str]] = {}
    for entity in record.entities():
        if entity.affiliation and (side := side_of(entity.affiliation) or entity.affiliation):
            found.setdefault((entity.document, entity.canonical), set()).add(side)
    return {key: next(iter(sides)) for key, sides in found.items() if len(sides) == 1}


def side(record: Record, document: str, name: str | None) -> str | None:
    """The side of somebody whom this report calls so; None where it does not tell."""
    if not name:
        return None
    if is_of_no_state(name):
        return side_of(name)
    return _belonging(record).get((document, name)) or side_of(name)


def sides(record: Record, document: str, names: Iterable[str]) -> frozenset[str]:
    """The sides of several, as far as they are told."""
    return frozenset(found for name in names if (found := side(record, document, name)) is not None)


def doers(record: Record, event: Event) -> frozenset[str]:
    """The sides of those who are said to have done it."""
    return sides(record, event.document, (actor.name for actor in event.actors))


def parts_of(name: str) -> Iterator[str]:
    """The speakers behind one name: "Ukraine and Russia" are two where both are sides; else the name itself."""
    parts = [part.strip() for part in name.split(" and ")]
    yield from parts if len(parts) > 1 and all(side_of(part) for part in parts) else [name]
