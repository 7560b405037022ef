"""Claims beside their denials, by what they are about; how the word of one speaker changed; and where sources part."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.model.filter import Filter
from onrecord.report.disputes import KINDS, Dispute, disputes
from onrecord.report.exchanges import Course, courses, exchanges
from onrecord.web.asking import Asked, Served
from onrecord.web.gathering import Gathered, gathered, narrowed
from onrecord.web.rendering import rendered

router = APIRouter()

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
    answered = gathered(case, *(narrowed(asked, **one) for one in _ANSWERED), related=True)
    found = [one for one in exchanges(answered.record) if one.ids & answered.fitting]
    changing = gathered(case, Filter.of(**{**asked.asked(), "kind": "figure"})) if _may_count(asked) else answered
    return rendered(
        request,
        "claims.html",
        asked=asked,
        answered=answered,
        exchanges=found[(part - 1) * SHOWN : part * SHOWN],
        total=len(found),
        part=part,
        most=SHOWN,
        courses=_changed(answered, changing),
        statements=case.cards(Filter.of(**{**asked.asked(), "kind": "statement"}), limit=SAID, after=cursor or None),
    )


def _may_count(asked: Filter) -> bool:
    return asked.stance is None


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
    found = gathered(case, *(narrowed(asked, **one) for one in _OPPOSED), related=True)
    fitting = found.fitting
    every = [row for row in disputes(found.record) if _ids(row) & fitting or (row.kind == "correction" and not asked.asked())]
    rows = [row for row in every if not sort or row.kind == sort]
    return rendered(
        request,
        "disputes.html",
        asked=asked,
        found=found,
        groups=[(kind, list(some)) for kind, some in groupby(rows[(part - 1) * SHOWN : part * SHOWN], key=lambda row: row.kind)],
        total=len(rows),
        part=part,
        most=SHOWN,
        sort=sort,
        sorts=[(kind, sum(row.kind == kind for row in every)) for kind in KINDS],
    )


def _ids(row: Dispute) -> set[str]:
    words = (row.word, *row.against)
    return {word.id for word in words} | {word.incident for word in words if word.incident}
