"""What is new, what is disputed, what is counted, where and when: the page that one opens first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import floor
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.case import Case
from onrecord.fuse.as_of import AsOf
from onrecord.knowledge.countries import by_code
from onrecord.model.card import Page, Tally
from onrecord.model.filter import Filter
from onrecord.report.changes import Changed
from onrecord.report.news import news
from onrecord.report.tolls import Toll, tolls
from onrecord.web.asking import Asked, Served
from onrecord.web.calendar import Period, periods
from onrecord.web.histogram import Histogram, histogram
from onrecord.web.map.base import DISCLAIMER
from onrecord.web.map.drawing import Drawing, drawn
from onrecord.web.map.features import features
from onrecord.web.map.view import LEAST, View, fitted
from onrecord.web.memory import once
from onrecord.web.rendering import rendered

router = APIRouter()

DISPUTED, LATEST = 6, 8
COUNTING, ARRIVED, EACH = 24, 100, 2
"""Reports that tolls are taken from, the newest; reports that news are told of, the last that came; changes of
each kind that are shown."""
MAP_WIDTH, MAP_HEIGHT, FITTED_AT = 640, 360, 3


@dataclass(frozen=True, slots=True)
class Where:
    """The small map. `chosen`: x, y, width and height of the box that is asked for; `countries`: code, name, number of things."""

    drawing: Drawing
    chosen: tuple[float, float, float, float] | None
    countries: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All of the page that only the filter decides."""

    standing: tuple[Tally, ...]
    when: Histogram | None
    periods: tuple[Period, ...]
    undated: int
    where: Where
    disputed: Page
    denied: Page
    latest: Page
    reports: int
    tolls: tuple[Toll, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What the reports that came since then brought. `more`: there came more of them than are looked at; `kinds`: how many changes of each
    kind there are, `shown` the first of each."""

    since: str
    reports: int
    more: bool
    kinds: tuple[tuple[str, int], ...] = ()
    shown: tuple[Changed, ...] = ()


@router.get("/")
def overview(
    request: Request, case: Served, asked: Asked, cursor: Annotated[str | None, Query()] = None,
    new: Annotated[str | None, Query()] = None,
) -> HTMLResponse:  # fmt: skip
    """The overview of what the filter keeps; incidents unless another kind is asked for. `new`: the moment of the last visit."""
    wanted = asked if asked.kind or asked.text else _with(asked, kind="incident")
    told = once(case, ("overview", wanted), lambda: _overview(case, wanted))
    since = AsOf.parse(new, ingested=True) if new else None
    found = case.cards(wanted, limit=LATEST, after=cursor) if cursor else told.latest
    return rendered(
        request, "overview.html", asked=asked, wanted=wanted, told=told, found=found, new=new, disclaimer=DISCLAIMER,
        news=once(case, ("news", since.moment), lambda: _news(case, since)) if since else None,
    )  # fmt: skip


def _with(asked: Filter, **changed: str | None) -> Filter:
    return asked.model_copy(update=changed)


def _overview(case: Case, wanted: Filter) -> Overview:
    days = case.tally(_with(wanted, since=None, until=None), by="day")
    disputed, denied = (_standing(case, wanted, status) for status in ("disputed", "denied"))
    return Overview(
        standing=tuple(case.tally(wanted, by="status")), when=histogram(days, wanted.since, wanted.until), periods=tuple(periods(days)),
        undated=sum(day.count for day in days if day.key is None), where=_where(case, wanted), disputed=disputed, denied=denied,
        latest=case.cards(wanted, limit=LATEST), reports=case.cards(Filter(kind="document"), limit=1).total,
        tolls=tuple(_tolls(case, wanted)),
    )  # fmt: skip


def _standing(case: Case, wanted: Filter, status: str) -> Page:
    if wanted.status not in (None, status):
        return Page(items=(), total=0)
    return case.cards(_with(wanted, status=status), limit=DISPUTED)


def _where(case: Case, wanted: Filter) -> Where:
    everywhere = _with(wanted, box=None)
    view = _steady(fitted(case.cells(_with(everywhere, since=None, until=None), zoom=FITTED_AT), MAP_WIDTH, MAP_HEIGHT))
    chosen = None
    if (box := wanted.bounds()) is not None:
        south, west, north, east = box
        left, top = view.pixel(north, west)
        right, bottom = view.pixel(south, east)
        chosen = (left, top, max(0.0, right - left), max(0.0, bottom - top))
    countries = tuple((by_code(one.key).name, one.count) for one in case.tally(everywhere, by="country")[:12] if one.key)
    return Where(drawn(view, features(case, everywhere, zoom=view.zoom)), chosen, countries)


def _steady(view: View) -> View:
    """A view near by that many filters share, so that its lines are drawn once: half a zoom, and a sixteenth of the width, at a time."""
    zoom = max(LEAST, floor(view.zoom * 2) / 2)
    step = 360 * MAP_WIDTH / (512 * 2**zoom) / 16
    return replace(view, lat=round(view.lat / step) * step, lon=round(view.lon / step) * step, zoom=zoom)


def _tolls(case: Case, wanted: Filter) -> list[Toll]:
    """From the newest reports whose counts fit."""
    found = case.cards(_with(wanted, kind="figure", type=None, modality=None, status=None), limit=200)
    documents = list(dict.fromkeys(card.document for card in found.items))[:COUNTING]
    return tolls(case.part(documents), fitting=frozenset(card.id for card in found.items))


def _news(case: Case, since: AsOf) -> News:
    came = case.store.arrived(since.stamp, limit=ARRIVED + 1)
    fresh = came[:ARRIVED]
    if not fresh:
        return News(since.moment, 0, False)
    found = list(unlike(news(case.part(fresh, related=True), fresh)))
    counted = Counter(one.change.kind for one in found)
    shown = [one for kind in counted for one in [one for one in found if one.change.kind == kind][:EACH]]
    return News(since.moment, len(fresh), len(came) > ARRIVED, tuple(counted.items()), tuple(shown))


def unlike(found: Iterable[Changed]) -> Iterator[Changed]:
    """Those that other sentences tell: one denial may answer several facts of one sentence."""
    seen = set()
    for one in found:
        told = (one.change.kind, one.change.by or one.change.about, *dict.fromkeys(source.sentence for source in one.sources))
        if told not in seen:
            seen.add(told)
            yield one
