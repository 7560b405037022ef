"""Reports on pages: every fact marked, hostile text only ever text, judgements in and out."""

from __future__ import annotations

import html
import re

import pytest
from fastapi.testclient import TestClient

from onrecord.case import Case
from onrecord.model import Document, Figure, document_id, text_sha256
from tests.toy import Counts

HOSTILE = (
    "<script>alert(1)</script> & \"quoted\" 'single' <img src=x onerror=alert(2)> </p></article> {{ 7 * 7 }} {% raw %} "
    "javascript:alert(3) \u202e14 people\u202c 😀 had fled by Monday, 9 people said. <svg onload=alert(4)>"
)


def hostile(text: str, **more: str) -> Document:
    return Document(id=document_id(text), sha256=text_sha256(text), text=text, **more)  # type: ignore[arg-type]


@pytest.fixture
def toll(case: Case) -> Figure:
    return next(fact for fact in case.figures() if fact.measure == "killed" and fact.value == 40)


def text_of(page: str) -> str:
    """What the article says, without its markup."""
    article = page[page.index('<article id="text"') : page.index("</article>")]
    return html.unescape(re.sub(r"<[^>]*>", "", article))


def test_reports_are_listed_with_what_could_not_be_read(client: TestClient, case: Case) -> None:
    page = client.get("/reports").text
    assert "Makiivka: 89 dead, says Moscow; hundreds, says Kyiv" in page
    assert page.count('href="/reports/d') == 19
    assert "Could not be read" not in page
    found = client.get("/reports", params={"source": "courier", "since": "2023-01-17", "until": "2023-01-19"}).text
    assert found.count('href="/reports/d') == 2


def test_a_report_shows_all_of_its_text_and_every_fact(client: TestClient, case: Case) -> None:
    for document in case.documents():
        page = client.get(f"/reports/{document.id}").text
        assert "".join(document.text.split()) in "".join(text_of(page).split()) or document.posts
        for fact in case.facts():
            if fact.document == document.id:
                assert f'id="{fact.id}"' in page
                assert f'id="at-{fact.id}"' in page


def test_a_fact_leads_into_its_report(client: TestClient, toll: Figure) -> None:
    answer = client.get(f"/facts/{toll.id}")
    assert answer.status_code == 307
    assert answer.headers["location"] == f"/reports/{toll.document}#{toll.id}"
    for missing in ("/facts/F0", "/reports/d0", f"/reports/{toll.document}/facts?ids=F0"):
        assert client.get(missing).status_code == 404


def test_a_hostile_report_is_only_ever_text(client: TestClient, case: Case) -> None:
    shown = {"title": HOSTILE[:120], "publisher": "<b>Bold</b>", "url": "javascript:alert(5)"}
    document = hostile(HOSTILE, **shown)
    case._using = (Counts(),)
    case.add(document)
    for address in (f"/reports/{document.id}", "/reports", "/history"):
        page = client.get(address).text
        for markup in ("<script>alert", "<img src=x", "<svg onload", "<b>Bold", 'href="javascript', "</p></article> {{"):
            assert markup not in page
    page = client.get(f"/reports/{document.id}").text
    assert "".join(HOSTILE.split()) in "".join(text_of(page).split())
    assert page.count('class="fact figure"') == 2
    judged = client.post(
        "/api/v1/judgements", json={"verdict": "grade", "left": ["<b>Bold</b>"], "reliability": "E", "note": "<script>x</script>"}
    )
    assert judged.status_code == 201
    assert "<script>x" not in client.get("/history").text


def test_judgements_go_in_and_come_out_latest_first(client: TestClient, toll: Figure) -> None:
    first = client.post("/api/v1/judgements", json={"verdict": "reject", "left": [toll.id], "note": "of another strike"})
    assert first.status_code == 201
    assert first.json()["of"] != []
    undone = client.post("/api/v1/judgements", json={"verdict": "undo", "undoes": first.json()["id"]})
    assert undone.status_code == 201
    page = client.get("/api/v1/judgements", params={"limit": 1}).json()
    assert [one["verdict"] for one in page["items"]] == ["undo"]
    assert page["total"] == 2
    earlier = client.get("/api/v1/judgements", params={"limit": 1, "cursor": page["next"]}).json()
    assert [one["verdict"] for one in earlier["items"]] == ["reject"]
    assert earlier["next"] is None
    assert "of another strike" in client.get("/history").text


@pytest.mark.parametrize(
    "asked",
    [
        {"verdict": "praise", "left": ["x"]}, {"verdict": "accept", "left": []}, {"verdict": "accept", "left": ["x"], "more": 1},
        {"verdict": "correct", "left": ["FACT"], "changes": {"value": "many"}}, {"verdict": "grade", "left": ["FACT"], "credibility": 7},
        {"verdict": "correct", "left": ["FACT"], "changes": {"start": 0, "end": 10**12}}, {"verdict": "undo"},
        {"verdict": "accept", "left": ["F0"]},
        {"verdict": "correct", "left": ["FACT"], "changes": {"speaker": {"start": "0", "end": None}}},
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_refused_in_the_one_shape(client: TestClient, toll: Figure, asked: dict[str, object]) -> None:
    left = [toll.id if one == "FACT" else one for one in asked.get("left", [])]  # type: ignore[attr-defined]
    answer = client.post("/api/v1/judgements", json=asked | ({"left": left} if "left" in asked else {}))
    assert 400 <= answer.status_code < 500
    assert answer.json().keys() == {"code", "message", "hint", "source"}


def test_a_rejected_fact_stays_in_its_report_struck_out(client: TestClient, case: Case, toll: Figure) -> None:
    case.judge("reject", [toll.id], by="ana")
    page = client.get(f"/reports/{toll.document}").text
    assert re.search(rf'id="{toll.id}" data-kind="figure" data-review="rejected"', page)
    assert re.search(rf'class="m figure rejected" data-fact="{toll.id}"', page)
    piece = client.get(f"/reports/{toll.document}/facts", params={"ids": toll.id}).text
    assert "Rejected</b> by ana" in piece
