"""What a run over many reports tells while it goes on, and comes to in the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Document
from onrecord.store import Added, Failed

if TYPE_CHECKING:
    from onrecord.read import Failure


@dataclass(frozen=True, slots=True)
class Progress:
    """One input is done, and what was done will outlive a crash. `count`: inputs done in this run, this one included."""

    count: int
    label: str
    added: Added | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run came to. `facts`: those of the documents that it added."""

    added: int = 0
    known: int = 0
    failed: int = 0
    facts: int = 0
    failures: tuple[Failure, ...] = ()

    def to_json(self) -> dict[str, object]:
        numbers = {"added": self.added, "known": self.known, "failed": self.failed, "facts": self.facts}
        return {**numbers, "failures": [failure.error.to_json() for failure in self.failures]}


class Count:
    """What a run has come to so far."""

    def __init__(self) -> None:
        self._failures: list[Failure] = []
        self._added = self._known = self._facts = 0

    def with_one(self, outcome: tuple[str, Added | Failure]) -> Progress:
        label, done = outcome
        added = done if isinstance(done, Added) else None
        if not isinstance(done, Added):
            self._failures.append(done)
        elif done.status == "known":
            self._known += 1
        else:
            self._added += 1
            self._facts += sum(done.facts.values())
        count = self._added + self._known + len(self._failures)
        return Progress(count, label, added, None if isinstance(done, Added) else done)

    def report(self) -> RunReport:
        return RunReport(self._added, self._known, len(self._failures), self._facts, tuple(self._failures))


class Watch:
    """Which inputs that failed in earlier runs have been read in this one without failing again."""

    def __init__(self, failures: Iterable[Failed]) -> None:
        self._open = {failure.source for failure in failures if failure.document is None}
        self._files = {_file(source) for source in self._open}
        self._read: set[str] = set()
        self._again: set[str] = set()

    def over(self, items: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        for item in items:
            if not isinstance(item, Document):
                self._again.add(item.source)
            elif item.path in self._files:
                self._read.add(item.path)
            yield item

    def mended(self) -> list[str]:
        return sorted(source for source in self._open - self._again if source in self._read or _file(source) in self._read)


def _file(source: str) -> str:
    """The file of `reports.jsonl:3`."""
    return re.sub(r":\d+$", "", source)
