"""What every list has: ways to take away what fits, its feed, grades where sources are graded; what an empty case says."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.case import Case
from onrecord.web.app import create_app
from onrecord.web.away import LISTED, away, feed
from tests.web.conftest import HERE


def links(page: str) -> dict[str, str]:
    """The links of the line under the filter, by what they are called."""
    line = re.search(r'<p class="away.*?</p>', page, re.DOTALL)
    assert line is not None
    return {name: unescape(href) for href, name in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', line[0])}


@pytest.mark.parametrize("path", sorted(LISTED))
def test_every_list_is_taken_away_as_it_is_filtered(client: TestClient, path: str) -> None:
    found = links(client.get(path, params={"source": "Example"}).text)
    assert {"CSV", "JSON Lines", "Atom feed"} <= found.keys()
    for name in ("CSV", "JSON Lines", "GeoJSON", "Atom feed"):
        if name in found:
            assert "source=Example" in found[name]
            assert client.get(found[name]).status_code == 200


def test_line_says_what_is_taken_away(client: TestClient) -> None:
    assert "Take all relations between facts away:" in client.get("/disputes").text
    assert "Take the figures that fit away:" in client.get("/ledger", params={"measure": "killed"}).text


def test_what_is_taken_away_is_what_the_list_shows(client: TestClient) -> None:
    found = links(client.get("/", params={"status": "disputed"}).text)
    listed = client.get("/api/v1/cards", params={"status": "disputed", "kind": "incident"}).json()
    assert listed["total"] > 0
    assert len(client.get(found["CSV"]).text.splitlines()) == listed["total"] + 1
    assert {one["id"] for one in client.get(found["GeoJSON"]).json()["features"]} <= {one["id"] for one in listed["items"]}


@pytest.mark.parametrize("path", sorted(LISTED))
def test_every_list_names_its_feed(client: TestClient, path: str) -> None:
    page = client.get(path, params={"since": "2023-01-01"}).text
    link = re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', page)
    assert link is not None
    assert "since=2023-01-01" in unescape(link[1])
    assert client.get(unescape(link[1])).headers["content-type"] == "application/atom+xml"


def test_name_of_an_actor_or_place_is_a_filter_of_what_is_taken_away() -> None:
    assert dict(away("/actors", {}, {"name": "Israel", "section": ""}))["CSV"] == "/api/v1/export?actor=Israel&format=csv&kind=incident"
    assert feed("/places", {"since": "2023-01-01"}, {"name": "Gaza & Rafah"}).endswith("place=Gaza+%26+Rafah&kind=incident")


def test_grade_of_a_source_stands_on_the_lines_of_its_reports(case: Case, client: TestClient) -> None:
    assert 'class="grade"' not in client.get("/").text
    publisher = next(card.publisher for card in case.cards().items if card.publisher)
    case.judge("grade", [publisher], reliability="B", by="a tester")
    page = client.get("/", params={"source": publisher}).text
    assert f'{publisher} <span class="grade">graded B, usually reliable</span>' in page


def test_empty_case_says_how_to_fill_it(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case, TestClient(create_app(case), base_url=HERE) as client:
        for path in ("/", "/map", "/timeline", "/ledger", "/claims", "/disputes", "/reports", "/situation"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert "This case holds no report yet" in answer.text
            assert "onrecord add" in answer.text


def test_nobody_logs_out_who_needs_no_token(client: TestClient) -> None:
    page = client.get("/").text
    assert "Log out" not in page
    assert 'href="/api"' in page
