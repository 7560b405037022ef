"""The one loader of the data files in `tables/`."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.errors import KnowledgeError


def _open(name: str) -> str:
    try:
        return (files("onrecord.knowledge") / "tables" / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KnowledgeError(f"no table {name!r} in the package") from error


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated table as column → text; lines that begin with `#` are comments (the first names the source)."""
    lines = [line for line in _open(name).splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def tree(name: str) -> dict[str, Any]:
    """A TOML table, for what has more structure than rows."""
    return tomllib.loads(_open(name))


def words(cell: str | None) -> tuple[str, ...]:
    """The parts of a cell that holds several, separated by `;`."""
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
