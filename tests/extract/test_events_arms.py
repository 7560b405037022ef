"""Arms dropped, used and coming down; hits taken; fires set; refuge, aid and troops that arrive: in the many ways of telling it."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Event, Published, document_id, text_sha256
from onrecord.pipeline import extract_document

WAR = "Rebels shelled an army base.\n\n"


def events(text: str, published: str = "2024-03-15") -> list[Event]:
    day = Published(first=published, last=published, precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return list(extract_document(document).facts.events)


@pytest.mark.parametrize(
    ("sentence", "trigger", "type_"),
    [
        ("A jet dropped two bombs on the village of Pazigyi.", "dropped", "ASSAULT"),
        ("A fighter jet released two bombs over Pasaung.", "released", "ASSAULT"),
        ("A helicopter had dropped barrels of chlorine on a residential street.", "dropped", "ASSAULT"),
        ("Four rockets had come down on the Himbi quarter.", "come down on", "ASSAULT"),
        ("A shell tore into a bus, killing all 12 passengers.", "tore into", "ASSAULT"),
        ("The building was damaged by an air-defence missile.", "damaged", "ASSAULT"),
        ("At 2:05 p.m. the hospital took direct hits.", "took direct hits", "ASSAULT"),
        ("Two clinics came under fire during the week.", "came under fire", "ASSAULT"),
        ("An ambulance of the charity was hit in nearby Binnish.", "hit", "ASSAULT"),
        ("The army used multiple rocket launchers against the town of Yei.", "used", "ASSAULT"),
        ("Gunmen burned a police post on the same night.", "burned", "ASSAULT"),
        ("Gang members set dozens of houses on fire.", "set", "ASSAULT"),
        ("In Kibati, cluster bomblets killed four civilians on 3 March.", "killed", "ASSAULT"),
        ("The group of forces completed the liberation of Ariha.", "liberation of", "CONTROL"),
        ("The military seized power in February 2021.", "seized power", "CONTROL"),
        ("Police seized 14 home-made guns and two drones.", "seized", "COERCE"),
        ("About 3,000 residents have taken refuge in schools.", "taken refuge", "MOVE"),
        ("A convoy of 15 trucks carrying food reached the Zamzam camp.", "reached", "AID"),
        ("The agency has begun to hand out hygiene kits in Saint-Marc.", "hand out", "AID"),
        ("A further 217 police officers landed in the capital.", "landed in", "MOBILIZE"),
        ("Rescuers have pulled a body from the rubble.", "pulled", "FIND"),
    ],
)
def test_sentence_tells_an_event(sentence: str, trigger: str, type_: str) -> None:
    assert (trigger, type_) in [(event.trigger.text, event.type) for event in events(WAR + sentence)]


@pytest.mark.parametrize("harm", ["A 64-year-old man died and his wife was injured.", "Three were wounded.", "Two workers were killed."])
def test_harm_that_names_no_arms_is_of_the_attack_before(harm: str) -> None:
    (event,) = events(WAR + harm)
    assert len(event.evidence) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "The company dropped its bid and released its results.",
        "The minister said that prices had come down.",
        "The team landed a new contract and oil fell.",
        "Rain fell on the city and a car burned in the yard.",
        "She used her phone against the advice of her doctor.",
        "The minister took the lead and seized the moment.",
    ],
)
def test_same_words_in_other_company_tell_none(sentence: str) -> None:
    assert len(events(WAR + sentence)) == 1


def test_who_takes_a_hit_is_its_target() -> None:
    event = events(WAR + "At 2:05 p.m. the hospital took direct hits.")[-1]
    assert [target.name for target in event.targets] == ["hospital"]
    assert event.actors == ()


def test_what_is_dropped_is_no_target() -> None:
    event = events(WAR + "A jet dropped two bombs on a monastery.")[-1]
    assert [target.name for target in event.targets] == ["monastery"]
