"""Templates: everything that a report says is escaped, wherever it is put."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

HERE = Path(__file__).parent
STATIC = HERE / "static"

environment = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip


def rendered(request: Request, template: str, **given: Any) -> HTMLResponse:
    """A page from its template; `page` (the first part of the template's name) marks where one is in the navigation."""
    page = template.removesuffix(".html")
    return HTMLResponse(environment.get_template(template).render(request=request, page=page, **given))
