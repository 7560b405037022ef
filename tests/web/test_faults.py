"""Every error has the one shape, and says nothing that is nobody's business."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from onrecord.case import Case
from onrecord.web.app import create_app
from onrecord.web.headers import HEADERS
from tests.web.conftest import HERE

SHAPE = {"code", "message", "hint", "source"}


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/cards?type=BATTLE", 400, "usage"),
        ("/api/v1/cards?limit=many", 400, "usage"),
        ("/api/v1/cards?limit=501", 400, "usage"),
        ("/api/v1/cards?colour=red", 400, "usage"),
        ("/api/v1/cards?type=AID&type=MOVE", 400, "usage"),
        ("/api/v1/cards?cursor=none", 400, "usage"),
        ("/api/v1/nowhere", 404, "not_found"),
        ("/api/v2/cards", 404, "not_found"),
        (f"/api/v1/cards?text={'x' * 9000}", 414, "too_long"),
    ],
)
def test_error_has_the_one_shape(client: TestClient, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json().keys() == SHAPE


def test_error_lists_the_labels_that_there_are(client: TestClient) -> None:
    assert "ASSAULT" in client.get("/api/v1/cards?type=BATTLE").json()["hint"]


def test_unknown_parameter_is_answered_with_those_that_there_are(client: TestClient) -> None:
    told = client.get("/api/v1/cards?sinse=2023-01-01").json()
    assert "sinse" in told["message"]
    assert "since" in told["hint"]


def test_method_that_an_address_does_not_take_is_405_with_those_that_it_takes(client: TestClient) -> None:
    answer = client.delete("/api/v1/cards")
    assert (answer.status_code, answer.headers["allow"], answer.json()["code"]) == (405, "GET", "method")


def test_page_that_is_not_there_is_told_as_a_page(client: TestClient) -> None:
    answer = client.get("/nowhere", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "nothing at this address" in answer.text


def test_error_page_says_what_was_asked_as_text(client: TestClient) -> None:
    answer = client.get("/?type=<script>alert(1)</script>", headers={"Accept": "text/html"})
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


def failing(case: Case) -> FastAPI:
    app = create_app(case)

    @app.get("/api/v1/fails")
    def fails() -> None:
        raise RuntimeError("the password is swordfish")

    return app


def test_what_nobody_foresaw_is_answered_without_a_word_of_it(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    with TestClient(failing(case), base_url=HERE, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/fails")
    assert (answer.status_code, answer.json()["code"]) == (500, "error")
    assert "swordfish" not in answer.text
    assert "swordfish" in caplog.text
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("path", ("/", "/api/v1/cards", "/api/v1/openapi.json", "/static/site.css", "/nowhere", "/api/v1/cards?limit=0"))
def test_headers_are_on_every_answer(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "no-cache" in answer.headers["cache-control"] or "no-store" in answer.headers["cache-control"]
    assert "server" not in answer.headers


def test_answer_is_not_sent_again_while_the_case_stands(client: TestClient, case: Case) -> None:
    first = client.get("/api/v1/cards")
    tagged = {"If-None-Match": first.headers["etag"]}
    again = client.get("/api/v1/cards", headers=tagged)
    assert (again.status_code, again.content) == (304, b"")
    reports = [card.document for card in case.cards(limit=500).items]
    case.judge("different", [reports[0]], [next(name for name in reports if name != reports[0])])
    assert client.get("/api/v1/cards", headers=tagged).status_code == 200
