"""The times that a document has told so far, looked back on: the last first, as far back as a reader would look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from onrecord.model import TimeDraft
from onrecord.model.calendar import Civil, Offset, Reading, Since, Weekday
from onrecord.resolve.dated import Dated, because
from onrecord.resolve.paragraphs import paragraphs_quoted
from onrecord.resolve.told_years import Told

_FARTHEST = 60
_SAID = re.compile(
    r"\b(?:said|says|told|announced|added|reported|wrote)(?: (?!that\b)[\w.’'-]+){0,3}?(?: (?:on|late|early|late on|early on))? $",
    re.IGNORECASE,
)


class Memory:
    """The drafts placed so far, each with its outcome (None: it could not be placed)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done: list[tuple[TimeDraft, Dated | None]] = []

    def lately(self) -> Iterator[tuple[TimeDraft, Dated | None]]:
        """The times before, the last first, as far back as a reader would look."""
        return islice(reversed(self.done), _FARTHEST)

    def told(self, draft: TimeDraft, *, quoted: bool = False) -> Iterator[Told]:
        """The placed times before, the last first; what is quoted for a quotation alone, unless asked for."""
        for other, dated in self.lately():
            if dated is not None and (quoted or draft.setting.quoted or not other.setting.quoted):
                yield Told(other, dated.interval)

    def last(
        self, draft: TimeDraft, widest: int, *, back: int = 0, same_sentence: bool = False, told: bool = False, done: bool = False
    ) -> Dated | None:
        """The last placed time no wider than so many days, of the same sentence or paragraph (or so many back).

        `told`: not a day that is only named as the beginning of something ("since the invasion began on …"); `done`: nor one on which
        something was only said or counted ("the ministry said on Wednesday", "as of Monday").
        """
        for other, dated in self.lately():
            if draft.setting.paragraph - other.setting.paragraph > back:
                return None
            if (told and _is_beginning(other)) or (done and self._is_of_saying(other)):
                continue
            if same_sentence and other.setting.sentence != draft.setting.sentence:
                return None
            if dated is not None and (dated.interval.last - dated.interval.first) < timedelta(widest):
                return dated
        return None

    def _is_of_saying(self, draft: TimeDraft) -> bool:
        return draft.setting.as_of or (
            draft.setting.said and _SAID.search(self.text, max(0, draft.span.start - 40), draft.span.start) is not None
        )

    def beside(self, draft: TimeDraft) -> Dated | None:
        """The day that a count of days only explains ("on 21 July, the fifth day of the rising, …")."""
        for other, dated in self.lately():
            between = self.text[other.span.end : draft.span.start]
            day = dated is not None and dated.interval.is_day and between.strip(" ") == ","
            return Dated(dated.interval, because("narrative", dated.interval.first)) if dated and day else None
        return None

    def spoken(self, draft: TimeDraft, today: date) -> date | None:
        """The day up to `today` on which a quotation was said, told in its paragraph or in the last one that is not all quotation."""
        first = draft.setting.paragraph - paragraphs_quoted(self.text, draft.span.start)
        for other, dated in self.lately():
            if other.setting.paragraph < first:
                break
            told = other.setting.said and not other.setting.quoted and _is_near(other.reading)
            if told and dated and dated.interval.is_day and dated.interval.first <= today:
                return dated.interval.first
        return None


def _is_beginning(draft: TimeDraft) -> bool:
    return draft.setting.opens is not None or isinstance(draft.reading, Since) or draft.span.text.lower().startswith("since")


def _is_near(reading: Reading) -> bool:
    return isinstance(reading, Weekday | Offset) or (isinstance(reading, Civil) and reading.day is not None)
