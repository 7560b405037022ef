"""KAIROS and AIDA event types as ours (table `event_types.tsv`)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.corpora.trigger_words import types_of
from training.example import NONE


@dataclass(frozen=True, slots=True)
class EventType:
    """The labels that a corpus's type allows, what makes it sure that one of our types is meant, and its roles as ours."""

    labels: frozenset[str]
    sure: tuple[str, ...]
    roles: dict[str, str]

    def narrowed(self, trigger: Sequence[str], filled: frozenset[str]) -> frozenset[str]:
        """The labels of a trigger of these words for which the corpus gives fillers of these (our) roles."""
        named = self.labels & frozenset().union(*(types_of(word) for word in trigger))
        if "table" in self.sure and named:
            return named
        return self.labels - {NONE} if "actor" in self.sure and "actor" in filled else self.labels


@cache
def _table() -> dict[str, EventType]:
    lines = (Path(__file__).parent / "event_types.tsv").read_text(encoding="utf-8").splitlines()
    found = {}
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
        roles = dict(pair.split("=", 1) for pair in row["roles"].split(";") if pair)
        found[row["type"]] = EventType(frozenset(row["labels"].split(";")), tuple(row["sure"].split(";")), roles)
    return found


@cache
def event_type(name: str) -> EventType:
    """The row of the longest beginning of a corpus's type ("Conflict.Attack.DetonateExplode"); a type outside the table says nothing."""
    known = [start for start in _table() if name.lower().startswith(start)]
    return _table()[max(known, key=len)] if known else EventType(frozenset(), (), {})
