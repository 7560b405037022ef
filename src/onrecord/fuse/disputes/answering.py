"""Whether a denial or confirmation in one report answers what another report tells: same kind of deed, place, doer, thing hit and days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.fuse.disputes.inside import Spot, Standing, standing
from onrecord.fuse.disputes.matters import Matter
from onrecord.knowledge.spelling import key

WINDOW = 14
"""Days after which an answer is no longer taken to be to what another report told, unless both name the day."""
_BEFORE = 3  # days that a report may come out after the answer to what it tells: others told it earlier
_SOON = 7  # days within which an answer that names no place may be to what its report speaks of before
_LEAST = 4
_UNWORDED = 5  # where one of the two words no deed
_CLEAR = 1
_ALIKE = 2  # telling words in common that say what neither words as a deed


def answers(answer: Matter, told: Matter, side: str | None, *, denial: bool) -> int:
    """How well an answer fits what is told, 0 for not at all. `side`: that of the speaker who answers.

    Nothing is matched that lies in another place, on other days, of another kind, or is put on somebody else than who denies it.
    """
    fresh = _in_time(answer, told)
    where = standing(answer.spots, told.spots)
    if answer.ahead or told.ahead or not (fresh or _newly_told(answer, told)) or where == "apart" or not _of_one_kind(answer, told):
        return 0
    if answer.people and told.people and not _someone_in_common(answer.people, told.people):
        return 0
    if denial and not _concerned(answer, told, side):
        return 0
    if not answer.particular or not (denial or where == "same"):
        return 0
    same_thing, blamed = _same_thing(answer, told), _blamed(answer, told, side)
    pointing = blamed and where == "unknown" and _is_bare(answer) and _is_around(answer, told)
    if not same_thing and not pointing and not _same_deed(answer, told, where, blamed):
        return 0
    if not fresh and not (same_thing and where == "same"):
        return 0
    nearby = where == "near" or (where == "unknown" and _is_around(answer, told))
    points = fresh + 2 * (where == "same") + nearby + 2 * same_thing + blamed + pointing + min(2, len(answer.words & told.words))
    named = where == "same" or pointing or (where != "unknown" and blamed) or (same_thing and (nearby or blamed))
    return points if named and points >= (_LEAST if answer.types & told.types else _UNWORDED) else 0


def _of_one_kind(answer: Matter, told: Matter) -> bool:
    """The same type of deed; where one of them words none, what is told is known by the arms, the thing or the words."""
    if answer.arms and told.arms and not answer.arms & told.arms:
        return False
    if answer.types and told.types:
        return bool(answer.types & told.types)
    return bool(answer.arms & told.arms or answer.sites & told.sites) or len(answer.words & told.words) >= _ALIKE


def _same_thing(answer: Matter, told: Matter) -> bool:
    return bool(answer.things & (told.things | told.words) or answer.sites & told.sites)


def _same_deed(answer: Matter, told: Matter, where: Standing, blamed: bool) -> bool:
    """In the same words, or at the same place by the same side; not where each names another thing, or only the answer and no day."""
    dated = answer.days is not None and told.days is not None and where == "same"
    if (answer.things and (told.things or not dated)) or (answer.sites and told.sites) or (answer.arms and not told.arms and not blamed):
        return False
    return bool(answer.deeds & told.deeds or answer.arms & told.arms) or (blamed and where == "same") or not (answer.types and told.types)


def _blamed(answer: Matter, told: Matter, side: str | None) -> bool:
    return bool(told.doers & (answer.doers | {side}))


def _is_bare(answer: Matter) -> bool:
    """ "Both attacks": it names neither place nor thing nor arms, and means what its report told before."""
    return not (answer.spots or answer.things or answer.sites or answer.arms)


def _is_around(answer: Matter, told: Matter) -> bool:
    """What is told happened where the report of the answer speaks of before it, which names no place itself."""
    if answer.told is None or told.told is None or answer.told[0] - told.told[1] > _SOON:
        return False
    return standing(_towns(answer.around), _towns(told.spots)) == "same"


def _someone_in_common(ones: frozenset[str], others: frozenset[str]) -> bool:
    """By surname, in one spelling."""
    return bool({key(name.split()[-1]) for name in ones} & {key(name.split()[-1]) for name in others})


def _concerned(answer: Matter, told: Matter, side: str | None) -> bool:
    """A denial is of one's own deed, of one's side, or of harm that nobody is named for."""
    mine = answer.doers | ({side} if side else frozenset())
    return not told.doers or not mine or bool(told.doers & mine)


def _in_time(answer: Matter, told: Matter) -> bool:
    """Both name overlapping days; or what is told happened, else came out, in the days before the answer."""
    if answer.days and told.days:
        return answer.days[0] <= told.days[1] and told.days[0] <= answer.days[1] and _not_later(answer, told)
    if answer.told is None or told.told is None:
        return False
    if told.days is not None:
        return told.days[0] <= answer.told[1] and told.days[1] >= answer.told[0] - WINDOW
    return answer.told[0] - WINDOW <= told.told[1] and told.told[0] <= answer.told[1] + _BEFORE


def _newly_told(answer: Matter, told: Matter) -> bool:
    """What happened long before came out in the days before the answer, which names no other day."""
    if answer.days is not None or answer.told is None or told.told is None or told.days is None:
        return False
    return told.days[1] < answer.told[0] and answer.told[0] - WINDOW <= told.told[0] and told.told[1] <= answer.told[1]


def _not_later(answer: Matter, told: Matter) -> bool:
    """Nobody denies today what happens tomorrow."""
    return answer.told is None or told.days is None or told.days[0] <= answer.told[1]


def filed(matter: Matter) -> Iterator[str]:
    """The keys under which what is told waits for an answer: each place and each doer with the fortnight of the report, the place with the
    day."""
    fortnights = sorted({day // WINDOW for day in matter.told or ()})
    yield from (f"@{place}:{time}" for place in sorted(matter.places) for time in fortnights)
    yield from (f"@{place}={day}" for place in sorted(matter.places) for day in _days(matter))
    yield from (f">{doer}:{time}" for doer in sorted(matter.doers) for time in fortnights)


def looked_under(answer: Matter, side: str | None) -> Iterator[str]:
    """The keys under which an answer looks for what it may answer."""
    fortnights = sorted({(day + shift) // WINDOW for day in answer.told or () for shift in (-WINDOW, 0, _BEFORE)})
    places = sorted(answer.places | {spot.key for spot in answer.around})
    yield from (f"@{place}:{time}" for place in places for time in fortnights)
    yield from (f"@{place}={day}" for place in sorted(answer.places) for day in _days(answer))
    yield from (f">{doer}:{time}" for doer in sorted(answer.doers | ({side} if side else frozenset())) for time in fortnights)


def _days(matter: Matter) -> range:
    """The days on which it happened, where they are few."""
    if matter.days is None or matter.days[1] - matter.days[0] > _SOON:
        return range(0)
    return range(matter.days[0], matter.days[1] + 1)


def clear(fits: Mapping[str, tuple[int, Matter]]) -> list[str]:
    """Those that fit best, and all that may be one with the best; none where another fits as well that cannot be."""
    if not fits:
        return []
    ranked = sorted(fits, key=lambda one: (-fits[one][0], one))
    points, best = fits[ranked[0]]
    if any(points - fits[one][0] < _CLEAR and not may_be_one(best, fits[one][1]) for one in ranked):
        return []
    return [one for one in ranked if may_be_one(best, fits[one][1])]


def may_be_one(one: Matter, other: Matter) -> bool:
    """Whether two tellings, in different words, may be of one happening: on the same days, at one place, of one thing, by the same side."""
    if one.since is None or other.since is None or not (one.since[0] <= other.since[1] and other.since[0] <= one.since[1]):
        return False
    if not _at_one_place(one, other):
        return False
    if (one.doers and other.doers and not one.doers & other.doers) or (one.sites and other.sites and not one.sites & other.sites):
        return False
    return not (one.types and other.types) or bool(one.types & other.types)


def _at_one_place(one: Matter, other: Matter) -> bool:
    """In one town; where one of them tells no more than the region, of one thing there too."""
    mine, theirs = _towns(one.spots), _towns(other.spots)
    if mine and theirs:
        return standing(mine, theirs) in ("same", "near")
    return standing(one.spots, other.spots) in ("same", "near") and bool(one.sites & other.sites or one.doers & other.doers)


def _towns(spots: frozenset[Spot]) -> frozenset[Spot]:
    return frozenset(spot for spot in spots if not spot.is_region)
