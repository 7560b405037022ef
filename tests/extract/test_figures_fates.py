"""Fates and owners that the words beside a count decide: swaps, losses, launches, claims, parts of a whole."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Figure, Published, document_id, text_sha256
from onrecord.pipeline import extract_document


def figures(text: str) -> list[Figure]:
    day = Published(first="2023-03-10", last="2023-03-10", precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return list(extract_document(document).facts.figures)


def fates(text: str) -> list[tuple[str, str, str]]:
    return [(f.text, f.measure, f.population) for f in figures(text)]


def owners(text: str) -> list[tuple[str, str | None]]:
    return [(f.text, f.party) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels released 40 captives in a prisoner swap.", [("40 captives", "exchanged", "prisoners")]),
        ("Aden agreed to a prisoner exchange on Friday. It brought home 62 fighters.", [("62 fighters", "exchanged", "military")]),
        ("The junta released 40 prisoners in an amnesty.", [("40 prisoners", "other", "prisoners")]),
        ("Troops exchanged fire with raiders. Police later freed 12 men.", [("12 men", "other", "people")]),
        (
            "Among the fighters swapped on Sunday were 17 members of the Badr brigade.",
            [("17 members of the Badr brigade", "exchanged", "military")],
        ),
    ],
)
def test_people_let_go_are_exchanged_only_where_a_swap_is_told(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert fates(text) == expected


def test_side_of_those_freed_in_a_swap_is_whose_they_are() -> None:
    assert owners("Azerbaijan announced a prisoner swap, securing the release of 32 of its soldiers.") == [
        ("32 of its soldiers", "Azerbaijan")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Some 300,000 factory jobs had been lost since the war.",
        "The ruling party lost 45 seats.",
        "A suspect in the bombing of Flight 103 was released.",
        "The index of 500 lost 2%.",
    ],
)
def test_loss_of_things_counts_nobody(text: str) -> None:
    assert not figures(text)


def test_loss_of_soldiers_and_of_homes_are_told_apart() -> None:
    assert fates("The brigade lost 30 soldiers and 900 villagers lost their homes.") == [
        ("30 soldiers", "killed", "military"),
        ("900 villagers", "displaced", "civilians"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the 30 people killed, 11 were children.", [("30 people", "killed", "people"), ("11", "killed", "children")]),
        ("Six of the 9 killed at the market were women.", [("Six of the 9", "killed", "women"), ("9", "killed", "people")]),
        ("Two of those killed were nurses.", [("Two", "killed", "civilians")]),
        ("Among the wounded were three medics.", [("three medics", "wounded", "civilians")]),
        ("His bodyguard was killed in Basra.", [("His bodyguard", "killed", "people")]),
        ("Gunmen shot dead 14 Iraqi Christians.", [("14 Iraqi Christians", "killed", "civilians")]),
        ("A gunman opened fire in Beni, killing five.", [("five", "killed", "people")]),
        ("Nine miners were killed and six more wounded.", [("Nine miners", "killed", "civilians"), ("six more", "wounded", "civilians")]),
        ("A driver and two others were killed near Goma.", [("A driver", "killed", "civilians"), ("two others", "killed", "people")]),
    ],
)
def test_population_is_what_the_sentence_says_of_the_counted(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert fates(text) == expected


def test_single_people_of_different_countries_are_counted_apart() -> None:
    assert owners("A Kenyan soldier and a Ugandan soldier were killed in Mogadishu.") == [
        ("A Kenyan soldier", "Kenya"),
        ("a Ugandan soldier", "Uganda"),
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Ukraine was attacked with 40 drones.", None),
        ("Israel faced a barrage of 60 rockets.", None),
        ("Sirens sounded in Israel, while militants fired 15 rockets.", None),
        ("After Saudi Arabia bombed Hodeidah, rebels launched three missiles.", None),
        ("Ukraine said Russia fired 18 missiles at Odesa.", "Russia"),
        ("Russia attacked Odesa with 18 missiles.", "Russia"),
    ],
)
def test_party_of_weapons_is_who_fired_them(text: str, party: str | None) -> None:
    assert [f.party for f in figures(text)] == [party]


def test_claim_of_an_attack_does_not_count_its_dead() -> None:
    (figure,) = figures("Islamic State claimed responsibility for a bombing that killed 17 people in Kabul.")
    assert (figure.value, figure.speaker_name) == (17, None)


def test_homes_are_of_the_country_where_they_stand_but_depots_need_not_be() -> None:
    assert owners("Raids destroyed 40 homes in Hodeidah.") == [("40 homes", "Yemen")]
    assert owners("Raids destroyed 4 ammunition depots in Hodeidah.") == [("4 ammunition depots", None)]


def test_people_who_drowned_on_their_way_are_not_of_the_coast() -> None:
    assert owners("At least 37 drowned off Tobruk when their boat sank.") == [("At least 37", None)]


def test_arms_that_are_sought_or_supplied_are_no_launches() -> None:
    assert fates("Addis Ababa is seeking dozens of armed drones.") == [("dozens of armed drones", "other", "drones")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said the dead included 14 women.", [("14 women", "killed", "women")]),
        ("Police said nine guards died, as did the two bombers.", [("nine guards", "killed"), ("two bombers", "killed")]),
        ("According to witnesses, among the wounded were three medics.", [("three medics", "wounded")]),
        ("A mine led to the death of two herders and the injury of 5 others.", [("two herders", "killed"), ("5 others", "wounded")]),
        ("A guard was shot dead and more than 30 sustain wounds.", [("A guard", "killed"), ("more than 30", "wounded")]),
        ("One driver was killed and another wounded.", [("One driver", "killed"), ("another", "wounded")]),
        ("Another attack killed another 15 people on another road.", [("another 15 people", "killed")]),
        ("A commander was killed along with six other militants.", [("A commander", "killed"), ("six other militants", "killed")]),
        ("The lorry hit a crowd, with a death toll as high as 80.", [("as high as 80", "killed")]),
        ("Strikes killed 32 villagers, half of them women.", [("32 villagers", "killed"), ("half of them", "killed")]),
        ("The war has left millions suffering from hunger.", [("millions", "affected")]),
        ("Paris gave hundreds of millions of dollars of arms.", [("hundreds of millions of dollars", "money")]),
        (
            "Sixteen soldiers and the bomber are killed and 29 others are injured, Aden says.",
            [("Sixteen soldiers", "killed"), ("29 others", "wounded")],
        ),
        ("The brigade had about 600 deaths among 15,000 soldiers.", [("about 600 deaths", "killed")]),
        (
            "A bomber driving a truck packed with explosives killed at least 50 people in Hilla.",
            [("at least 50 people", "killed")],
        ),
        ("Two people were fatally shot in Cairo.", [("Two people", "killed")]),
        ("There are at least 900 Kenyan troops in Somalia.", [("at least 900 Kenyan troops", "deployed")]),
        ("The raid cost 12 lives. The doctors saved 40 lives.", [("12 lives", "killed")]),
        (
            "Six soldiers were returned to Chad in exchange for nine fighters.",
            [("Six soldiers", "exchanged"), ("nine fighters", "exchanged")],
        ),
        ("Blasts left eight people dead, wounding 18 others.", [("eight people", "killed"), ("18 others", "wounded")]),
        ("A gunman killed one man and held one woman hostage.", [("one man", "killed"), ("one woman hostage", "captured")]),
        ("Missiles killed one Iranian and two guards.", [("one Iranian", "killed"), ("two guards", "killed")]),
        ("A 21 year-old man has died in clashes.", [("A 21 year-old man", "killed")]),
        (
            "Three rebels attack a hotel, as a result of the attack, four guards, a nurse and all three rebels have been killed.",
            [("four guards", "killed"), ("a nurse", "killed"), ("all three rebels", "killed")],
        ),
        ("Armed men attacked two nurses in Kano.", [("two nurses", "affected")]),
        ("The No. 2 leader of the group was killed.", []),
        ("The leader of two armed groups was wounded.", []),
        ("An American was wounded in an Iranian attack.", [("An American", "wounded")]),
        ("An American was wounded on the way.", [("An American", "wounded")]),
        ("A Turk, a Briton and a Kenyan were killed.", [("A Turk", "killed"), ("a Briton", "killed"), ("a Kenyan", "killed")]),
        ("The killing of Omar Salim, a Saudi who wrote for a paper, is not forgotten.", []),
        ("Two guards wounded 12 people.", [("12 people", "wounded")]),
        (
            "Troops killed 32 Kurdistan Workers' Party (PKK) militants.",
            [("32 Kurdistan Workers' Party (PKK) militants", "killed")],
        ),
        ("Nine people were in custody over the attack.", [("Nine people", "captured")]),
        ("More than 900 Kenyan troops are still in Somalia.", [("More than 900 Kenyan troops", "deployed")]),
        ("In six terrorist and sectarian attacks, 30 people died.", [("30 people", "killed")]),
        ("Jets killed 20 Islamic State in Iraq and Syria fighters.", [("20 Islamic State in Iraq and Syria fighters", "killed")]),
    ],
)
def test_fates_told_in_other_ways(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [one[: len(expected[0]) if expected else None] for one in fates(text)] == expected


def test_not_a_single_one_is_none() -> None:
    [figure] = figures("We did not lose a single soldier in Gao.")
    assert (figure.value, figure.lower, figure.upper, figure.party) == (0, 0, 0, None)


def test_those_whom_a_bomber_kills_are_no_soldiers_for_that() -> None:
    assert fates("A suicide bomber attacked a church in Kano, killing five.")[-1] == ("five", "killed", "people")


def test_those_who_give_weapons_are_told() -> None:
    assert owners("Officials said Iran was to supply as many as 300 drones.") == [("as many as 300 drones", "Iran")]


def test_state_that_confirms_whom_it_killed_does_not_admit_a_loss() -> None:
    assert owners("Turkey confirmed it had killed 12 people.") == [("12 people", None)]
    assert owners("Turkey confirmed one death.") == [("one death", "Turkey")]


def test_war_that_claims_lives_says_nothing() -> None:
    [figure] = figures("The war has claimed 900 lives.")
    assert (figure.measure, figure.speaker_name) == ("killed", None)


def test_place_in_brackets_is_no_scene_of_what_follows() -> None:
    assert figures("The war in Yemen (as it is called in Washington) has killed more than 900 people.")[0].place == "Yemen"


def test_year_in_a_name_dates_nothing() -> None:
    assert figures("A blast at a screening of the 2014 World Cup in Damaturu killed nine fans.")[0].since is None
