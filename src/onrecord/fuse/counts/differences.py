"""In what two counts are of different things, in words; and whether they are near enough for a reader to wonder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.fuse.counts.grounds import overlapping, same_ground
from onrecord.fuse.counts.moments import days_between
from onrecord.fuse.counts.subjects import Subject
from onrecord.fuse.grouping import Rulings
from onrecord.model.vocabulary import Measure

Dimension = Literal["measure", "population", "unit", "party", "scope", "place", "happening", "since"]
_TOGETHER: dict[Measure, frozenset[Measure]] = {
    "casualties": frozenset({"killed", "wounded"}),
    "displaced": frozenset({"evacuated", "affected"}),
    "affected": frozenset({"displaced", "evacuated"}),
}
"""Measures of which one may hold the other, so that a reader may take one for the other."""
_MEASURES = {"casualties": "killed and wounded together"}
_SCOPES = {"incident": "one incident", "cumulative": "a running total", None: "a count of unknown scope"}
_FORCES = {"regular": "troops of a state", "irregular": "fighters of no state"}
_MOST = 2  # differences of things that are still near
_WONDER = 31  # days between two happenings at one place, or between the tellings of two totals, within which a reader may wonder
_LATELY = 3  # days before its report within which an undated happening is taken to have been
_WHOEVER = frozenset({"people", "civilians"})
_SINCE = 1  # days by which the begin of one period may be told apart: "since the invasion", "since 24 February"


@dataclass(frozen=True, slots=True)
class Difference:
    """`words`: how a reader is told, the later first ("children vs people")."""

    dimension: Dimension
    words: str


def are_kin(a: Subject, b: Subject) -> bool:
    """Whether their measures are one, or one may hold the other."""
    one, other = a.figure.measure, b.figure.measure
    return one == other or other in _TOGETHER.get(one, ()) or one in _TOGETHER.get(other, ())


def differences(a: Subject, b: Subject, rulings: Rulings) -> list[Difference]:
    """Of what `b` is a count and `a` is not."""
    one = are_one_happening(a, b, rulings)
    found = [*_kinds(a, b), *_parties(a, b, one=one)]
    if a.scope != b.scope:
        found.append(Difference("scope", f"{_SCOPES[b.scope]} vs {_SCOPES[a.scope]}"))
    if not one and not same_ground(a.ground, b.ground) and not _is_untold(a, b):
        found.append(Difference("place", f"{_place(b)} vs {_place(a)}"))
    elif not one and a.scope == b.scope == "incident":
        found.append(Difference("happening", _happenings(a, b)))
    if a.scope == b.scope == "cumulative" and (since := _since(a, b)) is not None:
        found.append(Difference("since", since))
    return found


def _kinds(a: Subject, b: Subject) -> list[Difference]:
    found: list[Difference] = []
    if a.figure.measure != b.figure.measure:
        one, other = (_MEASURES.get(side.figure.measure, side.figure.measure) for side in (a, b))
        found.append(Difference("measure", f"{other} vs {one}"))
    if a.figure.population != b.figure.population:
        found.append(Difference("population", f"{b.figure.population} vs {a.figure.population}"))
    if a.figure.unit != b.figure.unit:
        found.append(Difference("unit", f"{b.figure.unit or 'a plain number'} vs {a.figure.unit or 'a plain number'}"))
    return found


def _parties(a: Subject, b: Subject, *, one: bool) -> list[Difference]:
    """A party that is not told may be any, where the happening is the same; and where the place tells whose people they are."""
    if a.force and b.force and a.force != b.force:
        return [Difference("party", f"{_FORCES[b.force]} vs {_FORCES[a.force]}")]
    if a.party == b.party or (one and None in (a.party, b.party)):
        return []
    return [Difference("party", f"of {b.party or 'a party not told'} vs of {a.party or 'a party not told'}")]


def _is_untold(a: Subject, b: Subject) -> bool:
    """Whether neither tells a place; or, of one side's fighters, one tells the country where they fight and the other none."""
    if not (a.ground.known or b.ground.known):
        return True
    one_sided = a.party is not None and a.party == b.party and a.figure.population == b.figure.population == "military"
    return one_sided and a.ground.known != b.ground.known and not any(ground.fine or ground.wide for ground in (a.ground, b.ground))


def _since(a: Subject, b: Subject) -> str | None:
    mine, other = a.figure.since, b.figure.since
    if mine is None or other is None or days_between(mine, other) <= _SINCE:
        return None
    return f"since {other} vs since {mine}"


def _place(subject: Subject) -> str:
    return f"in {subject.ground.name or subject.ground.country}" if subject.ground.known else "at a place not told"


def _happenings(a: Subject, b: Subject) -> str:
    apart = a.days is not None and b.days is not None and a.days[0] != b.days[0]
    return f"two happenings, {b.days[0]} vs {a.days[0]}" if apart and a.days and b.days else "not known to be one happening"


def are_one_happening(a: Subject, b: Subject, rulings: Rulings) -> bool:
    """Whether two counts of an incident are of the same: their events are grouped as one happening; or nothing tells them apart, and place
    and day are the same. What somebody judged to be different is not one."""
    if not a.scope == b.scope == "incident":
        return False
    if a.event is not None and b.event is not None:
        pair = (min(a.event.id, b.event.id), max(a.event.id, b.event.id))
        if pair in rulings.different:
            return False
        if a.happening == b.happening:
            return _is_one_count(a, b)
        if a.event.type != b.event.type or (a.event.mode and b.event.mode and a.event.mode != b.event.mode):
            return False
    return bool(a.ground.fine and b.ground.fine) and same_ground(a.ground, b.ground) and _one_day(a, b) and (a.dated or b.dated)


def _is_one_count(a: Subject, b: Subject) -> bool:
    """Whether two counts of one happening can be of the whole of it: not of two towns, nor of two days of a summary, nor of a town and
    its region where only the days of the reports tell that they are one."""
    if a.ground.fine and b.ground.fine:
        alike = same_ground(a.ground, b.ground)
    else:
        alike = not (a.ground.fine or b.ground.fine) or a.dated or b.dated
    return alike and (not a.summary or a.days == b.days or a.moved or b.moved)


def _one_day(a: Subject, b: Subject) -> bool:
    if a.days is not None and b.days is not None:
        return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]
    days = a.days or b.days
    other = (b if a.days is not None else a).told.day
    return days is not None and other is not None and days[0] <= other and days_between(days[1], other) <= _LATELY


def are_near(a: Subject, b: Subject, found: list[Difference]) -> bool:
    """Whether a reader would wonder: few differences, and something in common."""
    dimensions = {difference.dimension for difference in found}
    if {a.figure.population, b.figure.population} <= _WHOEVER:
        dimensions -= {"population"}
    if None in (a.scope, b.scope) or len(dimensions) > _MOST or not _meet(a, b):
        return False
    if a.scope == b.scope == "incident":
        if "happening" in dimensions:
            return len(dimensions) == 1 and a.days is not None and b.days is not None and days_between(a.days[0], b.days[0]) <= _WONDER
        return "place" not in dimensions
    days = [subject.days[0] if subject.days else subject.told.day for subject in (a, b)]
    return days[0] is not None and days[1] is not None and days_between(days[0], days[1]) <= _WONDER


def _meet(a: Subject, b: Subject) -> bool:
    """Whether their places overlap; or, where neither tells one, whether they count the same side's or are by the same claimant."""
    if a.ground.known or b.ground.known:
        return overlapping(a.ground, b.ground) or _is_untold(a, b)
    return a.claimant.words == b.claimant.words or (a.party is not None and a.party == b.party)
