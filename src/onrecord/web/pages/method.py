"""What the tool does, how to read its words and marks, how well it reads, and whose work it rests on."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.model.filter import LABELS, Filter
from onrecord.web.rendering import rendered
from onrecord.web.vendor import libraries

router = APIRouter()


@cache
def measured() -> dict[str, Any]:
    """The measured accuracy and the limits, as `measured.toml` has them."""
    return tomllib.loads((Path(__file__).parents[1] / "measured.toml").read_text(encoding="utf-8"))


@router.get("/method")
def method(request: Request) -> HTMLResponse:
    """It asks nothing of the case."""
    filters = [(name, field.description, LABELS.get(name, ())) for name, field in Filter.model_fields.items()]
    return rendered(request, "method.html", measured=measured(), filters=filters, libraries=libraries())
