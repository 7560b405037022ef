"""What is new between two moments, in records put together by hand."""

from __future__ import annotations

from onrecord.fuse import Record
from onrecord.fuse.changes import changes
from onrecord.report.changes import changed
from tests.wars import Reading, event, figure, place, report, statement, sudan, ukraine, wars


def denial() -> Reading:
    """A later report: the paramilitary denies the shelling that Sudan's report tells."""
    document = report("The paramilitary denied on Monday that it had shelled the camp near Nyala.", day="2024-06-17")
    nyala = place(
        document, "Nyala", country="SD", lat=12.05, lon=24.88, place_kind="city", precision="city", radius_km=6.0, geonames=365763
    )
    hit = event(document, "shelled", against=["camp"], at=[nyala], first="2024-06-14", last="2024-06-14", modality="denied")
    said = statement(document, "it had shelled the camp near Nyala", speaker="Rapid Support Forces", stance="denies", about=(hit.id,))
    return document, [nyala, said, hit]


def toll(day: str, dead: int) -> Reading:
    document = report(f"The Marib hospital said {dead} people were killed in Marib on 1 June.", day=day)
    marib = place(document, "Marib", country="YE", lat=15.46, lon=45.33, place_kind="city", precision="city", radius_km=5.0, geonames=78428)
    killed = figure(
        document, f"{dead} people", dead, lower=dead, upper=dead, party="Yemen", speaker_name="Marib hospital", as_of="2024-06-01",
        scope="incident", place="Marib", place_id=marib.id,
    )  # fmt: skip
    return document, [marib, killed]


def test_nothing_has_changed_between_a_record_and_itself() -> None:
    assert changes(Record.of(wars()), Record.of(wars())) == []


def test_an_incident_that_nobody_had_told_of_is_new() -> None:
    found = changes(Record.of([sudan()]), Record.of([sudan(), ukraine()]))
    new = [change for change in found if change.kind == "new"]
    assert new
    assert {document for change in new for document in change.documents} == {ukraine()[0].id}


def test_a_later_count_by_the_same_speaker_is_a_revision() -> None:
    before, after = Record.of([toll("2024-06-02", 11)]), Record.of([toll("2024-06-02", 11), toll("2024-06-03", 14)])
    revised = [change for change in changes(before, after) if change.kind == "revised"]
    assert len(revised) == 1
    assert after.facts[revised[0].by or ""].value == 14  # type: ignore[union-attr]
    told = next(one for one in changed(before, after) if one.change.kind == "revised")
    assert [source.sentence for source in told.sources] == [
        f"The Marib hospital said {dead} people were killed in Marib on 1 June." for dead in (14, 11)
    ]


def test_a_denial_in_a_later_report_is_a_change() -> None:
    before, after = Record.of([sudan()]), Record.of([sudan(), denial()])
    assert any(change.kind == "denied" and denial()[0].id in change.documents for change in changes(before, after))


def test_a_report_that_a_later_text_replaced_is_retracted() -> None:
    former, later = toll("2024-06-02", 11), toll("2024-06-03", 14)
    before, after = Record.of([former]), Record.of([later], corrects={later[0].id: former[0]})
    retracted = [change for change in changed(before, after) if change.change.kind == "retracted"]
    assert (later[0].id, former[0].id) in [(one.change.by, one.change.about) for one in retracted]
    assert any(one.subject == former[0].label for one in retracted)
