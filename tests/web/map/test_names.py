"""Names for orientation: countries and seas from afar, towns from near, disputed territories as such."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.web.map import names
from onrecord.web.map.names import FAR, LEAST, SQUARE, far, in_view, least_at, near
from onrecord.web.map.view import View

SCRIPT = Path(names.__file__).parents[1] / "static" / "map" / "names.js"


def named(view: View, kind: str) -> list[str]:
    return [name.name for name in in_view(view) if name.kind == kind]


def test_no_town_is_named_from_afar_and_small_ones_from_near() -> None:
    assert named(View(49, 32, 3), "town") == []
    assert {"Kyiv", "Odesa"} <= set(named(View(49, 32, 4), "town"))
    assert "Brovary" not in named(View(50.5, 30.8, 6), "town")
    assert "Brovary" in named(View(50.5, 30.8, 7), "town")
    assert "Bucha" in named(View(50.5, 30.3, 9), "town")


@pytest.mark.parametrize("zoom", LEAST)
def test_towns_stand_with_the_most_people_first(zoom: float) -> None:
    weights = [name.weight for name in in_view(View(48, 37, zoom)) if name.kind == "town"]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) >= least_at(zoom)


def test_a_quarter_of_a_town_is_not_named_in_its_place() -> None:
    from_near = named(View(47.1, 37.5, 7), "town")
    assert "Mariupol" in from_near
    assert not {"Pravyi Bereh", "Tsentralnyi"} & set(from_near)


@pytest.mark.parametrize("name", ("Crimea", "Western Sahara", "Kosovo", "Taiwan", "Abkhazia", "Golan Heights"))
def test_a_disputed_territory_is_named_as_such_and_as_no_country(name: str) -> None:
    assert [(one.kind, one.name) for one in far() if one.kind != "sea" and one.name.startswith(name)] == [
        ("disputed", f"{name} (disputed)")
    ]


def test_seas_are_named_with_both_names_where_there_are_two() -> None:
    seas = {name.name for name in far() if name.kind == "sea"}
    assert {"Black Sea", "Red Sea", "Sea of Japan (East Sea)"} <= seas


def test_a_square_holds_its_own_towns_alone() -> None:
    towns = near(9, 7)
    assert len(towns) > 100
    assert all(9 * SQUARE <= town.lat < 10 * SQUARE and 7 * SQUARE <= town.lon < 8 * SQUARE and town.weight < FAR for town in towns)


def test_towns_are_found_on_both_sides_of_the_date_line() -> None:
    lons = [name.lon for name in in_view(View(-17, 179.9, 7)) if name.kind != "country"]
    south, west, _, east = View(-17, 179.9, 7).box()
    assert west > east and south < -17
    assert all(lon >= west or lon <= east for lon in lons)
    assert "Suva" in named(View(-17, 179.9, 7), "town")


def test_the_script_names_towns_from_the_same_weights_on() -> None:
    [pairs] = re.findall(r"LEAST = \[(.*)\];", SCRIPT.read_text(encoding="utf-8"))
    assert {float(zoom): int(float(weight)) for zoom, weight in re.findall(r"\[([\d.]+), (\d+e?\d*)\]", pairs)} == LEAST
