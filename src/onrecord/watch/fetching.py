"""One request: http or https, to a checked address, under caps of size and time; redirects are told, not followed."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.metadata import version
from typing import cast
from urllib.parse import urlsplit

import httpcore2
import httpx2

from onrecord.errors import AddressRefused, FetchError
from onrecord.read.limits import Limits
from onrecord.watch.addresses import CheckedNetwork, Connect, Resolve, plain_connect, system_resolve

NAME = "onrecord"
"""What robots.txt may call us."""
ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5"
PATIENCE_S = 15.0
"""For a connection, and for each read."""
WHOLE_S = 60.0
"""For a request from its connection to its last byte."""
LONGEST_REASON = 200
MOVED = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
LASTING = frozenset({400, 401, 403, 404, 405, 406, 410, 451})
FAULTS = (httpx2.HTTPError, httpx2.InvalidURL, httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError)


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `etag` and `modified`: as the site gave them the last time. `private`: addresses of one's own network may be meant.

    `cap`: bytes that an answer may have; a longer one is refused, or with `cut` cut off there.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    private: bool = False
    cap: int = Limits().page
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: 2xx, 304, or a redirect, then `moved` is where to. `headers` in lower case."""

    url: str
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    moved: str | None = None


def user_agent(contact: str | None = None) -> str:
    """Who asks, and how to reach whoever runs it."""
    return f"{NAME}/{version('onrecord')} (reads feeds into a record of sources{f'; contact {contact}' if contact else ''})"


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Asks, as one user agent; `resolve` and `connect` are the network's."""

    agent: str = field(default_factory=user_agent)
    resolve: Resolve = system_resolve
    connect: Connect = plain_connect

    def __call__(self, ask: Ask) -> Fetched:
        """The answer. Raises AddressRefused, FetchError."""
        _refuse_address(ask.url)
        headers = {"User-Agent": self.agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
        if ask.etag:
            headers["If-None-Match"] = ask.etag
        if ask.modified:
            headers["If-Modified-Since"] = ask.modified
        network = CheckedNetwork(private=ask.private, deadline=time.monotonic() + WHOLE_S, resolve=self.resolve, connect=self.connect)
        client = httpx2.Client(transport=_Transport(network), trust_env=False, timeout=PATIENCE_S)
        with _told(ask.url), client, client.stream("GET", ask.url, headers=headers) as response:
            return _answer(ask, response)


def _refuse_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise AddressRefused("no http or https address", source=url, lasting=True)
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("an address with a name or password in it", source=url, lasting=True)


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Every fault of the network as a FetchError that says which address it was."""
    try:
        yield
    except FetchError as error:
        error.source = error.source or url
        raise
    except (httpx2.TimeoutException, httpcore2.TimeoutException) as error:
        raise FetchError("no answer in time", source=url) from error
    except FAULTS as error:
        raise FetchError(f"could not be fetched: {(str(error) or type(error).__name__)[:LONGEST_REASON]}", source=url) from error


def _answer(ask: Ask, response: httpx2.Response) -> Fetched:
    headers = {name.lower(): value for name, value in response.headers.items()}
    status = response.status_code
    if status in MOVED and "location" in headers:
        return Fetched(ask.url, status, headers=headers, moved=str(response.url.join(headers["location"])))
    if status == 304:
        return Fetched(ask.url, status, headers=headers)
    if not 200 <= status < 300:
        raise FetchError(f"the site answers {status}", after_s=_after(headers) if status in BUSY else None, lasting=status in LASTING)
    return Fetched(ask.url, status, body=_body(response, ask), headers=headers)


def _body(response: httpx2.Response, ask: Ask) -> bytes:
    """The answer's bytes, inflated; not much more than `cap` in memory."""
    parts, size = [], 0
    for part in response.iter_bytes(65_536):
        size += len(part)
        parts.append(part)
        if size > ask.cap and ask.cut:
            return b"".join(parts)[: ask.cap]
        if size > ask.cap:
            raise FetchError(f"larger than {ask.cap / 1_000_000:g} MB", lasting=True)
    return b"".join(parts)


def _after(headers: Mapping[str, str]) -> float | None:
    """Seconds that `Retry-After` asks for, as a number or a date."""
    told = headers.get("retry-after", "").strip()
    if told.isdigit():
        return float(told[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return None


@cache
def _trust() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


class _Transport(httpx2.BaseTransport):
    """httpx2's transport over a network of our own: one connection, for one request."""

    def __init__(self, network: httpcore2.NetworkBackend) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=_trust(), max_keepalive_connections=0, network_backend=network)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = httpcore2.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        asked = httpcore2.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        response = self._pool.handle_request(asked)
        return httpx2.Response(response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions)

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from cast("Iterator[bytes]", self._response.stream)

    def close(self) -> None:
        self._response.close()
