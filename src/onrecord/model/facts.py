"""The facts of one document, by kind, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from onrecord.model.base import Span
from onrecord.model.fact import Entity, Event, Fact, Figure, Place, Statement, Time

KINDS = {"time": "times", "place": "places", "entity": "entities", "statement": "statements", "figure": "figures", "event": "events"}


@dataclass(frozen=True, slots=True)
class Facts:
    """An immutable collection; extractors of a later stage read what the earlier stages found."""

    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        for field in fields(self):
            yield from getattr(self, field.name)

    def __len__(self) -> int:
        return sum(len(getattr(self, field.name)) for field in fields(self))

    def plus(self, facts: Iterable[Fact]) -> Facts:
        """With these added, doubles (same id) left out, each kind in text order."""
        known = {fact.id for fact in self}
        added: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact.id not in known:
                known.add(fact.id)
                added.setdefault(KINDS[fact.kind], []).append(fact)
        return replace(self, **{name: tuple(sorted((*getattr(self, name), *new), key=position)) for name, new in added.items()})

    def within(self, kind: str, start: int, end: int) -> list[Fact]:
        """The facts of a kind (`time`, `place`, …) whose span lies inside start..end."""
        placed = ((fact, position(fact)) for fact in getattr(self, KINDS[kind]))
        return [fact for fact, (first, last) in placed if start <= first and last <= end]


def position(fact: Fact) -> tuple[int, int]:
    """Where a fact stands: its own span, a statement's first content, an event's trigger."""
    span: Span
    if isinstance(fact, Statement):
        span = fact.content[0]
    elif isinstance(fact, Event):
        span = fact.trigger
    else:
        span = fact.span
    return span.start, span.end
