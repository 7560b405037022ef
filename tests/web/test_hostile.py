"""A hostile report is shown as text, on every page: no markup of its own, no script, no link that runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html  # type: ignore[import-untyped]

from onrecord.case import Case
from onrecord.web.app import create_app
from onrecord.web.headers import CONTENT_SECURITY_POLICY
from tests.web.conftest import HERE
from tests.web.hostile import MARK, OUTSIDE, addresses, hostile_case

FOLLOWED = ("href", "src", "action", "formaction", "srcset", "poster", "data", "xlink:href", "ping", "srcdoc")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    path: Path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    hostile_case(path)
    with Case(path, create=False) as case:
        yield case


@pytest.fixture
def visiting(hostile: Case) -> Iterator[TestClient]:
    with TestClient(create_app(hostile), base_url=HERE, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


def test_hostile_reports_are_read_and_shown_on_every_page_as_text(hostile: Case, visiting: TestClient) -> None:
    shown = ""
    wrong = []
    for address in addresses(hostile):
        answer = visiting.get(address, headers={"Accept": "text/html"})
        if answer.headers.get("content-type", "").startswith("text/html") and answer.content:
            shown += answer.text
            own = ("<style>", "a <meta http-equiv>") if "content-disposition" in answer.headers else ()  # a file brings its look with it
            wrong += [f"{address}: {fault}" for fault in faults(answer.text) if fault not in own]
        if answer.status_code >= 400 or answer.headers["content-security-policy"] != CONTENT_SECURITY_POLICY:
            wrong.append(f"{address}: {answer.status_code} {answer.text[:200]}")
    assert wrong == []
    assert f"&lt;script&gt;window.{MARK}" in shown, "the pages show what the report says"
    assert "{{ 7919 * 6271 }}" in shown
    assert str(7919 * 6271) not in shown


def faults(page: str) -> Iterator[str]:
    """What a browser could do that no page of ours does."""
    for element in html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in ("iframe", "object", "embed", "base", "applet", "frame", "animate", "style"):
            yield f"<{element.tag}>"
        if element.tag == "script" and (element.text or not (element.get("src") or "").startswith("/static/")):
            yield f"a script of its own: {(element.text or '')[:80]}"
        if element.tag == "meta" and element.get("http-equiv"):
            yield "a <meta http-equiv>"
        for name, value in element.attrib.items():
            if str(name).lower().startswith("on") or name == "style":
                yield f"{name}={str(value)[:60]}"
            if name in FOLLOWED and not leads_well(str(value), element.tag):
                yield f"{name}={str(value)[:80]}"


def leads_well(address: str, tag: str) -> bool:
    """To our own pages, or, of links alone, to the report's own address on the web."""
    try:
        scheme = urlsplit("".join(address.split())).scheme
    except ValueError:
        return False
    return (scheme == "" and not address.startswith("//")) or (
        tag == "a" and scheme in ("http", "https") and not address.startswith(OUTSIDE)
    )


def test_api_answers_hostile_reports_as_json_that_no_browser_takes_for_a_page(hostile: Case, visiting: TestClient) -> None:
    for path in ("cards", "ledger", "claims", "disputes", "judgements", f"documents/{next(iter(hostile.documents())).id}", "case"):
        answer = visiting.get(f"/api/v1/{path}")
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        json.loads(answer.text)


def test_exports_of_hostile_reports_are_downloads(visiting: TestClient) -> None:
    answer = visiting.get("/api/v1/export", params={"format": "csv", "kind": "statements"})
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["content-type"].startswith("text/csv")


def test_checker_sees_what_it_looks_for() -> None:
    """The checks above would pass over a checker that sees nothing."""
    page = (
        '<p onclick="x">a</p><script>x</script><a href="java\tscript:x">b</a><img src="http://192.0.2.1/x"><svg><animate/></svg>'
        '<a href="/reports">good</a><a href="https://example.org">good</a><script src="/static/site.js"></script>'
    )
    assert len(list(faults(page))) == 5
