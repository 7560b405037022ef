"""Queries in SQLite's own words, inside the transaction of a connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # it takes most of a second to import: only when a case opens
    from sqlalchemy import Connection

AT_ONCE = 500


class Rows:
    """What reads and writes the tables of what is derived."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _rows(self, query: str, given: Sequence[Any] = ()) -> Any:
        return self._connection.exec_driver_sql(query, tuple(given))

    def _put(self, query: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(query, list(rows))

    def _among(self, query: str, values: Iterable[Any]) -> Iterator[Any]:
        """The rows of a query whose `{}` takes the values, some at a time."""
        waiting = iter(values)
        while some := list(islice(waiting, AT_ONCE)):
            yield from self._rows(query.format(",".join("?" * len(some))), some)
