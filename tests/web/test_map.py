"""The map's routes over the example case: GeoJSON, the page without scripts, the drawing, the cards of a spot."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from onrecord.case import Case
from onrecord.model.filter import Filter
from onrecord.web import vendor

SVG = "{http://www.w3.org/2000/svg}"


class Links(HTMLParser):
    """All addresses that links lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs).get("href") or "")


def test_geojson_from_afar_counts_all_that_is_placed(case: Case, client: TestClient) -> None:
    answer = client.get("/api/v1/map", params={"kind": "incident", "zoom": 2}).json()
    assert answer["by"] == "cell"
    placed = [card for card in case.cards(Filter.of(kind="incident"), limit=500).items if any(
        place.lat is not None and place.role in ("scene", "within") for place in card.places
    )]  # fmt: skip
    assert sum(feature["properties"]["count"] for feature in answer["features"]) == len(placed) > 20


def test_geojson_from_near_keeps_precision_and_radius(client: TestClient) -> None:
    answer = client.get("/api/v1/map", params={"kind": "event", "zoom": 6}).json()
    found = {feature["properties"]["name"]: feature["properties"] for feature in answer["features"]}
    assert (found["Ukraine"]["what"], found["Ukraine"]["precision"]) == ("area", "country")
    assert found["Ukraine"]["radius_km"] > 400
    assert found["Kunming"]["what"] == "point"


def test_every_box_of_a_feature_keeps_as_many_cards_as_it_counts(case: Case, client: TestClient) -> None:
    for zoom in (2, 9):
        answer = client.get("/api/v1/map", params={"kind": "incident", "zoom": zoom}).json()
        for feature in answer["features"]:
            shown = feature["properties"]
            if shown["what"] in ("cell", "point", "area"):
                assert case.cards(Filter.of(kind="incident", box=shown["box"]), limit=1).total >= shown["count"]


def test_page_lists_what_is_in_view_and_leads_to_its_cards(client: TestClient) -> None:
    page = client.get("/map", params={"lat": 31.5, "lon": 34.5, "zoom": 8})
    assert page.status_code == 200
    assert "Al-Ahli Arab Hospital" in page.text
    spots = [link for link in Links(page.text).found if "spot=" in link]
    assert spots
    opened = client.get(spots[0].partition("#")[0])
    assert '<article class="card' in opened.text
    assert "<blockquote>" in opened.text


def test_page_says_how_many_have_no_place(case: Case, client: TestClient) -> None:
    total = case.cards(Filter.of(kind="incident"), limit=1).total
    placed = sum(cell.count for cell in case.cells(Filter.of(kind="incident"), zoom=3))
    page = client.get("/map?since=2020-01-01&until=2026-12-31").text
    assert "without a place" in page
    assert f"{total - placed} without a place" in client.get("/map").text
    assert case.cards(Filter.of(kind="incident", placed="no"), limit=1).total == total - placed
    assert any("placed=no" in link and "since=2020-01-01" in link for link in Links(page).found)


def test_page_prints_what_lines_do_not_say(client: TestClient) -> None:
    assert "say nothing about whose a place is" in client.get("/map").text


@pytest.mark.parametrize(
    "query", ("", "?lat=48.5&lon=35&zoom=5", "?kind=figure", "?place=Sudan", "?lat=0&lon=180&zoom=1", "?lat=89&lon=-180&zoom=18")
)
def test_drawing_is_well_formed_and_runs_nothing(client: TestClient, query: str) -> None:
    answer = client.get(f"/map.svg{query}")
    assert answer.headers["content-type"] == "image/svg+xml"
    drawing = ElementTree.fromstring(answer.text)
    assert drawing.tag == f"{SVG}svg"
    assert not [node for node in drawing.iter() if node.tag in (f"{SVG}script", f"{SVG}style", f"{SVG}foreignObject", f"{SVG}image")]
    assert not [name for node in drawing.iter() for name in node.attrib if name.startswith("on") or name == "style"]


def test_drawing_is_as_large_as_it_is_asked(client: TestClient) -> None:
    drawing = ElementTree.fromstring(client.get("/map.svg?width=400&height=300").text)
    assert drawing.attrib["viewBox"] == "0 0 400 300"


