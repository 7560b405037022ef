"""How the situation report words days, names, counts and who says so: no firmer than the reports."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.knowledge.countries import by_code
from onrecord.report.plain import one_line

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$]")
NAMED = 4
"""So many names stand in a sentence; the others are counted."""


def escaped(text: str) -> str:
    """Text from outside as text: nothing in it is read as Markdown, HTML or a citation."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def quotation(text: str) -> str:
    """A sentence of a report between quotation marks, word for word; those that enclose all of it are not doubled."""
    told = one_line(text)
    inner = told[1:-1]
    if len(told) > 1 and told[:1] in '“"' and told[-1:] in '”"' and not any(mark in inner for mark in '“”"'):
        told = inner
    return f"“{escaped(told)}”"


def names(found: Iterable[str], *, most: int = NAMED) -> str:
    """`A, B and C`; `A, B, C, D and others` beyond the most."""
    every = [escaped(name) for name in dict.fromkeys(found)]
    shown = every[:most] if len(every) > most + 1 else every
    if len(every) > len(shown):
        shown = [*shown, "others"]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part) if shown else ""


def day(text: str) -> str:
    """`9 March 2022` for an ISO date or date-time."""
    found = date.fromisoformat(text[:10])
    return f"{found.day} {month_name[found.month]} {found.year}"


def days(first: str | None, last: str | None) -> str | None:
    """`9 March 2022`, `10–11 January 2024`, `January 2024`, `2022`, `27 October 2023 to 4 January 2024`; None for no day."""
    if first is None and last is None:
        return None
    a = date.fromisoformat((first or last or "")[:10])
    b = date.fromisoformat((last or first or "")[:10])
    if a == b:
        return day(a.isoformat())
    if (a.day, b.day) == (1, monthrange(b.year, b.month)[1]) and a.year == b.year:
        if a.month == b.month:
            return f"{month_name[a.month]} {a.year}"
        if (a.month, b.month) == (1, 12):
            return str(a.year)
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{day(b.isoformat())}"
    return f"{day(a.isoformat())} to {day(b.isoformat())}"


def on(first: str | None, last: str | None) -> str:
    """`on 9 March 2022`, `in March 2022`, `between 10 and 11 January 2024`: no finer than the reports."""
    told = days(first, last)
    if told is None:
        return ""
    if "–" in told:
        return f"between {told.replace('–', ' and ')}"
    if " to " in told:
        return f"between {told.replace(' to ', ' and ')}"
    return f"{'on' if told[0].isdigit() and ' ' in told else 'in'} {told}"


def many(count: int, thing: str, things: str | None = None) -> str:
    """`1 report`, `1,204 reports`."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


def country(code: str | None) -> str | None:
    """The name of a country by its code; the code itself where it is none that is known."""
    if not code:
        return None
    try:
        return by_code(code).name
    except KeyError:
        return code


def joined(parts: Sequence[str], mark: str = "; ") -> str:
    return mark.join(part for part in parts if part)


def opening(text: str) -> str:
    """The sentence with a capital first letter."""
    return text[:1].upper() + text[1:]
