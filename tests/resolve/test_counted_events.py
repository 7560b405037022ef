"""Counts tied to the event of their report that they belong to; none where it is not clear."""

from __future__ import annotations

import pytest

from onrecord.pipeline import extract_document
from tests.wars import report


def ties(text: str) -> dict[str, tuple[str, str] | None]:
    """The words of each count → type and trigger of its event."""
    facts = extract_document(report(text, day="2024-05-10")).facts
    events = {event.id: (event.type, event.trigger.text) for event in facts.events}
    return {figure.text: events[figure.event] if figure.event else None for figure in facts.figures}


@pytest.mark.parametrize(
    ("text", "count", "event"),
    [
        ("A drone hit a bus near Nikopol on Friday, killing four passengers.", "four passengers", ("ASSAULT", "hit")),
        ("Some 3,000 residents fled the town of Sake after rebels attacked it.", "Some 3,000 residents", ("MOVE", "fled")),
        ("Buses evacuated 1,200 civilians from Sumy on Tuesday.", "1,200 civilians", ("MOVE", "evacuated")),
        ("Police arrested 120 protesters in Mandalay on Friday.", "120 protesters", ("COERCE", "arrested")),
        ("Searchers found 46 bodies in a mass grave outside Tarhuna.", "46 bodies", ("FIND", "found")),
        ("The United States will deploy 3,000 troops to Poland.", "3,000 troops", ("MOBILIZE", "deploy")),
        ("Norway pledged $250 million in aid for Sudan.", "$250 million", ("AID", "aid")),
        ("The rebels seized two villages near Masisi on Saturday.", "two villages", ("CONTROL", "seized")),
    ],
)
def test_count_belongs_to_the_event_of_its_clause(text: str, count: str, event: tuple[str, str]) -> None:
    assert ties(text)[count] == event


def test_two_counts_of_one_sentence_belong_to_their_own_events() -> None:
    found = ties("Shelling of Stepanakert wounded four residents, while 10 soldiers died in fighting near Hadrut, Armenia said.")
    assert found == {"four residents": ("ASSAULT", "Shelling"), "10 soldiers": ("ASSAULT", "fighting")}


def test_launched_and_intercepted_belong_to_what_they_count() -> None:
    found = ties("Russia fired 41 drones at Odesa overnight, of which 33 were intercepted, the air force said.")
    assert found == {"41 drones": ("ASSAULT", "fired"), "33": ("INTERCEPT", "intercepted")}


def test_part_of_a_count_is_of_the_event_of_the_whole() -> None:
    found = ties("Israeli strikes killed at least 60 people across Gaza on Tuesday, including 22 children in Rafah.")
    assert found["22 children"] == found["at least 60 people"] is not None


def test_toll_of_the_next_sentence_belongs_to_what_the_one_before_told() -> None:
    found = ties("The junta bombed a school in Let Yet Kone on Friday. Seven children were among the dead.")
    assert found["Seven children"] == ("ASSAULT", "bombed")


def test_toll_of_another_town_does_not_belong_to_what_the_sentence_before_told() -> None:
    found = ties("Blasts shook the naval base at Sevastopol on Tuesday. Officials said one woman was killed in Donetsk.")
    assert found["one woman"] != ("ASSAULT", "Blasts")


@pytest.mark.parametrize(
    "text",
    [
        "More than 14,000 people have been killed since the start of the war, the United Nations said.",
        "Shells hit Idlib on Thursday. About 350,000 people have died in the war in Syria.",
        "In the past month 210 civilians were killed in strikes on Ukraine, the UN mission said.",
        "The offensive has displaced 90,000 people since May, the UN said.",
    ],
)
def test_count_over_a_war_or_a_period_belongs_to_no_event(text: str) -> None:
    assert set(ties(text).values()) == {None}


def test_count_of_what_came_after_an_attack_is_not_of_the_attack() -> None:
    found = ties("Police executed eleven men following an attack in Yarkant in which 15 people were killed.")
    assert found["eleven men"] is None


def test_report_without_events_ties_nothing() -> None:
    assert ties("The town has 40,000 people in need of food.") == {"40,000 people": None}


def test_bodies_that_bear_signs_of_torture_are_not_its_toll() -> None:
    assert ties("The burial site at Izyum held more than 400 bodies with signs of torture, the president said.") == {
        "more than 400 bodies": None
    }


@pytest.mark.parametrize(
    ("text", "count", "trigger"),
    [
        ("Shells fell on a market in Bahri on Tuesday, killing nine people, hours after a bus was hit in the town.", "nine people", "fell"),
        (
            "The number of people killed when a bus was shelled in Omdurman has risen to 20, as the rebels denied the attack.",
            "20",
            "shelled",
        ),
        ("Six others were killed in a separate shelling of the Sabreen market on Tuesday evening.", "Six others", "shelling"),
    ],
)
def test_count_is_of_the_event_of_its_own_clause(text: str, count: str, trigger: str) -> None:
    assert ties(text)[count] == ("ASSAULT", trigger)
