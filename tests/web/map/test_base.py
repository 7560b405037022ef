"""The base map: land and lines, contested ones apart, and no polygon of a country."""

from __future__ import annotations

import json

import pytest

from onrecord.web.map import base


@pytest.mark.parametrize("name", ("land.json", "borders.json", "names.json"))
def test_every_file_says_where_it_comes_from_and_is_small(name: str) -> None:
    path = base.FOLDER / name
    assert len(json.loads(path.read_text(encoding="utf-8"))["source"]) > 20
    assert path.stat().st_size <= 200_000


def test_land_is_drawn_without_its_countries() -> None:
    content = json.loads((base.FOLDER / "land.json").read_text(encoding="utf-8"))
    assert set(content) == {"source", "polygons"}
    assert set(json.loads((base.FOLDER / "borders.json").read_text(encoding="utf-8"))) == {"source", "settled", "contested"}


CONTESTED = """
Crimea; Donetsk, Luhansk, Zaporizhzhia, Kherson; Golan Heights; West Bank and Gaza; Western Sahara; Kashmir; Northern Cyprus; Abkhazia;
South Ossetia; Transnistria; Kosovo; Somaliland; Nagorno-Karabakh; Abyei; Taiwan Strait; Aksai Chin
"""


@pytest.mark.parametrize("name", [name.strip() for name in CONTESTED.split(";")])
def test_contested_lines_are_drawn_as_contested(name: str) -> None:
    content = json.loads((base.FOLDER / "borders.json").read_text(encoding="utf-8"))
    assert name in {line["name"] for line in content["contested"]}


def _passes(lines: tuple[base.Line, ...], south: float, west: float, north: float, east: float) -> bool:
    return any(south <= lat <= north and west <= lon <= east for line in lines for lat, lon in line)


def test_no_settled_line_shuts_crimea_off() -> None:
    isthmus = (45.9, 33.3, 46.3, 34.9)
    assert _passes(base.contested(), *isthmus)
    assert not _passes(base.borders(), *isthmus)


@pytest.mark.parametrize(
    ("lat", "lon", "town"), ((48.46, 35.05, "Dnipro"), (31.5, 34.46, "Gaza City"), (13.6, 25.3, "El Fasher"), (-40, -120, None))
)
def test_town_near_is_the_one_that_a_reader_knows(lat: float, lon: float, town: str | None) -> None:
    assert base.town_near(lat, lon) == town
