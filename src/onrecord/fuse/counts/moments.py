"""When a count was told: the post of a live blog that holds it, else when its report came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.fuse.record import Record
from onrecord.model import Figure


@dataclass(frozen=True, slots=True)
class Told:
    """An interval of ISO date-times in UTC, to the second; both None for a report without a date."""

    first: str | None = None
    last: str | None = None

    @property
    def day(self) -> str | None:
        """The day by which it was certainly told."""
        return self.last[:10] if self.last else None

    def before(self, other: Told) -> bool:
        """Whether it was certainly told earlier."""
        return self.last is not None and other.first is not None and self.last < other.first


def told_of(record: Record, figure: Figure) -> Told:
    """When a figure was told."""
    document = record.documents[figure.document]
    post = next((post for post in document.posts if post.start <= figure.start < post.end and post.at is not None), None)
    if post is not None:
        return Told(_first(post.at), _last(post.at))
    return Told(_first(document.published.first), _last(document.published.last or document.published.first))


def _first(text: str | None) -> str | None:
    return _moment(text, "00:00:00") if text else None


def _last(text: str | None) -> str | None:
    return _moment(text, "23:59:59") if text else None


def _moment(text: str, edge: str) -> str:
    if len(text) == len("2022-03-03"):
        return f"{text}T{edge}"
    at = datetime.fromisoformat(text)
    at = at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo is not None else at
    minute = len(text.partition("T")[2].partition("+")[0].rstrip("Z")) <= len("18:00")
    return at.replace(microsecond=0, second=int(edge[-2:]) if minute else at.second).isoformat()


def days_between(one: str, other: str) -> int:
    """How many days lie between two ISO days."""
    return abs(date.fromisoformat(one[:10]).toordinal() - date.fromisoformat(other[:10]).toordinal())
