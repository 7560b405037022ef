"""Where the record is kept: one contract, SQLite by default (one file a case). The only room that opens a database."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from onrecord.errors import UsageError
from onrecord.store.card_index import CardIndex
from onrecord.store.contract import (
    EVERY,
    EVERYWHERE,
    FACT_KINDS,
    SEARCHED,
    Added,
    Checked,
    Extracted,
    Failed,
    Generation,
    Hit,
    Problem,
    Run,
    Store,
    Where,
)
from onrecord.store.shelf import Filed, Shelf, Tie

__all__ = [
    "Added", "CardIndex", "Checked", "EVERY", "EVERYWHERE", "Extracted", "FACT_KINDS", "Failed", "Filed", "Generation", "Hit", "Problem",
    "Run", "SEARCHED", "Shelf", "Store", "Tie", "Where", "open_store",
]  # fmt: skip


def open_store(where: str | Path, *, create: bool = False) -> Store:
    """Open the case at a path (SQLite). With `create` a missing one is made, else CaseNotFound is raised."""
    scheme = urlsplit(where).scheme if isinstance(where, str) and "://" in where else "sqlite"
    if scheme != "sqlite":
        raise UsageError(f"no store for {scheme!r}; there are: sqlite (a path)")
    from onrecord.store.sqlite import open_sqlite  # SQLAlchemy takes most of a second to import: only when a case opens

    path = where.removeprefix("sqlite:///") if isinstance(where, str) else where
    return open_sqlite(Path(path), create=create)
