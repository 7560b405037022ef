"""The year of a month or day that leaves it out, in a text that tells a story: the year that the story has come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import TimeDraft
from onrecord.model.calendar import Civil, PartOf, Reading, Since, Stretch
from onrecord.resolve.intervals import Interval
from onrecord.resolve.paragraphs import sets_scene

_MONTH = timedelta(31)
# A year that is only mentioned is the story's in the sentence behind it, and so many years from where it was.
_NEAR, _FAR = 1, 4
_RECENT = timedelta(730)
# What is this long ago may be long ago.
_PAST = timedelta(75)
# What is told of before or ahead of its time, in the words before its date.
_ASIDE = re.compile(
    r"\b(?:until|till|since|follow(?:s|ed|ing)|compared|than|as early as|planned|projected|scheduled|expected)\b[^.;,\n]{0,40}$",
    re.IGNORECASE,
)
_THAT_YEAR = ("that year", "the same year")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A time of the story and where it stands."""

    draft: TimeDraft
    interval: Interval


def year_of_story(text: str, draft: TimeDraft, reading: Civil, before: Iterable[Told]) -> int | None:
    """`before`: the times told before it, the last first. None if none of them is in a known year."""
    mentioned: list[Told] = []
    aside: Told | None = None
    for told in before:
        if told.interval.last - told.interval.first <= _MONTH:
            if _is_aside(text, told.draft) and not _is_beside(draft, told.draft):
                aside = aside or told
                continue
            return _mentioned(draft, mentioned, told.interval) or _turned(reading, told.interval)
        if told.interval.first.year != told.interval.last.year or isinstance(told.draft.reading, Since):
            continue
        if sets_scene(text, told.draft):
            return told.interval.last.year
        if isinstance(told.draft.reading, Civil) and told.draft.setting.tense != "future" and not _is_aside(text, told.draft):
            mentioned.append(told)
    last = mentioned[0] if mentioned else aside
    return last.interval.last.year if last is not None else None


def _is_aside(text: str, draft: TimeDraft) -> bool:
    return _ASIDE.search(text, max(0, draft.span.start - _REACH), draft.span.start) is not None


def _is_beside(draft: TimeDraft, other: TimeDraft) -> bool:
    return draft.setting.sentence == other.setting.sentence


def _mentioned(draft: TimeDraft, mentioned: Sequence[Told], last: Interval) -> int | None:
    """A year named since the last day or month: close by, or twice and carrying the story on."""
    years = [told.interval.last.year for told in mentioned]
    for told, year in zip(mentioned, years, strict=True):
        near = draft.setting.sentence - told.draft.setting.sentence <= _NEAR and draft.setting.paragraph == told.draft.setting.paragraph
        if abs(year - last.last.year) <= _FAR and (near or (year > last.last.year and years.count(year) > 1)):
            return year
    return None


def _turned(reading: Civil, last: Interval) -> int:
    """The year of the last day or month; a January or February behind an October is in the next."""
    return last.last.year + (reading.month is not None and last.last.month >= 10 and reading.month <= 2)


def follows(text: str, draft: TimeDraft) -> bool:
    """ "The following January" and "8 October that year" are told from the time before them."""
    return text.endswith(("the following ", "The following "), 0, draft.span.start) or draft.span.text.endswith(_THAT_YEAR)


def year_following(draft: TimeDraft, reading: Civil, before: Iterable[Told]) -> int | None:
    """The year of the first month of this name behind the time told just before (or its year), in this paragraph or the last."""
    told = next(iter(before), None)
    if told is None or draft.setting.paragraph - told.draft.setting.paragraph > 1:
        return None
    year, month = told.interval.last.year, told.interval.last.month
    return year if draft.span.text.endswith(_THAT_YEAR) else year + ((reading.month or 0) <= month)


def may_carry(draft: TimeDraft, reading: Civil) -> bool:
    """A month, or a day of one, that names no year by "last" or "next" either."""
    named = draft.span.text.lower().startswith(("last ", "next ", "this "))
    return reading.month is not None and reading.turn is None and not named and draft.setting.tense != "future" and not draft.setting.stamp


def carried_year(text: str, draft: TimeDraft, reading: Civil, last: date, today: date, before: Iterable[Told]) -> int | None:
    """Outside of histories: the year that opens a sentence ("In 2014 … In March …"), for a date that opens the next; or that of a day
    years ago in the same paragraph, for one that follows within a month.

    `last`: the day of this name that the report would mean by itself. Where that is not long past, it is meant; and so where now is
    spoken of since.
    """
    opens = sets_scene(text, draft)
    sentence, recent = draft.setting.sentence, today - last < _PAST
    for told in before:
        if told.draft.setting.paragraph != draft.setting.paragraph:
            return None
        date_ = bare(told.draft.reading)
        if not isinstance(date_, Civil) or date_.decade:
            return None
        away = sentence - told.draft.setting.sentence
        if date_.year is not None:
            year = told.interval.last.year
            if opens and year < today.year - 1 and _follows(reading, told.interval):
                return year
            leads = sets_scene(text, told.draft) and not told.draft.span.text.lower().startswith("since")
            near = not away or (away <= _NEAR and opens and not recent)
            return year if leads and near and told.interval.first.year == year < today.year else None
        sentence -= away
        if away > _NEAR:
            return None
    return None


def _follows(reading: Civil, told: Interval) -> bool:
    """Whether the day lies within a month of a day told of, in its year."""
    if told.precision not in ("day", "days") or reading.day is None:
        return False
    away = (reading.month or 1) * 31 + reading.day - (told.last.month * 31 + told.last.day)
    return 0 <= away <= _MONTH.days


def same_weekday(draft: TimeDraft, weekday: int, today: date, before: Iterable[Told]) -> date | None:
    """The day that was dated in full just before, in this sentence or the last, if "Thursday" names its weekday.

    It must be more than a week past, for the week's own days are the report's, and no older than two years: of a day of many years ago
    ("who survived the attack of Sept. 11, 2012, said on Tuesday") a weekday is the same by chance.
    """
    told = next(iter(before), None)
    if told is None or told.draft.setting.paragraph != draft.setting.paragraph:
        return None
    reading, day = bare(told.draft.reading), told.interval.last
    near = draft.setting.sentence - told.draft.setting.sentence <= _NEAR and told.interval.is_day
    if not near or not isinstance(reading, Civil) or reading.year is None or reading.day is None:
        return None
    return day if day.weekday() == weekday and timedelta(7) < today - day <= _RECENT else None


def bare(reading: Reading) -> Reading:
    """The date within parts and stretches."""
    if isinstance(reading, PartOf):
        return bare(reading.of)
    return reading.last if isinstance(reading, Stretch) else reading
