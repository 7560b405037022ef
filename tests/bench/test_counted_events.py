"""Counts tied to their events: the labels fit their texts, and the ties stay as good as they were measured."""

from __future__ import annotations

from bench.quality.counted_events import Case, Judged, cases, judged, scores


def test_every_labelled_count_stands_in_its_text() -> None:
    found = cases()
    assert len(found) >= 60
    assert all(case.text.count(case.count) >= 1 for case in found)


def test_ties_are_right_or_missing() -> None:
    precision, possible, recall = scores([judged(case) for case in cases()])
    assert precision >= 0.95
    assert possible >= 0.95
    assert recall >= 0.8


def test_scores_count_a_wrong_tie_against_precision_and_a_missing_one_against_recall() -> None:
    case = Case("Shells hit Taiz, killing two.", "two", frozenset({"hit"}))
    right, wrong, missing = Judged(case, True, True, "hit", right=True), Judged(case, True, True, "killed"), Judged(case, True, True)
    assert scores([right, wrong]) == (0.5, 0.5, 0.5)
    assert scores([right, missing]) == (1.0, 0.5, 0.5)
