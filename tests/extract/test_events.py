"""Events: what triggers them, who does what to whom, where, when and how sure."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Event, Published, document_id, text_sha256
from onrecord.pipeline import extract_document


def events(text: str, published: str = "2024-03-15") -> list[Event]:
    day = Published(first=published, last=published, precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return list(extract_document(document).facts.events)


def only(text: str, type: str) -> Event:
    found = [event for event in events(text) if event.type == type]
    assert len(found) == 1, [(event.type, event.trigger.text) for event in events(text)]
    return found[0]


def names(participants: object) -> list[str]:
    return [participant.name for participant in participants]  # type: ignore[attr-defined]


def test_active_verb_gives_actor_and_target() -> None:
    event = only("Israeli forces shelled Khan Younis on Tuesday.", "ASSAULT")
    assert names(event.actors) == ["Israeli forces"]
    assert names(event.targets) == ["Khan Yunis"] or names(event.targets) == ["Khan Younis"]
    assert event.first == event.last == "2024-03-12"


def test_passive_verb_turns_actor_and_target_round() -> None:
    event = only("The bridge was bombed by Myanmar's army on 2 March.", "ASSAULT")
    assert names(event.targets) == ["bridge"]
    assert any("Myanmar" in name for name in names(event.actors))
    assert event.first == "2024-03-02"


def test_capture_of_ground_is_control_and_of_people_is_coercion() -> None:
    assert only("The Rapid Support Forces captured the town of Wad Madani.", "CONTROL").places
    assert only("The rebels captured twelve soldiers near the border.", "COERCE")


@pytest.mark.parametrize(
    ("sentence", "type", "modality"),
    [
        ("The army did not attack the convoy.", "ASSAULT", "denied"),
        ("Sudan's army denied that its aircraft bombed the market in Nyala.", "ASSAULT", "denied"),
        ("France will send ammunition to Ukraine.", "AID", "planned"),
        ("The United Nations called for a ceasefire in Gaza.", "RETREAT", "demanded"),
        ("Militants may attack the airport in Goma.", "ASSAULT", "possible"),
        ("Militants attacked the airport in Goma.", "ASSAULT", "actual"),
    ],
)
def test_modality_follows_the_wording(sentence: str, type: str, modality: str) -> None:
    assert only(sentence, type).modality == modality


def test_event_inside_a_statement_is_attributed_to_it() -> None:
    text = "The governor of Kharkiv said that Russian forces had shelled Kupiansk."
    event = only(text, "ASSAULT")
    statements = extract_document(Document(id=document_id(text), sha256=text_sha256(text), text=text)).facts.statements
    assert set(event.attributed_to) <= {statement.id for statement in statements}
    assert event.attributed_to


def test_deaths_and_the_strike_that_caused_them_are_one_event() -> None:
    event = only("A drone strike killed four people in El Obeid on Monday.", "ASSAULT")
    assert event.trigger.text == "drone strike"
    assert [place.name for place in event.places][:1] == ["El Obeid"]


def test_day_of_speaking_is_not_the_day_of_the_event() -> None:
    event = only("The minister said on Friday that militants had attacked the barracks.", "ASSAULT")
    assert event.first is None


def test_dateline_is_no_date_of_an_event() -> None:
    event = only("BEIRUT, March 14 — Shelling damaged houses in a border village.", "ASSAULT")
    assert event.first is None


def test_day_since_which_something_goes_on_is_not_its_day() -> None:
    assert all(
        event.first is None for event in events("Fighting has gone on in Kordofan since January 2024.") if event.trigger.text == "Fighting"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The president fired his defence minister.",
        "Workers at the mine hope for higher wages.",
        "She met the deadline.",
        "The company launched a new website.",
        "He struck a deal with the club.",
        "Aid workers speak of a difficult year.",
    ],
)
def test_everyday_senses_are_no_events(sentence: str) -> None:
    assert [event for event in events(sentence) if event.type in ("ASSAULT", "CONSULT", "AID")] == []


def test_origin_of_missiles_is_told_from_their_scene() -> None:
    event = only("Russia fired six Kalibr missiles from the Black Sea at targets in Odesa.", "ASSAULT")
    roles = {place.name: place.role for place in event.places}
    assert roles["Black Sea"] == "origin"
    assert roles["Odesa"] == "scene"


def test_report_that_breaks_off_with_a_trigger_is_read() -> None:
    assert [event.type for event in events("Four villagers died on Monday in a bombing")] == ["ASSAULT"]


def test_object_of_a_verb_of_doing_is_done_by_its_subject() -> None:
    assert names(only("Egypt's army carried out a series of airstrikes against militants in Derna.", "ASSAULT").actors) == ["Egyptian army"]


def test_announced_exchange_is_that_of_who_announces_it() -> None:
    assert names(only("Ukraine announced the largest exchange of prisoners of the war.", "COOPERATE").actors) == ["Ukraine"]


def test_ground_under_the_control_of_somebody_is_held_by_them() -> None:
    event = only("The town of Laukkai is now under the control of the Arakan Army.", "CONTROL")
    assert names(event.actors) == ["Arakan Army"]
    assert names(event.targets) == ["Laukkai"]


def test_day_behind_what_a_strike_did_is_that_of_the_strike() -> None:
    event = only("The governor said that shelling by the army claimed the lives of six civilians on Wednesday.", "ASSAULT")
    assert event.first == "2024-03-13"
