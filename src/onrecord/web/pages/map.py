"""The map: as a page, as a drawing, and the cards of one spot of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from onrecord.case import Case
from onrecord.model.card import Page
from onrecord.model.filter import Filter
from onrecord.web.asking import Asked, Served
from onrecord.web.map import base, names
from onrecord.web.map.drawing import drawn, told
from onrecord.web.map.features import features
from onrecord.web.map.shapes import Features
from onrecord.web.map.view import HEIGHT, WIDTH, View, fitted, shared, text
from onrecord.web.rendering import environment, rendered
from onrecord.web.vendor import vendor_missing
from onrecord.web.wording import address

router = APIRouter()

KINDS = {"incident": "Incidents", "event": "Events as told", "figure": "Figures"}
"""What is on the map, one at a time: an incident stands for all events that tell of it."""
_LISTED = 200
_CARDS = 30
_IN_VIEW = 10
_FITTED_AT = 3

Spot = Annotated[str | None, Query(description="a box whose cards are shown beside the map")]
Seen = Annotated[str | None, Query(description="the box that is in view")]


def _kept(asked: Asked) -> Filter:
    """The filter; where it asks for no kind, for incidents, so that nothing is on the map twice."""
    return asked if asked.kind else asked.model_copy(update={"kind": "incident"})


Wide = Annotated[int, Query(ge=200, le=2400, description="pixels")]
Kept = Annotated[Filter, Depends(_kept)]


class Wanted:
    """The view that the address has; what it leaves out is fitted to what is shown."""

    def __init__(
        self, lat: Annotated[float | None, Query(ge=-90, le=90)] = None, lon: Annotated[float | None, Query(ge=-180, le=180)] = None,
        zoom: Annotated[float | None, Query(ge=0, le=18)] = None,
    ) -> None:  # fmt: skip
        self.lat, self.lon, self.zoom = lat, lon, zoom

    def over(self, case: Case, kept: Filter, width: int = WIDTH, height: int = HEIGHT) -> View:
        whole = None not in (self.lat, self.lon, self.zoom)
        fit = View(0, 0, 0, width, height) if whole else _fitted(case, kept, width, height)
        return View(
            fit.lat if self.lat is None else self.lat, fit.lon if self.lon is None else self.lon,
            fit.zoom if self.zoom is None else self.zoom, width, height,
        )  # fmt: skip


def _fitted(case: Case, kept: Filter, width: int, height: int) -> View:
    """A square hides where in it something stands: where the view comes near, it is fitted to squares as small as it shows them."""
    view = fitted(case.cells(kept, zoom=_FITTED_AT), width, height)
    return fitted(case.cells(kept, zoom=int(view.zoom)), width, height) if view.zoom > _FITTED_AT else view


Viewed = Annotated[Wanted, Depends()]


@router.get("/map")
def map_page(
    request: Request, case: Served, asked: Asked, kept: Kept, wanted: Annotated[Wanted, Depends()], spot: Spot = None
) -> HTMLResponse:
    """The map of what the filter keeps."""
    view = wanted.over(case, kept)
    found = features(case, _in_view(kept, view), zoom=view.zoom)
    here = {"lat": f"{view.lat:.4f}", "lon": f"{view.lon:.4f}", "zoom": f"{view.zoom:.2f}"}
    placed = sum(cell.count for cell in case.cells(kept, zoom=_FITTED_AT))
    return rendered(
        request, "map.html", asked=asked, kinds=KINDS, kind=kept.kind, view=view, here=here, drawing=drawn(view, found), placed=placed,
        unplaced=case.cards(kept, limit=1).total - placed if kept.box is None else 0, listed=_listed(found), spot=spot,
        to=lambda box: address("/map", asked.asked(), here, spot=box) + "#spot", ways=_ways(view, asked),
        disclaimer=base.DISCLAIMER, scripts=not vendor_missing(), **_beside(case, kept, spot, text(view.box())),
    )  # fmt: skip


@router.get("/map/cards")
def spot_cards(request: Request, case: Served, kept: Kept, spot: Spot = None, view: Seen = None) -> HTMLResponse:
    """The cards of one spot, or some of what is in view, as a piece of a page."""
    return rendered(request, "map/spot.html", spot=spot, **_beside(case, kept, spot, view))


@router.get("/map/names")
def names_from_afar() -> Response:
    """Countries, seas and large towns: lists of kind, name, latitude, longitude and weight."""
    return _names(names.far())


@router.get("/map/names/{row}/{column}")
def names_of_square(row: Annotated[int, Path(ge=-18, le=17)], column: Annotated[int, Path(ge=-36, le=35)]) -> Response:
    """The towns of a square of five degrees."""
    return _names(names.near(row, column))


def _names(found: Sequence[names.Name]) -> Response:
    return JSONResponse(found, headers={"Cache-Control": "private, max-age=86400"})


@router.get("/map.svg")
def map_drawing(case: Served, kept: Kept, wanted: Viewed, width: Wide = WIDTH, height: Wide = HEIGHT) -> Response:
    """The same map as a drawing, by itself: to print, to send on, or to set into another page."""
    view = wanted.over(case, kept, width, height)
    found = features(case, _in_view(kept, view), zoom=view.zoom)
    drawing = environment.get_template("map/drawing.svg").module.drawing(drawn(view, found), "Map")  # type: ignore[attr-defined]
    return Response(str(drawing), media_type="image/svg+xml")


def _in_view(asked: Filter, view: View) -> Filter:
    """The filter, its box narrowed to what is in view."""
    seen, bounds = view.box(), asked.bounds()
    return asked.model_copy(update={"box": text(seen if bounds is None else shared(bounds, seen) or bounds)})


def _listed(found: Features) -> list[tuple[str, str]]:
    """The features in words, with their boxes: most first; the ends of ways are named with these."""
    shown = [one for one in found.features if one.properties.what != "end"]
    return [(told(one), one.properties.box) for one in sorted(shown, key=lambda one: -one.properties.count)[:_LISTED]]


def _beside(case: Case, kept: Filter, spot: str | None, view: str | None) -> dict[str, Any]:
    """The cards beside the map, and the filter that keeps them: those of a spot; without one, some of what is in view."""
    within = _within(kept, spot or view)
    if within is None:
        return {"found": Page(items=(), total=0), "within": kept}
    return {"found": case.cards(within, limit=_CARDS) if spot else _first(case, within), "within": within}


def _within(kept: Filter, box: str | None) -> Filter | None:
    """The filter, narrowed to a box; None where it keeps nothing there."""
    if box is None:
        return kept
    asked, bounds = Filter.of(box=box).bounds(), kept.bounds()
    both = shared(asked, bounds) if asked and bounds else asked
    return both and kept.model_copy(update={"box": text(both)})


def _first(case: Case, within: Filter) -> Page:
    """A few cards: the latest that are disputed, then the latest that are denied, then the latest of all."""
    statuses = (within.status,) if within.status else ("disputed", "denied", None)
    pages = [case.cards(within.model_copy(update={"status": status}), limit=_IN_VIEW) for status in statuses]
    cards = {card.id: card for page in pages for card in page.items}
    return Page(items=tuple(cards.values())[:_IN_VIEW], total=pages[-1].total)


def _ways(view: View, asked: Filter) -> list[tuple[str, str]]:
    """Where one can go without a script: what it is called, and its address."""
    steps = (
        ("Nearer", view.moved(zoom=1)), ("Farther", view.moved(zoom=-1)), ("West", view.moved(right=-0.4)), ("East", view.moved(right=0.4)),
        ("North", view.moved(down=-0.4)), ("South", view.moved(down=0.4)),
    )  # fmt: skip
    return [(name, address("/map", asked.asked(), lat=f"{to.lat:.4f}", lon=f"{to.lon:.4f}", zoom=f"{to.zoom:.2f}")) for name, to in steps]
