"""On what terms a case is served: under which names, to whom, and how much of it at a time."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.web.tokens import Tokens

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names of this machine, for itself."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests of one client: `each_s` a second in the long run, up to `burst` at once."""

    each_s: float
    burst: int


NEAR, FAR = Rate(1000, 3000), Rate(30, 300)
"""From this machine, and from elsewhere: a page with its parts is about twenty requests."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request, one client and all of them may cost.

    address    characters of a path with its query
    body       bytes of a body, of a report that is added (`report`)
    time_s     seconds until a request is given up; an export may take `export_s`
    exports    exports that run at once
    reports    reports of which a view (ledger, claims, disputes) is made
    """

    address: int = 8_000
    body: int = 64_000
    report: int = 5_000_000
    time_s: float = 20.0
    export_s: float = 3_600.0
    exports: int = 2
    reports: int = 500
    near: Rate = NEAR
    far: Rate = FAR


@dataclass(frozen=True, slots=True)
class Terms:
    """`hosts`: the names under which it may be asked, beside plain IP addresses. `tokens`: those that are known; `asks`: whoever comes has
    to show one. `secure`: browsers reach it by https, so that the cookie travels by nothing else."""

    hosts: frozenset[str] = LOOPBACK
    tokens: Tokens | None = None
    asks: bool = False
    secure: bool = False
    limits: Limits = field(default_factory=Limits)

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds a browser's token. `__Host-`: browsers take it by https only, and from this host alone."""
        return "__Host-onrecord" if self.secure else "onrecord"
