"""The record out, in the formats of other tools: streamed, whole or visibly broken off, never silently short."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response, StreamingResponse

from onrecord.errors import TooMany
from onrecord.export import FORMATS
from onrecord.exporting import Taken, take
from onrecord.fuse.counts import policy as policy_named
from onrecord.model.filter import Filter
from onrecord.web.asking import Asked, Served
from onrecord.web.terms import Terms

router = APIRouter(tags=["taking"])

Format = Annotated[str, Query(description="which format", json_schema_extra={"enum": sorted(FORMATS)})]
Policy = Annotated[str | None, Query(max_length=80, description="which count is picked: lowest-attributed, highest, latest, un-first")]
Public = Annotated[bool, Query(description="places coarsened, names of private persons withheld, texts left out")]
WRITTEN: dict[str, Any] = {
    kind: {} if kind.endswith("json") else {"schema": {"type": "string", "format": "binary"}}
    for kind in (made.media_type.partition(";")[0] for made in FORMATS.values())
}
"""What exports are, by media type."""


async def _wanted(given: Annotated[Filter, Query()]) -> tuple[Filter, str | None]:
    """What fits, and the one kind of line that is written (`kind`, in either number): its cards are those that have to fit."""
    asked = given.asked()
    kind = asked.pop("kind", None)
    return Filter.of(**asked), kind or None


Wanting = Annotated[tuple[Filter, str | None], Depends(_wanted)]


@contextmanager
def _turn(request: Request) -> Iterator[None]:
    """One of the few exports that run at once. Raises TooMany."""
    state, terms = request.app.state, request.app.state.terms
    most = terms.limits.exports if isinstance(terms, Terms) else 1
    running: set[object] = state.exports
    mine = object()
    if len(running) >= most:
        raise TooMany("other exports are running", after_s=10)
    running.add(mine)
    try:
        yield
    finally:
        running.discard(mine)


def _streamed(request: Request, taken: Taken) -> Iterator[bytes]:
    with _turn(request):
        yield from taken.pieces()


@router.get(
    "/export", response_class=Response,
    responses={200: {"description": "The export", "content": WRITTEN}},
)  # fmt: skip
def export(
    request: Request, case: Served, wanted: Wanting, format: Format = "jsonl", policy: Policy = None, public: Public = False
) -> Response:
    """What fits, in a format. The answer is streamed; if it fails on the way the connection is broken off, so that an answer that ended in
    order is whole. What it holds, and its SHA-256, is told by /export/meta."""
    asked, kind = wanted
    taken = take(case, asked, format=format, kind=kind, by=policy_named(policy), public=public, base=_base(request))
    pieces = _streamed(request, taken)
    first = next(pieces, b"")  # what is wrong from the start is told as an error
    headers = {"Content-Disposition": f'attachment; filename="{taken.file_name}"'}
    return StreamingResponse(_after(first, pieces), media_type=taken.media_type, headers=headers)


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


@router.get("/export/meta")
def meta(
    request: Request, case: Served, wanted: Wanting, format: Format = "jsonl", policy: Policy = None, public: Public = False
) -> dict[str, Any]:
    """The sidecar of an export: what was asked, by which rules, how much it holds and leaves out, its SHA-256. It is written for that, and
    takes as long."""
    asked, kind = wanted
    taken = take(case, asked, format=format, kind=kind, by=policy_named(policy), public=public, base=_base(request))
    for _ in _streamed(request, taken):
        pass
    return taken.sidecar()


@router.get("/feed.atom", response_class=Response, responses={200: {"description": "The feed", "content": {"application/atom+xml": {}}}})
def feed(request: Request, case: Served, asked: Asked) -> Response:
    """What fits as a feed (Atom): the newest entries, and what was revised, denied or taken back."""
    return _whole(take(case, asked, format="atom", base=_base(request)))


def _whole(taken: Taken) -> Response:
    return Response(b"".join(taken.pieces()), media_type="application/atom+xml")


def _base(request: Request) -> str:
    """The address under which it is asked: its host was checked at the gate."""
    return str(request.base_url).rstrip("/")
