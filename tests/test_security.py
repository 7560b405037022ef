"""What SECURITY.md promises, tried by breaking it."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

import onrecord
from onrecord.export import EXPORTS, export
from onrecord.read import Failure, read
from tests.cli.conftest import EXAMPLES
from tests.extras import at_hand

ROOT = Path(__file__).parents[1]


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to reach another machine, or to ask for its address, fails the test."""

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the network was used")

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


PAGE = (
    '<html><head><title>Raid in Kayah</title><link rel="stylesheet" href="http://192.0.2.1/a.css"><base href="http://192.0.2.1/">'
    '<script src="http://192.0.2.1/x.js"></script></head><body><article><p>The junta said 4 soldiers were killed in Loikaw on 3 May 2023.'
    ' <img src="http://192.0.2.1/pixel.gif"> Residents denied that there had been any fighting in the town on that day.</p>'
    '<iframe src="http://192.0.2.1/"></iframe></article></body></html>'
)


@pytest.mark.usefixtures("offline")
def test_no_step_opens_a_connection(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    line = {"text": "The army said 7 people were killed in Barsalogho on 3 May 2024.", "url": "http://192.0.2.1/report"}
    (tmp_path / "reports.jsonl").write_text(json.dumps(line), encoding="utf-8")
    for document in onrecord.read(str(tmp_path)):
        assert not isinstance(document, Failure)
        assert len(onrecord.extract(document).facts) > 0
    with onrecord.Case(tmp_path / "case.db") as case:
        assert case.add(EXAMPLES, tmp_path / "page.html", tmp_path / "reports.jsonl").failed == 0
        record = case.record()
        case.search("army")
        case.verify()
    assert onrecord.situation(record)
    assert all("".join(export(record, format=name)) for name in at_hand(EXPORTS))


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the password of the case", encoding="utf-8")
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]><html><body><article>'
        "<p>The governor of Idlib said the road was open again after a day of shelling. &x;</p></article></body></html>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    for found in read(tmp_path / "page.html"):
        assert "password" not in (found.text if not isinstance(found, Failure) else found.error.message)


def test_document_is_never_taken_for_a_path(tmp_path: Path) -> None:
    text = "../../etc/passwd; DROP TABLE fact; -- The mayor of Kobani said 3 shells fell on the town on 2 May 2016."
    document = next(iter(read_line(tmp_path, {"text": text, "url": "file:///etc/passwd", "title": "../../../evil", "id": "'; --"})))
    with onrecord.Case(tmp_path / "case.db") as case:
        case.add(document)
        assert len(list(case.documents())) == 1
        assert case.search('"; DROP TABLE fact; --') is not None
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".jsonl") == ["case.db"]


def read_line(folder: Path, line: dict[str, str]) -> list[onrecord.Document]:
    (folder / "line.jsonl").write_text(json.dumps(line), encoding="utf-8")
    return [found for found in read(folder / "line.jsonl") if not isinstance(found, Failure)]


def test_security_page_names_tests_that_exist() -> None:
    promised = re.findall(r"`(tests/[\w/.]+)`", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert promised
    assert [path for path in promised if not (ROOT / path).exists()] == []
