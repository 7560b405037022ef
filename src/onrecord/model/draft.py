"""Drafts: what extractors propose. The guard checks their spans, then `resolve/` turns them into facts.

Statements, figures and events are drafted as facts without an id; times, places and entities carry the clues that
resolution needs instead of the values that it finds.
"""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Frozen, Span
from onrecord.model.fact import Event, Figure, Statement
from onrecord.model.vocabulary import EntityType, PlaceKind


class TimeDraft(Frozen):
    """A calendar expression as worded; `reading` is its grammar (see extract/times.py), not yet a date."""

    kind: Literal["time"] = "time"
    span: Span
    reading: str = ""
    extractor: str = ""


class PlaceDraft(Frozen):
    """A name used as a place. `name` is what to look up ("Kharkiv" of "Kharkiv region"), `hint` the kind that the wording gives."""

    kind: Literal["place"] = "place"
    span: Span
    name: str
    hint: PlaceKind | None = None
    within: str | None = None
    extractor: str = ""


class EntityDraft(Frozen):
    """A named actor or thing. `name` leaves the title out; `role` is the title, `affiliation` a country or body named beside it."""

    kind: Literal["entity"] = "entity"
    span: Span
    name: str
    type: EntityType
    role: str | None = None
    affiliation: str | None = None
    extractor: str = ""


Draft = TimeDraft | PlaceDraft | EntityDraft | Statement | Figure | Event
