"""What a denial denies."""

from __future__ import annotations

from onrecord.model import Document, Facts


def link_denials(document: Document, facts: Facts) -> Facts:
    """The facts with each denial's `about` set to the statements, events and figures of the same report that it denies."""
    return facts
