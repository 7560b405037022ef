"""Denials and claims whose object stands before the verb, and words that are no speakers."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import read, row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A roadside bombing claimed by Al-Shabaab killed two guards.", ("Al-Shabaab", "claimed", ["A roadside bombing"], "asserts")),
        ("Addis Ababa blocked the road, an accusation the government denies.",
         ("the government", "denies", ["an accusation"], "denies")),
        ("Four huts burned down, a claim disputed by the militia.", ("the militia", "disputed", ["a claim"], "denies")),
        ("The ELN are blamed for the ambush.", (None, "blamed", ["The ELN", "the ambush"], "accuses")),
        ("Mr Salih first accused Asmara of sending the drones.", ("Mr Salih", "accused", ["Asmara", "sending the drones"], "accuses")),
        ("The captors demanded the release of their men and Chad deployed two battalions.",
         ("The captors", "demanded", ["the release of their men"], "demands")),
    ],
)  # fmt: skip
def test_object_before_the_verb_is_read(text: str, expected: tuple[str | None, str, list[str], str]) -> None:
    assert [row(statement) for statement in read(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    ["Story highlights Rebels hold the ridge above Taiz", "The fire hit the Saudi Arabian state oil company, Aramco.",
     "The territory claimed by both is barren."],
)  # fmt: skip
def test_no_statement_is_seen_where_none_is(text: str) -> None:
    assert read(text) == []


def test_denier_and_next_speaker_is_the_one_behind_by() -> None:
    rows = [
        row(statement) for statement in read("Rebels said two jets fell, a claim denied by the army, which said that it had lost none.")
    ]
    assert [(speaker, cue) for speaker, cue, _, _ in rows] == [("Rebels", "said"), ("the army", "denied"), ("the army", "said")]


def test_a_harm_said_not_to_follow_is_denied() -> None:
    assert [row(s)[3] for s in read("The minister said the dam would not threaten farms in Sudan.")] == ["denies"]
    assert [row(s)[3] for s in read("The mother said the boy was not threatened by anybody.")] == ["asserts"]


def test_a_headline_may_name_its_speaker_behind_a_dash() -> None:
    assert [row(s) for s in read("Blockade of the Port Won't Cause Famine – Sudanese Minister")] == [
        ("Sudanese Minister", None, ["Blockade of the Port Won't Cause Famine"], "denies"),
    ]


def test_calling_a_report_false_denies_it() -> None:
    assert [row(s)[3] for s in read("The junta called the accusations absurd.")] == ["denies"]
    assert [row(s)[3] for s in read("The spokesman has called the reports “false”.")] == ["denies"]
    assert [row(s)[3] for s in read("The spokesman has called the reports “a welcome step”.")] == ["asserts"]


def test_allegation_is_its_makers_and_whole() -> None:
    text = "The army rejected allegations by Amnesty International that its soldiers and allied fighters had killed villagers."
    assert [row(statement) for statement in read(text)] == [
        ("The army", "rejected",
         ["allegations by Amnesty International that its soldiers and allied fighters had killed villagers"], "denies"),
        ("Amnesty International", "allegations", ["its soldiers and allied fighters had killed villagers"], "accuses"),
    ]  # fmt: skip


def test_accusation_of_a_relative_clause_ends_with_it() -> None:
    rows = [row(statement) for statement in read("France, which accused Wagner of the massacre, said it wanted an inquiry.")]
    assert ("France", "accused", ["Wagner", "the massacre"], "accuses") in rows


def test_accusation_may_name_no_deed() -> None:
    rows = [row(statement) for statement in read("The rebels denied the charge and accused the Congolese army.")]
    assert rows[1] == ("The rebels", "accused", ["the Congolese army"], "accuses")


def test_claim_ends_where_it_is_called_false() -> None:
    rows = [row(statement) for statement in read("The army said reports that its planes bombed the market of Kabkabiya were false.")]
    assert (None, "reports", ["its planes bombed the market of Kabkabiya"], "asserts") in rows


def test_group_named_by_a_number_speaks() -> None:
    assert [row(s) for s in read("The M23 rejects the allegations.")] == [("The M23", "rejects", ["the allegations"], "denies")]
