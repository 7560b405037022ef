"""Lists and joined counts: several things before one verb, what was exchanged for what, parts that keep to the place of their whole."""

import pytest

from onrecord.pipeline import extract_document
from onrecord.read import read_text
from tests.extract.test_figures import rows


def scenes(text: str) -> list[tuple[str, str | None]]:
    return [(f.text, f.place) for f in extract_document(read_text(text, published="2025-06-12")).facts.figures]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In all, 620 aircraft, 90 helicopters, 14 missile boats and 2,350 tanks and other armoured vehicles have been destroyed.",
            [(620, "destroyed"), (90, "destroyed"), (14, "destroyed"), (2350, "destroyed")],
        ),
        ("Of 60 homes, 12 were destroyed.", [(12, "destroyed")]),
        ("A quarter of the city's 300 houses were destroyed.", [(25, "destroyed")]),
        ("Some 20 of the camp's 400 tents burned.", [(20, "destroyed")]),
        ("Twelve of Kharkiv's 40 bridges were destroyed.", [(12, "destroyed")]),
        ("Five of the 40 people killed in Taiz were children.", [(5, "killed"), (40, "killed")]),
        ("Three hostages were exchanged for 180 prisoners, the Red Cross said.", [(3, "exchanged"), (180, "exchanged")]),
        ("Two medics died in Aden, eight in Taiz and three in Marib.", [(2, "killed"), (8, "killed"), (3, "killed")]),
        ("A bomber blew up his car, killing himself and five others.", [(5, "killed")]),
        ("Rockets hit the camp, killing at least 40 soldiers, two hospital sources said.", [(40, "killed")]),
        ("Gunmen took 23 others prisoner.", [(23, "captured")]),
        ("The militia took 30 prisoners.", [(30, "captured")]),
        ("The offensive led to the capture of five military bases.", [(5, "captured")]),
        ("The army said it seized 10 foreign fighters.", [(10, "captured")]),
        ("Estimates range from 130 to 400 dead.", [(130, "killed")]),
        ("Three drone strikes kill 18 people.", [(3, "launched"), (18, "killed")]),
        ("Five railway stations were hit.", [(5, "affected")]),
        ("The mayor says three power stations came under fire.", [(3, "affected")]),
        ("Two oil depots caught fire.", [(2, "affected")]),
        ("Some 2,000 bodies had been buried and 900 remained in morgues.", [(2000, "killed")]),
        ("Some 4,000 inmates escaped.", []),
        ("The president said the army's losses stood at 31,000 soldiers.", [(31000, "killed")]),
        ("Turkey has some 10,000 troops in northern Syria.", [(10000, "deployed")]),
        ("Police detained a man in Garissa.", [(1, "captured")]),
        ("A teacher, a guard and two drivers were kidnapped.", [(1, "captured"), (1, "captured"), (2, "captured")]),
        ("Sweden gave Kenya three helicopters.", [(3, "other")]),
        ("Germany shipped 400 rockets to the army.", [(400, "other")]),
        ("The strike brought the numbers of militant and civilian deaths to 150.", [(150, "killed")]),
        ("Some 60,000 Ethiopians have crossed into Sudan.", [(60000, "displaced")]),
        ("The dead were two martyrs, the group said.", [(2, "killed")]),
        ("About 90% of Gaza's population has been displaced.", [(90, "displaced")]),
    ],
)
def test_counts_of_one_verb_are_all_read(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(value, measure) for _, value, measure, _ in rows(sentence)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Sumy, three people were killed; in Kherson, two.", [("three people", "Sumy")]),
        ("Some 250 people were seized on a kibbutz; 58 remain in Gaza.", [("Some 250 people", None), ("58", "Gaza Strip")]),
        (
            "Air strikes hit a market in Idlib, killing nine people, including a child, and a clinic in Raqqa, killing two women.",
            [("nine people", "Idlib"), ("a child", "Idlib"), ("two women", "Raqqa")],
        ),
    ],
)
def test_place_of_a_count_is_of_its_own_clause(text: str, expected: list[tuple[str, str]]) -> None:
    assert scenes(text) == expected


def test_toll_since_a_day_does_not_lengthen_the_count_of_today() -> None:
    text = "Fifty-eight people were killed on Tuesday, bringing the toll since October 2023 to 52,928, officials said."
    today, toll = extract_document(read_text(text, published="2025-06-12")).facts.figures
    assert (today.since, toll.since) == (None, "2023-10-01")


