"""The frozen base of every type of the record format."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Immutable, refuses unknown fields when it is built here, ignores those that a newer version wrote."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Span(Frozen):
    """A stretch of a document's canonical text: `text == document.text[start:end]`, in Unicode code points."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span from `start` to `end` of `text`, white space at its ends left out."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(text=text[start:end], start=start, end=end)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end
