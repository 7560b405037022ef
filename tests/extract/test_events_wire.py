"""How wire stories open and go on: shells that land, tolls of Saturday's strike, headlines in the present tense."""

from __future__ import annotations

import pytest

from tests.extract.test_events import events, only


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Shells landed on a queue for bread in Omdurman on Tuesday.", "landed"),
        ("Three rockets fell near the airport of Aden on Tuesday.", "fell"),
        ("A missile hit the tanker Marlin Luanda in the Gulf of Aden on Tuesday.", "hit"),
        ("Fourteen people were killed when shells hit the hospital in El Fasher on Tuesday.", "hit"),
    ],
)
def test_what_is_fired_and_comes_down_is_an_attack_of_that_day(text: str, trigger: str) -> None:
    event = only(text, "ASSAULT")
    assert (event.trigger.text, event.first) == (trigger, "2024-03-12")


@pytest.mark.parametrize(
    "text", ["The minister landed in Kyiv after a rocket attack.", "The governor fell ill during the shelling of Taiz."]
)
def test_who_lands_or_falls_attacks_nobody(text: str) -> None:
    assert not [event for event in events(text) if event.trigger.text in ("landed", "fell")]


def test_day_that_owns_a_strike_is_its_day_and_of_nothing_else() -> None:
    event = only("The death toll from Saturday's missile strike on an apartment building in Dnipro has risen to 45.", "ASSAULT")
    assert (event.first, event.basis) == ("2024-03-09", "clause: Saturday")
    found = events("In response to yesterday's bombing of a shrine in Sehwan, the army says that it has arrested many.")
    assert [event.first for event in found if event.type == "COERCE"] == [None]


def test_whom_a_strike_killed_does_not_set_it_apart_from_what_it_hit() -> None:
    text = "A strike on a college in Makiivka killed 89 soldiers on Sunday. Ukraine has said that 400 soldiers were killed in the strike."
    (event,) = events(text)
    assert (event.trigger.text, event.first, len(event.evidence)) == ("strike", "2024-03-10", 2)


def test_attack_on_the_hospital_is_that_on_the_hospital_named_before() -> None:
    (event,) = events("Shells hit the South Hospital in El Fasher on Sunday. The ministry accused the RSF of shelling the hospital.")
    assert ([actor.name for actor in event.actors], event.first) == (["Rapid Support Forces"], "2024-03-10")
    assert len(events("Shells hit the South Hospital in El Fasher on Sunday. The RSF shelled a hospital with drones.")) == 2


def test_attacker_who_is_killed_is_another_event_than_his_attack() -> None:
    found = events("A man stabbed five people at the police headquarters in Paris on Tuesday. The attacker was shot dead by the police.")
    assert "shot dead" in [event.trigger.text for event in found]


@pytest.mark.parametrize(
    "text",
    [
        "Fighting between militias in Galkayo, Somalia, leaves at least 29 dead.",
        "A car bomb explosion outside a restaurant in Baghdad kills 13 people.",
        "Two gunmen storm a village in Plateau state, killing 17 farmers.",
        "Rebels attack a prison in Mukalla, freeing at least 270 prisoners.",
        "Three soldiers are killed after their helicopter is shot down near Benghazi.",
    ],
)
def test_headline_in_the_present_tense_is_of_the_report_s_day(text: str) -> None:
    found = events(text)
    assert found
    assert {event.basis for event in found} == {"publication: 2024-03-15"}


@pytest.mark.parametrize(
    "text",
    [
        "A suspect in the Mumbai bombings is arrested in Dhaka.",
        "Gunmen free a prisoner who captured the town of Bria.",
    ],
)
def test_headline_does_not_date_what_happened_before_it(text: str) -> None:
    assert all(event.first is None for event in events(text) if event.trigger.text in ("bombings", "captured"))


def test_day_of_what_points_back_is_that_of_what_was_told() -> None:
    (event,) = events("Militants ambushed a convoy near Djibo, the governor said. The attack on Monday left 15 soldiers dead.")
    assert (event.trigger.text, event.first) == ("ambushed", "2024-03-11")
    text = (
        "The death toll from a Russian missile strike on an apartment building in Dnipro rose to 40, officials said. "
        "Saturday's strike wounded 75 people, said the governor."
    )
    (strike,) = (event for event in events(text) if event.type == "ASSAULT")
    assert (strike.first, len(strike.evidence)) == ("2024-03-09", 2)


def test_the_strike_is_not_the_strikes_told_of_before() -> None:
    text = "Officials said the strikes were part of a terror campaign. The missile strike on Vinnytsia killed 23 people."
    assert [place.name for event in events(text) for place in event.places] == ["Vinnytsia"]
    assert len([event for event in events(text) if event.trigger.text in ("strikes", "missile strike")]) == 2


def test_attack_comes_days_after_something_else_is_not_dated_by_it() -> None:
    (event,) = events("Sixteen people were killed by a car bomb near Homs. The attack comes five days after the sides agreed on a truce.")[
        :1
    ]
    assert event.first is None


def test_strikes_of_a_week_are_not_one_of_its_days() -> None:
    found = events(
        "Dozens of Russian missiles hit cities across Ukraine in the week to March 12. On March 9 Russia fired 38 missiles at Ukraine."
    )
    assert [(event.first, event.last) for event in found] == [("2024-03-06", "2024-03-12"), ("2024-03-09", "2024-03-09")]


def test_toll_from_a_strike_is_no_place_that_it_came_from() -> None:
    event = only("The death toll from a missile strike on a building in the city of Dnipro rose to 40 on Monday.", "ASSAULT")
    assert [(place.name, place.role) for place in event.places] == [("Dnipro", "scene")]


def test_building_hit_by_a_missile_from_afar_is_the_one_told_of() -> None:
    text = (
        "A missile strike on an apartment building in Dnipro killed 40 people on Saturday. Ukraine said the building was hit by a missile "
        "launched from a bomber over the Kursk region."
    )
    (event,) = events(text)
    assert [(place.name, place.role) for place in event.places] == [("Dnipro", "scene")]


def scenes(text: str, trigger: str) -> list[str]:
    (event,) = (event for event in events(text) if event.trigger.text == trigger)
    return [place.name for place in event.places]


def test_the_town_is_the_one_named_before() -> None:
    assert scenes("The army shelled Zalingei on Monday. The militia later bombed the town.", "bombed") == ["Zalingei"]
    text = "A drone strike on Mekelle killed three people. Ethiopia's government denied that it had carried out a strike on the town."
    assert scenes(text, "strike") == ["Mekelle"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Bria and Bambari. Soldiers later bombed the town.",
        "The army shelled Zalingei on Monday. Soldiers bombed the town of Gokwan.",
        "The army shelled Zalingei on Monday. Soldiers bombed a town.",
        "The army shelled Zalingei on Monday. Soldiers bombed positions north of the town.",
    ],
)
def test_the_town_is_none_where_the_text_does_not_say_which(text: str) -> None:
    assert not {"Zalingei", "Bria", "Bambari"} & set(scenes(text, "bombed"))
