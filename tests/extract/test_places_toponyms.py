"""Names of places whatever they stand for, names that somebody marked, and what the model's reading of them changes."""

from __future__ import annotations

import pytest

from onrecord.extract.places.extractor import Places, marked, toponyms
from onrecord.language import Analysis, analyse
from onrecord.model import Document, Facts, PlaceDraft, document_id, text_sha256


def analysis(text: str) -> Analysis:
    return analyse(Document(id=document_id(text), sha256=text_sha256(text), text=text))


def senses(text: str) -> list[tuple[str, str]]:
    return [(draft.span.text, draft.sense) for draft in toponyms(analysis(text))]


def places(text: str) -> list[str]:
    return [draft.span.text for draft in Places().extract(analysis(text), Facts()) if isinstance(draft, PlaceDraft)]


def test_toponyms_tell_what_a_name_stands_for() -> None:
    text = "Sudan said Ethiopian troops had crossed into Gedaref."
    assert senses(text) == [("Sudan", "actor"), ("Ethiopian", "people"), ("Gedaref", "ground")]
    assert places(text) == ["Gedaref"]


def test_people_of_a_region_leads_to_the_region() -> None:
    found = [draft for draft in toponyms(analysis("South Ossetian police stopped European monitors.")) if draft.sense == "people"]
    assert [(draft.span.text, draft.name) for draft in found] == [("South Ossetian", "South Ossetia"), ("European", "Europe")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S.-led coalition bombed Raqqa.", ["Raqqa"]),
        ("Clinics in Mopti, Mali reported nine deaths.", ["Mopti", "Mali"]),
        ("Cases were found in Chad and Niger have none.", ["Chad", "Niger"]),
        ("The flood reached 14 of Pakistan's 27 provinces.", ["Pakistan"]),
        ("The fine was US$500 in Nairobi.", ["Nairobi"]),
        ("Michael Jordan flew to Amman.", ["Amman"]),
        ("The mill in Bowling Green, Ky., burned down.", ["Bowling Green", "Ky."]),
        ("Two men were held in Wheeling, W.Va., on Friday.", ["Wheeling", "W.Va."]),
        ("Rebels crossed the Turkish border. Turkish border guards fired.", ["Turkish border"]),
    ],
)
def test_places_of_news_from_anywhere(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_state_behind_the_comma_of_its_town_holds_it() -> None:
    found = [
        draft
        for draft in Places().extract(analysis("A bridge fell in Buffalo, New York, today."), Facts())
        if isinstance(draft, PlaceDraft)
    ]
    assert [(draft.name, draft.holds, draft.within) for draft in found] == [("Buffalo", False, "New York"), ("New York", True, None)]


def test_marked_names_are_drafted_as_marked() -> None:
    text = "The Harwell Street school and Syrian offices closed."
    spans = [(4, 18), (30, 36)]
    drafts = marked(analysis(text), spans)
    assert [(draft.span.start, draft.span.end) for draft in drafts] == spans
    assert (drafts[0].hint, drafts[1].name) == ("facility", "Syria")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell in Wadi Khaled on Sunday.", ["Wadi Khaled"]),
        ("Fighters shot down a drone in Ain Issa.", ["Ain Issa"]),
        ("Militants attacked a convoy in Data Khel.", []),
    ],
)
def test_first_or_last_word_of_a_longer_name_is_no_village(text: str, expected: list[str]) -> None:
    assert [name for name, _ in senses(text)] == expected
