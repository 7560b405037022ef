"""What a view is asked for: a label or day that does not exist is an error, never an empty answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.errors import UsageError


def label(value: str | None, labels: Iterable[str], *, what: str) -> str | None:
    """The label of a closed vocabulary, in its own spelling, whatever the case. Raises UsageError, listing the labels."""
    if value is None:
        return None
    known = {name.casefold(): name for name in labels}
    if value.casefold() not in known:
        raise UsageError(f"no {what} {value!r}", hint=f"There are: {', '.join(known.values())}.")
    return known[value.casefold()]


def day(value: str | None, *, what: str) -> str | None:
    """An ISO day. Raises UsageError for anything else."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{what} {value!r} is no day", hint="Give it as 2023-04-15.") from None
