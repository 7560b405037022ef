"""Drafts → facts: mentions get their identity, with alternatives, or are left unknown."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Document, Draft, EntityDraft, Event, Fact, Facts, Figure, PlaceDraft, Statement, TimeDraft, identified
from onrecord.resolve.actors import name_speakers, resolve_entities
from onrecord.resolve.counted_events import tie_counts
from onrecord.resolve.dates import resolve_times
from onrecord.resolve.denials import link_denials
from onrecord.resolve.places import resolve_places

__all__ = ["link_denials", "resolve", "tie_counts"]


def resolve(document: Document, drafts: Sequence[Draft], found: Facts) -> list[Fact]:
    """The facts that the drafts of one stage amount to, given what earlier stages found, each with its id."""
    facts: list[Fact] = []
    if times := [d for d in drafts if isinstance(d, TimeDraft)]:
        facts += resolve_times(document, times)
    if places := [d for d in drafts if isinstance(d, PlaceDraft)]:
        facts += resolve_places(document, places, found)
    if entities := [d for d in drafts if isinstance(d, EntityDraft)]:
        facts += resolve_entities(document, entities, found)
    if statements := [d for d in drafts if isinstance(d, Statement)]:
        facts += name_speakers(document, statements, found)
    facts += [d for d in drafts if isinstance(d, Figure | Event)]
    return [identified(fact) for fact in facts]
