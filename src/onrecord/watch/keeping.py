"""Where a watch puts what it finds: reports into the case, faults among the case's failures, what was seen into the state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.case import Case, Progress
from onrecord.errors import OnRecordError
from onrecord.model import Document
from onrecord.model.filter import Filter
from onrecord.store import Failed
from onrecord.watch.state import Polled, Seen, State, write_state

AT_ADDRESS = 50
"""Reports whose address holds another's, at most."""


@dataclass(slots=True)
class Tally:
    """What a visit brought so far. `known`: seen before, or in the case already; `elsewhere`: brought by another source first."""

    added: int = 0
    corrected: int = 0
    known: int = 0
    elsewhere: int = 0
    failed: int = 0
    passed_over: int = 0

    def with_one(self, progress: Progress) -> None:
        if progress.added is None:
            self.failed += 1
        elif progress.added.status in ("known", "reread"):
            self.known += 1
        elif progress.added.status == "corrected":
            self.corrected += 1
        else:
            self.added += 1


class Keeping:
    """The case and the state of a watch. What is noted as seen is in the case by then."""

    def __init__(self, case: Case, state: State, path: Path) -> None:
        self._case, self.state, self._path = case, state, path

    def polled(self, key: str) -> Polled:
        return self.state.sources.get(key, Polled())

    def add(self, reports: list[Document] | list[str], tally: Tally) -> None:
        if reports:
            self._case.add(*reports, on_progress=tally.with_one)

    def is_of_another(self, document: Document) -> bool:
        """Whether the case has a report at this address from another publisher: what a feed tells of it is no correction of that."""
        there = self._case.cards(Filter(kind="document", source=document.url), limit=AT_ADDRESS).items
        return any(card.url == document.url and card.publisher != document.publisher for card in there)

    def fail(self, source: str, error: OnRecordError) -> None:
        """Record a fault against an address; it stays open until the address is read."""
        self._case.store.fail(Failed(source=source, code=error.code, message=error.message))

    def mend(self, *sources: str) -> None:
        self._case.store.resolve(sources)

    def see(self, key: str, seen: Mapping[str, Seen]) -> None:
        """Note what was seen, beside what had been."""
        polled = self.polled(key)
        self.settle(key, polled.model_copy(update={"seen": {**polled.seen, **seen}}))

    def settle(self, key: str, polled: Polled) -> None:
        self.state.sources[key] = polled
        write_state(self._path, self.state)
