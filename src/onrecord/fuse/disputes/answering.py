"""Whether a denial or confirmation in one report answers what another report tells: same kind of deed, place, doer and days."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.fuse.disputes.matters import Matter
from onrecord.knowledge.spelling import key

WINDOW = 14
"""Days after which an answer is no longer taken to be to what another report told, unless both name the day."""
_BEFORE = 3  # days that a report may come out after the answer to what it tells: others told it earlier
_LEAST = 4
_CLEAR = 1


def answers(answer: Matter, told: Matter, side: str | None, *, denial: bool) -> int:
    """How well an answer fits what is told, 0 for not at all. `side`: that of the speaker who answers.

    Nothing is matched that lies in another place, on other days, of another kind, or is put on somebody else than who denies it.
    """
    fresh = _in_time(answer, told)
    if not (fresh or _newly_told(answer, told)) or not answer.types & told.types:
        return 0
    if answer.places and told.places and not answer.places & told.places:
        return 0
    if answer.people and told.people and not _someone_in_common(answer.people, told.people):
        return 0
    if denial and not _concerned(answer, told, side):
        return 0
    if not answer.particular or not (denial or answer.places & told.places):
        return 0
    same_thing = bool(answer.things & (told.things or told.words))
    if not same_thing and (answer.things or not answer.deeds & told.deeds):
        return 0
    if not fresh and not (same_thing and answer.places & told.places):
        return 0
    points = fresh + 2 * bool(answer.places & told.places) + 2 * same_thing
    points += bool(told.doers & (answer.doers | {side})) + min(2, len(answer.words & told.words))
    named = answer.places & told.places or told.doers & (answer.doers | {side})
    return points if points >= _LEAST and named else 0


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


def meeting_points(matter: Matter, side: str | None = None) -> Iterator[str]:
    """The keys under which an answer and what it answers meet: type with place, and type with doer and thing."""
    doers = sorted(matter.doers | ({side} if side else frozenset()))
    for type_ in sorted(matter.types):
        yield from (f"{type_}@{place}" for place in sorted(matter.places))
        yield from (f"{type_}>{doer}>{thing}" for doer in doers for thing in sorted(matter.things))


def clear(scores: dict[str, int]) -> str | None:
    """The one that fits best, if it does so clearly; None between two that fit alike."""
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _CLEAR):
        return None
    return ranked[0][0]
