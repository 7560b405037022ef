"""What tells two mentions apart whatever else they share."""

from __future__ import annotations

from onrecord.fuse.happenings.days import gap
from onrecord.fuse.happenings.summaries import apart_as_summaries
from onrecord.fuse.happenings.told import Told
from onrecord.fuse.happenings.tolls import tolls_differ

_HAPPENED = frozenset({"actual", "denied", "possible"})
_LATE = 1  # days after its report on which a mention may happen: time zones
_SLACK = 1


def apart(a: Told, b: Told) -> bool:
    """Whether two mentions cannot be one happening, by what they are, when they were and, in one report, by their tolls."""
    if a.family != b.family or apart_as_summaries(a, b) or (a.modality in _HAPPENED) != (b.modality in _HAPPENED):
        return True
    if apart_in_time(a, b):
        return True
    return a.document == b.document and (tolls_differ(a, b) or max(a, b, key=lambda told: told.start).fresh)


def apart_in_time(a: Told, b: Told) -> bool:
    """Days of their own that do not meet (by more than a day, where one is only told by the report), or that come after a report."""
    if a.days is not None and b.days is not None:
        return gap(a.days, b.days) > (0 if a.firm and b.firm else _SLACK)
    return _not_yet(a, b) or _not_yet(b, a)


def _not_yet(a: Told, b: Told) -> bool:
    """One happened after the other was reported."""
    return a.days is not None and b.by is not None and b.days is None and a.days[0] > b.by + _LATE
