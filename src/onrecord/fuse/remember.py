"""What a pure function found in a record, kept with the record, as its cached properties are."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from onrecord.fuse.record import Record

Found = TypeVar("Found")


def remembered(find: Callable[[Record], Found]) -> Callable[[Record], Found]:
    """The same function, which looks once per record."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def asked(record: Record) -> Found:
        kept = vars(record)
        if name not in kept:
            kept[name] = find(record)
        return cast(Found, kept[name])

    return asked
