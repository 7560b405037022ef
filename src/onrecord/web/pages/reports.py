"""The list of reports, and one report as it was published with every fact marked: where people check and correct what was read."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.errors import NotFound
from onrecord.model.filter import Filter
from onrecord.web import reviewing  # noqa: F401 (what the templates call it)
from onrecord.web.asking import Asked, Served
from onrecord.web.reading import facts_of, others, reading
from onrecord.web.rendering import rendered

router = APIRouter()
KINDS = ("event", "statement", "figure", "place", "time", "entity")
"""In the order of the switches."""
REVIEWS = ("unreviewed", "accepted", "corrected", "rejected")


@router.get("/reports")
def reports(request: Request, case: Served, asked: Asked, cursor: Annotated[str | None, Query()] = None) -> HTMLResponse:
    """The reports that fit, latest first, and what could not be read."""
    wanted = Filter.of(**(asked.asked() | {"kind": "document"}))
    found = case.cards(wanted, limit=50, after=cursor or None)
    given = {name: value for name, value in asked.asked().items() if name != "kind"}
    return rendered(request, "reports.html", asked=Filter.of(**given), found=found, failures=case.failures())


@router.get("/reports/{key}")
def report(
    request: Request, case: Served, key: str, show: Annotated[str, Query()] = "", review: Annotated[str, Query()] = ""
) -> HTMLResponse:
    """One report with its facts. `show`: the kinds that are marked and listed, all by default; `review`: only facts of this state."""
    kinds = tuple(kind for kind in KINDS if kind in show.split(",")) or KINDS
    only = review if review in REVIEWS else ""
    told = reading(case, key)
    return rendered(request, "report.html", told=told, facts=told.facts, others=told.others, kinds=kinds, only=only, order=KINDS)


@router.get("/reports/{key}/facts")
def facts(request: Request, case: Served, key: str, ids: Annotated[list[str], Query(max_length=200)]) -> HTMLResponse:
    """Some of a report's facts as its list shows them: a piece of the page, for what changed."""
    found = facts_of(case, key, ids)
    return rendered(request, "parts/told.html", facts=found, others=others(case, found))


@router.get("/facts/{key}")
def fact(case: Served, key: str) -> RedirectResponse:
    """A fact where it stands, in its report. Raises NotFound."""
    known = case.store.fact(key)
    if known is None:
        raise NotFound("no such fact", source=key, hint="Ids are given in full.")
    return RedirectResponse(f"/reports/{quote(known.document, safe='')}#{quote(known.id, safe='')}", 307)
