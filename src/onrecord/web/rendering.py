"""Templates: everything that a report says is escaped, wherever it is put. The pieces of pages: templates/parts/ui.html."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from onrecord.knowledge.graphic import graphic
from onrecord.model.filter import LABELS, Filter
from onrecord.web import wording

HERE = Path(__file__).parent
STATIC = HERE / "static"

environment = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip
environment.filters.update(
    day=wording.day, number=wording.number, label=wording.label, whereabouts=wording.whereabouts, speakers=wording.speakers,
    href=wording.href, outside=wording.outside, headline=wording.headline,
)  # fmt: skip
environment.globals.update(
    PAGES=wording.PAGES, STATUS=wording.STATUS, FIELDS=wording.FIELDS, LABELS=LABELS, days=wording.days, address=wording.address,
    MEANING={name: field.description for name, field in Filter.model_fields.items()},
)  # fmt: skip
environment.tests["graphic"] = graphic


def rendered(request: Request, template: str, **given: Any) -> HTMLResponse:
    """A page from its template; `page` (the first part of the template's name) marks where one is in the navigation."""
    page = template.removesuffix(".html")
    return HTMLResponse(environment.get_template(template).render(request=request, page=page, **given))
