"""Does the case still hold what was written? The file, both chains, every hash, span and column, the word indexes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import CaseDamaged, CaseLocked, CaseReadOnly, StoreError
from onrecord.model import Document, spans_of, text_sha256
from onrecord.store import custody, schema
from onrecord.store.codec import columns, dated, decoded_document, decoded_fact
from onrecord.store.contract import Checked, Problem
from onrecord.store.judgements import broken

Session = Callable[[], AbstractContextManager[Connection]]


@dataclass(slots=True)
class Tally:
    """What was looked at so far."""

    documents: set[str] = field(default_factory=set)
    facts: int = 0
    spans: int = 0


def verify_case(reading: Session, writing: Session) -> Generator[Problem, None, Checked]:
    """Every problem found, one by one; none means that the case is whole. Returns how much was looked at."""
    tally = Tally()
    try:
        with reading() as connection, _lenient(connection):
            yield from _file(connection)
            yield from _entries(connection, tally)
            yield from _strays(connection)
            yield from broken(connection)
    except StoreError as error:
        yield _problem("file", error.source or "", f"reading broke off: {error.message}")
    for table in ("document", "fact"):
        try:
            yield from _index(table, writing)
        except CaseReadOnly:
            break  # SQLite checks an index only through a write; a case that may only be read keeps its index unchecked

    return Checked(documents=len(tally.documents), facts=tally.facts, spans=tally.spans)


def _problem(code: str, name: str, message: str) -> Problem:
    return Problem(code=code, id=name, message=message)


class _lenient:  # noqa: N801 - a context manager that reads as a word
    """Bytes that are no UTF-8 are read as U+FFFD inside, so that what holds them is found by its hash."""

    def __init__(self, connection: Connection) -> None:
        self._driver: Any = connection.connection.driver_connection

    def __enter__(self) -> None:
        self._driver.text_factory = lambda raw: raw.decode("utf-8", "replace")

    def __exit__(self, *error: object) -> None:
        self._driver.text_factory = str


def _file(connection: Connection) -> Iterator[Problem]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check(100)"):
        if row[0] != "ok":
            yield _problem("file", "", str(row[0]))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _problem("file", f"{row[0]} {row[1]}", f"row refers to a {row[2]} that is not there")


def _entries(connection: Connection, tally: Tally) -> Iterator[Problem]:
    """The chain, and behind each link the reading that it stands for."""
    previous, expected = custody.START, 1
    for row in connection.execute(select(schema.custody).order_by(schema.custody.c.seq), execution_options={"yield_per": 500}):
        entry = custody.Entry(*row[:-1])
        if entry.seq != expected:
            yield _problem("custody", str(expected), "an entry is missing")
        if entry.previous != previous:
            yield _problem("custody", str(entry.seq), "does not follow from the entry before")
        if entry.hash != row.hash:
            yield _problem("custody", str(entry.seq), "the entry is not what was written")
        previous, expected = row.hash, entry.seq + 1
        yield from _reading(connection, entry, tally)


def _reading(connection: Connection, entry: custody.Entry, tally: Tally) -> Iterator[Problem]:
    tables = schema.extraction.join(schema.document, schema.document.c.id == schema.extraction.c.document)
    query = select(
        schema.extraction, schema.document.c.payload, schema.document.c.sha256, schema.document.c.url, schema.document.c.source_id
    )
    row = connection.execute(query.select_from(tables).where(schema.extraction.c.seq == entry.extraction)).first()
    if row is None:
        yield _problem("document", entry.document, "the reading is not there any more")
        return
    document = None
    try:
        document = decoded_document(row.payload, row.published)
    except CaseDamaged as error:
        yield _problem("document", entry.document, error.message)
    if custody.record_sha256(row.payload, row.published, row.signature) != entry.document_sha256:
        yield _problem("document", entry.document, "its record is not what was written")
    if document is not None:
        yield from _document(document, row, entry)
    tally.documents.add(entry.document)
    yield from _facts(connection, entry, row.facts, document, tally)


def _document(document: Document, row: Any, entry: custody.Entry) -> Iterator[Problem]:
    if not text_sha256(document.text) == document.sha256 == entry.text_sha256:
        yield _problem("document", entry.document, "its text does not have the hash that was written")
    stands = (row.document, row.sha256, row.url, row.source_id, row.dated)
    if (
        stands != (document.id, document.sha256, document.url, document.source_id, dated(document.published))
        or document.id != entry.document
    ):
        yield _problem("column", entry.document, "columns do not agree with the record")


def _facts(
    connection: Connection, entry: custody.Entry, number: int, document: Document | None, tally: Tally
) -> Iterator[Problem]:  # fmt: skip
    rows = connection.execute(select(schema.fact).where(schema.fact.c.extraction == entry.extraction).order_by(schema.fact.c.seq)).all()
    if len(rows) != number or custody.lines_sha256(row.payload for row in rows) != entry.facts_sha256:
        yield _problem("fact", entry.document, "its facts are not what was written")
    for row in rows:
        try:
            fact = decoded_fact(row.payload)
        except CaseDamaged as error:
            yield _problem("fact", row.id, error.message)
            continue
        if any(row._mapping[name] != value for name, value in columns(fact).items()):
            yield _problem("column", row.id, "columns do not agree with the record")
        spans = spans_of(fact)
        tally.facts, tally.spans = tally.facts + 1, tally.spans + len(spans)
        if document is not None and any(document.text[s.start : s.end] != s.text for s in spans):
            yield _problem("span", row.id, "a span is not what the document says there")


def _strays(connection: Connection) -> Iterator[Problem]:
    """Readings that no entry of custody stands for."""
    entered = select(schema.custody.c.extraction)
    query = select(schema.extraction.c.document).where(schema.extraction.c.seq.not_in(entered)).order_by(schema.extraction.c.seq)
    for row in connection.execute(query):
        yield _problem("custody", row.document, "a reading without an entry")


def _index(table: str, writing: Session) -> Iterator[Problem]:
    try:
        with writing() as connection:
            connection.exec_driver_sql(f"INSERT INTO {table}_index ({table}_index, rank) VALUES ('integrity-check', 1)")
    except (CaseReadOnly, CaseLocked):
        raise
    except StoreError:  # a mismatch is told as damage; a record that is no JSON any more, as a plain error
        yield _problem("index", table, "the word index does not agree with the records")
