"""Whose soldiers, policemen and fighters the counted are where their own phrase does not say: told by whom they fight and where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from onrecord.extract.figures.sides import Side
from onrecord.knowledge.actors import known_as
from onrecord.knowledge.countries import by_name
from onrecord.knowledge.tables import rows, words

_DEFINITE = frozenset({"the", "these", "those"})


@cache
def forces(sort: str) -> frozenset[str]:
    """Words of the table `count_forces.tsv` of one class: regular, security, irregular, hidden, foreign or rank."""
    return frozenset(word for row in rows("count_forces.tsv") if row["class"] == sort for word in words(row["words"]))


def is_armed_group(party: str) -> bool:
    """Whether the tables know it as an armed group that is no state's."""
    return any(known.kind == "armed" for known in known_as(party))


def regulars_of(phrase: Collection[str], sentence: Collection[str], others: Sequence[Side], ground: str | None) -> str | None:
    """The state of plain soldiers or guards whom irregulars hit: the only state that is told of besides, or that of the ground.

    `phrase` and `sentence` are lower-case words, `others` the sides of the sentence that are neither attackers nor places. None where
    foreign troops are told of, and for soldiers whom nobody says to be hit by irregulars: in a war of states they may be of either side.
    """
    here = set(sentence)
    security = bool(forces("security") & set(phrase))
    if not (security or forces("regular") & set(phrase)) or forces("foreign") & here:
        return None
    states = {side.party for side in others if not is_armed_group(side.party)}
    if not security and not is_hit_by_irregulars(here, others):
        return None
    if not states:
        return ground
    state = states.pop()
    return state if not states and by_name(state) is not None and ground in (None, state) else None


def is_hit_by_irregulars(sentence: Collection[str], sides: Iterable[Side]) -> bool:
    """Whether the sentence tells of gunmen, rebels, suicide bombers or a named armed group."""
    return bool(forces("irregular") & set(sentence)) or any(is_armed_group(side.party) for side in sides)


def fighters_of(phrase: Collection[str], sides: Iterable[Side]) -> str | None:
    """The armed group of "12 of the insurgents": the only one that the sentence names."""
    if not _DEFINITE & set(phrase) or not forces("irregular") & set(phrase):
        return None
    groups = {side.party for side in sides if is_armed_group(side.party)}
    return groups.pop() if len(groups) == 1 else None
