"""Views over many reports: never of the whole case, but of the newest reports that fit, and they say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request

from onrecord.fuse import Record
from onrecord.fuse.as_of import AsOf, as_published
from onrecord.model.base import Frozen
from onrecord.model.filter import Filter
from onrecord.report import changes as changing
from onrecord.report import claims as claiming
from onrecord.report import disputes as disputing
from onrecord.report import ledger as counting
from onrecord.store import SEARCHED, Hit
from onrecord.web.asking import Asked, Served
from onrecord.web.gathering import gathered, narrowed
from onrecord.web.paging import Cursor, Limit, Viewed, viewed
from onrecord.web.terms import Terms

router = APIRouter(tags=["views"])
COMPARED = 100
"""Reports of which it is told what they changed: both records are grouped anew."""


def _reports(request: Request) -> int:
    terms: Terms = request.app.state.terms
    return terms.limits.reports


@router.get("/ledger")
def ledger(request: Request, case: Served, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Viewed[counting.Row]:
    """Counts as series: who gives which number for what, who revises and who contradicts whom. Nothing is summed."""
    found = gathered(case, narrowed(asked, kind="figure"), reports=_reports(request))
    rows = [_only(row, found.fitting) for row in counting.ledger(found.record)]
    told = [row for row in rows if row.entries]
    return viewed(told, limit, cursor, name=_series, reports=len(found.record.documents), more=found.more)


def _series(row: counting.Row) -> str:
    return row.model_dump_json(exclude={"entries", "range"})


def _only(row: counting.Row, fitting: frozenset[str]) -> counting.Row:
    return row.model_copy(update={"entries": tuple(entry for entry in row.entries if entry.id in fitting)})


@router.get("/claims")
def claims(request: Request, case: Served, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Viewed[claiming.Claim]:
    """Statements by speaker, each beside what it denies or confirms and who denies or confirms it."""
    found = gathered(case, narrowed(asked, kind="statement"), reports=_reports(request))
    rows = [claim for claim in claiming.claims(found.record) if claim.id in found.fitting]
    return viewed(rows, limit, cursor, name=lambda claim: claim.id, reports=len(found.record.documents), more=found.more)


@router.get("/disputes")
def disputes(request: Request, case: Served, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Viewed[disputing.Dispute]:
    """Where sources part: denials, rival accounts, counts that cannot both hold, corrections."""
    parted = [narrowed(asked, status=status) for status in ("disputed", "denied", "retracted")]
    asking = dict.fromkeys(parted)
    found = gathered(case, *asking, reports=max(1, _reports(request) // len(asking)))
    record = case.part(found.record.documents, related=True)
    rows = [row for row in disputing.disputes(record) if found.fitting & set(_names(row))]
    return viewed(
        rows,
        limit,
        cursor,
        name=lambda row: " ".join((row.kind, row.word.id, *row.why)),
        reports=len(found.record.documents),
        more=found.more,
    )


def _names(row: disputing.Dispute) -> Iterator[str]:
    """The facts, reports and incidents that it is about."""
    for word in (row.word, *row.against):
        yield word.id
        if word.incident is not None:
            yield word.incident


@router.get("/changes")
def changes(
    case: Served,
    asked: Asked,
    moment: Annotated[str, Query(max_length=40, description="what is new since: a day (its beginning) or moment, ISO 8601, UTC")],
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Viewed[changing.Changed]:
    """What changed since a moment, by when the reports came out: retractions, denials, contradictions and revised counts first."""
    since = AsOf.before(moment)
    found = gathered(case, _since(asked, since.moment), asked, reports=COMPARED)
    told = [(document, found.record.of_document[key]) for key, document in sorted(found.record.documents.items())]
    before = Record.of(as_published(told, since.moment), found.record.judgements)
    after = Record.of(told, found.record.judgements)
    rows = changing.changed(before, after)
    return viewed(rows, limit, cursor, name=lambda row: row.change.model_dump_json(), reports=len(told), more=found.more)


def _since(asked: Filter, moment: str) -> Filter:
    """The filter, of reports that came out on the day of the moment or later."""
    return asked if asked.since is not None else narrowed(asked, since=moment[:10])


class Found(Frozen):
    """Hits, best first. `more`: there are others; the filter `text` of /cards pages through all."""

    items: tuple[Hit, ...]
    more: bool


@router.get("/search")
def search(
    case: Served,
    q: Annotated[str, Query(min_length=1, max_length=500, description='words that are all wanted; "a phrase", OR, -without, start*')],
    kind: Annotated[list[str] | None, Query(description="such as place or entity; by default reports, statements, figures, events")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Found:  # fmt: skip
    """Find words in reports and their facts."""
    hits = case.search(q, kinds=tuple(kind or SEARCHED), limit=limit + 1)
    return Found(items=tuple(hits[:limit]), more=len(hits) > limit)
