"""The application: routes of the API and of the pages, over one open case."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles

from onrecord.case import Case
from onrecord.web import api, faults, pages
from onrecord.web.asking import NotModified, known_only, unchanged
from onrecord.web.faults import API, answers
from onrecord.web.gate import Gate
from onrecord.web.rendering import STATIC
from onrecord.web.terms import Terms

ABOUT = """What reports say happened, who says so and who denies it. Every answer is what reports say, never what is true.

Filters mean the same here, on the pages and in the command line. Lists are paged: `next` of one page is the `cursor` of the following.
Answers carry an `ETag`: send it as `If-None-Match`, and what has not changed is not sent again. Every error has the shape of `Fault`.
"""


ANSWERS = {304: {"description": "Not changed since the tag in If-None-Match"}, **answers(400, 401, 403, 413, 414, 421, 429, 500, 503)}
"""What every route of the API may answer beside what it is for."""


class Workbench(FastAPI):
    """FastAPI tells of its own shape of validation errors in OpenAPI; here every error has ours."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            document = super().openapi()
            for operation in (told for path in document["paths"].values() for told in path.values()):
                if "HTTPValidationError" in str(operation["responses"].get("422")):
                    del operation["responses"]["422"]
            for name in ("HTTPValidationError", "ValidationError"):
                document["components"]["schemas"].pop(name, None)
        return super().openapi()


def create_app(case: Case, terms: Terms | None = None) -> FastAPI:
    """The workbench of a case, on these terms (by default: for this machine alone, without tokens). The case stays open as long as the
    application lives; who opened it closes it."""
    app = Workbench(
        title="onrecord", version=version("onrecord"), description=ABOUT, docs_url=None, redoc_url=None,
        openapi_url=f"{API}/openapi.json", openapi_tags=api.TAGS,
    )  # fmt: skip
    app.state.case, app.state.terms, app.state.exports = case, terms or Terms(), set()
    for router in api.ROUTERS:
        app.include_router(router, prefix=API, dependencies=[Depends(known_only), Depends(unchanged)], responses=ANSWERS)
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False, dependencies=[Depends(known_only)])
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    faults.install(app)
    app.add_exception_handler(NotModified, _not_modified)
    app.add_middleware(Gate, terms=app.state.terms)
    return app


async def _not_modified(request: Request, error: Exception) -> Response:
    return Response(status_code=304, headers={"ETag": str(error)})
