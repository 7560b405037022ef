"""What somebody says, before it is checked, and the case that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from onrecord.fuse import Record
from onrecord.model.card import Tally
from onrecord.model.filter import Filter
from onrecord.model.vocabulary import Credibility, Reliability, Verdict
from onrecord.store import Store


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement as it is said: see `Judgement` for what each part means. `by`: None for who is at work here."""

    verdict: Verdict
    left: Sequence[str] = ()
    right: Sequence[str] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    undoes: str | None = None
    by: str | None = None
    note: str | None = None


class Judged(Protocol):
    """The case that is judged: what is kept, the record of some reports, who published how much."""

    store: Store

    def part(self, documents: Iterable[str]) -> Record: ...
    def tally(self, asked: Filter, *, by: str) -> list[Tally]: ...
