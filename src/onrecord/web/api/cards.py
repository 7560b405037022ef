"""Lists of the record, counted, and by squares of a map."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from onrecord.model.card import Cell, Page, Tally
from onrecord.web.asking import Asked, Served

router = APIRouter(tags=["record"])


@router.get("/cards")
def cards(
    case: Served, asked: Asked, limit: Annotated[int, Query(ge=1, le=500)] = 50, cursor: Annotated[str | None, Query()] = None
) -> Page:
    """Cards that fit, latest first."""
    return case.cards(asked, limit=limit, after=cursor)


@router.get("/tally")
def tally(case: Served, asked: Asked, by: Annotated[str, Query()]) -> list[Tally]:
    """How many cards fit, by day, type, status, …"""
    return case.tally(asked, by=by)


@router.get("/cells")
def cells(case: Served, asked: Asked, zoom: Annotated[int, Query(ge=0, le=18)] = 3) -> list[Cell]:
    """The cards that fit and are placed, by squares of a map."""
    return case.cells(asked, zoom=zoom)