def test_cards_of_a_spot_are_narrowed_by_the_filter(client: TestClient) -> None:
    spot = {"spot": "13.5,24,13.8,26"}
    assert "El Fasher" in client.get("/map/cards", params=spot).text
    assert "Nothing stands here" in client.get("/map/cards", params={**spot, "place": "Ukraine"}).text
    assert "Nothing stands here" in client.get("/map/cards", params={**spot, "box": "44,22,52,40"}).text


@pytest.mark.parametrize("query", ("lat=91", "zoom=-1", "spot=here", "spot=9,9,1,1", "lon=abc"))
def test_what_is_no_view_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/map?{query}").status_code in (400, 422)


def test_page_does_without_the_libraries(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.pages.map.vendor_missing", lambda: True)
    page = client.get("/map").text
    assert "maplibre" not in page
    assert 'class="drawing"' in page


def test_libraries_are_none_where_nothing_was_fetched(tmp_path: Path) -> None:
    assert vendor.libraries(tmp_path) == ()


def test_page_offers_its_view_as_a_drawing(client: TestClient) -> None:
    links = Links(client.get("/map?lat=31.5&lon=34.5&zoom=8&type=ASSAULT").text).found
    [drawing] = [link for link in links if link.startswith("/map.svg")]
    assert "Al-Ahli Arab Hospital" in client.get(drawing).text


def test_names_are_kept_by_the_browser_and_no_case_is_asked_for_them(client: TestClient) -> None:
    for path in ("/map/names", "/map/names/9/7", "/map/names/-18/35"):
        answer = client.get(path)
        assert answer.headers["cache-control"] == "private, max-age=86400"
        assert all(len(row) == 5 for row in answer.json())
    assert ["country", "Ukraine"] in [row[:2] for row in client.get("/map/names").json()]
    assert "Bakhmut" in {row[1] for row in client.get("/map/names/9/7").json()}


@pytest.mark.parametrize("square", ("18/0", "0/36", "-19/0", "x/0"))
def test_what_is_no_square_is_refused(client: TestClient, square: str) -> None:
    assert client.get(f"/map/names/{square}").status_code == 400


def test_drawing_names_towns_with_dots_and_the_legend_says_what_they_are(client: TestClient) -> None:
    drawing = client.get("/map.svg", params={"lat": 48.5, "lon": 34, "zoom": 5}).text
    assert drawing.count('class="dot"') > 10
    assert ">Kharkiv<" in drawing
    assert ">Black Sea<" in drawing
    assert "for orientation alone" in client.get("/map").text


def test_page_starts_with_what_is_in_view_disputed_first(client: TestClient) -> None:
    page = client.get("/map", params={"lat": 48.5, "lon": 35, "zoom": 5}).text
    cards = page.split('<article class="card')[1:]
    assert 0 < len(cards) <= 10
    told = ["disputed" in card.partition("</article>")[0] for card in cards]
    assert told[0] and told == sorted(told, reverse=True)
    beside = client.get("/map/cards", params={"view": "13,20,16,30"}).text
    assert "El Fasher" in beside and "Dnipro" not in beside
    assert "Nothing that fits" in client.get("/map/cards", params={"view": "-50,-120,-40,-110"}).text


def test_fitted_page_shows_all_that_it_counts(client: TestClient) -> None:
    asked = {"since": "2022-11-01", "until": "2023-02-28"}
    page = client.get("/map", params=asked).text
    placed = int(page.partition(" incidents on the map")[0].rpartition(">")[2])
    view = dict(
        part.split("=", 1) for link in Links(page).found if link.startswith("/map.svg") for part in link.partition("?")[2].split("&")
    )
    shown = client.get("/api/v1/map", params={**asked, "kind": "incident", "zoom": view["zoom"]}).json()["features"]
    drawn = client.get("/map.svg", params=asked).text
    assert sum(one["properties"]["count"] for one in shown if one["properties"]["what"] in ("point", "area")) == placed
    assert all(f'data-box="{one["properties"]["box"]}"' in drawn for one in shown)
