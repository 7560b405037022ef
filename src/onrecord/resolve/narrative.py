"""One way through a document: its times in order, each placed by the day of the report and by those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from statistics import median

from onrecord.model import Document, TimeDraft
from onrecord.model.calendar import (
    AnchorDay,
    Civil,
    Counted,
    Offset,
    Overnight,
    PartOf,
    Reading,
    Since,
    Stretch,
    Timed,
    Unit,
    Weekday,
    Window,
)
from onrecord.resolve import civil as civil_dates
from onrecord.resolve.anchors import Anchors, Beginning
from onrecord.resolve.dated import Dated, because, from_day, offset
from onrecord.resolve.intervals import later, one, part_of, season, season_around, shifted
from onrecord.resolve.memory import Memory
from onrecord.resolve.told_years import carried_year, follows, may_carry, same_weekday, year_following, year_of_story

_CALENDARS = {
    "julian": "Julian calendar",
    "hijri": "Islamic calendar, by the arithmetic one; a day may lie a day off",
}
_NEAR_BY = 2
# So many years before Christ make a history.
_ANCIENT = 4
_GRAIN: dict[Unit, int] = {"hour": 1, "day": 1, "weekend": 2, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3660}


class Narrative:
    """Places the times of a document, published on `today` (None: unknown), one after the other."""

    def __init__(self, document: Document, drafts: Sequence[TimeDraft], today: date | None) -> None:
        self.document = document
        self.drafts = drafts
        self.today = today
        self.memory = Memory(document.text)
        self._anchors_by_day: dict[date | None, Anchors] = {}

    def read(self) -> list[Dated | None]:
        """An outcome for each draft, in order; None where it cannot be placed."""
        for draft in self.drafts:
            self.memory.done.append((draft, self._safely(draft)))
        return [dated for _, dated in self.memory.done]

    def _safely(self, draft: TimeDraft) -> Dated | None:
        try:
            return self._place(draft, draft.reading)
        except (ValueError, OverflowError):  # a day before year 1 or after year 9999
            return None

    @cached_property
    def anchors(self) -> Anchors:
        """The wars that days are counted from, with the beginnings that the document itself dates."""
        bare = Anchors(self.document.text, self.today)
        stated = [
            Beginning(draft.setting.opens, interval.first)
            for draft in self.drafts
            if draft.setting.opens and isinstance(draft.reading, Civil) and draft.reading.day is not None
            if (interval := civil_dates.place(draft, draft.reading, self._day_of(draft), bare)) is not None
        ]
        return replace(bare, stated=tuple(stated))

    @cached_property
    def is_history(self) -> bool:
        """The document tells of years gone by: dates with years, hardly a word of yesterday or Tuesday."""
        if self.document.text.count(" BC") >= _ANCIENT:
            return True
        years = [d.reading.year for d in self.drafts if isinstance(d.reading, Civil) and d.reading.year is not None]
        near = sum(self._is_of_now(d.reading) for d in self.drafts)
        if len(years) < 4 or near * 12 > len(years):
            return False
        full = sum(isinstance(d.reading, Civil) and d.reading.year is not None and d.reading.month is not None for d in self.drafts)
        return self.today is None or ((full >= 4 or (len(years) >= 8 and not near)) and median(years) < self.today.year - 1)

    def _is_of_now(self, reading: Reading) -> bool:
        """Told from the day of the report, or of the week up to it by month and day."""
        if isinstance(reading, Civil) and reading.year is None and reading.month and reading.day and self.today is not None:
            interval = civil_dates.known(*[civil_dates.in_year(reading, self.today.year)] * 2)
            return interval is not None and timedelta(0) <= self.today - interval.first < timedelta(7)
        return isinstance(reading, Weekday) or (isinstance(reading, Offset) and reading.anchor == "report")

    def _day_of(self, draft: TimeDraft) -> date | None:
        """The day that "today" means where the draft stands: the post's, else the report's."""
        for post in self.document.posts:
            if post.start <= draft.span.start < post.end and post.at is not None:
                try:
                    return date.fromisoformat(post.at[:10])
                except ValueError:
                    break
        return self.today

    def _place(self, draft: TimeDraft, reading: Reading) -> Dated | None:
        match reading:
            case Civil() | Stretch():
                return self._civil(draft, reading)
            case PartOf():
                whole = self._place(draft, reading.of)
                return self._part(draft, reading, whole) if whole else None
            case Timed():
                return self._timed(draft, reading)
            case Counted() | Since():
                return self._counted(draft, reading)
            case AnchorDay():
                return self._anchor_day(draft)
            case Offset(anchor="narrative"):
                return self._narrated(draft, reading)
            case Offset(unit="month" | "year") if self.is_history:
                return self._narrated(draft, reading)
            case Window(anchor="narrative") | Weekday(anchor="narrative"):
                return self._around(draft, reading)
            case Weekday() | Offset() | Window() | Overnight():
                return self._deictic(draft, reading)

    def _civil(self, draft: TimeDraft, reading: Civil | Stretch) -> Dated | None:
        first, last = (reading.first, reading.last) if isinstance(reading, Stretch) else (reading, reading)
        if last.year is not None:
            interval = civil_dates.known(first, last)
            basis = f"explicit; {_CALENDARS[last.calendar]}" if last.calendar else "stamp" if draft.setting.stamp else "explicit"
            return Dated(interval, basis) if interval else None
        if follows(self.document.text, draft) and last.month is not None:
            year = year_following(draft, last, self.memory.told(draft))
            return None if year is None else self._in_year(first, last, year)
        if self.is_history:
            return self._civil_in_story(draft, first, last)
        day = self._day_of(draft)
        interval = civil_dates.place(draft, reading, day, self.anchors)
        if interval is None:
            return None
        if day is not None and may_carry(draft, last):
            carried = carried_year(self.document.text, draft, last, interval.last, day, self.memory.told(draft))
            if carried is not None:
                return self._in_year(first, last, carried)
        return Dated(interval, "stamp" if draft.setting.stamp else because("publication", day) if day else "conflict calendar")

    def _civil_in_story(self, draft: TimeDraft, first: Civil, last: Civil) -> Dated | None:
        """A date of a history, in the year that its story has come to."""
        if last.month is None and last.season is None:
            near = self.memory.last(draft, 31, back=1)
            interval = civil_dates.place_day(later(near.interval.first, 1, "month"), last.day or 0, None) if near else None
            return Dated(interval, because("narrative", near.interval.first)) if near and interval else None
        if last.season is not None:
            return self._season_in_story(draft, last)
        text, told = self.document.text, self.memory.told
        year = year_of_story(text, draft, last, told(draft)) or year_of_story(text, draft, last, told(draft, quoted=True))
        return None if year is None else self._in_year(first, last, year)

    def _season_in_story(self, draft: TimeDraft, reading: Civil) -> Dated | None:
        """The season nearest to the day or month told of last, or in the year told of last."""
        told = next(iter(self.memory.told(draft)), None)
        if told is None or reading.season is None:
            return None
        near = told.interval.first + (told.interval.last - told.interval.first) / 2
        interval = season_around(reading.season, near)
        if reading.turn == 1 and interval.first <= near:
            interval = season(reading.season, interval.first.year + 1)
        return Dated(interval, because("narrative", told.interval.first))

    def _in_year(self, first: Civil, last: Civil, year: int) -> Dated | None:
        interval = civil_dates.known(civil_dates.in_year(first, year), civil_dates.in_year(last, year))
        return Dated(interval, f"narrative: {year}") if interval else None

    def _part(self, draft: TimeDraft, reading: PartOf, whole: Dated) -> Dated:
        """A part of a period; of "the third quarter" the one that is over, or that lies ahead where the verb does."""
        interval = part_of(whole.interval, reading)
        day = self._day_of(draft)
        if reading.nearest and day is not None:
            if draft.setting.tense == "future" and interval.last < day:
                interval = shifted(interval.first, "quarter", 4)
            elif draft.setting.tense != "future" and interval.first > day:
                interval = shifted(interval.first, "quarter", -4)
        return replace(whole, interval=interval)

    def _timed(self, draft: TimeDraft, reading: Timed) -> Dated | None:
        day = self._place(draft, reading.of)
        if day is None:
            return None
        clock = f"{reading.minutes // 60:02}:{reading.minutes % 60:02}"
        if reading.utc_offset is not None:
            away = abs(reading.utc_offset)
            clock += f"{'-' if reading.utc_offset < 0 else '+'}{away // 60:02}:{away % 60:02}"
        return replace(day, clock=clock, grain=reading.precision)

    def _counted(self, draft: TimeDraft, reading: Counted | Since) -> Dated | None:
        beside = self.memory.beside(draft) if self.is_history else None
        if beside is not None or self.is_history:
            return beside
        placed = self._anchors_on(self._day_of(draft)).placed(reading)
        if placed is not None:
            return Dated(*placed)
        if isinstance(reading, Counted) and reading.current and reading.unit == "day":
            near = self.memory.last(draft, 1, same_sentence=True)
            return Dated(near.interval, because("narrative", near.interval.first)) if near else None
        return None

    def _anchors_on(self, day: date | None) -> Anchors:
        """The anchors seen from the day of a post."""
        if day == self.today:
            return self.anchors
        if day not in self._anchors_by_day:
            self._anchors_by_day[day] = replace(self.anchors, today=day)
        return self._anchors_by_day[day]

    def _anchor_day(self, draft: TimeDraft) -> Dated | None:
        """The day of a clock time alone: of its sentence, else its paragraph or the one before, else of the report."""
        day = self._day_of(draft)
        near = None if draft.setting.stamp else self.memory.last(draft, 1, back=1, told=True)
        if near is not None:
            return Dated(near.interval, because("narrative", near.interval.first))
        if day is None or self.is_history:
            return None
        return Dated(one(day), "stamp" if draft.setting.stamp else because("publication", day))

    def _narrated(self, draft: TimeDraft, reading: Offset) -> Dated | None:
        back = 99 if self.is_history else _NEAR_BY if reading.unit == "day" else 0
        near = self.memory.last(draft, _GRAIN[reading.unit], back=back, told=True, done=True)
        if near is None and reading.by < 0 and reading.exact and not self.is_history:
            # "A day earlier" goes back from the day told of last; at the head of the report from its own
            before = self.memory.last(draft, 1, back=_NEAR_BY)
            if before is not None:
                return Dated(offset(before.interval.first, reading), because("narrative", before.interval.first))
            day = self._day_of(draft)
            return Dated(offset(day, reading), because("publication", day)) if day else None
        if near is None:
            return None
        return Dated(offset(near.interval.first, reading), because("narrative", near.interval.first))

    def _around(self, draft: TimeDraft, reading: Window | Weekday) -> Dated | None:
        """ "The previous three days" of a day that the sentence has named, "the following Monday" of one that the paragraph has.

        Without one: of the report's; what follows needs one.
        """
        near = self.memory.last(draft, 1, same_sentence=isinstance(reading, Window))
        if near is None:
            ahead = reading.count > 0 if isinstance(reading, Window) else reading.which == "next"
            return None if ahead else self._deictic(draft, reading)
        day = near.interval.first
        return Dated(from_day(day, reading, draft), because("narrative", day))

    def _deictic(self, draft: TimeDraft, reading: Weekday | Offset | Window | Overnight) -> Dated | None:
        day, basis = self._day_of(draft), "publication"
        if day is None or self.is_history:
            return None
        if isinstance(reading, Weekday) and reading.which is None and reading.week is None and draft.setting.tense != "future":
            told = same_weekday(draft, reading.weekday, day, self.memory.told(draft))
            if told is not None:
                return Dated(one(told), because("narrative", told))
        if day != self.today:
            basis = "post"
        elif draft.setting.quoted and isinstance(reading, Offset) and reading.unit == "day":
            spoken = self.memory.spoken(draft, day)
            day, basis = (spoken, "speech") if spoken else (day, basis)
        return Dated(from_day(day, reading, draft), because(basis, day))
