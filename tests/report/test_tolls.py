from __future__ import annotations

from onrecord.fuse import Record
from onrecord.report.tolls import tolls
from tests.fuse.counted import count_of, toll, total


def test_claims_of_two_sides_stand_side_by_side_with_their_range() -> None:
    record = Record.of([toll(9, "the army", told="2024-06-15"), toll(40, "the hospital", told="2024-06-15", outlet="Gulf Bulletin")])
    (found,) = tolls(record)
    assert [(claim.speaker, claim.wording, claim.disputed) for claim in found.claims] == [
        ("the hospital", "40", True),
        ("the army", "9", True),
    ]
    assert (found.lowest, found.highest, found.counts) == (9, 40, 2)


def test_revised_count_stands_no_longer() -> None:
    record = Record.of([toll(9, "the hospital", told="2024-06-15"), toll(14, "the hospital", told="2024-06-18")])
    (found,) = tolls(record)
    assert [claim.wording for claim in found.claims] == ["14"]
    assert (found.lowest, found.highest, found.counts) == (14, 14, 2)


def test_series_that_most_is_told_of_comes_first() -> None:
    few = total(15000, "the UN", told="2024-05-01")
    many = [toll(9, "the army", told="2024-06-15"), toll(40, "the hospital", told="2024-06-15", outlet="Gulf Bulletin")]
    assert [found.counts for found in tolls(Record.of([few, *many]))] == [2, 1]
    assert len(tolls(Record.of([few, *many]), most=1)) == 1


def test_only_series_with_a_fitting_figure_are_told() -> None:
    one, other = toll(9, "the army", told="2024-06-15"), total(15000, "the UN", told="2024-05-01")
    found = tolls(Record.of([one, other]), fitting=frozenset({count_of(other).id}))
    assert [toll.scope for toll in found] == ["cumulative"]


def test_what_counts_things_is_no_toll() -> None:
    assert tolls(Record.of([total(38, "the air force", told="2024-05-01", measure="launched", how="counted")])) == []
