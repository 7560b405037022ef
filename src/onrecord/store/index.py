"""The word indexes, SQLite's side: FTS5 over documents (title, text) and facts (name, evidence)."""

from __future__ import annotations

from sqlalchemy import Connection, text

from onrecord.store.query import Query

COLUMNS = {"document": ("title", "text"), "fact": ("name", "text")}
WEIGHTS = {"document": "4.0, 1.0", "fact": "2.0, 1.0"}
PASSAGE_WORDS = 32


def index_words(connection: Connection, table: str, first: int, last: int) -> None:
    """Index the rows first..last (by seq) of `document` or `fact`."""
    names = ", ".join(COLUMNS[table])
    connection.execute(
        text(f"INSERT INTO {table}_index (rowid, {names}) SELECT seq, {names} FROM {table}_words WHERE seq BETWEEN :first AND :last"),
        {"first": first, "last": last},
    )


def match(query: Query) -> str:
    """The query in FTS5's language. Every word stands in quotation marks, so nothing in it can be an operator."""
    return " OR ".join(
        "(" + " AND ".join(_term(term) for term in branch.wanted) + "".join(f" NOT {_term(term)}" for term in branch.unwanted) + ")"
        for branch in query.branches
    )


def _term(term: str) -> str:
    start = term.endswith("*")
    return '"' + term.rstrip("*").replace('"', '""') + '"' + ("*" if start else "")
