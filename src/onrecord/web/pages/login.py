"""The door: a browser shows its token once, and keeps it in a cookie that no script can read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.errors import TokenMissing, UsageError
from onrecord.web.rendering import rendered
from onrecord.web.terms import Terms

router = APIRouter()


@router.get("/login")
def login(request: Request, next: Annotated[str, Query()] = "/") -> HTMLResponse:
    """The form."""
    return rendered(request, "login.html", next=local(next), problem=None, asks=_terms(request).asks)


@router.post("/login")
async def enter(request: Request) -> Response:
    """Take the token that the form gives, and go on to where one was going. A token that holds not gets the form again."""
    terms = _terms(request)
    given = _fields(await request.body())
    onward = local(given.get("next", "/"))
    if terms.tokens is None or not terms.asks:
        return RedirectResponse(onward, 303)
    shown = given.get("token", "").strip()
    try:
        token = terms.tokens.of(shown)
    except TokenMissing as error:
        page = rendered(request, "login.html", next=onward, problem=error.message, asks=True)
        page.status_code = error.status
        return page
    answer = RedirectResponse(onward, 303)
    left = int((datetime.fromisoformat(token.expires) - datetime.now(UTC)).total_seconds())
    answer.set_cookie(terms.cookie, shown, max_age=left, path="/", secure=terms.secure, httponly=True, samesite="strict")
    return answer


@router.post("/logout")
def leave(request: Request) -> Response:
    """Forget the token."""
    terms = _terms(request)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(terms.cookie, path="/", secure=terms.secure, httponly=True, samesite="strict")
    return answer


def _terms(request: Request) -> Terms:
    terms: Terms = request.app.state.terms
    return terms


def _fields(body: bytes) -> dict[str, str]:
    """The fields of a form, each once. Raises UsageError for what is no form."""
    try:
        return {name: values[-1] for name, values in parse_qs(body.decode(), max_num_fields=10, keep_blank_values=True).items()}
    except ValueError:
        raise UsageError("this is no form") from None


def local(address: str) -> str:
    """A path of this server; anything that could lead elsewhere leads to the overview."""
    leads_away = not address.startswith("/") or address[1:2] in ("/", "\\") or not address.isprintable() or "\\" in address
    return "/" if leads_away else address
