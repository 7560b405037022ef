"""What people decided: read, and added to."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from onrecord.model import Frozen, Judgement
from onrecord.model.vocabulary import Credibility, Reliability, Verdict
from onrecord.web.asking import Served, Visiting
from onrecord.web.faults import answers
from onrecord.web.paging import Cursor, Limit, end_of

router = APIRouter(tags=["judging"])

Key = Annotated[str, Field(min_length=1, max_length=200)]


class Judging(BaseModel):
    """A judgement as it is said: `accept`, `reject` and `correct` are about the facts on the `left`; `changes`: field → value, of a span
    {"start", "end"}. `grade` gives a publisher or report a `reliability`, or a fact a `credibility`; `same` and `different` compare events
    or reports; `undo` names the judgement that it `undoes`. Who says so is who asks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: Verdict
    left: tuple[Key, ...] = Field(default=(), max_length=500)
    right: tuple[Key, ...] = Field(default=(), max_length=500)
    changes: dict[Annotated[str, Field(max_length=40)], JsonValue] = Field(default_factory=dict, max_length=40)
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    undoes: Key | None = None
    note: Annotated[str, Field(max_length=2_000)] | None = None


class Judgements(Frozen):
    """Some judgements, latest first. `next`: the cursor of those before them, null at the first that was made."""

    items: tuple[Judgement, ...]
    next: str | None
    total: int


@router.get("/judgements", responses=answers(400))
def judgements(case: Served, limit: Limit = 50, cursor: Cursor = None) -> Judgements:
    """All that was judged, latest first, what was undone included."""
    known = case.judgements()
    end = end_of(cursor, len(known))
    start = max(0, end - limit)
    return Judgements(items=tuple(reversed(known[start:end])), next=str(start) if start else None, total=len(known))


@router.post("/judgements", status_code=201, responses=answers(404, 409, 413, 415, 422))
def judge(case: Served, visitor: Visiting, said: Judging) -> Judgement:
    """Judge. It counts at once, in every view; nothing is deleted, and every judgement can be undone."""
    given = {name: getattr(said, name) for name in ("changes", "reliability", "credibility", "undoes", "note")}
    return case.judge(said.verdict, said.left, said.right, by=visitor.name, **given)
