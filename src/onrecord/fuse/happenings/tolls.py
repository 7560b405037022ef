"""How the counts of two mentions stand to each other."""

from __future__ import annotations

from onrecord.fuse.happenings.told import Told, Toll

_FATES = frozenset({"killed", "wounded", "casualties"})
_FAR = 3.0
_TELLING = 5  # fewer are near each other by chance


def tolls_differ(a: Told, b: Told) -> bool:
    """Whether two mentions give other counts of the same: of killed people 5 and 7."""
    if not a.tolls or not b.tolls:
        return False
    pairs = [(x, y) for x in a.tolls for y in b.tolls if _comparable(x, y)]
    dead = [pair for pair in pairs if pair[0].measure == "killed"] or pairs
    return any(not may_be_one(x, y) for x, y in dead) and not tolls_agree(a, b)


def tolls_agree(a: Told, b: Told) -> list[Toll]:
    """The counts that both give."""
    known = {(toll.measure, toll.value) for toll in b.tolls}
    return [toll for toll in a.tolls if (toll.measure, toll.value) in known]


def _comparable(x: Toll, y: Toll) -> bool:
    return x.measure == y.measure and x.population == y.population


def may_be_one(x: Toll, y: Toll) -> bool:
    """Whether the bounds of two counts can both hold."""
    low = max(x.lower if x.lower is not None else 0, y.lower if y.lower is not None else 0)
    high = min(x.upper if x.upper is not None else low, y.upper if y.upper is not None else low)
    return low <= high


def tolls_far(a: Told, b: Told) -> bool:
    """Whether their dead are so many more in one that no later count explains it."""
    mine = [toll.value for toll in a.tolls if toll.measure == "killed"]
    others = [toll.value for toll in b.tolls if toll.measure == "killed"]
    return bool(mine and others) and min(max(mine), max(others)) * _FAR < max(max(mine), max(others)) - 2


def dead_differ(a: Told, b: Told) -> bool:
    """Whether two mentions of one report give other numbers of dead: of the wounded, a smaller number is a part of the larger."""
    mine, others = ([toll for toll in told.tolls if toll.measure == "killed"] for told in (a, b))
    return bool(mine and others) and not any(may_be_one(x, y) for x in mine for y in others)


def tolls_shrink(a: Told, b: Told) -> bool:
    """Whether the later report has clearly fewer dead of what the earlier one counted: tolls of one happening grow."""
    if a.by is None or b.by is None or a.by == b.by:
        return False
    early, late = (a, b) if a.by < b.by else (b, a)
    pairs = [(x, y) for x in early.tolls for y in late.tolls if _comparable(x, y) and x.measure == "killed"]
    return bool(pairs) and all(y.value < x.value - 1 for x, y in pairs)


def tolls_grew(a: Told, b: Told) -> bool:
    """Whether the later report counts more of what the earlier one counted: tolls grow for days."""
    if a.by is None or b.by is None or a.by == b.by:
        return False
    early, late = (a, b) if a.by < b.by else (b, a)
    pairs = [(x, y) for x in early.tolls for y in late.tolls if _comparable(x, y) and x.measure in _FATES]
    dead = [pair for pair in pairs if pair[0].measure == "killed"] or pairs
    return bool(dead) and any(y.value >= x.value for x, y in dead)


def tolls_near(a: Told, b: Told) -> bool:
    """Whether their counts of one fate may be one count and its update: they came out on two days."""
    if a.by == b.by:
        return False
    pairs = [(x, y) for x in a.tolls for y in b.tolls if _comparable(x, y)]
    large = [(min(x.value, y.value), max(x.value, y.value)) for x, y in pairs]
    return bool(large) and all(low >= _TELLING and high <= 1.5 * low + 1 for low, high in large)
