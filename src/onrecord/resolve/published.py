"""When a report came out, from what it says of itself: a date stamp, a dateline, the day of the war, the week of the war."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Document, Published, TimeDraft
from onrecord.model.calendar import Civil, Counted, Reading, Timed, Weekday
from onrecord.resolve import civil as civil_dates
from onrecord.resolve.anchors import Anchors, Beginning, count, counts_days, same_kind
from onrecord.resolve.datelines import by_weekday, dateline, in_interval
from onrecord.resolve.intervals import Interval, one

_PLAIN_WAR = ("war", "conflict")
# So many counts tell what a thousand would.
_ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Clue:
    """An interval in which the report may have come out, with its reason in words, and whether another clue bears it out."""

    interval: Interval
    why: str
    borne_out: bool = False


def infer_published(document: Document, drafts: Sequence[TimeDraft]) -> Published | None:
    """The interval that the report's own clues allow, or None if they say nothing or fit more than one war."""
    clue = _stamp(drafts)
    if clue is None:
        counts = _counts(document, drafts)
        line = dateline(drafts)
        clue = _bounded(counts, drafts) if line is None else _without_year(document, line, drafts, counts)
    if clue is None:
        return None
    interval = clue.interval
    return Published(
        first=interval.first.isoformat(),
        last=interval.last.isoformat(),
        precision="day" if interval.is_day else "range",
        basis="text",
        why=clue.why,
    )


def _bare(reading: Reading) -> Reading:
    return reading.of if isinstance(reading, Timed) else reading


def _stamp(drafts: Sequence[TimeDraft]) -> Clue | None:
    """The first full date that stamps the report."""
    for draft in drafts:
        reading = _bare(draft.reading)
        if draft.setting.stamp and isinstance(reading, Civil) and reading.year is not None and reading.day is not None:
            interval = civil_dates.known(reading, reading)
            if interval is not None:
                return Clue(interval, f"stamped “{draft.span.text}”")
    return None


def _without_year(document: Document, line: TimeDraft, drafts: Sequence[TimeDraft], counts: Clue | None) -> Clue | None:
    """A dateline that leaves its year out, where a count of the war's days or a weekday gives it; None if they contradict it."""
    if counts is not None:
        day = in_interval(line, counts.interval)
        return Clue(one(day), f"dateline “{line.span.text}” and {counts.why}") if day else None
    found = by_weekday(document, line, drafts, _last_told(drafts)[0])
    return Clue(one(found[0]), f"dateline “{line.span.text}”, {found[1]}") if found else None


def _bounded(clue: Clue | None, drafts: Sequence[TimeDraft]) -> Clue | None:
    """The clue without the days before the last one that the text tells of: no report is older than what it reports."""
    told, wording = _last_told(drafts)
    if clue is None or not clue.interval.first < told <= clue.interval.last:
        return clue
    return replace(clue, interval=Interval(told, clue.interval.last, "range"), why=f"{clue.why}, and not before “{wording}”")


def _counts(document: Document, drafts: Sequence[TimeDraft]) -> Clue | None:
    """What the counts of the days, weeks, … of a war amount to, if that is one war and they agree."""
    counted = [draft for draft in drafts if isinstance(draft.reading, Counted) and _is_present(draft, drafts)]
    if not counted:
        return None
    del counted[_ENOUGH:]
    told, _ = _last_told(drafts)
    clues = [
        clue
        for start, name in _starts(document, drafts, counted)
        if (clue := _under(start, name, counted, drafts)) is not None and clue.interval.last >= told
    ]
    best = [clue for clue in clues if clue.borne_out] or clues
    return best[0] if best and all(clue.interval == best[0].interval for clue in best) else None


def _is_present(draft: TimeDraft, drafts: Sequence[TimeDraft]) -> bool:
    """The count is the report's own day: it says so, or a date beside it does ("On June 3, the 50th day")."""
    if not isinstance(draft.reading, Counted) or draft.setting.quoted:
        return False
    beside = _beside(draft, drafts) if draft.reading.unit == "day" and draft.reading.n > 1 else []
    return draft.reading.current or any(_is_date(other) or isinstance(other.reading, Weekday) for other in beside)


def _told(draft: TimeDraft) -> Interval | None:
    """A date in full that lies behind the report: the report cannot be older."""
    reading = draft.reading
    if draft.setting.tense != "past" or not isinstance(reading, Civil) or reading.year is None or reading.decade:
        return None
    return civil_dates.known(reading, reading)


