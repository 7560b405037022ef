"""What people decided, latest first: who, when, of what; each can be undone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.case import Case
from onrecord.fuse.grouping import undone
from onrecord.model import Frozen, Judgement
from onrecord.report.reviewing import Step, step, title
from onrecord.web.asking import Served
from onrecord.web.paging import end_of
from onrecord.web.rendering import rendered

router = APIRouter()
AT_ONCE = 50
NAMED = 20
"""Things that a judgement is about which are named; the others are counted."""


class About(Frozen):
    """What a judgement is about: its page, if it has one, and what it says."""

    title: str
    href: str | None = None


class Made(Frozen):
    """A judgement as the page lists it. `undoes`: what it undid."""

    step: Step
    left: tuple[About, ...]
    right: tuple[About, ...]
    more: int
    undoes: Step | None


@router.get("/history")
def history(request: Request, case: Served, cursor: Annotated[str, Query(max_length=20)] = "") -> HTMLResponse:
    """All that was judged, some at a time."""
    known = case.judgements()
    end = end_of(cursor, len(known))
    start = max(0, end - AT_ONCE)
    gone, by_id = undone(known), {one.id: one for one in known}
    undoing = {one.undoes: one for one in known if one.id not in gone and one.undoes}
    made = [_made(case, one, undoing, by_id) for one in reversed(known[start:end])]
    return rendered(request, "history.html", made=made, total=len(known), before=str(start) if start else None, paged=bool(cursor))


def _made(case: Case, one: Judgement, undoing: dict[str, Judgement], by_id: dict[str, Judgement]) -> Made:
    former = by_id.get(one.undoes or "")
    left, right = former.left if former else one.left, former.right if former else one.right
    return Made(
        step=step(one, undoing.get(one.id)),
        left=tuple(_about(case, key) for key in left[:NAMED]),
        right=tuple(_about(case, key) for key in right[:NAMED]),
        more=max(0, len(left) - NAMED) + max(0, len(right) - NAMED),
        undoes=step(former) if former else None,
    )


def _about(case: Case, key: str) -> About:
    fact = case.store.fact(key)
    if fact is not None:
        return About(title=title(fact), href=f"/facts/{fact.id}")
    document = case.document(key)
    return About(title=document.label, href=f"/reports/{document.id}") if document is not None else About(title=key)
