"""Mentions of people and bodies → one name each."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Document, Entity, EntityDraft, Facts, Statement


def resolve_entities(document: Document, drafts: Sequence[EntityDraft], found: Facts) -> list[Entity]:
    return []


def name_speakers(document: Document, statements: Sequence[Statement], found: Facts) -> list[Statement]:
    return list(statements)
