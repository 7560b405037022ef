from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.model import Event
from onrecord.report.claims import claims
from onrecord.report.disputes import disputes
from tests.fuse.test_disputes import accusation, denial, shelling
from tests.fuse.told import told
from tests.wars import figure, record, report


def test_denial_stands_beside_the_telling_of_another_report() -> None:
    (mine, denied), (theirs, killed) = denial(), accusation()
    (row,) = disputes(told([mine, theirs]))
    assert (row.kind, row.word.id, row.word.speakers) == ("denial", denied.id, ("Ethiopian government",))
    assert [(word.id, word.text, word.speakers) for word in row.against] == [(killed.id, "killed", ("the commission",))]
    assert row.against[0].source is not None
    assert row.against[0].source.document == theirs[0].id


def test_denial_of_what_nobody_else_tells_says_so() -> None:
    reading, denied = denial()
    (row,) = disputes(told([reading]))
    assert [(word.id, word.worded) for word in row.against] == [(denied.about[0], True)]


def test_rival_accounts_name_both_sides() -> None:
    (one, _), (two, _) = shelling("Russia", "Ukrainian forces"), shelling("Ukraine", "Russian forces")
    (row,) = disputes(told([one, two]), kind="rival accounts")
    assert {row.word.speakers, row.against[0].speakers} == {("Russia",), ("Ukraine",)}


def test_later_text_of_a_report_corrects_the_one_that_is_left_out() -> None:
    former = report("Shells killed 70 people in Derna, rescuers said.", url="https://libya.example/derna", day="2019-05-03")
    later = report("Shells killed 90 people in Derna, rescuers said.", url="https://libya.example/derna", day="2019-05-04")
    made = Record.of([(later, [figure(later, "90 people", 90)])], corrects={later.id: former})
    rows = disputes(made, kind="correction")
    assert {row.word.kind for row in rows} == {"document", "figure"}
    assert all(row.against[0].id == former.id for row in rows)


def test_disputes_are_found_by_kind_and_by_who_speaks_on_either_side() -> None:
    (mine, _), (theirs, _) = denial(), accusation()
    made = told([mine, theirs])
    assert len(disputes(made, speaker="commission")) == len(disputes(made, kind="denial")) == 1
    assert disputes(made, kind="counts") == disputes(made, speaker="Rwanda") == []
    with pytest.raises(UsageError):
        disputes(record(), kind="quarrel")


def test_claim_knows_its_denial_in_another_report() -> None:
    (mine, denied), (theirs, _) = denial(), accusation()
    made = told([mine, theirs])
    (claim,) = claims(made, speaker="commission")
    assert [(about.id, about.speaker, about.report) for about in claim.denied_by] == [
        (denied.id, "Ethiopian government", "https://addis.example/denial")
    ]
    (answer,) = claims(made, stance="denies")
    assert [about.report for about in answer.denies] == [None, "https://rights.example/Merawi"]
    assert all(about.trigger for about in answer.denies)
    assert any(isinstance(made.facts[about.id], Event) for about in answer.denies)
