"""Calendar readings → intervals."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Document, Published, Time, TimeDraft


def date_report(document: Document, drafts: Sequence[TimeDraft]) -> Published:
    """When the report came out: as it was read, else inferred from what the report says of itself."""
    return document.published


def resolve_times(document: Document, drafts: Sequence[TimeDraft]) -> list[Time]:
    return []
