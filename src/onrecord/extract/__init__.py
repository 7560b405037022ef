"""Analysed sentences → drafts of facts."""

from __future__ import annotations

from importlib.metadata import entry_points

from onrecord.extract.guard import guard
from onrecord.extract.protocol import Extractor
from onrecord.model.facts import KINDS

__all__ = ["Extractor", "extractors", "guard"]


def extractors() -> list[Extractor]:
    """Every installed extractor, in the order in which kinds are read; within a kind by name."""
    found = [point.load()() for point in entry_points(group="onrecord.extractors")]
    order = list(KINDS)
    return sorted(found, key=lambda extractor: (min(order.index(kind) for kind in extractor.kinds), extractor.name))
