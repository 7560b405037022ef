"""The pieces of pages, and the pages of the overview, timeline, situation report and method as they are rendered."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.case import Case
from onrecord.knowledge.tables import rows
from onrecord.model.card import Card, CardPlace, Named
from onrecord.model.filter import Filter
from onrecord.web.memory import once
from onrecord.web.rendering import STATIC, environment
from onrecord.web.wording import address, days, headline, outside, whereabouts

PAGES = ("/", "/?text=killed", "/?place=Sudan&since=2023-04-01", "/timeline", "/timeline?lanes=actor", "/situation", "/method")


class Elements(HTMLParser):
    """Every element's name and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def ui(call: str, **given: object) -> str:
    return environment.from_string(f'{{% import "parts/ui.html" as ui %}}{{{{ ui.{call} }}}}').render(**given)


CARD = Card(
    kind="event", id="E1-2", document="d1", first="2023-04-14", last="2023-04-16", precision="days", type="ASSAULT", status="disputed",
    modality="possible", places=(CardPlace(name="North Darfur", role="within", radius_km=310.4),),
    names=(Named(role="speaker", name="<b>army</b>"),), title="shells → market, El Fasher (ASSAULT)", sentence="Shells <hit> the market.",
    report="a report", told="2023-04-17",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_page_has_landmarks_one_heading_and_labelled_fields(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    elements = Elements(answer.text).found
    names = [tag for tag, _ in elements]
    assert (names.count("h1"), names.count("main"), names.count("header") >= 1, names.count("footer")) == (1, 1, True, 1)
    labelled = {given.get("for") for tag, given in elements if tag == "label"}
    loose = [
        given for tag, given in elements
        if tag in ("input", "select", "textarea") and given.get("type") not in ("hidden", "radio", "checkbox")
        and given.get("id") not in labelled and not given.get("aria-label")
    ]  # fmt: skip
    assert loose == []
    ids = [key for _, given in elements if (key := given.get("id"))]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_page_holds_no_script_style_or_foreign_address(client: TestClient, path: str) -> None:
    for tag, given in Elements(client.get(path).text).found:
        assert "style" not in given and not any(name.startswith("on") for name in given), (tag, given)
        assert tag != "style"
        if tag == "script":
            assert (given.get("src") or "").startswith("/static/")
        if tag == "link" and given.get("rel") != "alternate":  # a feed is linked to, not loaded
            assert (given.get("href") or "").startswith("/static/")


def test_card_says_who_says_so_and_leads_to_its_sentence() -> None:
    told = ui("card(card)", card=CARD)
    assert "Said by &lt;b&gt;army&lt;/b&gt;" in told
    assert "Shells &lt;hit&gt; the market." in told
    assert 'href="/facts/E1-2"' in told
    assert "told as possible" in told
    assert "14 – 16 Apr 2023" in told
    assert "somewhere in North Darfur (within 310 km)" in told
    assert re.search(r'class="status disputed"[^>]*>disputed<', told)
    assert "Publisher not known · published 17 Apr 2023" in " ".join(told.split())


def test_graphic_sentence_is_folded_and_a_plain_one_is_not() -> None:
    assert "<details" in ui("graphic(text)", text="They found charred bodies.")
    assert "<details" not in ui("graphic(text)", text="Shells hit the market.")


def test_modules_fold_by_the_same_terms() -> None:
    table = re.search(r"TERMS = \[(.*?)\]", (STATIC / "graphic.js").read_text(encoding="utf-8"), re.S)
    assert table is not None
    assert re.findall(r'"([^"]+)"', table[1]) == [row["term"] for row in rows("graphic_terms.tsv")]


def test_filter_bar_keeps_what_it_has_no_field_for_and_shows_all_that_is_active() -> None:
    asked = Filter.of(place='<i>"Kyiv"', status="denied", document="d1")
    told = ui('filter_bar(asked, "/timeline", ("place",), more=("status",), keep={"lanes": "type"})', asked=asked)
    assert '<input type="hidden" name="document" value="d1">' in told
    assert '<input type="hidden" name="lanes" value="type">' in told
    assert "<i>" not in told
    assert "<details open>" in told
    assert 'href="/timeline?lanes=type&amp;status=denied&amp;document=d1"' in told
    assert told.count('class="chip"') == 3


@pytest.mark.parametrize(
    ("first", "last", "precision", "told"),
    [
        (None, None, None, "day not known"),
        ("2023-01-16", "2023-01-16", "day", "16 Jan 2023"),
        ("2023-01-16", "2023-01-22", "week", "16 – 22 Jan 2023 (a week)"),
        ("2022-12-30", "2023-01-02", "days", "30 Dec 2022 – 2 Jan 2023"),
        ("2023-03-01", "2023-04-10", "range", "1 Mar – 10 Apr 2023"),
    ],
)
def test_days_are_told_as_finely_as_they_are_known(first: str | None, last: str | None, precision: str | None, told: str) -> None:
    assert days(first, last, precision) == told


def test_headline_has_the_type_in_front() -> None:
    assert headline(CARD) == "Assault: shells → market, El Fasher"
    assert headline(CARD.model_copy(update={"title": "(ASSAULT)"})) == "Assault"
    assert headline(CARD.model_copy(update={"title": "army denies", "type": None})) == "army denies"


def test_place_is_told_no_finer_than_it_is_known() -> None:
    assert whereabouts(CardPlace(name="Kabkabiya", radius_km=2.3)) == "Kabkabiya (within 2 km)"
    assert whereabouts(CardPlace(name="Bryansk", role="origin")) == "from Bryansk"


def test_address_leaves_out_what_is_empty_and_escapes_the_rest() -> None:
    assert address("/", {"place": "A & B", "type": None}, text="") == "/?place=A+%26+B"
    assert address("/map") == "/map"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[", None, ""])
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert outside(url) is None


def test_memory_forgets_when_the_case_changes(case: Case) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [once(case, "one", make), once(case, "one", make), once(case, "two", make)] == [1, 1, 2]
    event = next(iter(case.events()))
    case.judge("accept", [event.id])
    assert once(case, "one", make) == 3


def test_overview_tells_where_sources_part_before_what_is_latest(client: TestClient) -> None:
    page = client.get("/").text
    assert page.index('id="disputed"') < page.index('id="tolls"') < page.index('id="latest"')
    assert "Donetsk Oblast" in page
    assert "89 – 400" in page
    assert re.search(r'href="/facts/F[^"]+">about 400</a> <span>Armed Forces of Ukraine, told 4 Jan 2023', page)


def test_overview_tells_what_came_since_a_moment(client: TestClient) -> None:
    page = client.get("/?new=2001-01-01T00:00:00").text
    assert "19 reports read since" in page
    assert "Counts revised." in page
    assert "Nothing was read since then." in client.get("/?new=2999-01-01T00:00:00").text
    assert client.get("/?new=yesterday").status_code == 400


def test_timeline_lists_the_undated_apart(client: TestClient) -> None:
    page = client.get("/timeline").text
    assert re.search(r"Day not known</th><td class=\"number\">\d+", page)
    assert client.get("/timeline?lanes=weather").status_code in (400, 422)


def test_situation_report_cites_every_sentence(client: TestClient) -> None:
    page = client.get("/situation?place=sudan").text
    told = re.findall(r'<div class="line">(.*?)</div>', page, re.S)
    assert told
    assert all("/facts/" in one and 'href="#s' in one for one in told)


def test_situation_report_as_published_by_a_day_knows_nothing_later(client: TestClient) -> None:
    page = client.get("/situation?as_of=2022-12-31").text
    assert "2023" not in page.split('class="report"')[1]


def test_situation_report_is_taken_away_as_asked_for(client: TestClient) -> None:
    markdown, html = client.get("/situation.md?place=Sudan"), client.get("/situation.html?place=Sudan")
    assert markdown.headers["content-disposition"] == 'attachment; filename="situation.md"'
    assert "place: Sudan" in markdown.text
    assert html.text.startswith("<!doctype html>")
    assert client.get("/situation?topic=measure:weather").status_code == 400


def test_method_tells_what_every_filter_means(client: TestClient) -> None:
    page = client.get("/method").text
    assert all(f"<code>{name}=</code>" in page for name in Filter.model_fields)
    assert "GeoNames" in page and "Natural Earth" in page


def test_method_tells_the_numbers_of_the_readme(client: TestClient) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for told in ("274 of 367", "84 of 133 / 41 of 84", "1 of 57", "51 of 51", "| events: type | .76 | .59 | .60 |"):
        assert told in readme
    page = client.get("/method").text
    assert all(told in page for told in ("274 of 367", "84 of 133 / 41 of 84", "1 of 57", "51 of 51", "<td>.76</td><td>.60</td>"))
