"""Who asks, and may they: the name that it is asked under, the site that the request comes from, the token and its scope."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import Request

from onrecord.errors import CrossSite, MediaType, OutOfScope, TokenMissing, WrongHost
from onrecord.web.terms import Terms
from onrecord.web.tokens import Scope, Token

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FREE = ("/static/", "/login", "/logout")
"""What everybody may see: the look of the pages, and the door."""
CHANGES: tuple[tuple[str, Scope], ...] = (("/api/v1/judgements", "review"), ("/api/v1/documents", "add"))
"""What changes the case, and the scope that it needs. Any other change needs `admin`."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. `token` None: the owner of this machine, whom nobody asks for one."""

    token: Token | None = None

    @property
    def name(self) -> str | None:
        """What signs judgements; None leaves it to the machine's own user."""
        return self.token.name if self.token else None


def admitted(request: Request, terms: Terms) -> Visitor:
    """Who asks, if they may ask this. Raises WrongHost, CrossSite, MediaType, TokenMissing, OutOfScope."""
    check_host(request, terms)
    check_site(request, terms)
    return visitor(request, terms)


def check_host(request: Request, terms: Terms) -> None:
    """A page elsewhere can point a name of its own at this machine (DNS rebinding): only names that are ours are answered, and plain
    addresses, which no page elsewhere can have for its origin."""
    name = host_of(request.headers.get("host", ""))
    if name is None or (name not in terms.hosts and not _is_address(name)):
        raise WrongHost("this server is not known by that name")


def host_of(netloc: str) -> str | None:
    """The name in it; None if it is more than a name with a port: what follows could pass for the path that is asked for."""
    if set(netloc) & set("/?#@\\"):
        return None
    try:
        return (urlsplit(f"//{netloc}").hostname or "").rstrip(".") or None
    except ValueError:
        return None


def path_of(request: Request) -> str:
    """The path by which its route is found. (`request.url` is put together with the Host header, which whoever asks may choose.)"""
    path: str = request.scope["path"]
    return path


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def check_site(request: Request, terms: Terms) -> None:
    """Pages of other sites may link here, and no more: they change nothing, and load nothing from here into themselves."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    navigates = request.method == "GET" and request.headers.get("sec-fetch-mode") == "navigate" and not _embedded(request)
    if site not in (None, "same-origin", "none") and not navigates:
        raise CrossSite("this was sent by a page of another site")
    if request.method in SAFE:
        return
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise CrossSite("this was sent by a page of another site")
    if origin is None and site is None and terms.cookie in request.cookies:
        raise CrossSite("whoever sends a cookie has to say from which page")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if path_of(request).startswith("/api/") and kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise MediaType("forms are not taken here", hint="Send JSON, as application/json.")


def _embedded(request: Request) -> bool:
    return request.headers.get("sec-fetch-dest") in ("iframe", "frame", "fencedframe", "object", "embed")


def needed(method: str, path: str) -> Scope | None:
    """The scope that a request needs; None for what everybody may ask."""
    if any(path == free or (free.endswith("/") and path.startswith(free)) for free in FREE):
        return None
    if method in SAFE:
        return "read"
    return next((scope for prefix, scope in CHANGES if path == prefix or path.startswith(f"{prefix}/")), "admin")


def visitor(request: Request, terms: Terms) -> Visitor:
    """Raises TokenMissing, OutOfScope. A token that is shown binds whoever shows it, even where none is asked for."""
    scope, shown = needed(request.method, path_of(request)), presented(request, terms)
    if scope is None or (shown is None and not terms.asks):
        return Visitor()
    if shown is None:
        raise TokenMissing("this needs a token")
    if terms.tokens is None:
        raise TokenMissing("no tokens are known here")
    token = terms.tokens.of(shown)
    if not token.reaches(scope):
        raise OutOfScope(f"this needs a token with the scope {scope!r}; this one has {', '.join(token.scopes)}")
    return Visitor(token)


def presented(request: Request, terms: Terms) -> str | None:
    """The token of the header, else of the cookie (a browser sends an old one on: only where tokens are asked for does it count)."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme:
        return given.strip() if scheme.lower() == "bearer" else ""
    return request.cookies.get(terms.cookie) if terms.asks else None
