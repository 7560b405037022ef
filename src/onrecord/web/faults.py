"""What an error looks like from outside: one JSON shape for programs, one page for people, never what the machine says to itself."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from jinja2 import TemplateError
from pydantic import Field
from starlette.exceptions import HTTPException

from onrecord.errors import MethodNotAllowed, NotFound, OnRecordError, StoreError, TokenMissing, TooLarge, TooMany, UsageError
from onrecord.model.base import Frozen
from onrecord.web.rendering import rendered

API = "/api/v1"
log = logging.getLogger("onrecord.web")


class Fault(Frozen):
    """The one shape of every error. `code` is stable, for programs; `hint` says what to do; `source` is what it is about."""

    code: str = Field(examples=["usage"])
    message: str = Field(examples=["no type 'BATTLE'"])
    hint: str | None = Field(default=None, examples=["There are: ASSAULT, CONTROL, RETREAT."])
    source: str | None = None


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of a route, as its description in OpenAPI lists them."""
    return {status: {"model": Fault, "description": HTTPStatus(status).phrase} for status in statuses}


def install(app: FastAPI) -> None:
    """Answer every error of the application in the one shape."""
    app.add_exception_handler(OnRecordError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)


def _told(request: Request, error: Exception) -> Response:
    headers = error.headers if isinstance(error, HTTPException) else None
    return answer(request, meant(error), headers or {})


def meant(error: Exception) -> OnRecordError:
    """Any error as one of ours. What nobody foresaw is logged, and answered without a word of what it said."""
    if isinstance(error, OnRecordError):
        return error
    if isinstance(error, RequestValidationError):
        return UsageError("; ".join(_problem(found) for found in error.errors()))
    if isinstance(error, HTTPException):
        return _of_status(error)
    log.error("a request failed", exc_info=error)
    return OnRecordError("something went wrong here", hint="It is written to the server's log; please report it.")


def _problem(found: dict[str, Any]) -> str:
    """`limit: Input should be less than or equal to 500`: where and what, without the input itself."""
    where = ".".join(str(part) for part in found["loc"][1:]) or str(found["loc"][0])
    return f"{where}: {found['msg']}"


def _of_status(error: HTTPException) -> OnRecordError:
    made: OnRecordError
    if error.status_code == HTTPStatus.NOT_FOUND:
        made = NotFound("there is nothing at this address", hint=f"The addresses of the API are listed at /api and {API}/openapi.json.")
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        made = MethodNotAllowed("this address does not take this method")
    elif error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        made = TooLarge("the request's body is too large")
    else:
        made = UsageError(HTTPStatus(error.status_code).phrase.lower())
        made.status = error.status_code
    return made


def answer(request: Request, error: OnRecordError, headers: Mapping[str, str] | None = None) -> Response:
    """The answer that an error gets: JSON for the API and whoever asks for it, else a page; whoever needs a token is sent to /login."""
    told = error.to_json()
    if isinstance(error, StoreError) and error.source:
        told["source"] = Path(error.source).name  # where the case lies is nobody's business but its owner's
    known = {"Cache-Control": "no-store", **_more(error), **(headers or {})}
    if wants_json(request):
        return JSONResponse(told, error.status, known)
    if isinstance(error, TokenMissing) and request.method == "GET":
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(here, safe='')}", 303, known)
    try:
        page = rendered(request, "error.html", fault=Fault.model_validate(told), number=error.status)
    except TemplateError:
        log.exception("the page of an error failed")
        return JSONResponse(told, error.status, known)
    page.status_code = error.status
    page.headers.update(known)
    return page


def _more(error: OnRecordError) -> dict[str, str]:
    if isinstance(error, TokenMissing):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, TooMany):
        return {"Retry-After": str(error.after_s)}
    return {}


def wants_json(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    return request.scope["path"].startswith("/api/") or ("json" in accepted and "text/html" not in accepted)
