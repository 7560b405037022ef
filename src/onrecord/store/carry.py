"""Carrying a case from file to file: the rows of what was read and judged, as they stand, and the same rows into an empty case.

What is derived from them (word indexes, groups, cards) is not carried but made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from onrecord.errors import MalformedInput, StoreError
from onrecord.store import schema
from onrecord.store.index import index_words

CARRIED: tuple[str, ...] = ("run", "document", "extraction", "fact", "custody", "failure", "judgement")
"""In the order in which they refer to each other."""
ROWS_AT_ONCE = 500
Row = dict[str, Any]


def carried(connection: Connection, table: str) -> Iterator[Row]:
    """The rows of a table that is carried, in order of their numbers."""
    made = _table(table)
    for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(select(made).order_by(made.c.seq)):
        yield dict(row._mapping)


def carry_in(connection: Connection, table: str, rows: Iterable[Row]) -> int:
    """Write rows as they stand; how many. Raises MalformedInput for rows that are none of the table."""
    made, count = _table(table), 0
    names = {column.name for column in made.columns}
    waiting = iter(rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        if any(set(row) != names for row in some):
            raise MalformedInput(f"a row of {table} has other columns than this version of onrecord keeps")
        connection.execute(insert(made), some)
        if table in ("document", "fact"):
            index_words(connection, table, some[0]["seq"], some[-1]["seq"])
        count += len(some)
    return count


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever read into the case."""
    return not any(connection.execute(select(func.count()).select_from(_table(table))).scalar_one() for table in CARRIED)


def snapshot(connection: Connection) -> str:
    """A hash over what every report was last read to say, and over all judgements: the same for the same content, wherever it lies."""
    table, digest = schema.custody, hashlib.sha256()
    latest = select(func.max(table.c.seq)).group_by(table.c.document)
    wanted = select(table.c.document, table.c.document_sha256, table.c.facts_sha256).where(table.c.seq.in_(latest))
    for row in connection.execute(wanted.order_by(table.c.document)):
        digest.update(json.dumps(list(row)).encode() + b"\n")
    for payload in connection.execute(select(schema.judgement.c.payload).order_by(schema.judgement.c.seq)).scalars():
        digest.update(payload.encode("utf-8", "surrogatepass") + b"\n")
    return f"sha256:{digest.hexdigest()}"


def _table(name: str) -> Table:
    if name not in CARRIED:
        raise StoreError(f"no table {name!r} is carried")
    return schema.metadata.tables[name]
