"""Where and when an event happened: its scene, apart from where it was launched and said; its day, with why."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Event, Published, document_id, text_sha256
from onrecord.pipeline import extract_document


def events(text: str, published: str = "2024-03-15") -> list[Event]:
    day = Published(first=published, last=published, precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return list(extract_document(document).facts.events)


def first(text: str) -> Event:
    found = events(text)
    assert found, text
    return found[0]


def places(event: Event, role: str = "scene") -> list[str]:
    return [place.name for place in event.places if place.role == role]


def test_scene_is_the_finest_place_and_the_others_hold_it() -> None:
    event = first("Gunmen attacked a convoy in Bosaso in northern Somalia on Monday.")
    assert places(event) == ["Bosaso"]
    assert places(event, "within") == ["northern Somalia"]


def test_scene_of_a_participle_is_that_of_its_verb() -> None:
    event = first("Army shells hit a school in El Fasher, killing nine people.")
    assert places(event) == ["El Fasher"]


def test_where_it_was_said_is_no_scene() -> None:
    for event in events("Two aid workers were killed in Rafah on Sunday, a spokesman said in Geneva."):
        assert "Geneva" not in [place.name for place in event.places]
        assert places(event) == ["Rafah"]


@pytest.mark.parametrize(
    "dateline",
    ["YANGON, April 12, 2023 —", "YANGON, Myanmar, 12 April 2023 (Reuters) -", "YANGON (AFP) -", "Yangon, April 12 (AP) —"],
)
def test_place_of_a_dateline_is_no_scene(dateline: str) -> None:
    event = first(f"{dateline} Shelling killed at least 12 people in Loikaw on Tuesday, witnesses said.")
    assert places(event) == ["Loikaw"]


def test_coordinated_places_are_all_scenes() -> None:
    event = first("Rebels attacked army posts in Lashio, Hsipaw and Kutkai.")
    assert "Lashio" in places(event)
    assert len(places(event)) + len(event.scene) >= 2


def test_scene_without_a_name_is_told_by_its_words() -> None:
    event = first("A suicide bomber killed seven people in a crowded market on Friday.")
    assert [span.text for span in event.scene] == ["a crowded market"]


def test_where_missiles_came_from_is_no_scene() -> None:
    event = next(e for e in events("Two missiles were launched from Yemen at the port of Eilat.") if e.type == "ASSAULT")
    assert "Yemen" not in places(event)


def test_topic_of_a_protest_is_not_where_it_was() -> None:
    event = first("Thousands staged a protest in Amman against the war in Gaza.")
    assert places(event) == ["Amman"]


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("On Monday, rebels attacked the town of Kidal and killed four soldiers.", "2024-03-11", "clause: Monday"),
        ("At least six people were killed on Sunday, and nine injured, by shelling in Omdurman.", "2024-03-10", "clause: Sunday"),
        ("The minister met reporters on Tuesday as explosions rocked the port of Hodeidah.", "2024-03-12", "sentence: Tuesday"),
    ],
)
def test_day_of_an_event_is_told_with_why(text: str, day: str, basis: str) -> None:
    event = next(event for event in events(text) if event.type == "ASSAULT")
    assert (event.first, event.last, event.precision, event.basis) == (day, day, "day", basis)
    assert event.time is not None


@pytest.mark.parametrize(
    "text",
    [
        "The president clarified his remarks on Sunday and praised the air strikes on the militants.",
        "The group, which controls much of Rakhine, was founded in April 2009.",
        "The army started its campaign in January, hoping for a swift capture of Wad Madani.",
        "The governor said on Tuesday that rebels had captured the town of Goma.",
    ],
)
def test_day_of_another_clause_is_not_the_day_of_the_event(text: str) -> None:
    assert [event.first for event in events(text) if event.type in ("ASSAULT", "CONTROL") and event.trigger.text != "campaign"] == [None]


def test_event_that_goes_on_since_a_day_runs_to_the_report() -> None:
    event = next(e for e in events("Rebels have shelled the city of Taiz since the war began in 2015.") if e.type == "ASSAULT")
    assert (event.first, event.last, event.precision) == ("2015-01-01", "2024-03-15", "range")


def test_day_goes_on_within_a_paragraph_and_says_so() -> None:
    found = events(
        "On Monday, rebels attacked the town of Kidal. Army jets bombed the hills around it.\n\nTroops shelled the village of Menaka."
    )
    assert [(event.first, event.basis) for event in found] == [
        ("2024-03-11", "clause: Monday"),
        ("2024-03-11", "narrative: Monday"),
        (None, None),
    ]


def test_headline_in_the_present_tense_is_of_the_report_and_says_so() -> None:
    event = first("Rebels attack an army base in northern Mali, killing twelve soldiers.")
    assert (event.first, event.last, event.precision) == ("2024-03-14", "2024-03-15", "days")
    assert event.basis == "publication: 2024-03-15"


@pytest.mark.parametrize("text", ["Rebels attacked an army base in northern Mali.", "Rebels have attacked an army base in northern Mali."])
def test_headline_in_another_tense_gives_no_day(text: str) -> None:
    assert first(text).first is None


def test_two_attacks_of_one_day_in_two_places_are_two() -> None:
    found = events("On Tuesday, rebels attacked a base in Lashio and troops shelled the town of Hsipaw.")
    assert [(places(event), event.first) for event in found] == [(["Lashio"], "2024-03-12"), (["Hsipaw"], "2024-03-12")]


def test_whence_an_attack_came_is_its_origin() -> None:
    event = first("The air strikes were launched from warships in the Red Sea and an airbase in Cyprus.")
    assert places(event, "origin") == ["Red Sea", "Cyprus"]
    assert places(event) == []


def test_the_nearer_of_whence_and_whither_says_the_role() -> None:
    event = first("Mass displacement from El Fasher to Tawila continued.")
    assert (places(event, "origin"), places(event, "destination")) == (["El Fasher"], ["Tawila"])


def test_whence_soldiers_are_is_no_scene() -> None:
    for event in events("Eleven peacekeepers from Kenya, Malawi and Uruguay were killed in clashes around Bunia last week."):
        assert not {"Kenya", "Malawi", "Uruguay"} & {place.name for place in event.places}


def test_a_town_far_from_another_does_not_hold_it() -> None:
    event = first("Coalition jets carried out air strikes on rebel targets in Sanaa, Hodeidah and Saada.")
    assert places(event, "within") == []


def test_dateline_of_two_towns_does_nothing() -> None:
    event = first("Kinshasa / Goma, 28 Jan - M23 rebels entered Goma on Monday.")
    assert "Democratic Republic of the Congo" not in [actor.name for actor in event.actors]


def test_an_area_of_a_province_lies_in_it() -> None:
    event = first("Drone strikes killed 18 militants in the Data Khel area of North Waziristan.")
    assert "Data Khel" not in places(event, "within")


def test_what_something_is_used_for_is_no_way_there() -> None:
    event = next(e for e in events("Missiles hit a station used for evacuations in the city of Kramatorsk.") if e.type == "MOVE")
    assert places(event, "destination") == []


def test_what_came_from_the_same_sea_is_not_the_same() -> None:
    text = "The air strikes were launched from warships in the Red Sea. On Tuesday, the Houthis fired 18 drones at ships in the Red Sea."
    strikes, drones = (event for event in events(text) if event.type == "ASSAULT")
    assert (places(strikes, "origin"), places(drones)) == (["Red Sea"], ["Red Sea"])
    assert (strikes.first, drones.first) == (None, "2024-03-12")


def test_what_is_planned_by_a_day_is_due_until_then() -> None:
    event = first("France will pull its 1,500 troops out of Niger by the end of the year.")
    assert (event.first, event.last, event.precision) == ("2024-03-15", "2024-12-31", "range")
    assert event.basis == "until: the end of the year"


def test_where_launched_drones_struck_is_the_scene() -> None:
    text = (
        "The army shelled Omdurman on Thursday. Drones launched from Nyala struck a power station in Merowe overnight. "
        "The militia denied that it had bombed a hospital."
    )
    for event in events(text):
        assert "Merowe" not in places(event, "origin")
        assert "Nyala" not in places(event)


def test_dead_of_a_fighting_are_of_that_fighting_first() -> None:
    found = events("Gunmen attacked a convoy near Bukavu on Monday. Three soldiers were killed in fighting around Sake last week.")
    assert [event.trigger.text for event in found] == ["attacked", "fighting"]
    assert [event.first for event in found] == ["2024-03-11", "2024-03-04"]
