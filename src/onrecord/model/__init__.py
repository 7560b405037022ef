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
from onrecord.model.record import Actor, Copy, Incident, IncidentPlace, Judgement, Merge, Relation, Voice

__all__ = [
    "Actor", "Alternative", "Copy", "Document", "Draft", "Entity", "EntityDraft", "Event", "EventPlace", "Fact", "Facts", "Figure",
    "Frozen", "Incident", "IncidentPlace", "Judgement", "Mention", "Merge", "Participant", "Place", "PlaceDraft", "Post", "Published",
    "Relation", "Span", "Statement", "Time", "TimeDraft", "Voice", "document_id", "identified", "position", "spans_of", "text_sha256",
]  # fmt: skip
