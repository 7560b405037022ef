"""The cards of a record that no case keeps, in a database in memory, so that a filter means the same there: a record as of some moment, or
of a case that can only be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection, create_engine, event, insert
from sqlalchemy.pool import StaticPool

from onrecord.model import Document, Fact
from onrecord.store import schema
from onrecord.store.card_index import CardIndex
from onrecord.store.cards import Cards, Written
from onrecord.store.codec import columns, dated, encoded
from onrecord.store.index import index_words
from onrecord.store.migrations.versions import v0001_case, v0002_across, v0003_cards, v0004_counted


def index_of(documents: Iterable[Document], facts: Iterable[Fact], cards: Iterable[Written]) -> CardIndex:
    """An index of these cards, which are of these reports and facts."""
    engine = create_engine("sqlite://", creator=_connection, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    lock = Lock()

    @contextmanager
    def reading() -> Iterator[Connection]:
        with lock, engine.connect() as connection, connection.begin():
            yield connection

    with reading() as connection:
        _fill(connection, list(documents), list(facts), list(cards))
    return CardIndex(reading)


def _connection() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def _fill(connection: Connection, documents: list[Document], facts: list[Fact], cards: list[Written]) -> None:
    for statements in (
        (v0001_case.TABLES + v0001_case.WORDS).split(";\n"),
        v0002_across.TABLES.split(";\n"),
        v0003_cards.STATEMENTS,
        v0004_counted.STATEMENTS,
    ):
        for statement in statements:
            if statement.strip():
                connection.exec_driver_sql(statement)
    numbers = {document.id: at for at, document in enumerate(documents, 1)}
    told = [{"seq": numbers[one.id], "id": one.id, "sha256": one.sha256, "payload": encoded(one)} for one in documents]
    read = [{"seq": numbers[one.id], "document": one.id, "dated": dated(one.published)} | _UNTOLD for one in documents]
    rows = [
        columns(fact) | {"seq": at, "extraction": numbers[fact.document], "payload": encoded(fact)}
        for at, fact in enumerate((fact for fact in facts if fact.document in numbers), 1)
    ]
    for table, some in ((schema.document, told), (schema.extraction, read), (schema.fact, rows)):
        if some:
            connection.execute(insert(table), some)
    index_words(connection, "document", 1, len(told))
    index_words(connection, "fact", 1, len(rows))
    incidents = sorted(one.card.id for one in cards if one.card.kind == "incident")
    Cards(connection).write(numbers, cards, {key: at for at, key in enumerate(incidents, 1)})


_UNTOLD = {"signature": "", "published": "", "facts": 0, "rejected": 0}