def _last_told(drafts: Sequence[TimeDraft]) -> tuple[date, str]:
    """The last of the dates in full that lie behind the report, with its wording; date.min if there is none."""
    return max(((i.first, d.span.text) for d in drafts if (i := _told(d)) is not None), default=(date.min, ""))


def _is_date(draft: TimeDraft) -> bool:
    return isinstance(draft.reading, Civil) and draft.reading.day is not None and not draft.setting.opens


def _beside(draft: TimeDraft, drafts: Sequence[TimeDraft]) -> list[TimeDraft]:
    return [other for other in drafts if other.setting.sentence == draft.setting.sentence and other is not draft]


def _starts(document: Document, drafts: Sequence[TimeDraft], counted: Sequence[TimeDraft]) -> list[tuple[date, str]]:
    """The days that may be day 1: one that the report states in full, else those of the wars that it may be about."""
    noun = next((d.reading.noun for d in counted if isinstance(d.reading, Counted) and d.reading.noun), None)
    opening = [d for d in drafts if d.setting.opens and isinstance(d.reading, Civil) and d.reading.day and same_kind(d.setting.opens, noun)]
    for draft in opening:
        if isinstance(draft.reading, Civil) and (stated := civil_dates.known(draft.reading, draft.reading)):
            beginning = Beginning(draft.setting.opens or "", stated.first)
            return [(beginning.day, f"{beginning.noun} begun on {beginning.day.isoformat()}")]
    fits = Anchors(document.text, None).fits
    if noun is not None and noun not in _PLAIN_WAR:
        fits = [fit for fit in fits if counts_days(fit.conflict, noun)]
    days = {(d.reading.month, d.reading.day) for d in opening if isinstance(d.reading, Civil)}
    return [
        (fit.conflict.start, f"{fit.conflict.name}, day 1 = {fit.conflict.start.isoformat()}")
        for fit in fits
        if not days or (fit.conflict.start.month, fit.conflict.start.day) in days
    ]


def _under(start: date, name: str, counted: Sequence[TimeDraft], drafts: Sequence[TimeDraft]) -> Clue | None:
    """The clue if counting starts there; None if a date beside a count contradicts it. Counts that disagree widen the interval."""
    intervals: list[Interval] = []
    reasons: list[str] = []
    borne_out = bool([d for d in drafts if d.setting.opens and isinstance(d.reading, Civil) and d.reading.day == start.day])
    for draft in counted:
        if not isinstance(draft.reading, Counted):
            continue
        interval = count(draft.reading, start)
        checked = _checked(interval, draft, drafts)
        if checked is None:
            return None
        interval, agrees = checked
        borne_out = borne_out or agrees
        intervals.append(interval)
        reasons.append(f"“{draft.span.text}”")
    if not borne_out and all(isinstance(d.reading, Counted) and d.reading.noun is None and d.reading.unit == "day" for d in counted):
        return None  # "for a third day" may be the third of anything
    merged = _merged(intervals)
    return Clue(merged, f"{' and '.join(dict.fromkeys(reasons))} of {name}", borne_out) if merged is not None else None


def _checked(interval: Interval, draft: TimeDraft, drafts: Sequence[TimeDraft]) -> tuple[Interval, bool] | None:
    """The day of a count against the dates beside it, and against the weekdays of the report."""
    if not interval.is_day:
        return interval, False
    day = interval.first
    for other in _beside(draft, drafts):
        reading = other.reading
        if isinstance(reading, Civil) and _is_date(other):
            if (reading.month, reading.day) != (day.month, day.day) or reading.year not in (None, day.year):
                return None
            return interval, True
        if isinstance(reading, Weekday) and reading.which is None and reading.weekday != day.weekday():
            return None
    weekdays = [
        d.reading.weekday for d in drafts if isinstance(d.reading, Weekday) and d.reading.which is None and d.setting.tense != "future"
    ]
    if day.weekday() in weekdays:
        return interval, True
    return (Interval(day, day + timedelta(1), "range"), False)


def _merged(intervals: Sequence[Interval]) -> Interval | None:
    """What all allow; where they contradict each other, what holds them all, up to a month."""
    first, last = max(i.first for i in intervals), min(i.last for i in intervals)
    if first <= last:
        return Interval(first, last, "range") if first != last else one(first)
    wide = Interval(min(i.first for i in intervals), max(i.last for i in intervals), "range")
    return wide if wide.last - wide.first <= timedelta(31) else None
