"""Drafts: what extractors propose. The guard checks their spans, then `resolve/` turns them into facts.

Statements, figures and events are drafted as facts without an id; times, places and entities carry the clues that
resolution needs instead of the values that it finds.
"""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Frozen, Span
from onrecord.model.calendar import Reading, Setting
from onrecord.model.fact import Event, Figure, Statement
from onrecord.model.vocabulary import EntityType, PlaceKind, PlaceSense


class TimeDraft(Frozen):
    """A calendar expression as worded; `reading` is its grammar, not yet a date; `setting` the clues around it."""

    kind: Literal["time"] = "time"
    span: Span
    reading: Reading
    setting: Setting = Setting()
    extractor: str = ""


class PlaceDraft(Frozen):
    """A name of a place. `name` is what to look up ("Kharkiv" of "Kharkiv region"), `hint` the kind that the wording gives.

    `term` is the wording's own noun ("district"), `within` a place named beside it that holds it, `holds`: it holds the place named right
    before it, `part` a point of the compass ("eastern"), `relation` how far off it is ("20 km east of"). `worded`: the wording alone says
    that it is a place, so that it stays one even when no gazetteer knows it. `attested` tells how firmly the sentence says so: 0 not at
    all, 1 by its grammar, 2 in so many words. `sense` is what the name stands for: ground, the government or people that act in its name,
    a body of whose name it is part, or a people called by its adjective; only ground makes a place of the record.
    """

    kind: Literal["place"] = "place"
    span: Span
    name: str
    hint: PlaceKind | None = None
    within: str | None = None
    term: str | None = None
    part: str | None = None
    holds: bool = False
    relation: str | None = None
    worded: bool = False
    attested: int = 0
    sense: PlaceSense = "ground"
    extractor: str = ""


class EntityDraft(Frozen):
    """A named actor or thing. `name` leaves the title out; `role` is the title, `affiliation` a country or body named beside it.

    `usual` is the canonical name where it is known beforehand (countries, well-known bodies). `unnamed`: an office or a body
    without its name ("the minister", "the army"), which stands only if the report tells whose it is.
    """

    kind: Literal["entity"] = "entity"
    span: Span
    name: str
    type: EntityType
    role: str | None = None
    affiliation: str | None = None
    usual: str | None = None
    unnamed: bool = False
    extractor: str = ""


Draft = TimeDraft | PlaceDraft | EntityDraft | Statement | Figure | Event
