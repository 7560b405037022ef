from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.report.incidents import Happened, happened
from tests.fuse.test_incidents import denial, strike
from tests.fuse.told import told
from tests.wars import event, figure, record, report


def disputed() -> list[Happened]:
    (one, a), (two, b), (three, _) = strike("Meridian"), denial("Zenith", "The air force"), strike("Nadir", day="2024-06-01")
    later = [fact.model_copy(update={"first": "2024-06-01", "last": "2024-06-01"}) if fact.kind == "event" else fact for fact in three[1]]
    return happened(told([one, two, (three[0], later)], [a, b]))


def test_what_sources_part_on_comes_first() -> None:
    assert [row.status for row in disputed()] == ["disputed", "reported"]


def test_incident_tells_who_denies_it_and_in_which_words() -> None:
    row = disputed()[0]
    assert [(denied.speaker, denied.content) for denied in row.denials] == [("The air force", "hitting the clinic in Kutum")]
    assert row.why == "denied by The air force"
    assert row.when == "2024-05-02"


def test_every_telling_comes_with_its_sentence_and_whether_it_asserts() -> None:
    tellings = disputed()[0].tellings
    assert {(telling.trigger, telling.asserted) for telling in tellings} == {("hit", True), ("hitting", False)}
    assert {telling.source.sentence for telling in tellings} >= {"A strike hit the clinic in Kutum on Thursday."}


def test_tolls_stand_side_by_side_with_who_gives_them() -> None:
    document = report("Shells hit the camp. The army counted 3 dead. Medics counted 23 dead.")
    hit = event(document, "hit")
    low = figure(document, "3 dead", 3, event=hit.id, speaker_name="army")
    high = figure(document, "23 dead", 23, event=hit.id, speaker_name="Medics")
    (row,) = happened(told([(document, [hit, low, high])]))
    assert [(toll.wording, toll.speaker) for toll in row.tolls] == [("3", "army"), ("23", "Medics")]


def test_incidents_are_found_by_type_actor_place_days_and_status() -> None:
    assert [row.type for row in happened(record(), type="intercept")] == ["INTERCEPT"]
    assert {row.targets for row in happened(record(), actor="depot")} == {("depot",)}
    assert {row.when for row in happened(record(), since="2024-06-01")} == {"2024-06-14"}
    assert {row.when for row in happened(record(), until="2024-04-01")} == {"2024-03-03"}
    assert happened(record(), place="Atlantis") == []
    assert {row.status for row in happened(record(), status="disputed")} == {"disputed"}


@pytest.mark.parametrize("asked", [{"type": "WAR"}, {"status": "true"}, {"since": "May"}])
def test_label_or_day_that_does_not_exist_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        happened(record(), **asked)
