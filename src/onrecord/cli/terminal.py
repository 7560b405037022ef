"""What the commands print: listings for people, JSON for programs, one line an error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from pydantic import BaseModel
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from onrecord.errors import OnRecordError
from onrecord.export import json_text
from onrecord.report.plain import one_line

out = Console(highlight=False, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, markup=False, emoji=False)

WIDEST = 110
"""Columns that a line of prose may fill: longer ones are hard to read, however wide the terminal."""


def clean(value: object) -> str:
    """A value as one line of text; control characters, which could steer a terminal, become a replacement mark."""
    return "" if value is None else one_line(str(value))


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a listing: a short key on the left; on the right what stands out, then further lines, then where it comes from."""

    key: str
    head: str
    lines: tuple[str, ...] = ()
    source: str = ""


def listing(title: str, rows: Iterable[str | Entry]) -> None:
    """A listing on standard output; a row that is one text heads those below it. Lines are as wide as the terminal, within reason."""
    items = list(rows)
    entries = [item for item in items if isinstance(item, Entry)]
    left = min(max((cell_len(clean(part)) for entry in entries for part in entry.key.split("\n")), default=0), max(12, out.width // 4))
    out.print(Text(title, style="bold underline"))
    if not entries:
        out.print("  nothing found")
    for item in items:
        if isinstance(item, str):
            out.print()
            for line in Text(clean(item), style="bold cyan").wrap(out, out.width):
                _print_line(line)
        else:
            _print_entry(item, left)


def _print_entry(entry: Entry, left: int) -> None:
    width = max(20, min(out.width, WIDEST) - left - 4)
    keys = [line for part in entry.key.split("\n") for line in Text(clean(part), style="bold").wrap(out, left)]
    told = [Text(clean(entry.head), style="bold"), *(Text(clean(line)) for line in entry.lines), Text(clean(entry.source), style="dim")]
    for key, line in zip_longest(keys, _wrapped(told, width), fillvalue=Text()):
        key.rstrip()
        _print_line(Text.assemble("  ", " " * (left - key.cell_len), key, "  ", line))


def _wrapped(texts: list[Text], width: int) -> Iterator[Text]:
    for text in texts:
        if text.plain:
            yield from text.wrap(out, width)


def _print_line(text: Text) -> None:
    text.rstrip()
    out.print(text, soft_wrap=True)


def as_json(value: object) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json_text(_json(value), indent=1) + "\n")


def _json(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def complain(error: OnRecordError) -> None:
    """One line on standard error: what failed and what to do about it."""
    hint = f" {error.hint}" if error.hint else ""
    err.print(Text(clean(f"onrecord: {error}{'' if str(error).endswith('.') else '.'}{hint}"), style="red"), soft_wrap=True)
