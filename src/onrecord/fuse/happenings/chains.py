"""Which mentions of one report tell of one happening: a report tells it in its first sentence, again below, and then points back to it.

Each mention joins the group before it that it agrees with best, or begins one. What a mention does not say of its happening (the town, the
day, the toll, what was hit) it then has from its group, so that reports are compared by all that they tell of a happening.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.fuse.happenings.days import gap
from onrecord.fuse.happenings.places import told_apart, where
from onrecord.fuse.happenings.told import Told
from onrecord.fuse.happenings.tolls import dead_differ, tolls_agree
from onrecord.knowledge.happening_words import stem

_ENOUGH = 1.0
"""What speaks for one happening less what speaks against, from which two mentions of a report are one; set by hand."""
_BACK, _NO_NEWS, _PLACE, _DAY, _SITE, _TOLL, _ARMS, _TRIGGER, _LEAD = 1.3, 0.4, 0.7, 0.4, 1.2, 1.5, 0.4, 0.4, 0.3
_OTHER_SITE, _OTHER_ARMS, _OTHER_SIDE, _OTHER_TYPE = -1.5, -1.2, -1.0, -0.6
_FAR, _FARTHEST = 700, 1.5  # characters that cost 1, and the most that they cost
_AIRBORNE = frozenset({"air", "drone", "missile", "shelling"})
_HAPPENED = frozenset({"actual", "denied", "possible"})
_OPENING = 400  # characters


def chained(mentions: Sequence[Told]) -> list[Told]:
    """The mentions of one report, in the order given, each with what its happening has of the others."""
    groups: list[list[Told]] = []
    for told in sorted(mentions, key=lambda told: (told.start, told.id)):
        scored = [(score, -number) for number, group in enumerate(groups) if (score := _agreement(group, told)) is not None]
        best = max(scored, default=(0.0, 0))
        if best[0] >= _ENOUGH:
            groups[-best[1]].append(told)
        else:
            groups.append([told])
    made = {told.id: told for group in groups for told in _completed(group)}
    return [made[told.id] for told in mentions]


def _agreement(group: Sequence[Told], told: Told) -> float | None:
    """How much speaks for a mention being of what a group tells; None where something speaks against it."""
    found = [_alike(one, told) for one in group]
    known = [score for score in found if score is not None]
    return max(known) if len(known) == len(found) else None


def _alike(one: Told, told: Told) -> float | None:
    if _two(one, told):
        return None
    standing = where(one, told).standing
    if standing == "apart" or told_apart(one, told):
        return None
    taken_up = told.disputed or (told.back and not (told.harm and told.fine)) or (told.harm and one.sentence == told.sentence)
    score = -min((told.start - one.start) / _FAR, _FARTHEST)
    score += _BACK * taken_up + _NO_NEWS * (not told.fine and not told.firm) + _LEAD * (one.start < _OPENING)
    score += _PLACE * (standing in ("same", "near")) + _DAY * bool(one.firm and told.firm)
    score += _TOLL * bool(tolls_agree(one, told)) + _TRIGGER * (stem(one.trigger) == stem(told.trigger))
    score += _pair(one.sites, told.sites, _SITE, _OTHER_SITE) + _pair(one.sides, told.sides, 0.2, _OTHER_SIDE)
    airborne = _AIRBORNE.issuperset(one.arms) and _AIRBORNE.issuperset(told.arms)
    return score + _pair(one.arms, told.arms, _ARMS, 0.0 if airborne else _OTHER_ARMS) + _OTHER_TYPE * (one.type != told.type)


def _two(one: Told, told: Told) -> bool:
    """Whether two mentions of a report, the second told later, cannot be one."""
    if one.family != told.family or told.fresh or one.course or told.course or one.summary != told.summary:
        return True
    if one.sentence == told.sentence and not (one.harm or told.harm or told.back or told.disputed):
        return True
    if (one.modality in _HAPPENED) != (told.modality in _HAPPENED):
        return True
    if "firearms" in (one.mode, told.mode) and one.mode != told.mode and not told.harm:
        return True
    if one.days is not None and told.days is not None and gap(one.days, told.days) > 0:
        return True
    return dead_differ(one, told)


def _pair(mine: Iterable[str], others: Iterable[str], shared: float, different: float) -> float:
    if not mine or not others:
        return 0.0
    return shared if set(mine) & set(others) else different


def _completed(group: Sequence[Told]) -> list[Told]:
    """The mentions of one group, each with what it lacks of the others."""
    if len(group) == 1:
        return list(group)
    placed = next((one for one in group if any(spot.fine for spot in one.spots)), None)
    dated = next((one for one in group if one.firm), None)
    made = []
    for one in group:
        added: dict[str, Any] = {"chain": group[0].id}
        if placed is not None and not one.fine:
            added |= {"spots": placed.spots, "named": (), "countries": placed.countries}
        if dated is not None and not one.firm:
            added |= {"first": dated.first, "last": dated.last, "precision": dated.precision, "basis": dated.basis}
        for name in ("tolls", "sites", "arms", "sides", "struck", "targets"):
            if not getattr(one, name):
                added[name] = next((found for other in group if other.modality != "denied" and (found := getattr(other, name))), ())
        made.append(one.but(**added))
    return made
