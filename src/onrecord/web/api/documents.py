"""Reports in: one at a time, read into the case while whoever sent it waits."""

from __future__ import annotations

from typing import Annotated, Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from onrecord.case import Case
from onrecord.errors import MediaType, OnRecordError, TooMany, UsageError
from onrecord.model import Document
from onrecord.store import Added
from onrecord.web.asking import Served
from onrecord.web.faults import answers

router = APIRouter(tags=["adding"])
WAITING = 8
"""Reports that may wait their turn."""
KINDS = {"text/plain": "report.txt", "text/html": "report.html"}


class Report(BaseModel):
    """A report as text. `published`: when it came out, an ISO day, moment or interval; `id`: its name elsewhere."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[str, Field(min_length=1)]
    title: Annotated[str, Field(max_length=1_000)] | None = None
    url: Annotated[str, Field(max_length=2_000)] | None = None
    publisher: Annotated[str, Field(max_length=300)] | None = None
    published: Annotated[str, Field(max_length=80)] | None = None
    language: Annotated[str, Field(max_length=20)] | None = None
    id: Annotated[str, Field(max_length=300)] | None = None


_REPORT = TypeAdapter(Report)
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": Report.model_json_schema()},
            "text/html": {"schema": {"type": "string"}},
            "text/plain": {"schema": {"type": "string"}},
        },
    }
}


@router.post("/documents", status_code=201, responses={200: {"model": Added}, **answers(403, 409, 413, 415, 422)}, openapi_extra=_BODY)
async def add(request: Request, response: Response, case: Served) -> Added:
    """Add a report: as JSON, or as it is (HTML, plain text). It counts at once, in every view. 200: the case has it already."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    content, name = _content(kind, await request.body())
    turn = _turn(request)
    if turn.statistics().tasks_waiting >= WAITING:
        raise TooMany("other reports wait to be read", after_s=10)
    added = await to_thread.run_sync(_added, case, content, name, limiter=turn)
    if added.status == "known":
        response.status_code = 200
    return added


def _turn(request: Request) -> CapacityLimiter:
    """One report is read at a time."""
    state = request.app.state
    if not hasattr(state, "turn"):
        state.turn = CapacityLimiter(1)
    turn: CapacityLimiter = state.turn
    return turn


def _content(kind: str, body: bytes) -> tuple[bytes, str]:
    """What is read, under a name by whose suffix it is known. Raises MediaType, UsageError."""
    if kind in KINDS:
        return body, KINDS[kind]
    if kind != "application/json":
        raise MediaType(f"{kind[:60] or 'a body of no kind'} is not taken", hint=f"There are: application/json, {', '.join(KINDS)}.")
    try:
        report = _REPORT.validate_json(body)
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, found['loc'])) or 'body'}: {found['msg']}" for found in error.errors(include_url=False))
        raise UsageError(told[:1_000]) from error
    return report.model_dump_json(exclude_none=True).encode(), "report.json"


def _added(case: Case, content: bytes, name: str) -> Added:
    """Raises what went wrong with the report."""
    from onrecord.read import Failure, read_bytes

    outcomes: list[Added | OnRecordError] = []
    for found in read_bytes(content, name=name):
        if isinstance(found, Failure):
            raise found.error
        outcomes += _kept(case, found.model_copy(update={"path": None}))
    if not outcomes:
        raise UsageError("there is no report in this")
    if isinstance(outcomes[0], OnRecordError):
        raise outcomes[0]
    return outcomes[0]


def _kept(case: Case, document: Document) -> list[Added | OnRecordError]:
    outcomes: list[Added | OnRecordError] = []

    def take(progress: Any) -> None:
        outcomes.append(progress.added if progress.added is not None else progress.failure.error)

    case.add(document, on_progress=take)
    return outcomes
