"""Happenings as a matter of grouping: event mentions, and which of them tell of one happening."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.fuse.grouping import Keys, Link, Matter, Rulings
from onrecord.model import Document, Event, Fact, Frozen, Incident
from onrecord.model.vocabulary import EventType


class Told(Frozen):
    """What is compared of an event mention."""

    id: str
    document: str
    type: EventType


def mentions(document: Document, facts: Sequence[Fact]) -> list[Told]:
    """The event mentions of a report."""
    return [Told(id=fact.id, document=document.id, type=fact.type) for fact in facts if isinstance(fact, Event)]


def keys(told: Told) -> Keys:
    """Where a mention may meet others of its happening."""
    return Keys()


def compare(a: Told, b: Told) -> Link | None:
    """Whether two mentions are one happening."""
    return None


def group(items: Sequence[Told], links: Sequence[Link], rulings: Rulings) -> list[Incident]:
    """The happenings of connected mentions."""
    return [Incident(id=f"I{item.id[1:]}", type=item.type, events=(item.id,)) for item in items]


HAPPENINGS = Matter(name="happening", item=Told, groups=Incident, items=mentions, keys=keys, compare=compare, group=group)
