"""Whose the counted are, where and when: read from whole reports through the line."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Figure, Published, document_id, text_sha256
from onrecord.pipeline import extract_document


def figures(text: str, published: str = "2023-03-15") -> list[Figure]:
    day = Published(first=published, last=published, precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return list(extract_document(document).facts.figures)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A monitoring office of the United Nations has recorded 912 civilians killed in Ukraine.", ["Ukraine"]),
        ("Nine people, including two foreigners, were killed when gunmen raided a guest house in Kabul.", [None, None]),
        ("Doctors said three women were hurt when mortars fell on a Rohingya village in Rakhine state.", ["Rohingya"]),
        ("Five Palestinians were wounded in Rafah.", ["Palestinians"]),
        ("Twelve people were killed in the Israeli strike on Rafah.", [None]),
        ("Israel mourned after the rocket attack on Majdal Shams that killed 12 children.", [None]),
        ("A blast in Gaza City wounded eleven people.", ["Palestinians"]),
        ("Japan said a citizen had died in Syria.", ["Japan"]),
        ("On the Israeli side, 12 people have been killed.", ["Israel"]),
        ("The militia said it had planned the bombings of Egyptian beach resorts that killed 30 people.", ["Egypt"]),
        ("Sudanese activists said jets had carried out at least six airstrikes near the border.", [None]),
    ],
)
def test_party_is_told_or_left_open(text: str, parties: list[str | None]) -> None:
    assert [figure.party for figure in figures(text)] == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A blast hit a market in Herat.\n\nOfficials said 31 people had been killed.", ["Afghanistan"]),
        ("Jets struck Taiz. Russia, which backs neither side, said 31 people had been killed.", ["Yemen"]),
        ("Shells fell on Omdurman.\n\nIn Chad, aid is short.\n\nFour people were killed.", [None]),
        ("A mortar hit a bus in Homs. The shelling by Islamic State killed nine and wounded 14 others.", ["Syria", "Syria"]),
        ("A mortar hit a bus in Homs. Israel mourned as nine people were killed.", [None]),
        ("Militants attacked a village near the border with Chad in Darfur. Two teachers were killed.", ["Sudan"]),
        ("The number of Kenyan soldiers killed in the Somali war rose to 40.", ["Kenya"]),
        ("Israel's death toll has reached 70.", ["Israel"]),
        ("The toll of Boko Haram attacks rose to 90.", [None]),
        ("Rebels fired rockets from Lebanon into Israel, wounding a farmer.", ["Israel"]),
        ("The airliner crashed near Herat, killing 40 people on board.", [None]),
        ("Gunmen abducted six nurses in Kaduna.", ["Nigeria"]),
        ("Police arrested six tourists in Kaduna.", [None]),
        ("Four people were killed in Homs and two in Beirut.", ["Syria", "Lebanon"]),
        ("The Colombian army says six policemen were killed in attacks by a cartel.", ["Colombia"]),
        ("Thousands of Tripoli residents have fled.", ["Libya"]),
        ("Rebels destroyed nine Kenyan tanks, two jets and a bridge.", ["Kenya", "Kenya"]),
        ("An Israeli woman and her two daughters were shot dead near Nablus.", ["Israel", "Israel"]),
        ("The army said it had destroyed 40 Kenyan servicemen and 12 tanks.", ["Kenya", "Kenya"]),
        ("Four Kenyan generals, nine colonels and six guides were killed.", ["Kenya", "Kenya", None]),
        ("At least 30 bandits and one farmer were killed in Kaduna.", [None, "Nigeria"]),
        ("A mine hit German soldiers in Kunduz, killing three of them.", ["Germany"]),
        ("A bomber hit a bus in Taji, Iraq, killing ten people, including seven Iranians.", [None, "Iran"]),
        ("An Associated Press photographer was wounded.", [None]),
        ("Jets killed several fighters of the Nour Brigade and Hezbollah.", [None]),
        ("At least 50 people, including 33 militants, died in clashes in Gafsa, Tunisia.", ["Tunisia", None]),
        ("Twelve Iranians were killed and 81 wounded in the Kurdish town of Mahabad.", ["Iran", "Iran"]),
    ],
)
def test_people_are_of_where_it_happens_unless_another_side_is_told_of(text: str, parties: list[str | None]) -> None:
    assert [figure.party for figure in figures(text)] == parties


def test_service_counts_the_dead_of_where_it_serves() -> None:
    assert figures("Lebanon's health ministry said 23 people were killed.")[0].party == "Lebanon"
    assert figures("The American general said 23 people were killed.")[0].party is None


def test_place_where_it_was_said_is_no_scene() -> None:
    figure = figures("Speaking in Geneva, the agency's chief said 4,000 people had fled El Fasher.")[0]
    assert (figure.place, figure.party) != ("Geneva", "Switzerland")
    assert figure.place != "Geneva"


def test_place_of_a_brigade_or_a_governor_is_no_scene() -> None:
    assert figures("They killed 40 soldiers of a brigade based in Ulyanovsk in fighting near Hostomel.")[0].place == "Hostomel"


@pytest.mark.parametrize(
    ("text", "scene"),
    [
        ("An official was killed by the rebels after meeting the president of France in Paris.", (None, None)),
        ("Three aid workers were shot dead in El Fasher before leaving for Chad.", ("El Fasher", "Sudan")),
        ("Jets bombed Sanaa after gunmen had killed nine villagers.", (None, None)),
        ("Hezbollah fired at Israel after Israel killed 12 Lebanese.", (None, "Lebanon")),
        ("Ten people were killed after a shell hit a market in Taiz.", ("Taiz", "Yemen")),
        ("A blast killed six people in Yemen's Shabwa province.", ("Shabwah", "Yemen")),
    ],
)
def test_place_of_what_came_before_or_after_is_no_scene(text: str, scene: tuple[str | None, str | None]) -> None:
    assert [(figure.place, figure.party) for figure in figures(text)] == [scene]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Six soldiers have died as unrest threatens Sunday's election.", None),
        ("2023-03-04 Russia launched 12 missiles at Odesa.", None),
        ("More than 300 people have been killed this year in Haiti.", None),
        ("Seven men were killed in Tuesday's attack on Taiz.", "2023-03-14"),
        ("Ten people were killed in Taiz on Monday.", "2023-03-13"),
        ("The war in Gaul (2001–2004): nine soldiers were killed in Taiz.", None),
        ("Tanks rolled into Gao for the first time since 2002 as 9,000 people fled.", None),
        ("Some 900 people were killed, raising fears of a war like that of 2006.", None),
    ],
)
def test_count_is_dated_by_its_own_clause(text: str, as_of: str | None) -> None:
    assert figures(text)[0].as_of == as_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rescuers put the death toll at 61 late on Tuesday.", [(61, "killed")]),
        ("The unrest has driven thousands of Malians from their homes.", [(2000, "displaced")]),
        ("Rebels destroyed a tank near Hama.", [(1, "destroyed")]),
        ("Troops seized control of two rebel strongholds.", [(2, "captured")]),
        ("A shell killed two farmers on Friday, a Yemeni health official said.", [(2, "killed")]),
        ("Seven members of a single family were killed in Farah.", [(7, "killed")]),
        ("Erdogan feared a repeat of the 2015 refugee crisis.", []),
    ],
)
def test_counts_are_found_and_only_these(text: str, found: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.measure) for figure in figures(text)] == found


def test_count_of_a_year_is_cumulative() -> None:
    assert figures("More than 300 people have been killed this year in Haiti.")[0].scope == "cumulative"


def test_question_states_no_count() -> None:
    assert figures("Forty thousand soldiers killed? Nobody in Bangui would say.") == []
