"""The ledger, claims, disputes, incidents, actors and places: they agree with the record, and every number opens its sentence."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from onrecord.case import Case
from onrecord.model.filter import Filter
from onrecord.report.incidents import happened
from onrecord.report.ledger import ledger
from tests.wars import report

PAGES = ("/ledger", "/claims", "/disputes", "/actors", "/places")
FACT = re.compile(r'href="/facts/([EFS][0-9a-f]+-[0-9a-f]+)"')


@pytest.mark.parametrize("path", PAGES)
def test_page_of_an_empty_case_says_that_there_is_nothing(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"text": "zeppelin"})
    assert answer.status_code == 200
    assert 'class="empty"' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_page_refuses_a_filter_that_says_nothing(client: TestClient, path: str) -> None:
    assert client.get(path, params={"measure": "souls"}).status_code == 400
    assert client.get(path, params={"since": "yesterday"}).status_code == 400


def test_ledger_shows_every_count_of_the_record_and_each_opens_its_sentence(client: TestClient, case: Case) -> None:
    counts = {entry.id for row in ledger(case.record()) for entry in row.entries}
    page = client.get("/ledger").text
    assert set(FACT.findall(page)) == counts
    for key in sorted(counts)[:3]:
        assert client.get(f"/facts/{key}").headers["location"].endswith(f"#{key}")


def test_ledger_filters_as_the_list_of_figures_does(client: TestClient, case: Case) -> None:
    for asked in ({"measure": "killed"}, {"speaker": "staff"}, {"place": "Dnipro"}, {"since": "2023-01-01", "until": "2023-01-31"}):
        wanted = {card.id for card in case.cards(Filter.of(**asked, kind="figure"), limit=500).items}
        assert wanted
        assert set(FACT.findall(client.get("/ledger", params=asked).text)) == wanted


def test_ledger_draws_the_series_that_holds_a_count(client: TestClient, case: Case) -> None:
    row = next(row for row in ledger(case.record(), place="Dnipro", measure="killed", population="people") if len(row.entries) > 2)
    for entry in row.entries:
        page = client.get("/ledger", params={"series": entry.id}).text
        assert "data-chart=" in page
        assert set(FACT.findall(page)) == {one.id for one in row.entries}
    assert client.get("/ledger", params={"series": "F00000000-0000000000"}).status_code == 404


def test_ledger_sorts_by_number(client: TestClient) -> None:
    page = client.get("/ledger", params={"sort": "number", "down": "true"}).text
    heads = [unescape(head) for head in re.findall(r'<th scope="row" class="number"><a [^>]*>([^<]*)</a>', page)]
    numbers = [int(head.replace(",", "")) for head in heads if re.fullmatch(r"[\d,]+", head)]
    assert numbers == sorted(numbers, reverse=True)
    assert 'aria-sort="descending"' in page


def test_table_of_the_ledger_carries_no_formula(client: TestClient, case: Case) -> None:
    case.add(report("=cmd|' /C calc'!A0 said 12 people were killed in Kyiv on Monday.", url="https://kyiv.example/f", day="2023-05-01"))
    rows = list(csv.DictReader(io.StringIO(client.get("/ledger/figures.csv").text)))
    assert {row["id"] for row in rows} == {entry.id for row in ledger(case.record()) for entry in row.entries}
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "-", "@")]
    assert any(row["sentence"].startswith("'=") for row in rows)


def test_claims_set_a_denial_beside_what_it_denies(client: TestClient) -> None:
    page = client.get("/claims", params={"speaker": "Kremlin"}).text
    article = page[page.index('<article class="exchange') : page.index("</article>")]
    claimed, denied = article.split('aria-label="Denied"')
    assert "apartment building" in claimed
    assert "The Kremlin has denied" not in claimed
    assert "The Kremlin has denied that Russian forces hit the building." in denied


def test_claims_show_how_a_number_of_one_speaker_went(client: TestClient) -> None:
    page = client.get("/claims", params={"place": "Al-Ahli"}).text
    changed = page[page.index('id="changed"') :]
    assert changed.index("at least 500") < changed.index(">471<")


def test_disputes_are_listed_by_kind(client: TestClient) -> None:
    page = client.get("/disputes", params={"sort": "counts"}).text
    assert "Counts that cannot both hold" in page
    assert page.count('<article class="dispute') == 1
    assert "about 400" in page


def test_incident_page_agrees_with_the_record(client: TestClient, case: Case) -> None:
    for row in happened(case.record()):
        page = client.get(f"/incidents/{row.id}")
        assert page.status_code == 200
        assert f'<span class="status {row.status}"' in page.text
        assert {told.id for told in row.tellings} <= set(FACT.findall(page.text))


def test_incident_page_lists_denials_before_the_tellings(client: TestClient, case: Case) -> None:
    row = next(row for row in happened(case.record(), place="Dnipro") if row.denials)
    page = client.get(f"/incidents/{row.id}").text
    assert page.index('id="disputed"') < page.index('id="tolls"') < page.index('id="voices"')


def test_incident_is_found_by_its_first_telling_after_it_has_another_id(client: TestClient, case: Case) -> None:
    row = next(row for row in happened(case.record()) if len(row.tellings) > 1)
    later = next(told.id for told in row.tellings if f"I{told.id[1:]}" != row.id)
    answer = client.get(f"/incidents/I{later[1:]}")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/incidents/{row.id}")
    assert client.get("/incidents/I00000000-0000000000").status_code == 404


def test_actor_page_is_of_one_actor_and_not_of_names_that_hold_its_name(client: TestClient) -> None:
    page = client.get("/actors", params={"name": "Russia"}).text
    listed = page[page.index('aria-label="On this page"') :]
    assert "Russian Defence Ministry asserts" not in listed
    assert "Russia denies" in listed


def test_actor_is_found_under_a_name_that_reports_give_it(client: TestClient) -> None:
    assert "<h1>Rapid Support Forces</h1>" in client.get("/actors", params={"name": "RSF"}).text


def test_lists_without_a_name_lead_to_the_pages_of_names(client: TestClient) -> None:
    for path in ("/actors", "/places"):
        link = re.search(rf'<li><a href="({path}\?name=[^"]+)">', client.get(path).text)
        assert link is not None
        assert client.get(unescape(link[1])).status_code == 200


def test_place_page_tells_what_happened_there(client: TestClient) -> None:
    page = client.get("/places", params={"name": "Dnipro"}).text
    assert "Incidents at Dnipro" in page
    assert "apartment building" in page


def test_names_of_reports_are_data_and_never_markup(client: TestClient) -> None:
    for path in ("/actors", "/places"):
        page = client.get(path, params={"name": "<script>alert(1)</script>"})
        assert page.status_code == 200
        assert "<script>alert" not in page.text
