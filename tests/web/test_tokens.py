"""Tokens are kept as hashes, hold until they end or are revoked, and never reach further than their scope."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import NotFound, TokenMissing, UsageError
from onrecord.web.access import needed
from onrecord.web.tokens import REACH, Tokens


class Clock:
    """A clock that stands until it is moved on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tokens(tmp_path: Path, clock: Clock) -> Iterator[Tokens]:
    (tmp_path / "war.db").touch()
    yield Tokens(tmp_path / "war.db", now=clock)


def test_token_is_known_by_what_was_shown_once(tokens: Tokens) -> None:
    secret, made = tokens.add("Desk", ["read"], "30d")
    assert tokens.of(secret) == made
    assert len(secret) > 43  # 256 bits


def test_file_of_tokens_holds_no_token_and_is_its_owners_alone(tokens: Tokens) -> None:
    secret, _ = tokens.add("Desk", ["read"], "30d")
    kept = tokens.path.read_text(encoding="utf-8")
    assert secret not in kept
    assert secret.removeprefix("onrecord_") not in kept
    assert tokens.path.stat().st_mode & 0o777 == 0o600


def test_file_that_others_may_read_is_refused(tokens: Tokens) -> None:
    secret, _ = tokens.add("Desk", ["read"], "30d")
    tokens.path.chmod(0o640)
    with pytest.raises(UsageError, match="others may read") as refused:
        tokens.of(secret)
    assert str(tokens.path.parent) not in str(refused.value.to_json())  # a served case answers with it


def test_of_many_tokens_that_are_made_at_once_none_is_lost(tokens: Tokens, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as several:
        made = list(several.map(lambda name: Tokens(tmp_path / "war.db").add(str(name), ["read"], "1d")[1], range(24)))
    assert set(tokens.all()) == set(made)


def test_token_ends_at_its_hour(tokens: Tokens, clock: Clock) -> None:
    secret, _ = tokens.add("Desk", ["read"], "12h")
    clock.at += timedelta(hours=12, seconds=-1)
    assert tokens.of(secret).name == "Desk"
    clock.at += timedelta(seconds=1)
    with pytest.raises(TokenMissing):
        tokens.of(secret)


def test_token_that_was_given_a_day_holds_to_its_end(tokens: Tokens) -> None:
    assert tokens.add("Desk", ["read"], "2026-04-30")[1].expires == "2026-05-01T00:00:00+00:00"


@pytest.mark.parametrize("expires", ("", "never", "0d", "9999d", "2020-01-01", "-3d", "9999-12-31"))
def test_token_needs_an_end_within_a_year(tokens: Tokens, expires: str) -> None:
    with pytest.raises(UsageError):
        tokens.add("Desk", ["read"], expires)


def test_token_that_is_revoked_elsewhere_holds_no_longer_at_once(tokens: Tokens, clock: Clock) -> None:
    secret, made = tokens.add("Desk", ["read"], "30d")
    assert tokens.of(secret) == made
    Tokens(tokens.path.with_name("war.db"), now=clock).revoke(made.id)
    with pytest.raises(TokenMissing, match="no longer"):
        tokens.of(secret)


def test_revoking_takes_one_person_out_and_leaves_the_others(tokens: Tokens) -> None:
    first, second = tokens.add("Ann", ["read"], "30d")[0], tokens.add("Ben", ["read"], "30d")[0]
    assert [gone.name for gone in tokens.revoke("Ann")] == ["Ann"]
    assert tokens.of(second).name == "Ben"
    with pytest.raises(TokenMissing):
        tokens.of(first)
    with pytest.raises(NotFound):
        tokens.revoke("Ann")


def test_token_of_one_case_opens_no_other(tokens: Tokens, clock: Clock) -> None:
    secret, _ = tokens.add("Desk", ["admin"], "30d")
    other = Tokens(tokens.path.with_name("other.db"), now=clock)
    with pytest.raises(TokenMissing):
        other.of(secret)
    tokens.path.rename(other.path)
    with pytest.raises(TokenMissing):
        other.of(secret)


@pytest.mark.parametrize("name", ("", "  ", "Desk\x1b[2J"))
def test_token_needs_a_name_that_can_sign(tokens: Tokens, name: str) -> None:
    with pytest.raises(UsageError):
        tokens.add(name, ["read"], "30d")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shown=st.text(max_size=60))
def test_nothing_but_the_token_opens(tokens: Tokens, shown: str) -> None:
    if not tokens.path.exists():
        tokens.add("Desk", ["admin"], "30d")
    with pytest.raises(TokenMissing):
        tokens.of(shown)


def test_scopes_reach_as_far_as_they_say() -> None:
    assert {scope: sorted(reached) for scope, reached in REACH.items()} == {
        "read": ["read"], "review": ["read", "review"], "add": ["add", "read"], "admin": ["add", "admin", "read", "review"],
    }  # fmt: skip


@given(method=st.sampled_from(("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")), path=st.text().map("/".__add__))
def test_change_that_nobody_foresaw_needs_admin(method: str, path: str) -> None:
    known = path.startswith(("/static/", "/api/v1/judgements", "/api/v1/documents")) or path in ("/login", "/logout")
    assert needed(method, path) == "admin" or known
