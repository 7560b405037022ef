from __future__ import annotations

import itertools

import pytest

from onrecord.errors import NotFound, UsageError
from onrecord.model import position
from onrecord.report.reader import covered, documents, gist, reading
from tests.wars import record, sudan, wars


def test_reports_are_listed_by_date_with_the_undated_last() -> None:
    assert [row.published.first for row in documents(record())] == ["2024-03-04", "2024-06-15", None]
    assert [row.facts for row in documents(record())] == [5, 7, 4]


def test_report_is_found_by_id_url_or_a_start_of_its_id() -> None:
    document, found = sudan()
    for key in (document.id, document.id[:6], "https://sudan.example/camp"):
        opened = reading(record(), key)
        assert opened.document == document
        assert len(opened.marks) == len(found)


def test_unknown_report_is_not_found_and_a_start_that_fits_several_is_refused() -> None:
    with pytest.raises(NotFound):
        reading(record(), "https://nowhere.example")
    with pytest.raises(UsageError):
        reading(record(), "d")


def test_marks_follow_the_text() -> None:
    marks = reading(record(), sudan()[0].id).marks
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)


def test_covered_stretches_do_not_overlap() -> None:
    for document, _ in wars():
        stretches = covered(reading(record(), document.id).marks, ("place", "event", "figure", "entity"))
        assert stretches
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(stretches))


def test_gist_names_the_fact_and_no_more_than_it_holds() -> None:
    gists = {gist(fact) for _, found in wars() for fact in sorted(found, key=position)}
    assert "Nyala = Nyala, SD (12.050, 24.880 ± 6 km)" in gists
    assert "Vilne = Vilne, UA (not placed)" in gists
    assert "23 people = killed, people of Sudan; says Nyala hospital" in gists
    assert "Dozens of fighters = killed, military of Yemen; says not stated" in gists
    assert "not stated cannot_verify: The claim" in gists
    assert "ASSAULT “attack”: Ukraine → depot (planned)" in gists
