"""Who is meant by a name: the person or body of the record that it is a name of, under all names that these reports give it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.fuse import Record
from onrecord.fuse.actors import cast
from onrecord.model import Frozen
from onrecord.model.card import Card, NameRole
from onrecord.report.mentions import Acting, actors

DID: frozenset[NameRole] = frozenset({"actor"})
SUFFERED: frozenset[NameRole] = frozenset({"target"})
SAID: frozenset[NameRole] = frozenset({"speaker"})
COUNTED: frozenset[NameRole] = frozenset({"party"})
ANY: frozenset[NameRole] = frozenset({"actor", "target", "speaker", "party"})


class Met(Frozen):
    """An actor, and the names by which these reports mean it and nobody else. `actor` None: no report names one so outside an event."""

    actor: Acting | None
    names: frozenset[str]


def met(record: Record, name: str) -> Met:
    """The actor of this name: of that very name, else the only one that is ever written so."""
    every = actors(record)
    folded = name.casefold()
    exact = [one for one in every if one.canonical.casefold() == folded]
    written = [one for one in every if any(spelling.casefold() == folded for spelling in one.names)]
    found = exact[0] if exact else written[0] if len(written) == 1 else None
    if found is None:
        return Met(actor=None, names=frozenset({folded}))
    meant: dict[str, set[str]] = {}
    for (_, called), actor in cast(record).of.items():
        meant.setdefault(called.casefold(), set()).add(actor)
    own = {called for called, some in meant.items() if some == {found.id}}
    return Met(actor=found, names=frozenset({folded, found.canonical.casefold(), *own}))


def in_role(cards: Iterable[Card], names: frozenset[str], roles: frozenset[NameRole]) -> list[Card]:
    """The cards in which somebody of these names (case-folded) has one of these roles."""
    return [card for card in cards if any(named.role in roles and named.name.casefold() in names for named in card.names)]
