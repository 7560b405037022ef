"""What tells two mentions apart whatever else they share."""

from __future__ import annotations

from onrecord.fuse.happenings.days import gap
from onrecord.fuse.happenings.places import standing
from onrecord.fuse.happenings.summaries import apart_as_summaries
from onrecord.fuse.happenings.told import Told
from onrecord.fuse.happenings.tolls import dead_differ

_HAPPENED = frozenset({"actual", "denied", "possible"})
_LATE = 1  # days after its report on which a mention may happen: time zones
_SLACK = 1
_SOON = 14  # days within which what is planned without a day is taken to come about


def apart(a: Told, b: Told) -> bool:
    """Whether two mentions cannot be one happening, by what they are, when they were and, in one report, by their tolls."""
    if a.family != b.family or apart_as_summaries(a, b):
        return True
    if (a.modality in _HAPPENED) != (b.modality in _HAPPENED):
        return not fulfilled(a, b)
    if apart_in_time(a, b):
        return True
    if a.chain is not None and a.chain == b.chain:
        return False
    return a.document == b.document and (dead_differ(a, b) or max(a, b, key=lambda told: told.start).fresh)


def fulfilled(a: Told, b: Told) -> bool:
    """Whether one is a plan, and the other tells of it as done: later, on the day planned, in one town, by the same people."""
    plan, done = (a, b) if b.modality in _HAPPENED else (b, a)
    if plan.modality != "planned" or done.modality != "actual" or plan.by is None or done.by is None or plan.by > done.by:
        return False
    days = plan.days or (plan.by - _LATE, plan.by + _SOON)
    on = done.days or (done.by - _SOON, done.by)
    if gap(days, on) > 0 or not _one_town(plan, done):
        return False
    mine, others = {*plan.actors, *plan.targets}, {*done.actors, *done.targets}
    return bool(mine & others) or (plan.family == "CONSULT" and not (mine and others))


def _one_town(a: Told, b: Told) -> bool:
    return any(standing(one, other) is not None for one in a.fine for other in b.fine)


def apart_in_time(a: Told, b: Told) -> bool:
    """Days of their own that do not meet (by more than a day, where one is only told by the report), or that come after a report."""
    if a.days is not None and b.days is not None:
        return gap(a.days, b.days) > (0 if a.firm and b.firm else _SLACK)
    return _not_yet(a, b) or _not_yet(b, a)


def _not_yet(a: Told, b: Told) -> bool:
    """One happened after the other was reported."""
    return a.days is not None and b.by is not None and b.days is None and a.days[0] > b.by + _LATE
