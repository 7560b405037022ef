from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.report.claims import claims, denials
from tests.wars import record, report, statement


def test_denial_stands_beside_what_it_denies() -> None:
    (denial,) = denials(record())
    assert denial.speaker == "Rapid Support Forces"
    assert [(about.kind, about.speaker) for about in denial.denies] == [("statement", "Nyala hospital"), ("event", None)]
    assert denial.denies[0].text == "23 people were killed when shells hit the camp on Friday"
    assert denial.denies[1].trigger == "shells hit"
    assert denial.denies[1].text.startswith("The Nyala hospital said")


def test_claim_names_who_denies_it() -> None:
    (claim,) = claims(record(), speaker="nyala")
    assert [(about.speaker, about.text) for about in claim.denied_by] == [("Rapid Support Forces", "shelling the camp")]
    assert claim.denies == ()


def test_claims_run_by_speaker_and_keep_the_unnamed_for_the_end() -> None:
    assert [claim.speaker for claim in claims(record())] == ["Nyala hospital", "Rapid Support Forces", "Ukrainian air force", None]


def test_claims_filter_by_stance_whatever_the_case() -> None:
    assert [claim.content for claim in claims(record(), stance="Cannot_Verify")] == ["The claim"]
    with pytest.raises(UsageError) as caught:
        claims(record(), stance="lies")
    assert "denies" in caught.value.hint


def test_claim_in_two_parts_is_joined_by_an_ellipsis() -> None:
    document = report("“We will stay,” the mayor of Goma said, “until it is over.”")
    said = statement(document, "We will stay", speaker="mayor of Goma")
    rest = statement(document, "until it is over", speaker=None).content
    made = Record.of([(document, [said.model_copy(update={"content": (*said.content, *rest)})])])
    assert claims(made)[0].content == "We will stay … until it is over"


def test_denial_of_a_fact_that_is_not_in_the_record_denies_nothing_known() -> None:
    document = report("The junta denied the raid.")
    denied = statement(document, "the raid", speaker="junta", stance="denies", about=("Sgone-1",))
    (claim,) = claims(Record.of([(document, [denied])]))
    assert claim.denies == ()
