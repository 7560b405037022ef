"""The one plug-in point: an extractor reads an analysed document and what earlier stages found, and proposes drafts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from onrecord.language import Analysis
from onrecord.model import Draft, Facts


@runtime_checkable
class Extractor(Protocol):
    """Rules, trained models and language models alike; found by the entry point group `onrecord.extractors`.

    `kinds` are the kinds of draft that it makes. Kinds are read in the order time, place, entity, statement, figure, event; `found`
    holds the resolved facts of the kinds before. All that it proposes passes the guard.
    """

    name: str
    version: str
    kinds: tuple[str, ...]

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]: ...
