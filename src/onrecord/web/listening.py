"""Listening: the socket, the terms that follow from where it listens, and the server that runs until it is told to end."""

from __future__ import annotations

import signal
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI

from onrecord.errors import CannotListen, UsageError
from onrecord.web.patience import Patient
from onrecord.web.terms import LOOPBACK, Terms
from onrecord.web.tokens import Tokens

GRACE_S = 5
"""Seconds that open requests get when the server is told to end."""
LINE = 16_384
"""Bytes of a request's line and headers."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where it listens. `url`: the address under which people know it, where a proxy stands before it; `certificate` and `key`: files in
    PEM, for https without a proxy."""

    host: str
    port: int
    url: str | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def far(self) -> bool:
        """Whether anybody beyond this machine can come."""
        return not is_loopback(self.host) or (self.url is not None and not is_loopback(urlsplit(self.url).hostname or ""))

    @property
    def secure(self) -> bool:
        return self.certificate is not None or (self.url or "").startswith("https://")

    def address(self, port: int) -> str:
        if self.url is not None:
            return self.url.rstrip("/") + "/"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.certificate else 'http'}://{host}:{port}/"


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def terms_of(case: Path, listening: Listening) -> Terms:
    """For this machine alone, or for whoever holds a token. Raises UsageError if others could come and no token holds."""
    if listening.url is not None:
        parts = urlsplit(listening.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/") or parts.query:
            raise UsageError(f"{listening.url!r} is no address of a server", hint="Give it as https://record.example.org.")
    if (listening.certificate is None) != (listening.key is None):
        raise UsageError("a certificate needs its key, and a key its certificate")
    tokens = Tokens(case)
    if listening.far and not tokens.valid():
        raise UsageError(
            f"others could come, and no token holds for {case}",
            hint=f"Make one first: onrecord token add --name NAME --scope read --case {case}",
        )
    named = {listening.host.lower(), (urlsplit(listening.url or "").hostname or "").lower()} - {"", "0.0.0.0", "::"}
    return Terms(hosts=LOOPBACK | named, tokens=tokens, asks=listening.far, secure=listening.secure)


def bound(listening: Listening) -> socket.socket:
    """The socket, listening. Raises CannotListen."""
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    try:
        return socket.create_server((listening.host, listening.port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CannotListen(f"cannot listen at {listening.host}:{listening.port}: {why.lower()}") from error


def run(app: FastAPI, opened: socket.socket, listening: Listening) -> None:
    """Serve until Ctrl-C or SIGTERM; open requests are answered first."""
    config = uvicorn.Config(
        app, http=Patient, ws="none", lifespan="off", log_level="warning", access_log=False, server_header=False,
        proxy_headers=listening.url is not None, h11_max_incomplete_event_size=LINE, timeout_keep_alive=15,
        timeout_graceful_shutdown=GRACE_S, ssl_certfile=listening.certificate, ssl_keyfile=listening.key,
    )  # fmt: skip
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        uvicorn.Server(config).run(sockets=[opened])
    except KeyboardInterrupt:
        return  # uvicorn has ended in order, and passes the signal on
    finally:
        signal.signal(signal.SIGTERM, before)
