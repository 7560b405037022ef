"""Frozen types of the record format and their JSON."""

from onrecord.model.base import Frozen, Span
from onrecord.model.document import Document, Post, Published, document_id, text_sha256
from onrecord.model.draft import Draft, EntityDraft, PlaceDraft, TimeDraft
from onrecord.model.fact import (
    Alternative,
    Entity,
    Event,
    EventPlace,
    Fact,
    Figure,
    Mention,
    Participant,
    Place,
    Statement,
    Time,
    identified,
    spans_of,
)
from onrecord.model.facts import Facts, position

__all__ = [
    "Alternative", "Document", "Draft", "Entity", "EntityDraft", "Event", "EventPlace", "Fact", "Facts", "Figure", "Frozen",
    "Mention", "Participant", "Place", "PlaceDraft", "Post", "Published", "Span", "Statement", "Time", "TimeDraft",
    "document_id", "identified", "position", "spans_of", "text_sha256",
]  # fmt: skip
