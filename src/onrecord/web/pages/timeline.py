"""What happened, by when it happened, as finely as it is told."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.knowledge.countries import by_code
from onrecord.model.card import Tally
from onrecord.model.filter import Filter
from onrecord.web.asking import Asked, Served
from onrecord.web.calendar import dated, periods
from onrecord.web.rendering import rendered

router = APIRouter()

Lane = Literal["country", "place", "actor", "type", "none"]
LANES: dict[Lane, str] = {"country": "Country", "place": "Place", "actor": "Actor", "type": "Type of event", "none": "One for all"}
MOST_LANES = 8
LISTED = 25


@router.get("/timeline")
def timeline(
    request: Request, case: Served, asked: Asked, lanes: Annotated[Lane, Query()] = "country",
    view: Annotated[str | None, Query()] = None, cursor: Annotated[str | None, Query()] = None,
) -> HTMLResponse:  # fmt: skip
    """Incidents, unless another kind is asked for. `view`: the days that the drawing shows, two ISO days; the list shows all."""
    wanted = asked if asked.kind else Filter.of(**{**asked.asked(), "kind": "incident"})
    days = case.tally(wanted, by="day")
    named = [] if lanes == "none" else case.tally(wanted, by=lanes)[:MOST_LANES]
    return rendered(
        request, "timeline.html", asked=asked, wanted=wanted, found=case.cards(wanted, limit=LISTED, after=cursor or None), lanes=lanes,
        choices=LANES, named=[(lane.key, _name(lane, lanes), lane.count) for lane in named if lane.key is not None],
        view=view, first=dated(days)[0], last=dated(days)[1], periods=periods(days),
        undated=sum(day.count for day in days if day.key is None),
    )  # fmt: skip


def _name(lane: Tally, by: Lane) -> str:
    key = lane.key or ""
    return by_code(key).name if by == "country" else key.lower().capitalize() if by == "type" else key
