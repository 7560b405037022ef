"""Under which keys a mention meets others of its happening: place cell × day × family for towns; what is wider or placeless needs more.

Two tellings with a town and a day of their own meet wherever these fit. A region, a country or no place at all meets another only where the
day, the country and one thing more agree: a toll, what was hit, or who did it by what arms. A block so holds a town's or a toll's day, not
a war's. A summary looks through all that its country tells of its days.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.fuse.grouping import Keys
from onrecord.fuse.happenings.context import RARE
from onrecord.fuse.happenings.days import LATELY
from onrecord.fuse.happenings.places import cell
from onrecord.fuse.happenings.told import Told

CELL = 0.2
"""Degrees: 22 km, about twice what may lie between two names for one spot."""
LONG = 4
"""Days: what lasts longer is filed under its first and last day alone."""
_PERIOD = 62
"""Days of a summary that looks through all of them."""
_LASTING = 7
"""Days for which who took a town is news."""
_STRETCH = 1500  # characters of a report in which what points back is looked for
_STORY = 6  # names of a report under which its news are filed
_TELLING, _RARE = 5, 10
"""A toll of fewer is no mark; from so many on it is one in any country."""


def keys(told: Told) -> Keys:
    """Where a mention is filed, and where it looks; both are mutual."""
    days = [str(day) for day in _days(told)]
    at = told.start // _STRETCH
    filed = {f"r{told.document}.{at}"}
    looks = {f"r{told.document}.{near}" for near in (at - 1, at, at + 1)}
    for mine, others in _towns(told):
        filed |= {f"t{told.family}.{day}.{mine}" for day in days}
        looks |= {f"t{told.family}.{day}.{other}" for day in days for other in others}
    marked = {f"m{told.family}.{day}.{mark}" for day in days for mark in (*marks(told), *_story(told))}
    filed |= marked
    looks |= marked
    broad = not told.local
    for region in _regions(told):
        filed |= {f"{'w' if broad else 'l'}{told.family}.{day}.{region}" for day in days}
        looks |= {f"{also}{told.family}.{day}.{region}" for day in days for also in ("lw" if broad else "w")}
    for day in days:
        for country in told.countries:
            filed.add(f"{'s' if told.summary else 'p'}{told.family}.{day}.{country}")
            if told.summary:
                looks |= {f"p{told.family}.{day}.{country}", f"s{told.family}.{day}.{country}"}
            else:
                looks.add(f"s{told.family}.{day}.{country}")
    return Keys(frozenset(filed), frozenset(looks))


def _days(told: Told) -> Iterator[int]:
    """Its days; without, those just before its report. What lasts long is filed under its two ends, a summary under all of its days."""
    if told.days is not None:
        first, last = told.days
        if last - first <= LONG or (told.summary and last - first <= _PERIOD):
            yield from range(first, last + 1)
        else:
            yield from (first, last)
    elif told.by is not None:
        yield from range(told.by - (_LASTING if told.family == "ground" else LATELY), told.by + 1)


def _towns(told: Told) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The cell of each of its towns with the neighbouring ones; of a name on no map, the name."""
    for spot in {spot.name: spot for spot in (*told.local, *(told.around if told.main else told.around[:1]))}.values():
        if spot.lat is None or spot.lon is None:
            name = spot.name.casefold()
            yield name, (name,)
        else:
            row, column = cell(spot.lat, spot.lon, CELL)
            yield f"{row}.{column}", tuple(f"{row + up}.{column + right}" for up in (-1, 0, 1) for right in (-1, 0, 1))


def _regions(told: Told) -> Iterator[str]:
    """The regions that it names, and by what arms it was: one that names no town meets there those that do."""
    names = {spot.name.casefold() for spot in told.spots if spot.kind == "region" and spot.role != "origin"}
    yield from (f"{name}.{means}" for name in sorted(names) for means in told.arms or (told.mode or told.type,))


def _story(told: Told) -> Iterator[str]:
    """The first rare names of a report, for what it tells as its news."""
    yield from (mark for mark in told.marks[:_STORY] if told.main and mark.startswith(RARE))


def marks(told: Told) -> Iterator[str]:
    """What a mention shares with few others of its day: a large toll; a toll, a target or arms in one country."""
    yield from (f"{toll.measure}{toll.value}" for toll in told.tolls if toll.value >= _RARE)
    if not told.sides:
        yield from (f"by {actor}" for actor in told.actors if actor[:1].isupper())
    for country in told.countries or told.lands:
        yield from (f"{country}.{toll.measure}{toll.value}" for toll in told.tolls if _TELLING <= toll.value < _RARE)
        yield from (f"{country}.{site}" for site in told.sites)
        if not told.fine:
            arms = told.arms or (told.mode or told.type,)
            yield from (f"{country}.{side}.{means}" for side in told.sides for means in arms)
            yield from (f"{country}>{target}" for target in told.targets if target[:1].isupper())
