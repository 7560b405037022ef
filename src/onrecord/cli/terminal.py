"""What the commands print: tables for people, JSON for programs, one line an error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.errors import OnRecordError

out = Console(highlight=False, markup=False, emoji=False)
err = Console(stderr=True, highlight=False, markup=False, emoji=False)


def clean(value: object) -> str:
    """A value as one line of text; control characters, which could steer a terminal, become a replacement mark."""
    text = "" if value is None else " ".join(str(value).split())
    return "".join(mark if mark.isprintable() else "�" for mark in text)


def clean_lines(value: object) -> str:
    """The same for a value of several lines."""
    return "\n".join(clean(line) for line in str("" if value is None else value).split("\n"))


def table(title: str, columns: Sequence[str], rows: Iterable[str | Sequence[object]]) -> None:
    """A table on standard output: a column whose name begins with `>` is right-aligned, a row that is one text heads those below it."""
    grid = Table(title=title, title_justify="left", show_lines=True)
    for column in columns:
        grid.add_column(column.lstrip(">"), justify="right" if column.startswith(">") else "left", overflow="fold")
    for row in rows:
        if isinstance(row, str):
            grid.add_row(*([""] * (len(columns) - 1)), Text(clean(row), style="bold"))
        else:
            grid.add_row(*(Text(clean_lines(value)) for value in row))
    out.print(grid)


def as_json(value: object) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(_plain(value), ensure_ascii=False, indent=1) + "\n")


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def complain(error: OnRecordError) -> None:
    """One line on standard error: what failed and what to do about it."""
    hint = f" {error.hint}" if error.hint else ""
    err.print(Text(clean(f"onrecord: {error}{'' if str(error).endswith('.') else '.'}{hint}"), style="red"), soft_wrap=True)
