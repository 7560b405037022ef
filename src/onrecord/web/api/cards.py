"""Lists of the record, counted, and by squares of a map."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from onrecord.errors import UsageError
from onrecord.model.card import Cell, Page, Tally
from onrecord.model.filter import Filter
from onrecord.web.asking import Asked, Served
from onrecord.web.paging import Cursor, Limit

router = APIRouter(tags=["record"])


@router.get("/cards")
def cards(case: Served, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Page:
    """Whatever fits, latest first: events, statements, figures, incidents and reports."""
    return case.cards(asked, limit=limit, after=cursor or None)


@router.get("/events")
def events(case: Served, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Page:
    """What reports say happened, each mention by itself: cards of the kind `event`."""
    return case.cards(_only("event", asked), limit=limit, after=cursor or None)


@router.get("/statements")
def statements(case: Served, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Page:
    """What somebody said, denied, demanded: cards of the kind `statement`."""
    return case.cards(_only("statement", asked), limit=limit, after=cursor or None)


@router.get("/figures")
def figures(case: Served, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Page:
    """Counts: cards of the kind `figure`."""
    return case.cards(_only("figure", asked), limit=limit, after=cursor or None)


@router.get("/incidents")
def incidents(case: Served, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Page:
    """What happened, each happening once: cards of the kind `incident`."""
    return case.cards(_only("incident", asked), limit=limit, after=cursor or None)


@router.get("/documents")
def documents(case: Served, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Page:
    """The reports: cards of the kind `document`."""
    return case.cards(_only("document", asked), limit=limit, after=cursor or None)


def _only(kind: str, asked: Filter) -> Filter:
    """Raises UsageError if another kind is asked for."""
    if asked.kind not in (None, kind):
        raise UsageError(f"this lists {kind}s, not {asked.kind}s", hint="Leave `kind` away, or ask /cards.")
    return asked.model_copy(update={"kind": kind})


@router.get("/tally")
def tally(
    case: Served,
    asked: Asked,
    by: Annotated[str, Query(description="day, week, month, kind, type, status, stance, measure, country, publisher, speaker, …")],
    limit: Annotated[int, Query(ge=1, le=5_000, description="keys, at most: those with the most cards")] = 1_000,
) -> list[Tally]:
    """How many cards fit, by what they have, the most first."""
    return case.tally(asked, by=by, limit=limit)


@router.get("/cells")
def cells(
    case: Served, asked: Asked, zoom: Annotated[int, Query(ge=0, le=18, description="as of Web Mercator maps; higher is finer")] = 3
) -> list[Cell]:
    """The cards that fit and are placed, by squares of a map."""
    return case.cells(asked, zoom=zoom)


@router.get("/names")
def names(
    case: Served,
    role: Annotated[str, Query(description="the filter that takes the name: place, actor, speaker or source")],
    part: Annotated[str, Query(max_length=200, description="a part of the name")] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> list[Tally]:
    """Names that a filter finds, with how many cards have them, the most first: to complete what somebody types."""
    return case.names(role, part, limit=limit)
