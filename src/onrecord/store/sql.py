"""The store over SQLAlchemy Core: what a contract call means in transactions."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from onrecord.errors import StoreError, UsageError
from onrecord.model import Document, Fact, Judgement
from onrecord.store import add, arrivals, carry, find, views
from onrecord.store.card_index import CardIndex
from onrecord.store.codec import decoded_document, decoded_fact
from onrecord.store.contract import (
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
    Where,
)
from onrecord.store.judgements import judgements
from onrecord.store.lock import writing
from onrecord.store.shelf import Shelf
from onrecord.store.trouble import told
from onrecord.store.verify import verify_case

ROWS_AT_ONCE = 500
READINGS_AT_ONCE = 50


@dataclass(slots=True)
class OpenRun:
    """The run that goes on: `seq` once it has written something."""

    signature: str
    seq: int | None = None
    known: int = 0


class SqlStore:
    """A case. Every change is one transaction of one writer; readers see the case as it stood when they began."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._run: OpenRun | None = None
        self.index = CardIndex(self._reading)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self._path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self._path), writing(self._path), self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def add(self, extraction: Extracted, *, signature: str) -> Added:
        with self._reading() as connection:
            same = add.is_same(connection, extraction, signature)
        if not same:
            with self._writing() as connection:
                same = add.is_same(connection, extraction, signature)
                if not same:
                    run = self._log(connection, "added")
                    added = add.add_document(connection, extraction, signature=signature, run=run)
        if same:
            self.skip(extraction.document.id)
            return Added(document=extraction.document.id, status="known")
        self._logged(run)
        return added

    def _log(self, connection: Connection, what: str) -> int | None:
        """The number of the run that goes on, counted up; it is written with the first change."""
        if self._run is None:
            return None
        seq = self._run.seq or add.start_run(connection, self._run.signature)
        add.count_in_run(connection, seq, what)
        return seq

    def _logged(self, run: int | None) -> None:
        """The run is in the log from here on: what wrote it there has been committed."""
        if self._run is not None:
            self._run.seq = run

    @contextmanager
    def run(self, *, signature: str) -> Iterator[None]:
        self._run = OpenRun(signature)
        try:
            yield
        except BaseException:
            with suppress(StoreError):  # what broke the run off is the news; its log stays open if it cannot be closed
                self._end_run()
            raise
        self._end_run()

    def _end_run(self) -> None:
        ended, self._run = self._run, None
        if ended is not None and ended.seq is not None:
            with self._writing() as connection:
                add.end_run(connection, ended.seq, ended.known)

    def fail(self, failure: Failed) -> None:
        with self._reading() as connection:
            known = add.is_open(connection, failure)
        if not known:
            with self._writing() as connection:
                add.add_failure(connection, failure)
                run = self._log(connection, "failed")
            self._logged(run)

    def resolve(self, sources: Sequence[str]) -> None:
        if sources:
            with self._writing() as connection:
                add.resolve_failures(connection, sources=sources)

    def skip(self, document: str) -> None:
        if self._run is not None:
            self._run.known += 1

    def known(self, document: str, signature: str) -> bool:
        with self._reading() as connection:
            return views.known(connection, document, signature)

    def generation(self, document: str) -> Generation | None:
        with self._reading() as connection:
            return views.generation(connection, document)

    def documents(self, known: str | None = None) -> Iterator[Document]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(views.select_documents(known)):
                yield decoded_document(row.payload, row.published)

    def document(self, document: str) -> Document | None:
        with self._reading() as connection:
            row = connection.execute(views.select_document(document)).first()
        return decoded_document(row.payload, row.published) if row else None

    def supersedes(self) -> dict[str, str]:
        with self._reading() as connection:
            return views.supersedes(connection)

    def facts(self, kind: str | None = None, where: Where = EVERYWHERE) -> Iterator[Fact]:
        if kind is not None and kind not in FACT_KINDS:
            raise UsageError(f"no kind of fact {kind!r}; there are: {', '.join(FACT_KINDS)}")
        return self._facts(kind, where)

    def _facts(self, kind: str | None, where: Where) -> Iterator[Fact]:
        """Some documents at a time, unless an index narrows the search down: nothing large is ever sorted or held."""
        with self._reading() as connection:
            if views.is_narrow(where):
                yield from _decoded(connection, views.select_facts(kind, where))
                return
            readings = connection.execute(views.select_readings(where)).scalars().all()
            for at in range(0, len(readings), READINGS_AT_ONCE):
                yield from _decoded(connection, views.select_facts(kind, where, among=readings[at : at + READINGS_AT_ONCE]))

    def fact(self, fact: str) -> Fact | None:
        with self._reading() as connection:
            row = connection.execute(views.select_fact(fact)).first()
        return decoded_fact(row.payload) if row else None

    def search(self, query: str, *, kinds: Sequence[str] = SEARCHED, limit: int = 20) -> list[Hit]:
        with self._reading() as connection:
            return find.search(connection, query, kinds=kinds, limit=limit)

    def failures(self) -> Iterator[Failed]:
        with self._reading() as connection:
            for row in connection.execute(views.open_failures()):
                yield views.failed(row)

    def runs(self) -> Iterator[Run]:
        with self._reading() as connection:
            yield from views.runs(connection)

    def arrived(self, moment: str, *, limit: int) -> list[str]:
        with self._reading() as connection:
            return arrivals.arrived(connection, moment, limit)

    def counts(self) -> dict[str, int]:
        with self._reading() as connection:
            return views.counts(connection)

    def verify(self) -> Generator[Problem, None, Checked]:
        return verify_case(self._reading, self._writing)

    def judgements(self) -> Iterator[Judgement]:
        with self._reading() as connection:
            yield from judgements(connection)

    @contextmanager
    def shelf(self) -> Iterator[Shelf]:
        with self._writing() as connection:
            yield Shelf(connection)

    @contextmanager
    def kept(self) -> Iterator[Shelf]:
        with self._reading() as connection:
            yield Shelf(connection)

    def pending(self, signature: str) -> int:
        with self._reading() as connection:
            shelf = Shelf(connection)
            return shelf.pending() if shelf.signature() == signature else views.counts(connection)["document"]

    def groups(self, matter: str, ids: Sequence[str] | None = None) -> Iterator[str]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(views.select_groups(matter, ids)):
                yield row.payload

    def carried(self) -> Iterator[tuple[str, Iterator[carry.Row]]]:
        with self._reading() as connection:
            for table in carry.CARRIED:
                yield table, carry.carried(connection, table)

    def carry_in(self, tables: Iterable[tuple[str, Iterable[carry.Row]]]) -> dict[str, int]:
        with self._writing() as connection:
            if not carry.is_empty(connection):
                raise UsageError("the case is not empty", hint="A bundle is imported into a new case; name another file with --case.")
            return {table: carry.carry_in(connection, table, rows) for table, rows in tables}

    def snapshot(self) -> str:
        with self._reading() as connection:
            return carry.snapshot(connection)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _decoded(connection: Connection, wanted: views.Rows) -> Iterator[Fact]:
    for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(wanted):
        yield decoded_fact(row.payload)
