"""Claims beside their denials, by what they are about; how the word of one speaker changed; and where sources part."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.case import Case
from onrecord.model.filter import Filter
from onrecord.report.disputes import KINDS, Dispute, disputes
from onrecord.report.exchanges import Course, Exchange, courses, exchanges
from onrecord.web.asking import Asked, Served
from onrecord.web.gathering import Gathered, gathered, narrowed
from onrecord.web.memory import once
from onrecord.web.rendering import rendered

router = APIRouter()

REPORTS = 60
"""Reports that are taken in for each kind of answer, the newest; those that answer them come with them."""
SHOWN = 40
"""Matters, or disputes, a page."""
SAID = 30
"""Statements a page of the list beneath."""
Part = Annotated[int, Query(ge=1, le=10_000)]
_ANSWERED = ({"kind": "statement", "stance": "denies"}, {"kind": "statement", "stance": "confirms"}, {"status": "denied"})
_OPPOSED = ({"kind": "statement", "stance": "denies"}, {"status": "denied"}, {"status": "disputed"}, {"status": "retracted"})


@router.get("/claims")
def claims(request: Request, case: Served, asked: Asked, part: Part = 1, cursor: Annotated[str | None, Query()] = None) -> HTMLResponse:
    """Statement beside denial. `part`: a page of the matters; `cursor`: one of the statements beneath them."""
    found, courses, more = once(case, ("claims", asked), lambda: _found(case, asked))
    return rendered(
        request,
        "claims.html",
        asked=asked,
        more=more,
        exchanges=found[(part - 1) * SHOWN : part * SHOWN],
        total=len(found),
        part=part,
        most=SHOWN,
        courses=courses,
        statements=case.cards(Filter.of(**{**asked.asked(), "kind": "statement"}), limit=SAID, after=cursor or None),
    )


def _found(case: Case, asked: Filter) -> tuple[list[Exchange], list[Course], bool]:
    """The matters, the courses, and whether there are more reports that fit."""
    answered = gathered(case, *(narrowed(asked, **one) for one in _ANSWERED), reports=REPORTS, related=True)
    found = [one for one in exchanges(answered.record) if one.ids & answered.fitting]
    counting = [] if asked.stance else [gathered(case, Filter.of(**{**asked.asked(), "kind": "figure"}), reports=REPORTS)]
    return found, _changed(answered, *counting), answered.more


def _changed(*found: Gathered) -> list[Course]:
    """How the words of speakers changed, of what fits."""
    made: dict[tuple[str, ...], Course] = {}
    for one in found:
        for course in courses(one.record):
            if any(step.id in one.fitting for step in course.steps):
                made.setdefault((course.speaker, *course.about), course)
    return sorted(made.values(), key=lambda course: (course.steps[-1].day or "", course.speaker), reverse=True)


@router.get("/disputes")
def page(
    request: Request, case: Served, asked: Asked, sort: Literal["", "denial", "rival accounts", "counts", "correction"] = "", part: Part = 1
) -> HTMLResponse:
    """Where sources part: denials, rival accounts, counts that cannot both hold, corrections. `sort`: one of these."""
    every, more = once(case, ("disputes", asked), lambda: _parting(case, asked))
    rows = [row for row in every if not sort or row.kind == sort]
    return rendered(
        request,
        "disputes.html",
        asked=asked,
        more=more,
        groups=[(kind, list(some)) for kind, some in groupby(rows[(part - 1) * SHOWN : part * SHOWN], key=lambda row: row.kind)],
        total=len(rows),
        part=part,
        most=SHOWN,
        sort=sort,
        sorts=[(kind, sum(row.kind == kind for row in every)) for kind in KINDS],
    )


def _parting(case: Case, asked: Filter) -> tuple[list[Dispute], bool]:
    """The disputes, and whether there are more reports that fit."""
    found = gathered(case, *(narrowed(asked, **one) for one in _OPPOSED), reports=REPORTS, related=True)
    fitting, whole = found.fitting, not asked.asked()
    rows = [row for row in disputes(found.record) if _ids(row) & fitting or (row.kind == "correction" and whole)]
    return rows, found.more


def _ids(row: Dispute) -> set[str]:
    words = (row.word, *row.against)
    return {word.id for word in words} | {word.incident for word in words if word.incident}
