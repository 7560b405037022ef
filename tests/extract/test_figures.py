"""Figures: what was counted, of whom, and what is no figure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.figures.extractor import Figures
from onrecord.extract.guard import guard
from onrecord.language import analyse
from onrecord.model import Document, Facts, Figure, document_id, text_sha256


def figures(text: str, found: Facts | None = None) -> list[Figure]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    drafts = guard(document, Figures().extract(analyse(document), found or Facts()))
    return [draft for draft in drafts if isinstance(draft, Figure)]


def rows(text: str) -> list[tuple[str, float, str, str]]:
    return [(f.text, f.value, f.measure, f.population) for f in figures(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shelling killed 14 villagers near El Fasher.", [("14 villagers", 14, "killed", "civilians")]),
        (
            "Six nurses and two drivers died in the raid.",
            [("Six nurses", 6, "killed", "civilians"), ("two drivers", 2, "killed", "civilians")],
        ),
        ("The battle claimed the lives of 340 conscripts.", [("340 conscripts", 340, "killed", "military")]),
        ("The blast left 9 dead and 31 wounded.", [("9", 9, "killed", "people"), ("31", 31, "wounded", "people")]),
        ("Three miners were killed and 17 hurt.", [("Three miners", 3, "killed", "civilians"), ("17", 17, "wounded", "civilians")]),
        ("One girl was killed and four more wounded.", [("One girl", 1, "killed", "children"), ("four more", 4, "wounded", "people")]),
        ("Gunmen killed two in Goma and five in Bukavu.", [("two", 2, "killed", "people"), ("five", 5, "killed", "people")]),
        ("More than 900 farmers have been killed or wounded.", [("More than 900 farmers", 900, "casualties", "civilians")]),
        ("The camp counted 212 civilian casualties.", [("212 civilian casualties", 212, "casualties", "civilians")]),
        ("The death toll rose from 61 to 74 by nightfall.", [("74", 74, "killed", "people")]),
        ("The bodies of 40 men were found in a well.", [("40 men", 40, "killed", "bodies")]),
        ("Some 2,300 soldiers laid down their arms.", [("Some 2,300 soldiers", 2300, "captured", "military")]),
        ("Fighters abducted 87 schoolgirls.", [("87 schoolgirls", 87, "captured", "children")]),
        ("The sides swapped 150 prisoners of war.", [("150 prisoners of war", 150, "exchanged", "prisoners")]),
        ("Up to 60,000 people fled their homes.", [("Up to 60,000 people", 60000, "displaced", "people")]),
        ("Buses evacuated 480 patients from the town.", [("480 patients", 480, "evacuated", "civilians")]),
        ("Kenya deployed 400 police officers.", [("400 police officers", 400, "deployed", "people")]),
        (
            "The army fired 30 rockets and eight cruise missiles.",
            [("30 rockets", 30, "launched", "missiles"), ("eight cruise missiles", 8, "launched", "missiles")],
        ),
        ("Of 45 drones launched, 38 were shot down.", [("45 drones", 45, "launched", "drones"), ("38", 38, "intercepted", "drones")]),
        (
            "The raid destroyed 11 tanks and damaged 20 houses.",
            [("11 tanks", 11, "destroyed", "tanks"), ("20 houses", 20, "affected", "buildings")],
        ),
        ("Nearly 7,000 residents were without power.", [("Nearly 7,000 residents", 7000, "affected", "civilians")]),
        (
            "At least 12 of the 50 hostages survived.",
            [("At least 12 of the 50 hostages", 12, "other", "prisoners"), ("50 hostages", 50, "affected", "prisoners")],
        ),
        ("Rebels seized 90 square kilometres.", [("90 square kilometres", 90, "area", "other")]),
        ("The ship brought 6,000 tonnes of flour.", [("6,000 tonnes of flour", 6000, "other", "other")]),
        (
            "A 30-year-old man and a 12-year-old boy were killed.",
            [("A 30-year-old man", 1, "killed", "people"), ("a 12-year-old boy", 1, "killed", "children")],
        ),
        ("A 30-year-old man and a 44-year-old man were killed.", [("A 30-year-old man and a 44-year-old man", 2, "killed", "people")]),
    ],
)
def test_count_gets_the_measure_of_its_own_clause(sentence: str, expected: list[tuple[str, float, str, str]]) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    ["There were no casualties.", "No one was injured in the attack.", "The strike caused no deaths."],
)
def test_nobody_hurt_is_a_figure_of_zero(sentence: str) -> None:
    (figure,) = figures(sentence)
    assert (figure.value, figure.lower, figure.upper, figure.bound) == (0, 0, 0, "exact")


@pytest.mark.parametrize(
    "sentence",
    [
        "The 22nd Brigade crossed the river on the second day.",
        "Maryam, 34, was killed at home.",
        "The village lies 18 kilometres from Khartoum.",
        "The town of 45,000 residents is quiet.",
        "He was one of the founders of the group.",
        "The council adopted resolution 2254.",
        "They flew F-16 and Su-25 jets.",
        "The siege has lasted 80 days.",
        "Support fell to 41 percent.",
        "The war could displace 500,000 people.",
        "There were no reports of casualties.",
        "A litre of petrol costs $4.",
        "Five soldiers killed the guard.",
        "Doctors were killed in 2016.",
    ],
)
def test_what_is_no_count_is_no_figure(sentence: str) -> None:
    assert figures(sentence) == []


def test_attribution_of_a_measure_does_not_bleed_to_the_next_count() -> None:
    found = rows("The strike killed 23 people in a street where 60 stalls stood.")
    assert found == [("23 people", 23, "killed", "people")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two women in Lviv, Ukraine, and four in Kryvyi Rih were hurt.", [("Two women", 2), ("four", 4)]),
        ("Nine nurses, including three trainees, were wounded.", [("Nine nurses", 9), ("three trainees", 3)]),
        ("The raid hit two cars, injuring 16.", [("16", 16)]),
        ("About 40 rebels and a guard were killed in the clash.", [("About 40 rebels", 40), ("a guard", 1)]),
        ("The base was hit, killing four and leaving 11 missing.", [("four", 4), ("11", 11)]),
    ],
)
def test_counts_of_people_in_lists_and_insertions_reach_their_verb(sentence: str, expected: list[tuple[str, float]]) -> None:
    people = {"killed", "wounded", "missing"}
    assert [(text, value) for text, value, measure, _ in rows(sentence) if measure in people] == expected


def test_noun_left_out_is_that_of_the_number_it_updates() -> None:
    assert rows("The number of guerrillas killed this month rose to 26.") == [("26", 26, "killed", "military")]


def test_bodies_that_are_handed_back_are_exchanged() -> None:
    assert rows("The bodies of 70 fighters were returned.") == [("70 fighters", 70, "exchanged", "bodies")]


def test_who_fired_is_told_only_where_the_clause_says_it() -> None:
    assert [f.party for f in figures("Six Jordanian guards were hurt when two drones struck a post.")] == ["Jordan", None]
    assert figures("Poland shot down nine drones launched by Russia.")[0].party == "Russia"


def test_side_that_acts_is_the_subject_of_the_clause() -> None:
    text = "Qatar's envoy said that Iran tracked the Turkish ship by radar and fired two missiles."
    assert [f.party for f in figures(text) if f.measure == "launched"] == ["Iran"]


def test_who_was_seized_and_killed_was_killed() -> None:
    assert rows("A teacher was abducted and shot dead.") == [("A teacher", 1, "killed", "civilians")]


def test_part_is_of_the_side_of_its_whole() -> None:
    assert [f.party for f in figures("Four Hezbollah fighters, including a commander, were killed.")] == ["Hezbollah", "Hezbollah"]


def test_age_is_no_part_of_the_toll() -> None:
    assert rows("The blast killed 20 children, none of them older than 7.") == [("20 children", 20, "killed", "children")]


def test_agent_is_not_counted_as_victim() -> None:
    assert rows("Two drones killed five traders.")[-1] == ("five traders", 5, "killed", "civilians")
    assert all(measure != "killed" for text, _, measure, _ in rows("Two drones killed five traders.") if text.startswith("Two"))


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("The blast killed 30 Ethiopian soldiers.", "Ethiopia"),
        ("At least 12 servicemen of Armenia's border guard were wounded.", "Armenia"),
        ("Russia fired 20 missiles overnight.", "Russia"),
        ("Forty shells were fired by Russia.", "Russia"),
        ("Moldova fears that Russia is near, and they fired 20 rockets.", None),
        ("Guards of Eritrea's army lost 30 men, but Ethiopia lost six tanks.", "Eritrea"),
        ("The raid killed 15 soldiers in the hills.", None),
    ],
)
def test_party_is_whose_people_or_things_they_are(sentence: str, party: str | None) -> None:
    assert figures(sentence)[0].party == party


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("A rocket attack killed nine people.", "incident"),
        ("Since the spring, 4,100 people have been killed.", "cumulative"),
        ("Nine people were killed.", None),
        ("Two bombers blew themselves up in Kano, killing nine people.", "incident"),
        ("In the deadliest attack of the war so far, nine people were killed.", "incident"),
        ("Strikes on the region have killed 5,000 people.", None),
        ("In 2003, a blast killed nine people.", "incident"),
    ],
)
def test_scope_is_said_or_left_open(sentence: str, scope: str | None) -> None:
    assert figures(sentence)[0].scope == scope


def test_evidence_is_the_sentence() -> None:
    text = "Roads were cut. Floods and fire killed 12 people. Aid is late."
    (figure,) = figures(text)
    assert [span.text for span in figure.evidence] == ["Floods and fire killed 12 people."]


def test_money_has_its_unit_and_prices_are_left_out() -> None:
    (figure,) = figures("Washington pledged more than $60m in aid while bread sold at $2 a loaf.")
    assert (figure.value, figure.unit, figure.measure, figure.bound) == (60_000_000, "USD", "money", "more_than")


@settings(deadline=None)  # the first run loads the model
@given(
    st.lists(
        st.sampled_from(
            "killed wounded 12 dozens of a no one people soldiers , and were ( ) that missiles fired $3m “ ” . of the 20-30".split()
        ),
        max_size=25,
    )
)
def test_any_text_gives_only_spans_that_stand_in_it(words: list[str]) -> None:
    text = " ".join(words)
    assert all(text[f.start : f.end] == f.text for f in figures(text))


def test_sum_of_money_is_told_of_again() -> None:
    assert [f.text for f in figures("Oslo froze $90 million in aid. It will spend the $90 million at home. A car costs $90,000.")] == [
        "$90 million",
        "$90 million",
    ]
