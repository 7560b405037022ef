"""What is new, what is disputed, where and when: the page that one opens first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.web.asking import Asked, Served
from onrecord.web.rendering import rendered

router = APIRouter()


@router.get("/")
def overview(request: Request, case: Served, asked: Asked, cursor: Annotated[str | None, Query()] = None) -> HTMLResponse:
    """The overview of what the filter keeps."""
    return rendered(request, "overview.html", asked=asked, found=case.cards(asked, limit=20, after=cursor or None))
