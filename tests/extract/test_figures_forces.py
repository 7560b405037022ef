"""Whose soldiers and fighters the counted are where their own phrase does not say."""

from __future__ import annotations

import pytest

from onrecord.extract.figures.forces import forces
from onrecord.model import Document, Figure, document_id, text_sha256
from onrecord.pipeline import extract_document


def figures(text: str) -> list[Figure]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    return list(extract_document(document).facts.figures)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Boko Haram fighters killed 18 soldiers at a base in Chad.", "Chad"),
        ("Gunmen killed six security officers in Dammam.", "Saudi Arabia"),
        ("A suicide bomber attacked an Iraqi army post, killing six guards.", "Iraq"),
        ("A suicide bomber killed three soldiers of the peacekeeping force in Gao, Mali.", None),
        ("Rebels shelled a base in Mali, killing three soldiers, France said.", None),
        ("Shelling killed three soldiers in Kherson.", None),
    ],
)
def test_soldiers_whom_irregulars_hit_are_of_the_state_that_is_told_of(text: str, party: str | None) -> None:
    assert [figure.party for figure in figures(text)] == [party]


def test_the_fighters_are_of_the_only_group_named() -> None:
    assert figures("The Taliban attacked at dawn and Afghan troops killed 12 of the insurgents.")[0].party == "Taliban"
    assert figures("Afghan troops killed 12 insurgents near Herat.")[0].party is None
    assert figures("The Taliban and al-Qaeda attacked at dawn and Afghan troops killed 12 of the insurgents.")[0].party is None


def test_their_fighters_are_of_the_other_side() -> None:
    assert figures("The coalition said its jets had slowed ISIS and killed 40 of their fighters.")[0].party == "Islamic State"
    assert figures("Yemen said 12 of its soldiers were killed.")[0].party == "Yemen"


def test_who_fights_for_a_state_is_not_listed_among_those_who_fight_it() -> None:
    assert not (forces("regular") | forces("security")) & (forces("irregular") | forces("foreign"))
    assert forces("rank") and forces("hidden")
