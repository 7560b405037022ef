"""Long answers, some at a time: what a list that is computed gives as pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import Field

from onrecord.errors import UsageError
from onrecord.model.base import Frozen

Item = TypeVar("Item")
Limit = Annotated[int, Query(ge=1, le=500, description="items, at most")]
Cursor = Annotated[str | None, Query(max_length=300, description="`next` of the page before")]


class Viewed(Frozen, Generic[Item]):
    """Some rows of a view. `next`: the cursor of the following page, null on the last; `total`: rows of the whole view. A view is made of
    the newest `reports` reports that fit; `more`: there are others that fit, and it says nothing of them."""

    items: tuple[Item, ...]
    next: str | None
    total: int
    reports: int = Field(description="how many reports the view is made of")
    more: bool


def viewed(rows: Sequence[Item], limit: int, cursor: str | None, *, name: Callable[[Item], str], reports: int, more: bool) -> Viewed[Item]:
    """A page of the rows. It begins behind the last row of the page before, by its name, wherever that stands by now; where it stood if it
    is gone. Raises UsageError for a cursor that is none."""
    start = _start(rows, cursor, name) if cursor else 0
    end = start + limit
    following = f"{end}.{_digest(name(rows[end - 1]))}" if end < len(rows) else None
    return Viewed(items=tuple(rows[start:end]), next=following, total=len(rows), reports=reports, more=more)


def end_of(cursor: str | None, total: int) -> int:
    """Where a page of what is told from its end, latest first, ends. Raises UsageError for a cursor that is none."""
    if not cursor:
        return total
    if not (cursor.isascii() and cursor.isdecimal() and int(cursor) <= total):
        raise UsageError("this is no cursor", hint="Take it from `next` of the page before.")
    return int(cursor)


def _start(rows: Sequence[Item], cursor: str, name: Callable[[Item], str]) -> int:
    at, _, last = cursor.partition(".")
    if not (at.isascii() and at.isdecimal() and len(at) < 10 and last):
        raise UsageError("this is no cursor", hint="Take it from `next` of the page before.")
    ends = [end for end, row in enumerate(rows, 1) if _digest(name(row)) == last]
    return min(ends, key=lambda end: abs(end - int(at)), default=int(at))


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
