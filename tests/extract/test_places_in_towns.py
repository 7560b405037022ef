"""Districts, quarters and villages lie in the place that the report names as theirs; months and agencies of a dateline are no towns."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Place, Published, document_id, text_sha256
from onrecord.pipeline import extract_document


def places(text: str, published: str = "2024-03-15") -> dict[str, Place]:
    day = Published(first=published, last=published, precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return {place.text: place for place in extract_document(document).facts.places}


def test_district_of_a_town_lies_in_it_and_not_in_a_namesake_far_away() -> None:
    found = places("Shells struck a bus in the Karari district of Omdurman in Sudan. It was the second attack in Karari.")
    town = found["Omdurman"]
    for name in ("Karari district", "Karari"):
        assert found[name].country == "SD"
        assert (found[name].lat, found[name].lon) == (town.lat, town.lon)
        assert (found[name].radius_km or 0) >= (town.radius_km or 0)


def test_quarter_that_nobody_knows_lies_in_the_town_beside_it() -> None:
    found = places("Rebels shelled the Congolese city of Goma on Thursday. Four rockets landed in the Katindo neighbourhood.")
    assert found["Katindo neighbourhood"].country == "CD"
    assert found["Katindo neighbourhood"].lat == found["Goma"].lat


def test_village_said_to_lie_in_a_district_is_none_of_another() -> None:
    found = places("Myanmar's army bombed Ma Gyi Kan, a village in Taze township in the Sagaing region.")
    village, township = found["Ma Gyi Kan"], found["Taze township"]
    assert village.lat is not None and township.lat is not None
    assert abs(village.lat - township.lat) < 1


@pytest.mark.parametrize("dateline", ["KHARTOUM, Nov 12 (Reuters) -", "KUNMING, Feb. 18 (Xinhua) --"])
def test_month_and_agency_of_a_dateline_are_no_places(dateline: str) -> None:
    assert set(places(f"{dateline} Shelling killed six people on Tuesday.")) <= {"KHARTOUM", "KUNMING"}
