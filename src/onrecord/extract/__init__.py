"""Analysed sentences → drafts of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from onrecord.errors import UsageError
from onrecord.extract.guard import guard
from onrecord.extract.protocol import Extractor
from onrecord.model.facts import KINDS

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Extractor", "extractors", "guard"]


def extractors() -> list[Extractor]:
    """Every installed extractor, in the order in which kinds are read; within a kind by name.

    Raises UsageError, naming it, for one that cannot be loaded.
    """
    from importlib.metadata import entry_points  # slow to import, and the package imports this room at once

    found = [_loaded(point) for point in entry_points(group="onrecord.extractors")]
    order = list(KINDS)
    return sorted(found, key=lambda extractor: (min(order.index(kind) for kind in extractor.kinds), extractor.name))


def _loaded(point: EntryPoint) -> Extractor:
    try:
        return cast(Extractor, point.load()())
    except (ImportError, AttributeError, TypeError) as error:
        hint = "Mend or uninstall the package that brings it."
        raise UsageError(f"extractor {point.name!r} ({point.value}) cannot be loaded: {error}", hint=hint) from error
