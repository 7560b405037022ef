"""What numbers a wording leaves room for, and whether two wordings can both hold."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

from onrecord.model import Figure

Agreement = Literal["equal", "both", "room", "apart"]
"""The same number; both can hold and are near; one leaves room for the other but says nothing of it ("at least 20", 400); they cannot both
hold."""

_APPROXIMATE = 0.15
"""How far from its number an "about" may lie, and how far below it a "nearly": the convention of `bench`'s labels for "about 20-30"."""
_VAGUE = (0.5, 5.0)
"""What a vague number stands for, as multiples of its value: dozens (24) for 12 to 120, hundreds (200) for 100 to 1,000 (NewsQuant)."""
_ROUND = 0.05
"""The most by which a round number may be rounded: 11,000 for 11,078, but 400 not for 450."""
_NEAR = 1.5
"""Up to which ratio an open bound is still a word for the number: "at least 20" for 22, not for 400."""


@dataclass(frozen=True, slots=True)
class Room:
    """The numbers that a wording leaves room for, both ends included. `open`: on one side it says nothing."""

    low: float
    high: float
    open: bool = False


def room(figure: Figure, *, floor: bool = False) -> Room:
    """The room of a figure. `floor`: its report says that only the verified are counted, so that there may be more."""
    value = float(figure.value)
    least, most = _or(figure.lower, 0.0), _or(figure.upper, inf)
    match figure.bound:
        case "exact":
            slack = _slack(value)
            return Room(value - slack, inf if floor else value + slack, open=floor)
        case "at_least" | "more_than":
            return Room(_or(figure.lower, value), inf, open=True)
        case "up_to" | "less_than":
            return Room(0.0, _or(figure.upper, value), open=True)
        case "nearly":
            return Room(value * (1 - _APPROXIMATE), _or(figure.upper, value))
        case "about":
            return Room(value * (1 - _APPROXIMATE), inf if floor else value * (1 + _APPROXIMATE), open=floor)
        case "range":
            return Room(least, most, open=figure.lower is None or figure.upper is None)
        case "vague":
            return Room(value * _VAGUE[0], value * _VAGUE[1])


def _or(bound: float | None, otherwise: float) -> float:
    return otherwise if bound is None else float(bound)


def _slack(value: float) -> float:
    """By how much a round number may be rounded: half of its last place, from hundreds on."""
    if value < 100 or value % 100:
        return 0.0
    place = 100.0
    while value % (place * 10) == 0:
        place *= 10
    return min(place / 2, value * _ROUND)


def agreement(a: Figure, b: Figure, *, floors: tuple[bool, bool] = (False, False)) -> Agreement:
    """How two wordings of one count stand to each other."""
    if a.value == b.value and a.bound == b.bound and a.upper == b.upper:
        return "equal"
    one, other = room(a, floor=floors[0]), room(b, floor=floors[1])
    if max(one.low, other.low) > min(one.high, other.high):
        return "apart"
    if not (one.open or other.open):
        return "both"
    low, high = sorted((max(float(a.value), 1.0), max(float(b.value), 1.0)))
    return "both" if high / low <= _NEAR else "room"
