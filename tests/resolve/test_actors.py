"""One name for a person or body through a report."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Document, Entity, EntityDraft, Facts, document_id, text_sha256
from onrecord.model.base import Span
from onrecord.model.vocabulary import EntityType
from onrecord.resolve.actors import resolve_entities


def resolved(text: str, *drafts: EntityDraft) -> dict[str, str]:
    """Text of each mention → its canonical name."""
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    return {entity.text: entity.canonical for entity in resolve_entities(document, drafts, Facts())}


def mention(text: str, words: str, name: str | None = None, type_: EntityType = "person", **more: object) -> EntityDraft:
    start = text.index(words)
    return EntityDraft(span=Span.of(text, start, start + len(words)), name=name or words, type=type_, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Volodymyr Zelenskyy", "Zelenskiy"),
        ("Volodymyr Zelenskyy", "Zelskyy"),
        ("Dmytro Kuleba", "Kubela"),
        ("Dmytro Kuleba", "Kubla"),
        ("Abdel Fattah al-Burhan", "Burhan"),
        ("Muammar Gaddafi", "Qaddafi"),
        ("Yoav Gallant", "Galant"),
        ("Abiy Ahmed", "Abiy"),
    ],
)
def test_spellings_of_one_person_get_the_fullest_name(full: str, short: str) -> None:
    text = f"{full} spoke. Then {short} left."
    assert resolved(text, mention(text, full), mention(text, short)) == {full: full, short: full}


def test_two_persons_of_one_surname_stay_two_and_the_surname_alone_is_left() -> None:
    text = "Omar Hassan met Layla Hassan. Hassan spoke."
    found = resolved(text, mention(text, "Omar Hassan"), mention(text, "Layla Hassan"), mention("x" * 30 + "Hassan spoke", "Hassan"))
    assert found == {"Omar Hassan": "Omar Hassan", "Layla Hassan": "Layla Hassan", "Hassan": "Hassan"}


@pytest.mark.parametrize(("one", "other"), [("Ivan Petrov", "Petrova"), ("Ali Karimi", "Karzai"), ("Saleh Omar", "Anwar")])
def test_names_that_only_resemble_each_other_stay_apart(one: str, other: str) -> None:
    text = f"{one} spoke. {other} left."
    assert resolved(text, mention(text, one), mention(text, other))[other] == other


def test_office_without_a_name_is_the_one_who_holds_it() -> None:
    text = "Kenyan Foreign Minister Amina Juma landed. The Kenyan foreign minister said no. Kenya's top diplomat left."
    holder = mention(text, "Kenyan Foreign Minister Amina Juma", "Amina Juma", role="foreign minister", affiliation="Kenya")
    office: dict[str, Any] = {"role": "foreign minister", "affiliation": "Kenya", "unnamed": True}
    found = resolved(text, holder, mention(text, "Kenyan foreign minister", **office), mention(text, "Kenya's top diplomat", **office))
    assert set(found.values()) == {"Amina Juma"}


def test_office_that_two_might_hold_is_not_guessed() -> None:
    text = "Minister Ana Ruiz met minister Bo Larsen. The minister left."
    people = [mention(text, "Ana Ruiz", role="minister"), mention(text, "Bo Larsen", role="minister")]
    assert "The minister" not in resolved(text, *people, mention(text, "The minister", role="minister", unnamed=True))


def test_unique_office_of_a_named_place_stands_for_itself() -> None:
    text = "The mayor of Bunia spoke."
    assert resolved(text, mention(text, "mayor of Bunia", role="mayor of Bunia", unnamed=True)) == {"mayor of Bunia": "mayor of Bunia"}


def test_counterpart_holds_the_same_office() -> None:
    text = "Egyptian Foreign Minister Sami Adel met his Ethiopian counterpart, Girma Tesfaye. The Ethiopian foreign minister left."
    one = mention(text, "Sami Adel", role="foreign minister", affiliation="Egypt")
    other = mention(text, "Girma Tesfaye", role="counterpart", affiliation="Ethiopia")
    office = mention(text, "Ethiopian foreign minister", role="foreign minister", affiliation="Ethiopia", unnamed=True)
    assert resolved(text, one, other, office)["Ethiopian foreign minister"] == "Girma Tesfaye"


def test_wordings_of_one_ministry_are_one_body() -> None:
    text = "The Syrian Ministry of Defense spoke. Syria's defence ministry agreed. The defence ministry left."
    found = resolved(
        text,
        mention(text, "Syrian Ministry of Defense", type_="organisation", affiliation="Syria"),
        mention(text, "Syria's defence ministry", "Syrian defence ministry", "organisation", affiliation="Syria"),
        mention(text, "The defence ministry", "defence ministry", "organisation"),
    )
    assert set(found.values()) == {"Syrian Ministry of Defense"}


def test_ministries_of_two_countries_stay_two_and_the_bare_one_is_left() -> None:
    text = "Iran's defence ministry and Iraq's defence ministry spoke. The defence ministry left."
    found = resolved(
        text,
        mention(text, "Iran's defence ministry", "Iranian defence ministry", "organisation", affiliation="Iran"),
        mention(text, "Iraq's defence ministry", "Iraqi defence ministry", "organisation", affiliation="Iraq"),
        mention(text, "The defence ministry", "defence ministry", "organisation"),
    )
    assert found["The defence ministry"] == "defence ministry"


def test_role_of_a_person_is_known_at_every_mention() -> None:
    text = "Governor Serhii Borzov spoke. Borzov left."
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    drafts = [mention(text, "Governor Serhii Borzov", "Serhii Borzov", role="governor"), mention(text, "Borzov left", "Borzov")]
    found: list[Entity] = resolve_entities(document, drafts, Facts())
    assert [entity.role for entity in found] == ["governor", "governor"]
