"""Who may ask what: by the name it is asked under, the site it comes from, and the token that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.case import Case
from onrecord.web.app import create_app
from onrecord.web.pages.login import local
from onrecord.web.terms import LOOPBACK, Limits, Rate, Terms
from onrecord.web.tokens import Scope, Token, Tokens
from tests.web.conftest import HERE

OPEN = Limits(near=Rate(1e6, 1_000_000), far=Rate(1e6, 1_000_000))
SCOPES: tuple[Scope, ...] = get_args(Scope)


@pytest.fixture
def tokens(case: Case) -> Tokens:
    return Tokens(case.path)


@pytest.fixture
def asking(case: Case, tokens: Tokens) -> Iterator[TestClient]:
    """The workbench as others reach it: whoever comes needs a token."""
    terms = Terms(hosts=LOOPBACK | {"record.example.org"}, tokens=tokens, asks=True, limits=OPEN)
    with TestClient(create_app(case, terms), base_url=HERE, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


@pytest.mark.parametrize("host", ("localhost", "localhost:8321", "127.0.0.1:8321", "[::1]:8321", "192.0.2.7:8321", "LOCALHOST"))
def test_own_names_and_plain_addresses_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/cards", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ("attacker.example", "localhost.attacker.example", "", "127.0.0.1.attacker.example:8321", "a@b", "[::1"))
def test_name_that_a_page_elsewhere_points_here_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/api/v1/cards", headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (421, "host")


@pytest.mark.parametrize("host", ("localhost/login?", "localhost/static/", "localhost#", "u@localhost", "localhost\\static"))
def test_host_with_more_than_a_name_opens_no_door(asking: TestClient, host: str) -> None:
    answer = asking.post("/api/v1/judgements", json=JUDGED, headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (421, "host")


JUDGED = {"verdict": "undo", "undoes": "J0"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://attacker.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_page_of_another_site_changes_nothing(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/api/v1/judgements", json=JUDGED, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")


@pytest.mark.parametrize("body", ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x"))
def test_form_changes_nothing(client: TestClient, body: str) -> None:
    answer = client.post("/api/v1/judgements", content="verdict=undo", headers={"Content-Type": body})
    assert (answer.status_code, answer.json()["code"]) == (415, "media_type")


def test_page_of_another_site_loads_nothing_into_itself_but_may_link(client: TestClient) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert client.get("/", headers={**elsewhere, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}).status_code == 200
    assert client.get("/api/v1/cards", headers={**elsewhere, "Sec-Fetch-Mode": "no-cors"}).status_code == 403
    assert client.get("/", headers={**elsewhere, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}).status_code == 403


def test_nobody_is_let_in_without_a_token(asking: TestClient) -> None:
    answer = asking.get("/api/v1/cards")
    assert (answer.status_code, answer.json()["code"], answer.headers["www-authenticate"]) == (401, "no_token", "Bearer")
    assert asking.get("/api/v1/openapi.json").status_code == 401
    page = asking.get("/?type=AID", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/login?next=%2F%3Ftype%3DAID")
    assert asking.get("/static/site.css").status_code == 200


@pytest.mark.parametrize("shown", ("", "x", "onrecord_", "é"))
def test_token_that_is_none_is_refused(asking: TestClient, tokens: Tokens, shown: str) -> None:
    tokens.add("Desk", ["read"], "30d")
    assert asking.get("/api/v1/cards", headers=[(b"authorization", f"Bearer {shown}".encode())]).status_code == 401


def test_token_that_is_shown_binds_even_where_none_is_asked_for(case: Case, tokens: Tokens) -> None:
    secret, _ = tokens.add("Desk", ["read"], "30d")
    with TestClient(create_app(case, Terms(tokens=tokens)), base_url=HERE) as client:
        assert client.post("/api/v1/judgements", json=JUDGED, headers=bearer(secret)).status_code == 403
        assert client.get("/api/v1/cards", headers=bearer("none")).status_code == 401
        assert client.get("/api/v1/cards", headers={"Cookie": "onrecord=of-another-day"}).status_code == 200


PATHS = (
    "/", "/api", "/api/v1/cards", "/api/v1/judgements", "/api/v1/documents", "/api/v1/judgements/", "//api/v1/documents",
    "/api/v1/./documents", "/API/v1/judgements", "/api/v1/judgements%2f", "/static/../api/v1/documents",
    "/static/%2e%2e/api/v1/judgements", "/login/../api/v1/documents", "/api/v1/case", "/api/v1/export", "/history", "/reports",
)  # fmt: skip
REPORT = {"text": "The governor of Idlib said 3 people were killed by shelling in Sarmin on 3 May 2023.", "title": "Shelling"}
BODIES = ("judgement", "report", "none")


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    scopes=st.lists(st.sampled_from(SCOPES), min_size=0, max_size=3, unique=True), method=st.sampled_from(("GET", "POST", "PUT", "DELETE")),
    path=st.sampled_from(PATHS), body=st.sampled_from(BODIES), state=st.sampled_from(("holds", "ended", "revoked")),
)  # fmt: skip
def test_token_never_exceeds_its_scope(
    asking: TestClient, case: Case, tokens: Tokens, scopes: list[Scope], method: str, path: str, body: str, state: str
) -> None:
    """Whatever is asked with it: without `review` nothing is judged, without `add` nothing is added, without any nothing is shown."""
    secret, made = tokens.add("Desk", scopes, "30d")
    if state != "holds":
        gone = made.model_copy(update={"revoked": made.created} if state == "revoked" else {"expires": made.created})
        tokens._keep(gone if token.id == made.id else token for token in tokens.all())
    before = _kept(case)
    reports = sorted(document.id for document in case.documents())
    bodies = {"judgement": {"verdict": "different", "left": reports[:1], "right": reports[1:2]}, "report": REPORT | {"id": secret}}
    answer = asking.request(method, path, json=bodies.get(body, {}) if method in ("POST", "PUT") else None, headers=bearer(secret))
    after = _kept(case)
    assert answer.status_code < 500
    judged, added = after[0] - before[0], after[1] - before[1]
    assert not judged or (state == "holds" and {"review", "admin"} & set(scopes))
    assert not added or (state == "holds" and {"add", "admin"} & set(scopes))
    if answer.is_success and not path.startswith("/static"):
        assert state == "holds"
        assert scopes


def _kept(case: Case) -> tuple[int, int]:
    return len(case.judgements()), case.store.counts()["document"]


def test_scopes_open_what_they_are_for(asking: TestClient, case: Case, tokens: Tokens) -> None:
    """The property above would hold of a server that refuses everything."""
    reports = list(dict.fromkeys(card.document for card in case.cards(limit=500).items))
    opens: dict[Scope, tuple[int, int]] = {"read": (403, 403), "review": (201, 403), "add": (403, 201), "admin": (201, 201)}
    for scope, (judges, adds) in opens.items():
        secret, _ = tokens.add(scope, [scope], "30d")
        body = {"verdict": "different", "left": reports[:1], "right": reports[1:2]}
        assert asking.get("/api/v1/cards", headers=bearer(secret)).status_code == 200
        assert asking.post("/api/v1/judgements", json=body, headers=bearer(secret)).status_code == judges
        assert asking.post("/api/v1/documents", json=REPORT | {"id": scope}, headers=bearer(secret)).status_code == adds


def test_answer_that_tells_who_asks_is_not_taken_for_anothers(asking: TestClient, tokens: Tokens) -> None:
    ann, ben = (bearer(tokens.add(name, ("read",), "1d")[0]) for name in ("Ann", "Ben"))
    tag = asking.get("/api/v1/case", headers=ann).headers["ETag"]
    assert asking.get("/api/v1/case", headers={**ann, "If-None-Match": tag}).status_code == 304
    assert asking.get("/api/v1/case", headers={**ben, "If-None-Match": tag}).json()["you"]["name"] == "Ben"


def test_judgement_is_signed_by_the_tokens_name(asking: TestClient, case: Case, tokens: Tokens) -> None:
    secret, _ = tokens.add("Ann Desk", ["review"], "30d")
    reports = list(dict.fromkeys(card.document for card in case.cards(limit=500).items))
    body = {"verdict": "different", "left": reports[:1], "right": reports[1:2], "note": "another village"}
    made = asking.post("/api/v1/judgements", json=body, headers=bearer(secret)).json()
    assert (made["by"], case.judgements()[-1].by) == ("Ann Desk", "Ann Desk")


def enter(client: TestClient, secret: str, onward: str = "/") -> Any:
    return client.post("/login", data={"token": secret, "next": onward}, headers={"Origin": HERE})


def test_browser_is_let_in_by_its_cookie_until_it_leaves(asking: TestClient, tokens: Tokens) -> None:
    secret, _ = tokens.add("Desk", ["read"], "30d")
    answer = enter(asking, secret, "/?type=AID")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?type=AID")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie
    assert "Log out" in asking.get("/").text
    asking.post("/logout", headers={"Origin": HERE})
    assert asking.get("/", headers={"Accept": "text/html"}).status_code == 303


def test_cookie_travels_by_https_alone_where_there_is_https(case: Case, tokens: Tokens) -> None:
    secret, _ = tokens.add("Desk", ["read"], "30d")
    terms = Terms(hosts=frozenset({"record.example.org"}), tokens=tokens, asks=True, secure=True)
    with TestClient(create_app(case, terms), base_url="https://record.example.org", follow_redirects=False) as client:
        answer = client.post("/login", data={"token": secret}, headers={"Origin": "https://record.example.org"})
        assert answer.headers["set-cookie"].startswith("__Host-onrecord=")
        assert "secure" in answer.headers["set-cookie"].lower()
        assert client.get("/api/v1/cards").status_code == 200


def test_cookie_without_a_word_of_where_it_comes_from_changes_nothing(asking: TestClient, tokens: Tokens) -> None:
    enter(asking, tokens.add("Desk", ["review"], "30d")[0])
    assert asking.post("/api/v1/judgements", json=JUDGED).json()["code"] == "cross_site"
    assert asking.post("/api/v1/judgements", json=JUDGED, headers={"Origin": HERE}).json()["code"] == "not_found"


def test_wrong_token_gets_the_form_again(asking: TestClient) -> None:
    answer = enter(asking, "<b>guess</b>")
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "guess" not in answer.text


@pytest.mark.parametrize(
    "onward", ("//attacker.example", "https://attacker.example", "/\\attacker.example", "javascript:alert(1)", "/\n/x", "")
)
def test_login_leads_nowhere_else(onward: str) -> None:
    assert local(onward) == "/"


def test_login_page_sends_the_way_on_as_text(asking: TestClient) -> None:
    page = asking.get("/login", params={"next": '/"><script>alert(1)</script>'})
    assert "<script>alert" not in page.text


def test_revoked_token_is_out_at_once(asking: TestClient, tokens: Tokens) -> None:
    secret, made = tokens.add("Desk", ["read"], "30d")
    assert asking.get("/api/v1/cards", headers=bearer(secret)).status_code == 200
    tokens.revoke(made.id)
    assert asking.get("/api/v1/cards", headers=bearer(secret)).status_code == 401


def test_hash_that_is_kept_is_no_token(asking: TestClient, tokens: Tokens) -> None:
    made: Token = tokens.add("Desk", ["read"], "30d")[1]
    assert asking.get("/api/v1/cards", headers=bearer(made.sha256)).status_code == 401
