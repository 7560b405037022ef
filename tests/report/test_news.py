from __future__ import annotations

from onrecord.report.news import news
from tests.across import record
from tests.five_wars import DENIED, GROWN, MARKET, SHELLED, SUDAN


def test_new_incident_is_told_from_one_that_is_told_again() -> None:
    found = {one.change.kind for one in news(record((SHELLED, MARKET)), {MARKET.document.id})}
    assert found == {"new"}
    again = news(record(SUDAN), {GROWN.document.id})
    assert "retold" in {one.change.kind for one in again}
    assert all(one.change.documents == (GROWN.document.id,) for one in again)


def test_denial_and_revision_come_before_what_is_new() -> None:
    found = [one.change.kind for one in news(record(SUDAN), {GROWN.document.id, DENIED.document.id})]
    assert {"denied", "revised"} <= set(found)
    assert found.index("denied") < found.index("revised") < max(at for at, kind in enumerate(found) if kind in ("new", "retold"))


def test_every_change_has_its_sentence() -> None:
    for one in news(record(SUDAN), {report.document.id for report in SUDAN}):
        assert one.sources
        assert one.subject


def test_reports_that_were_there_before_bring_nothing() -> None:
    assert news(record(SUDAN), set()) == []
