"""The application: routes of the API and of the pages, over one open case."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from onrecord.case import Case
from onrecord.web import api, pages
from onrecord.web.rendering import STATIC

API = "/api/v1"


def create_app(case: Case) -> FastAPI:
    """The workbench of a case. The case stays open as long as the application lives; who opened it closes it."""
    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None, openapi_url=f"{API}/openapi.json")
    app.state.case = case
    for router in api.ROUTERS:
        app.include_router(router, prefix=API)
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app
