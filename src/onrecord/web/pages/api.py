"""The API for people: its routes, what they take and answer, as its OpenAPI document tells them to programs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.web.faults import API
from onrecord.web.rendering import rendered

router = APIRouter()


@router.get("/api")
def routes(request: Request) -> HTMLResponse:
    """All routes by tag."""
    document: dict[str, Any] = request.app.openapi()
    tagged: dict[str, list[dict[str, Any]]] = {tag["name"]: [] for tag in document["tags"]}
    for path, operations in document["paths"].items():
        for method, told in operations.items():
            tagged[told["tags"][0]].append({"method": method.upper(), "path": path, **told})
    return rendered(request, "api.html", tags=document["tags"], routes=tagged, about=document["info"]["description"], api=API)
