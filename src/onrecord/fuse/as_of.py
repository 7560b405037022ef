"""The record as it stood at a past moment: by what had been published then, or by what had been read into the case then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from onrecord.errors import UsageError
from onrecord.model import Document, Fact, Frozen, position


class AsOf(Frozen):
    """A moment: ISO 8601, UTC, to the second, without an offset. `ingested`: by when the case read a report, not by publication."""

    moment: str
    ingested: bool = False

    @classmethod
    def parse(cls, text: str, *, ingested: bool = False) -> AsOf:
        """A day (its end), or a date-time; UTC where it names no offset. Raises UsageError for anything else."""
        try:
            return cls(moment=_latest(text), ingested=ingested)
        except (ValueError, OverflowError):
            raise UsageError(f"{text!r} is no moment", hint="Give it as 2022-03-03 or 2022-03-03T18:00 (UTC, or with an offset).") from None

    @classmethod
    def before(cls, text: str, *, ingested: bool = False) -> AsOf:
        """The moment from which something is new: the end of the day before a day, or a moment itself. Raises UsageError."""
        asked = cls.parse(text, ingested=ingested)
        if len(text) != len("2022-03-03"):
            return asked
        day = datetime.fromisoformat(asked.moment)
        return cls(moment=(day - timedelta(days=1) if day.year > 1 else day.min).isoformat(), ingested=ingested)

    @property
    def stamp(self) -> str:
        """The moment as the case stamps what it reads."""
        return f"{self.moment}+00:00"


_SECONDS = re.compile(r"[^T ]+[T ](\d\d:\d\d:\d\d|\d{6})")


def _latest(text: str) -> str:
    """The last second that an ISO date or date-time may mean, in UTC. Raises ValueError."""
    if len(text) == len("2022-03-03"):
        return f"{date.fromisoformat(text).isoformat()}T23:59:59"
    at = datetime.fromisoformat(text)
    if "T" not in text.replace(" ", "T"):
        raise ValueError("a day is written with hyphens")
    if at.tzinfo is not None:
        at = at.astimezone(UTC).replace(tzinfo=None)
    minute = _SECONDS.match(text) is None
    return at.replace(microsecond=0, second=59 if minute else at.second).isoformat()


def published_by(document: Document, moment: str) -> bool:
    """Whether a report had certainly come out by then; one whose date is unknown had not."""
    last = document.published.last
    return last is not None and _latest(last) <= moment


def begun_by(document: Document, moment: str) -> bool:
    """Whether some of a live blog had come out by then, though not all."""
    return any(post.at is not None and _latest(post.at) <= moment for post in document.posts)


def as_published(
    extractions: Iterable[tuple[Document, list[Fact]]], moment: str
) -> Iterator[tuple[Document, list[Fact]]]:  # fmt: skip
    """The reports that had come out by then, with their facts; of a live blog that went on, the facts of its posts up to then."""
    for document, facts in extractions:
        if published_by(document, moment):
            yield document, facts
        elif begun_by(document, moment):
            open_ = [post for post in document.posts if post.at is None or _latest(post.at) > moment]
            yield document, [fact for fact in facts if not any(p.start <= position(fact)[0] < p.end for p in open_)]


def undatable(documents: Iterable[Document], moment: str) -> list[str]:
    """The reports of which it cannot be told whether they had come out by then."""
    return sorted(
        d.id
        for d in documents
        if d.published.first is None or (not published_by(d, moment) and not begun_by(d, moment) and _earliest(d.published.first) <= moment)
    )


def _earliest(text: str) -> str:
    return f"{text}T00:00:00" if len(text) == len("2022-03-03") else _latest(text)


def current(supersedes: Mapping[str, str], known: Iterable[str]) -> set[str]:
    """Of these reports, those that no other of them corrects."""
    there = set(known)
    return there - {former for later, former in supersedes.items() if later in there}
