"""Place names → places."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Document, Facts, Place, PlaceDraft


def resolve_places(document: Document, drafts: Sequence[PlaceDraft], found: Facts) -> list[Place]:
    return []
