from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.model import Fact
from onrecord.report.mentions import actors, located
from tests.wars import entity, place, record, report, statement


def test_places_are_told_with_country_radius_and_events() -> None:
    (nyala,) = located(record(), country="sd")
    assert (nyala.canonical, nyala.kind, nyala.radius_km, nyala.events, nyala.documents) == ("Nyala", "city", 6.0, 1, 1)


def test_place_that_was_not_found_stays_without_coordinates() -> None:
    (vilne,) = located(record(), country="UA")
    assert (vilne.lat, vilne.lon, vilne.radius_km) == (None, None, None)


def test_places_filter_by_kind() -> None:
    assert {row.canonical for row in located(record(), kind="city")} == {"Nyala", "Marib"}
    with pytest.raises(UsageError):
        located(record(), kind="village")


def test_spellings_of_one_place_are_one_row_with_the_widest_radius() -> None:
    first, second = report("Fighters hold Laukkai."), report("Shells fell on Laukkaing.")
    spots = [
        place(document, name, canonical="Laukkai", country="MM", lat=23.7, lon=98.8, radius_km=radius)
        for document, name, radius in ((first, "Laukkai", 3.0), (second, "Laukkaing", 8.0))
    ]
    (row,) = located(Record.of([(first, spots[:1]), (second, spots[1:])]))
    assert (row.names, row.documents, row.radius_km) == (("Laukkai", "Laukkaing"), 2, 8.0)


def test_actors_gather_spellings_roles_and_statements() -> None:
    document = report("President Isaias Afwerki left Asmara. Isaias said the army would stay.")
    found: list[Fact] = [
        entity(document, "Isaias Afwerki", canonical="Isaias Afwerki", type="person", role="president", affiliation="Eritrea"),
        entity(document, "Isaias said"[:6], canonical="Isaias Afwerki", type="person"),
        statement(document, "the army would stay", speaker="Isaias Afwerki"),
    ]
    (row,) = actors(Record.of([(document, found)]), type="person")
    assert (row.canonical, row.roles, row.affiliation, row.statements) == ("Isaias Afwerki", ("president",), "Eritrea", 1)
    assert "Isaias" in row.names
    with pytest.raises(UsageError):
        actors(record(), type="army")
