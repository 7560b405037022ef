"""One incident: what, when and where, who says so by voice, who denies it, its tolls side by side, why it is taken for one."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.case import Case
from onrecord.errors import NotFound
from onrecord.fuse import Record
from onrecord.fuse.incidents import incidents
from onrecord.model import Incident
from onrecord.model.card import CardPlace
from onrecord.model.filter import Filter
from onrecord.report.disputes import disputes
from onrecord.report.incidents import Happened, happened
from onrecord.report.voiced import counted, voiced
from onrecord.web.asking import Served
from onrecord.web.gathering import REPORTS, happening, tellers
from onrecord.web.map.base import DISCLAIMER
from onrecord.web.rendering import rendered
from onrecord.web.small_map import small_map

router = APIRouter()

PARTS = 30
"""Incidents of a summary that are listed."""


@router.get("/incidents/{key}")
def incident(request: Request, case: Served, key: str) -> Response:
    """All that is told of an incident. One that has another id by now is found by its first telling."""
    known = happening(case, key)
    if known.id != key:
        return RedirectResponse(f"/incidents/{known.id}", 307)
    reports = tellers(case, known.events)
    record = case.part(reports[:REPORTS], related=True)
    row = next((row for row in happened(record) if row.id == known.id), None)
    if row is None:
        raise NotFound(f"no incident {key!r} in this case", hint="What told of it may have been rejected or corrected.")
    return _page(request, case, record, row, more=max(0, len(reports) - REPORTS))


def _page(request: Request, case: Case, record: Record, row: Happened, *, more: int) -> HTMLResponse:
    whole = next(one for one in incidents(record) if one.id == row.id)
    own = {told.id for told in row.tellings} | {toll.id for toll in row.tolls}
    return rendered(
        request,
        "incident.html",
        row=row,
        whole=whole,
        places=_places(whole),
        voices=voiced(record, row),
        counts=counted(row.tolls),
        disputes=[one for one in disputes(record) if one.kind != "denial" and own & {one.word.id, *(word.id for word in one.against)}],
        parts=_parts(case, whole.parts[:PARTS]),
        more=more,
        drawing=small_map(case, _around(whole)) if any(place.lat is not None for place in whole.places) else None,
        disclaimer=DISCLAIMER,
    )


def _places(whole: Incident) -> list[CardPlace]:
    """Where, each place once for what it was, the scene first."""
    order = ("scene", "within", "destination", "origin")
    found: dict[tuple[str, str], CardPlace] = {}
    for place in sorted(whole.places, key=lambda place: order.index(place.role)):
        found.setdefault((place.name, place.role), CardPlace(**place.model_dump(include=set(CardPlace.model_fields) - {"precision"})))
    return list(found.values())


def _around(whole: Incident) -> Filter:
    """What else happened about there in those days: the neighbours on the map."""
    where = next((place.name for place in whole.places if place.role in ("scene", "within")), whole.places[0].name)
    return Filter.of(kind="incident", place=where, since=(whole.first or "")[:10], until=(whole.last or "")[:10])


def _parts(case: Case, parts: tuple[str, ...]) -> list[tuple[str, str]]:
    """The incidents that a summary holds, each with the sentence that tells it first."""
    found = []
    for key in parts:
        part = happening(case, key)
        event = case.store.fact(part.events[0])
        told = event.evidence[0].text if event is not None and event.kind == "event" and event.evidence else part.type
        found.append((part.id, " ".join(told.split())))
    return found
