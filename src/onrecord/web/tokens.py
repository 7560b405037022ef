"""Tokens: who may ask a served case for what, and until when.

They lie beside the case, in `CASE-tokens`, readable by nobody but its owner; of a token only the hash is kept. A token is 256 random bits,
so that its SHA-256 needs no salt and no slow hash: there is nothing to guess.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, TypeAdapter

from onrecord.errors import NotFound, TokenMissing, UsageError
from onrecord.model.base import Frozen
from onrecord.store.lock import writing

Scope = Literal["read", "review", "add", "admin"]
REACH: dict[Scope, frozenset[Scope]] = {
    "read": frozenset({"read"}), "review": frozenset({"read", "review"}), "add": frozenset({"read", "add"}),
    "admin": frozenset(get_args(Scope)),
}  # fmt: skip
"""What a scope allows: whoever judges or adds may read, but whoever judges may not add."""
PREFIX = "onrecord_"
"""So that a token that leaked is recognised where it lies."""
LONGEST = timedelta(days=366)


class Token(Frozen):
    """What is kept of a token. `sha256`: of the token itself; `case`: the file name of the case that it is for; moments are UTC."""

    id: str
    name: str
    sha256: str
    scopes: tuple[Scope, ...]
    case: str
    created: str
    expires: str
    revoked: str | None = None

    def reaches(self, scope: Scope) -> bool:
        return any(scope in REACH[held] for held in self.scopes)

    def holds(self, now: datetime) -> bool:
        return self.revoked is None and now < datetime.fromisoformat(self.expires)


class Kept(Frozen):
    """The file."""

    tokens: tuple[Token, ...] = Field(default=())


_KEPT = TypeAdapter(Kept)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


class Tokens:
    """The tokens of one case. What another process adds or revokes holds from the next request on."""

    def __init__(self, case: str | Path, *, now: Callable[[], datetime] = _now) -> None:
        resolved = Path(case).resolve()
        self.case = resolved.name
        self.path = resolved.with_name(f"{resolved.name}-tokens")
        self._now = now
        self._read: tuple[tuple[int, int, int] | None, tuple[Token, ...]] = (None, ())

    def all(self) -> tuple[Token, ...]:
        """Every token that was ever made, oldest first. Raises UsageError if others may read the file, or nobody can."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return ()
        if found.st_mode & 0o077:
            raise UsageError(
                "others may read the file of tokens", source=self.path.name, hint=f"Beside the case: chmod 600 {self.path.name}"
            )
        state = (found.st_mtime_ns, found.st_size, found.st_ino)
        if state != self._read[0]:
            self._read = (state, self._parsed())
        return self._read[1]

    def _parsed(self) -> tuple[Token, ...]:
        try:
            return _KEPT.validate_json(self.path.read_bytes()).tokens
        except (OSError, ValueError) as error:
            raise UsageError("the tokens cannot be read", source=self.path.name, hint="Make new ones in a new file.") from error

    def valid(self) -> list[Token]:
        return [token for token in self.all() if token.holds(self._now())]

    def of(self, presented: str) -> Token:
        """The token that somebody shows. Raises TokenMissing if there is none such, or if it holds no longer."""
        digest = _digest(presented)
        found = [token for token in self.all() if secrets.compare_digest(token.sha256, digest)]
        if not found or found[0].case != self.case:
            raise TokenMissing("this token is not known here")
        if not found[0].holds(self._now()):
            raise TokenMissing("this token holds no longer")
        return found[0]

    def add(self, name: str, scopes: Iterable[Scope], expires: str) -> tuple[str, Token]:
        """A new token: itself, which is shown this once, and what is kept of it. `expires`: `30d`, `12h`, or an ISO day (its end, UTC)."""
        if not name.strip() or not name.isprintable():
            raise UsageError("a token needs a name: it signs judgements")
        now, until = self._now(), _until(expires, self._now())
        if not now < until <= now + LONGEST:
            raise UsageError(f"{expires!r} is not within a year from now", hint="Give it as 30d, 12h, or as a day: 2027-03-31.")
        secret = PREFIX + secrets.token_urlsafe(32)
        made = Token(
            id=secrets.token_hex(4), name=name.strip(), sha256=_digest(secret), scopes=tuple(dict.fromkeys(scopes)), case=self.case,
            created=now.isoformat(), expires=until.isoformat(),
        )  # fmt: skip
        with writing(self.path):
            self._keep((*self.all(), made))
        return secret, made

    def revoke(self, name: str) -> list[Token]:
        """Those of this id or name that still hold hold no longer. Raises NotFound if there is none."""
        with writing(self.path):
            gone = [token for token in self.valid() if name in (token.id, token.name)]
            if not gone:
                raise NotFound("no token of this id or name that still holds", source=name, hint="`onrecord token list` lists them.")
            at = self._now().isoformat()
            self._keep(token.model_copy(update={"revoked": at}) if token in gone else token for token in self.all())
        return gone

    def _keep(self, tokens: Iterable[Token]) -> None:
        """Written beside and moved into place, so that a reader sees all of the file or the former one."""
        partial = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        content = _KEPT.dump_json(Kept(tokens=tuple(tokens)), indent=1)
        try:
            with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.path)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise UsageError(f"the tokens cannot be written: {error.strerror}", source=str(self.path)) from error


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _until(expires: str, now: datetime) -> datetime:
    found = re.fullmatch(r"(\d{1,4})([dh])", expires.strip())
    if found:
        return now + (timedelta(days=int(found[1])) if found[2] == "d" else timedelta(hours=int(found[1])))
    try:
        day = datetime.fromisoformat(expires.strip())
        day = day if day.tzinfo else day.replace(tzinfo=UTC)
        return day + timedelta(days=1) if len(expires.strip()) == len("2027-03-31") else day
    except (ValueError, OverflowError):
        raise UsageError(f"{expires!r} is no time to hold", hint="Give it as 30d, 12h, or as a day: 2027-03-31.") from None
