"""The cards of a name, a box, words or a report, counted by day and labels as `daily` counts all of them: in memory, made when first asked
for, so that whatever labels are asked with it, and by whatever it is counted, the cards are looked at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from onrecord.store.answers import Answers
from onrecord.store.asked import COUNTED, Condition

if TYPE_CHECKING:
    from sqlalchemy import Connection

Daily = Callable[[str, tuple[object, ...]], Sequence[Any]]
"""Asks a query, with what it is given, of a table `daily`."""
REMEMBERED = 48


class Counted:
    """A table `daily` of its own. Threads share it."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._lock = Lock()
        self._connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._connection.execute(f"CREATE TABLE daily ({', '.join(COUNTED)}, cards)")
        self._connection.execute("BEGIN")
        self._connection.executemany(f"INSERT INTO daily VALUES ({', '.join('?' * (len(COUNTED) + 1))})", rows)
        self._connection.execute("COMMIT")

    def rows(self, query: str, given: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """What a query over `daily` finds."""
        with self._lock:
            return self._connection.execute(query, given).fetchall()


class Counts:
    """Those that were asked for last, by the stamp of the case and what is asked."""

    def __init__(self) -> None:
        self._answers = Answers[Counted](REMEMBERED)

    def of(self, connection: Connection, stamp: str, asked: Condition) -> Counted:
        """The cards of a set, counted. `asked`: a condition on nothing but their numbers."""
        found_at = f"SELECT daily, count(*) AS cards FROM counted WHERE {asked.sql} GROUP BY daily"
        query = f"SELECT {', '.join(COUNTED)}, at.cards FROM ({found_at}) AS at JOIN daily ON daily.seq = at.daily"
        return self._answers.of((stamp, asked), lambda: Counted(connection.exec_driver_sql(query, asked.given).all()))


def uncounted(connection: Connection, asked: Condition) -> Daily:
    """The cards of a set, a row each, for what is seldom asked twice."""
    table = f"WITH daily AS (SELECT {_LABELS}, 1 AS cards FROM card WHERE {asked.sql})"
    return lambda query, given: connection.exec_driver_sql(f"{table} {query}", (*asked.given, *given)).all()


_LABELS = ", ".join(f"coalesce({column}, '') AS {column}" for column in COUNTED)
