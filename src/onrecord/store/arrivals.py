"""Which reports came into the case after a moment, by the chain of custody."""

from __future__ import annotations

from itertools import takewhile

from sqlalchemy import Connection, select

from onrecord.store.schema import custody, extraction


def arrived(connection: Connection, moment: str, limit: int) -> list[str]:
    """The documents that were first read after the moment (UTC, as custody stamps it), the latest first; at most so many."""
    other = extraction.alias("other")
    before = select(other.c.seq).where(other.c.document == custody.c.document, other.c.seq < custody.c.extraction)
    rows = connection.execute(select(custody.c.document, custody.c.at).where(~before.exists()).order_by(custody.c.seq.desc()).limit(limit))
    return [row.document for row in takewhile(lambda row: row.at > moment, rows)]
