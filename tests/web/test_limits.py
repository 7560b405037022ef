"""What one request, one client and all of them may cost; and that an answer that ends in order is whole."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient

from onrecord.case import Case
from onrecord.errors import TooSlow
from onrecord.store.deadline import passed
from onrecord.web.app import create_app
from onrecord.web.gate import CLIENTS, Buckets
from onrecord.web.listening import Listening, bound
from onrecord.web.patience import Patient
from onrecord.web.terms import Limits, Rate, Terms
from tests.web.conftest import HERE


def client_of(case: Case, **limits: Any) -> TestClient:
    return TestClient(create_app(case, Terms(limits=Limits(**limits))), base_url=HERE, raise_server_exceptions=False)


def test_body_over_the_limit_is_refused_whether_it_says_its_size_or_not(case: Case) -> None:
    client = client_of(case, body=100, report=200)
    said = client.post("/api/v1/judgements", json={"verdict": "undo", "note": "x" * 200})
    assert (said.status_code, said.json()["code"]) == (413, "too_large")
    chunks = (b"x" * 50 for _ in range(100))
    unsaid = client.post("/api/v1/documents", content=chunks, headers={"Content-Type": "text/plain"})
    assert (unsaid.status_code, unsaid.json()["code"]) == (413, "too_large")
    assert client.post("/api/v1/judgements", content=b"{}", headers={"Content-Length": "-1"}).status_code == 413


def test_bucket_gives_a_burst_and_then_as_much_as_flows_in() -> None:
    now = 0.0
    buckets, rate = Buckets(lambda: now), Rate(each_s=2, burst=3)
    assert [buckets.take("a", rate) for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take("b", rate) == 0
    now = 0.5
    assert [buckets.take("a", rate), buckets.take("a", rate)] == [0, 0.5]
    now = 60.0
    assert [buckets.take("a", rate) for _ in range(4)] == [0, 0, 0, 0.5]


def test_buckets_of_many_clients_do_not_fill_the_memory() -> None:
    buckets = Buckets(lambda: 0.0)
    for client in range(CLIENTS + 50):
        buckets.take(str(client), Rate(1, 1))
    assert len(buckets._left) == CLIENTS


def test_client_that_asks_too_much_is_told_when_to_come_again(case: Case) -> None:
    client = client_of(case, far=Rate(each_s=0.1, burst=2))
    answers = [client.get("/api/v1/cells") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].json()["code"] == "too_many"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 10


def slow(case: Case, limits: Limits) -> tuple[FastAPI, threading.Event]:
    """The workbench with a route that works until it is told to stop, and says so."""
    app, stopped = create_app(case, Terms(limits=limits)), threading.Event()

    @app.get("/api/v1/slow")
    def works() -> None:
        while not passed():
            pass
        stopped.set()
        raise TooSlow("stopped at the deadline")

    return app, stopped


def test_request_past_its_time_is_given_up_and_its_work_ends(case: Case) -> None:
    app, stopped = slow(case, Limits(time_s=0.2))
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/slow")
    assert (answer.status_code, answer.json()["code"]) == (503, "too_slow")
    assert stopped.is_set()


def test_no_more_exports_run_than_may(case: Case) -> None:
    client = client_of(case, exports=0)
    answer = client.get("/api/v1/export")
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many")


def test_export_gives_its_turn_back(case: Case) -> None:
    client = client_of(case, exports=1)
    assert [client.get("/api/v1/export", params={"format": "csv"}).status_code for _ in range(3)] == [200, 200, 200]
    assert client.get("/api/v1/export", params={"format": "nonsense"}).status_code == 400
    assert client.get("/api/v1/export").status_code == 200


def test_export_is_what_its_sidecar_says(client: TestClient) -> None:
    import hashlib

    asked = {"format": "csv", "kind": "events", "type": "ASSAULT"}
    content, meta = client.get("/api/v1/export", params=asked).content, client.get("/api/v1/export/meta", params=asked).json()
    assert (meta["bytes"], meta["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert meta["filter"]["type"] == "ASSAULT"


@contextmanager
def served(app: Any, http: Any = "h11") -> Iterator[str]:
    """The application behind the real server, on a port of its own."""
    listening = Listening("127.0.0.1", 0)
    with bound(listening) as opened:
        server = uvicorn.Server(uvicorn.Config(app, http=http, ws="none", lifespan="off", log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
        thread.start()
        try:
            yield listening.address(opened.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()


def test_export_that_fails_on_the_way_is_broken_off_and_never_silently_short(case: Case) -> None:
    app = create_app(case)

    def pieces() -> Iterator[bytes]:
        yield b"first piece\n" * 10_000
        raise RuntimeError("the disk is gone")

    @app.get("/api/v1/export/broken")
    def broken() -> StreamingResponse:
        return StreamingResponse(pieces())

    with served(app) as address, pytest.raises(httpx2.RemoteProtocolError):
        httpx2.get(f"{address}api/v1/export/broken")


@pytest.mark.parametrize("asked", (b"", b"GET / HTTP/1.1\r\nHost: loc"))
def test_connection_on_which_nothing_is_asked_in_full_is_closed(case: Case, asked: bytes) -> None:
    class Impatient(Patient):
        patience_s = 0.01

    with served(create_app(case), Impatient) as address, socket.create_connection(("127.0.0.1", urlsplit(address).port or 0)) as client:
        client.sendall(asked)
        assert client.recv(1_000) == b""


def test_connection_on_which_is_answered_is_left_open() -> None:
    class Looking(Patient):
        patience_s = 0.01
        looked = asyncio.Event()

        def _look(self, former: object) -> None:
            super()._look(former)
            self.looked.set()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await Looking.looked.wait()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})

    with served(app, Looking) as address:
        assert httpx2.get(address).text == "ok"


def test_views_say_that_there_is_more_than_they_tell(case: Case) -> None:
    few, all_ = client_of(case, reports=1).get("/api/v1/claims").json(), client_of(case).get("/api/v1/claims").json()
    assert (few["reports"], few["more"]) == (1, True)
    assert all_["more"] is False
    assert few["total"] < all_["total"]


@pytest.mark.parametrize("path", ("cards", "ledger", "claims", "disputes", "judgements"))
def test_pages_of_a_list_are_the_list(client: TestClient, case: Case, path: str) -> None:
    reports = sorted(document.id for document in case.documents())
    for right in reports[1:4]:
        case.judge("different", reports[:1], [right])
    whole = client.get(f"/api/v1/{path}", params={"limit": 500}).json()
    found: list[Any] = []
    cursor = None
    while True:
        page = client.get(f"/api/v1/{path}", params={"limit": 2} | ({"cursor": cursor} if cursor else {})).json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == whole["items"]
    assert len(found) == whole["total"] > 2
