"""Templates: everything that a report says is escaped, wherever it is put. The pieces of pages: templates/parts/ui.html."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from onrecord.case import Case
from onrecord.fuse.grades import RELIABILITY, Grades
from onrecord.knowledge.graphic import graphic
from onrecord.model.filter import LABELS, Filter
from onrecord.model.vocabulary import Reliability
from onrecord.web import away, wording
from onrecord.web.memory import once

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

_served: ContextVar[Case] = ContextVar("served")
"""The case whose page is being written: the pieces of pages do not know the request."""


def reliability(document: str, publisher: str | None) -> Reliability:
    """How the user grades the source of a report; F where he does not."""
    case = _served.get(None)
    return "F" if case is None else once(case, "grades", lambda: Grades.of(case.judgements())).reliability(document, publisher)


def is_empty() -> bool:
    """Whether the case holds no report yet."""
    case = _served.get(None)
    return case is not None and once(case, "is empty", lambda: case.cards(Filter(kind="document"), limit=1).total == 0)


environment.globals.update(
    reliability=reliability,
    RELIABILITY=RELIABILITY,
    is_empty=is_empty,
    away=away.away,
    taken=away.taken,
    feed=away.feed,
    FEEDS=frozenset(away.LISTED),
)


def rendered(request: Request, template: str, **given: Any) -> HTMLResponse:
    """A page from its template; `page` (the first part of the template's name) marks where one is in the navigation."""
    page = template.removesuffix(".html")
    state = request.app.state
    _served.set(state.case)
    leaves = state.terms.asks and state.terms.cookie in request.cookies and page != "login"
    return HTMLResponse(environment.get_template(template).render(request=request, page=page, leaves=leaves, **given))
