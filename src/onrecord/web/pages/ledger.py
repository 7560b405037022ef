"""The ledger: who gives which number for what, charted by day, with all counts in a table beneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from onrecord.case import Case
from onrecord.errors import NotFound
from onrecord.fuse import Record
from onrecord.model import Figure
from onrecord.model.filter import Filter
from onrecord.report.chart import Chart, chart, titled
from onrecord.report.chart_layout import laid
from onrecord.report.ledger import Entry, Row, arithmetic, ledger
from onrecord.web.asking import Asked, Served
from onrecord.web.gathering import Gathered, gathered
from onrecord.web.pages.ledger_table import lines
from onrecord.web.rendering import rendered

router = APIRouter()

ROWS = 100
"""Counts a page of the table."""
SMALL = 12
"""Series that are drawn beside each other, at most."""
Sort = Literal["series", "number", "speaker", "day"]
Counted = tuple[Row, Entry]
_SORTS: dict[str, Callable[[Counted], tuple[object, ...]]] = {
    "number": lambda pair: (pair[1].value, pair[1].id),
    "speaker": lambda pair: (pair[1].speaker is None, (pair[1].speaker or pair[1].voice.name).casefold(), pair[1].id),
    "day": lambda pair: (pair[1].as_of or pair[1].told or "9", pair[1].id),
}


@router.get("/ledger")
def page(
    request: Request,
    case: Served,
    asked: Asked,
    series: Annotated[str | None, Query(max_length=40)] = None,
    sort: Sort = "series",
    down: bool = False,
    rows: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> HTMLResponse:
    """The series that the filter keeps; `series` is a count of the one that is drawn large, `rows` a page of the table."""
    found = _gathered(case, asked, series)
    kept = _kept(found)
    chosen = next((row for row in kept if any(entry.id == series for entry in row.entries)), None)
    if series and chosen is None:
        raise NotFound("no series with this count among those that the filter keeps", hint="Clear the filter to see all series.")
    counts = _sorted([(row, entry) for row in ([chosen] if chosen else kept) for entry in row.entries], sort, down=down)
    return rendered(
        request,
        "ledger.html",
        asked=asked,
        keep={"series": series, "sort": sort if sort != "series" else None, "down": "true" if down else None},
        found=found,
        series=_listed(found.record, kept),
        chosen=(chosen, chart(found.record, chosen), titled(chosen)) if chosen else None,
        large=laid(chart(found.record, chosen), width=640, height=260) if chosen else None,
        small=[] if chosen else _small(found.record, kept),
        counts=counts[(rows - 1) * ROWS : rows * ROWS],
        total=len(counts),
        rows=rows,
        most=ROWS,
        sort=sort,
        down=down,
        titled=titled,
        arithmetic=arithmetic,
    )


@router.get("/ledger/figures.csv")
def table(case: Served, asked: Asked, series: Annotated[str | None, Query(max_length=40)] = None) -> StreamingResponse:
    """The counts of the page as a table for spreadsheets."""
    found = _gathered(case, asked, series)
    kept = [row for row in _kept(found) if series is None or any(entry.id == series for entry in row.entries)]
    name = "figures-of-the-newest-reports.csv" if found.more else "figures.csv"
    return StreamingResponse(
        lines(kept), media_type="text/csv; charset=utf-8", headers={"content-disposition": f'attachment; filename="{name}"'}
    )


def _gathered(case: Case, asked: Filter, series: str | None) -> Gathered:
    """The newest reports with counts that fit; where a series is asked for, with counts of its kind."""
    figure = case.store.fact(series) if series else None
    kind = {"measure": figure.measure, "population": figure.population} if isinstance(figure, Figure) else {}
    return gathered(case, Filter.of(**{**kind, **asked.asked(), "kind": "figure"}))


def _kept(found: Gathered) -> list[Row]:
    """The series with those of their counts that fit; the others are left out."""
    fitting = found.fitting
    some = ((row, tuple(entry for entry in row.entries if entry.id in fitting)) for row in ledger(found.record))
    return [row.model_copy(update={"entries": entries}) for row, entries in some if entries]


def _sorted(counts: list[Counted], sort: Sort, *, down: bool) -> list[Counted]:
    by = _SORTS.get(sort)
    ordered = sorted(counts, key=by) if by is not None else counts
    return ordered[::-1] if down else ordered


def _interest(row: Row) -> tuple[bool, bool, int]:
    """What is drawn first: contradicted or denied counts, then numbers that changed, then many."""
    opposed = any(entry.contradicts or entry.denied_by for entry in row.entries)
    return not opposed, len({entry.wording for entry in row.entries}) < 2, -len(row.entries)


def _small(record: Record, kept: Sequence[Row]) -> list[tuple[Row, Chart, object, tuple[str, ...]]]:
    differing = [row for row in kept if _interest(row)[:2] != (True, True)]
    drawn = ((row, chart(record, row)) for row in sorted(differing or kept, key=_interest))
    some = [(row, one) for row, one in drawn if one.lines][:SMALL]
    return [(row, one, laid(one), titled(row)) for row, one in some]


def _listed(record: Record, kept: Sequence[Row]) -> list[tuple[str, list[tuple[Row, str, tuple[str, ...]]]]]:
    """The series under their measures, each with a count that names it."""
    groups: dict[str, list[tuple[Row, str, tuple[str, ...]]]] = {}
    for row in kept:
        groups.setdefault(row.measure, []).append((row, min(entry.id for entry in row.entries), titled(row)))
    return list(groups.items())
