"""Who and what is named in a report: persons, bodies, forces, weapons, governments."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.entities.extractor import Entities
from onrecord.extract.guard import guard
from onrecord.language import analyse
from onrecord.model import Document, EntityDraft, Facts, Place, document_id, text_sha256


def drafts(text: str, *places: str) -> list[EntityDraft]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    where = [(name, text.index(name)) for name in places]
    facts = [Place(document=document.id, text=name, start=at, end=at + len(name), canonical=name) for name, at in where]
    rejected: list[object] = []
    found = list(guard(document, Entities().extract(analyse(document), Facts(places=tuple(facts))), rejected=rejected))  # type: ignore[arg-type]
    assert not rejected
    return [draft for draft in found if isinstance(draft, EntityDraft)]


def one(text: str, name: str, *places: str) -> EntityDraft:
    return next(draft for draft in drafts(text, *places) if name in draft.span.text)


def names(text: str, type_: str, *places: str) -> list[str]:
    return [draft.usual or draft.name for draft in drafts(text, *places) if draft.type == type_]


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        ("Sudanese army chief Gen. Abdel Fattah al-Burhan flew to Cairo.", "Abdel Fattah al-Burhan", "army chief", "Sudan"),
        ("Ethiopian Prime Minister Abiy Ahmed spoke on television.", "Abiy Ahmed", "prime minister", "Ethiopia"),
        ("The Lebanese information minister, Ziad Makary, resigned.", "Ziad Makary", "information minister", "Lebanon"),
        ("Pavlo Kyrylenko, the governor of Donetsk, posted the picture.", "Pavlo Kyrylenko", "governor of Donetsk", None),
        ("Hamas spokesman Abu Obeida rejected the offer.", "Abu Obeida", "spokesman of Hamas", "Hamas"),
        ("Minister of Foreign Affairs of Ukraine Dmytro Kuleba agreed.", "Dmytro Kuleba", "foreign minister", "Ukraine"),
        ("President William Ruto of Kenya agreed.", "William Ruto", "president", "Kenya"),
        ("An adviser to the head of the Kenyan President William Ruto agreed.", "William Ruto", "president", "Kenya"),
        ("Senior General Min Aung Hlaing inspected the troops.", "Min Aung Hlaing", "senior general", None),
        ("Talks were led by U.S. Secretary of State Antony Blinken.", "Antony Blinken", "secretary of state", "United States"),
    ],
)
def test_person_has_name_without_title_role_and_affiliation(text: str, name: str, role: str, affiliation: str | None) -> None:
    found = one(text, name)
    assert (found.type, found.name, found.role, found.affiliation) == ("person", name, role, affiliation)


def test_person_span_holds_the_title_before_the_name() -> None:
    assert one("On Friday Congolese President Félix Tshisekedi left.", "Félix").span.text == "Congolese President Félix Tshisekedi"


def test_title_in_another_clause_is_nobodys() -> None:
    assert one("After talks with the Turkish president, Emmanuel Macron said he was hopeful.", "Emmanuel").role is None


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("The Rapid Support Forces (RSF) shelled the camp, and the RSF denied it.", "group", ["Rapid Support Forces"] * 3),
        ("Houthi rebels fired at a tanker.", "group", ["Houthis"]),
        ("M23 fighters and Rwandan troops entered the town.", "group", ["M23", "Rwandan forces"]),
        ("Israeli soldiers clashed with Hezbollah.", "group", ["Israeli soldiers", "Hezbollah"]),
        ("Russian and Ukrainian forces traded fire.", "group", ["Russian forces", "Ukrainian forces"]),
        ("Pro-Russian separatists held the bridge.", "group", ["Pro-Russian separatists"]),
        ("Israelis and Palestinians were killed.", "group", ["Israelis", "Palestinians"]),
        ("Syria's defence ministry and the Turkish Ministry of National Defence disagreed.", "organisation",
         ["Syrian defence ministry", "Turkish Ministry of National Defence"]),
        ("The WHO and the World Health Organisation are one body.", "organisation", ["World Health Organization"] * 2),
        ("Two Kalibr cruise missiles and a Shahed drone were downed.", "weapon", ["Kalibr", "Shahed"]),
        ("It fired KN-23 missiles from Su-34 jets.", "weapon", ["KN-23", "Su-34"]),
        ("Moscow said Kyiv had refused.", "organisation", ["Russia", "Ukraine"]),
        ("Doctors at Al-Shifa hospital treated them.", "facility", ["Al-Shifa hospital"]),
    ],
)  # fmt: skip
def test_bodies_groups_and_weapons_are_found(text: str, type_: str, expected: list[str]) -> None:
    assert names(text, type_) == expected


def test_office_of_a_place_is_no_person_of_that_name() -> None:
    assert [draft for draft in drafts("Governor Chernihiv spoke.", "Chernihiv") if draft.type == "person"] == []


def test_part_of_a_place_name_is_no_group() -> None:
    assert names("Ships crossed the Azov Sea.", "group", "Azov Sea") == []


def test_body_that_only_describes_is_no_actor() -> None:
    assert names("Washington paused U.S. military aid.", "group") == []


def test_country_that_is_a_place_is_no_actor() -> None:
    text = "Shells fell on Myanmar. Bangladesh protested."
    assert names(text, "organisation", "Myanmar") == ["Bangladesh"]


def test_government_draft_carries_country_as_usual_name() -> None:
    found = one("Washington warned Tehran.", "Washington")
    assert (found.role, found.affiliation, found.usual) == ("government", "United States", "United States")


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Heavy Rain fell.",
        "However, nobody was hurt in March.",
        "Drone Strike Kills Dozens At Crowded Market On Holiday",
        "Witnesses said the shelling began at dawn. Residents fled.",
        "The patriot in him was sad; a tor stood on the moor.",
    ],
)
def test_ordinary_words_with_a_capital_are_no_persons(text: str) -> None:
    assert [draft for draft in drafts(text) if draft.type in ("person", "weapon")] == []


def test_surname_misspelt_is_a_person_when_the_report_has_that_person() -> None:
    assert names("President Nicolás Marenko spoke. Marneko then left.", "person") == ["Nicolás Marenko", "Marneko"]


def test_abbreviation_explained_in_brackets_is_found_again() -> None:
    text = "The Karenni Peoples Front (KPF) took the base. The KPF lost two fighters."
    assert names(text, "organisation") == ["Karenni Peoples Front"] * 3


def test_nickname_joins_the_person() -> None:
    text = "Mohamed Hamdan Dagalo, widely known as Hemedti, left. Hemedti came back."
    assert set(names(text, "person")) == {"Mohamed Hamdan Dagalo"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from("Gen. President al-Burhan of the , ’s Russian forces RSF ( ) “ ” Kyiv said Ministry and X. U.S. 36th".split()),
        max_size=25,
    )
)
def test_mentions_never_overlap_whatever_the_text(words: list[str]) -> None:
    found = sorted(drafts(" ".join(words)), key=lambda draft: draft.span.start)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_names_that_no_table_knows_are_read_by_the_model() -> None:
    text = "Lwanga Okech Mutebi hired the drivers. Mutebi denied it to the Bahr Growers Cooperative."
    assert {draft.name for draft in drafts(text) if draft.type == "person"} == {"Lwanga Okech Mutebi", "Mutebi"}
    assert "Bahr Growers Cooperative" in {draft.name for draft in drafts(text)}
