"""The store over SQLAlchemy Core: what a contract call means in transactions."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine

from onrecord.model import Document, Fact
from onrecord.store import add, find, views
from onrecord.store.codec import decoded_document, decoded_fact
from onrecord.store.contract import EVERYWHERE, SEARCHED, Added, Checked, Extracted, Failed, Generation, Hit, Problem, Run, Where
from onrecord.store.lock import writing
from onrecord.store.trouble import told
from onrecord.store.verify import verify_case

ROWS_AT_ONCE = 500


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
                    added = add.add_document(connection, extraction, signature=signature, run=self._log(connection, "added"))
        if same:
            self.skip(extraction.document.id)
            return Added(document=extraction.document.id, status="known")
        return added

    def _log(self, connection: Connection, what: str) -> int | None:
        """The number of the run that goes on, counted up; it is written with the first change."""
        if self._run is None:
            return None
        seq = self._run.seq or add.start_run(connection, self._run.signature)
        add.count_in_run(connection, seq, what)
        self._run.seq = seq
        return seq

    @contextmanager
    def run(self, *, signature: str) -> Iterator[None]:
        self._run = OpenRun(signature)
        try:
            yield
        finally:
            ended, self._run = self._run, None
            if ended.seq is not None:
                with self._writing() as connection:
                    add.end_run(connection, ended.seq, ended.known)

    def fail(self, failure: Failed) -> None:
        with self._writing() as connection:
            if add.add_failure(connection, failure):
                self._log(connection, "failed")

    def skip(self, document: str) -> None:
        if self._run is not None:
            self._run.known += 1

    def known(self, document: str, signature: str) -> bool:
        with self._reading() as connection:
            return views.known(connection, document, signature)

    def generation(self, document: str) -> Generation | None:
        with self._reading() as connection:
            return views.generation(connection, document)

    def documents(self) -> Iterator[Document]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(views.select_documents()):
                yield decoded_document(row.payload, row.published)

    def document(self, document: str) -> Document | None:
        with self._reading() as connection:
            row = connection.execute(views.select_document(document)).first()
        return decoded_document(row.payload, row.published) if row else None

    def supersedes(self) -> dict[str, str]:
        with self._reading() as connection:
            return views.supersedes(connection)

    def facts(self, kind: str | None = None, where: Where = EVERYWHERE) -> Iterator[Fact]:
        wanted = views.select_facts(kind, where)
        return self._facts(wanted)

    def _facts(self, wanted: views.Rows) -> Iterator[Fact]:
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=ROWS_AT_ONCE).execute(wanted):
                yield decoded_fact(row.payload)

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

    def counts(self) -> dict[str, int]:
        with self._reading() as connection:
            return views.counts(connection)

    def verify(self) -> Generator[Problem, None, Checked]:
        return verify_case(self._reading, self._writing)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> SqlStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
