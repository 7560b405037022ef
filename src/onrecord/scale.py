"""Run the line over many reports: here, or over processes. An extractor that breaks off costs its report, nothing else; the order stays."""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from onrecord.errors import ExtractorError, UsageError
from onrecord.extract import Extractor
from onrecord.model import Document
from onrecord.pipeline import Extraction, extract_document
from onrecord.read import Failure

AHEAD = 4
"""Reports in hand per process: enough to keep it busy, few enough that nothing piles up."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document that need not be read again; it keeps its place in the row."""

    document: Document


@dataclass(frozen=True, slots=True)
class Broken:
    """A document that an extractor broke off on."""

    document: Document
    error: ExtractorError


Item = Document | Failure | Known
Outcome = Extraction | Broken | Failure | Known


def extract_all(items: Iterable[Item], *, using: tuple[Extractor, ...] | None = None, workers: int = 1) -> Generator[Outcome, None, None]:
    """Each document's extraction, or Broken if an extractor breaks off on it. What is no document passes through in its place.

    With `workers` > 1 extraction runs in that many processes; one that dies costs the report that killed it, nothing else.
    """
    if workers > 1:
        yield from _over_processes(items, using, workers)
        return
    for item in items:
        yield attempt(item, using) if isinstance(item, Document) else item


def attempt(document: Document, using: tuple[Extractor, ...] | None = None) -> Extraction | Broken:
    """The extraction of one document, whatever happens in it."""
    try:
        return extract_document(document, using=using)
    except Exception as error:  # noqa: BLE001  (plug-ins may raise anything; it is recorded against the document)
        frame = traceback.extract_tb(error.__traceback__)[-1]
        last = traceback.format_exception_only(error)[-1].strip()
        message = f"{last} ({frame.filename.rpartition('/')[2]}, line {frame.lineno})"
        return Broken(document, ExtractorError(message, source=source(document)))


def source(document: Document) -> str:
    """Where the document came from, as a person would find it: the file, and which report in it; else url or id."""
    name = document.url or document.source_id
    if document.path and name:
        return f"{document.path} ({name})"
    return document.path or name or document.id


class _Pool:
    """Worker processes that are started afresh once one has died."""

    def __init__(self, workers: int, using: tuple[Extractor, ...] | None) -> None:
        self._workers, self._using = workers, using
        self._pool = self._started(workers)
        try:  # a process that dies before any report is at hand is no report's fault
            self._pool.submit(bool).result()
        except BrokenProcessPool as error:
            hint = "A script that uses workers must do so under `if __name__ == '__main__':`."
            raise UsageError("worker processes cannot be started", hint=hint) from error

    def _started(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
        )

    def submit(self, document: Document) -> Future[Extraction | Broken]:
        try:
            return self._pool.submit(attempt, document, self._using)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._started(self._workers)
            return self._pool.submit(attempt, document, self._using)

    def result(self, document: Document, future: Future[Extraction | Broken]) -> Extraction | Broken:
        """A process that died takes down what was in hand: each of those is tried again in a process of its own."""
        try:
            return future.result()
        except BrokenProcessPool:
            pass
        with self._started(1) as alone:
            try:
                return alone.submit(attempt, document, self._using).result()
            except BrokenProcessPool:
                return Broken(document, ExtractorError("the process that read it died", source=source(document)))

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _over_processes(items: Iterable[Item], using: tuple[Extractor, ...] | None, workers: int) -> Iterator[Outcome]:
    pool = _Pool(workers, using)
    waiting: deque[tuple[Document, Future[Extraction | Broken]] | Failure | Known] = deque()

    def first() -> Outcome:
        item = waiting.popleft()
        return pool.result(*item) if isinstance(item, tuple) else item

    try:
        for item in items:
            waiting.append((item, pool.submit(item)) if isinstance(item, Document) else item)
            if len(waiting) > workers * AHEAD:
                yield first()
        while waiting:
            yield first()
    finally:
        pool.close()