def test_toll_so_far_does_not_lengthen_the_count_of_a_day() -> None:
    text = "Russia lost 1,020 soldiers on Tuesday, bringing its total losses since February 2022 to 980,000 men, the army said."
    today, *_ = extract_document(read_text(text, published="2025-06-12")).facts.figures
    assert (today.value, today.since, today.scope) == (1020, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jihadists killed 15 farmers in Mali, a local official and a security source told reporters.", [15]),
        ("Rebels killed 12 people, a medic and two officials said.", [12]),
        ("The mother of two children killed in the raid said she would leave.", [2]),
    ],
)
def test_who_speaks_is_not_counted(text: str, expected: list[float]) -> None:
    assert [figure.value for figure in extract_document(read_text(text, published="2025-06-12")).facts.figures] == expected


def test_who_claims_an_attack_does_not_count_its_dead() -> None:
    text = "The Taliban claimed to have carried out an attack in Kabul that killed 33 people, Interior Minister Omar Zaki said."
    (figure,) = extract_document(read_text(text, published="2015-04-18")).facts.figures
    assert figure.speaker_name == "Omar Zaki"


def test_who_is_given_money_does_not_pay_it() -> None:
    sums = extract_document(read_text("Donors pledged $900 million; $300 million is for Chad.", published="2025-06-12")).facts.figures
    assert "Chad" not in {figure.party for figure in sums}


@pytest.mark.parametrize("noun", ["", " casualties"])
def test_killed_and_wounded_are_parts_of_the_sum_behind_them(noun: str) -> None:
    text = f"The hospital recorded 1,430 killed and 2,097 injured of 3,527{noun}."
    killed, wounded, total = extract_document(read_text(text, published="2025-06-12")).facts.figures
    assert (killed.part_of, wounded.part_of, total.measure) == (total.id, total.id, "casualties")


def test_share_of_what_it_names_itself_is_no_part_of_the_count_before() -> None:
    text = "Twenty million people — half of Sudan's population — face hunger."
    people, share = extract_document(read_text(text, published="2025-06-12")).facts.figures
    assert (people.part_of, share.part_of) == (None, None)


def test_an_ethnic_group_is_no_people_of_a_country() -> None:
    (figure,) = extract_document(read_text("More than 100,000 ethnic Armenians have fled.", published="2025-06-12")).facts.figures
    assert figure.party is None


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Nine soldiers had been returned to Russia in a prisoner exchange.", "Russia"),
        ("The United States is planning to send 48 Raven drones to Kenya.", "United States"),
    ],
)
def test_captives_are_of_whom_they_are_returned_to_and_arms_of_who_sends_them(text: str, party: str) -> None:
    (figure,) = extract_document(read_text(text, published="2025-06-12")).facts.figures
    assert figure.party == party


def test_another_person_need_not_be_of_the_same_people() -> None:
    text = "The governor said an American aid worker and another man held by rebels were killed."
    one, other = extract_document(read_text(text, published="2025-06-12")).facts.figures
    assert (one.party, other.party) == ("United States", None)


def test_who_reckons_a_sum_does_not_pay_it() -> None:
    (figure,) = extract_document(read_text("The World Bank put war losses in Yemen at $126 billion.", published="2025-06-12")).facts.figures
    assert figure.party is None


def test_those_hurt_where_an_armed_group_holds_are_not_of_the_group() -> None:
    text = "Ten people were killed in air strikes on the Islamic State-held town of Al-Bab."
    (figure,) = extract_document(read_text(text, published="2015-11-08")).facts.figures
    assert figure.party != "Islamic State"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Syrian state TV: five children killed in Homs.", "Syrian state TV"),
        ("Health ministry: 12 killed and 30 wounded in the raid.", "Health ministry"),
        ("Deputy Prime Minister Olga Serova: Mr President, 12,000 people have been evacuated.", "Olga Serova"),
        ("14:32 The Israeli military says two soldiers were killed.", "Israeli military"),
    ],
)
def test_speaker_before_a_colon_or_behind_a_stamp_gives_the_count(text: str, speaker: str) -> None:
    found = extract_document(read_text(text, published="2025-06-12", language="en")).facts.figures
    assert {figure.speaker_name for figure in found} == {speaker}


def test_dead_and_wounded_behind_a_colon_are_not_the_number_before_it() -> None:
    document = read_text("The mission said 3,527 civilians had been hit since January: 1,430 killed and 2,097 wounded.")
    found = extract_document(document).facts.figures
    assert [(figure.value, figure.measure) for figure in found] == [(1430, "killed"), (2097, "wounded")]
