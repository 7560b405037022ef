"""Series of counts: which counts belong together, what stands on each day, which number a policy picks."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.fuse.counts import Series, chosen, policies, policy, relations, series
from onrecord.pipeline import extract_document
from tests.fuse.counted import MARIB, count_of, toll, total
from tests.wars import Reading, report


def only(*readings: Reading) -> Series:
    (found,) = series(Record.of(readings))
    return found


def running(*readings: Reading) -> list[tuple[Any, ...]]:
    return [(found.day, found.lowest, found.highest) for found in only(*readings).ranges]


def test_claims_of_rivals_stand_side_by_side_and_nothing_is_summed() -> None:
    readings = [
        toll(9, "Rapid Support Forces", told="2024-06-15"),
        toll(54, "health ministry", told="2024-06-16", outlet="Gulf Bulletin"),
        toll(61, "health ministry", told="2024-06-18"),
    ]
    assert running(*readings) == [("2024-06-15", 9, 9), ("2024-06-16", 9, 54), ("2024-06-18", 9, 61)]


def test_claim_stands_until_its_own_speaker_revises_it() -> None:
    readings = [toll(40, "police", told="2024-06-15"), toll(12, "hospital", told="2024-06-15"), toll(34, "police", told="2024-06-18")]
    found = only(*readings)
    assert [(point.claimant, point.told, point.ends) for point in found.points if point.ends] == [("police", "2024-06-15", "2024-06-18")]
    assert running(*readings) == [("2024-06-15", 12, 40), ("2024-06-18", 12, 34)]


def test_what_is_given_again_ends_with_the_revision_of_the_last_time() -> None:
    readings = [toll(12, "police", told=f"2024-06-{day}") for day in (15, 16, 17)]
    readings.append(toll(19, "police", told="2024-06-18"))
    assert running(*readings) == [("2024-06-15", 12, 12), ("2024-06-18", 19, 19)]


def test_each_point_knows_its_speaker_its_first_voice_and_what_it_revises() -> None:
    first, second = toll(12, "police", told="2024-06-15"), toll(19, "police", told="2024-06-17", outlet="Gulf Bulletin")
    found = only(first, second)
    assert (found.measure, found.scope, found.place, found.day) == ("killed", "incident", "Nyala", "2024-06-14")
    point = found.points[1]
    assert (point.claimant, point.named) == ("police", True)
    assert point.voice.id
    assert [(against.figure, against.count) for against in point.revises] == [(count_of(first).id, "12 (police)")]
    assert [against.figure for against in found.points[0].revised_by] == [count_of(second).id]


def test_towns_days_and_scopes_are_series_of_their_own() -> None:
    readings = [
        toll(12, "police", told="2024-06-15"),
        toll(3, "police", told="2024-06-15", town="Marib", where=MARIB),
        toll(4, "police", told="2024-08-02", day="2024-08-01"),
        total(9000, "health ministry", told="2024-06-15"),
    ]
    assert sorted((found.scope or "", found.place or "", found.day or "") for found in series(Record.of(readings))) == [
        ("cumulative", "Sudan", ""),
        ("incident", "Marib", "2024-06-14"),
        ("incident", "Nyala", "2024-06-14"),
        ("incident", "Nyala", "2024-08-01"),
    ]


def test_totals_since_different_days_are_ranged_apart() -> None:
    readings = [
        total(3558, "health ministry", told="2024-11-20", since="2023-10-08"),
        total(2700, "cabinet", told="2024-11-20", since="2024-09-23", outlet="Gulf Bulletin"),
    ]
    assert {(found.since, found.lowest, found.highest) for found in only(*readings).ranges} == {
        ("2023-10-08", 3558, 3558), ("2024-09-23", 2700, 2700),
    }  # fmt: skip


def test_vague_counts_are_in_the_series_but_not_in_its_range() -> None:
    readings = [
        toll(24, "witnesses", told="2024-06-15", bound="vague", lower=None, upper=None),
        toll(31, "hospital", told="2024-06-15", outlet="Gulf Bulletin"),
    ]
    assert len(only(*readings).points) == 2
    assert running(*readings) == [("2024-06-15", 31, 31)]


def test_figure_that_a_correction_takes_back_stands_no_longer() -> None:
    text = (
        "The shelling of Nyala on Friday killed 44 people, the governor said. Correction: An earlier version of this story said that 54"
        " people were killed."
    )
    found = extract_document(report(text, day="2024-06-15"))
    points = [point for one in series(Record.of([(found.document, list(found.facts))])) for point in one.points]
    values = {found.document.text[slice(*_span(found, point.figure))]: point.stands for point in points}
    assert values == {"44 people": True, "54 people": False}


def _span(found: Any, key: str) -> tuple[int, int]:
    fact = next(fact for fact in found.facts if fact.id == key)
    return fact.start, fact.end


def the_war() -> list[Reading]:
    """Two incidents and a total, told by several outlets and sides over a week."""
    return [
        toll(9, "Rapid Support Forces", told="2024-06-15"),
        toll(54, "Sudanese health ministry", told="2024-06-15", outlet="Gulf Bulletin"),
        toll(61, "health ministry", told="2024-06-18"),
        toll(11, told="2024-06-16"),
        toll(17, told="2024-06-17", outlet="Gulf Bulletin"),
        toll(3, "police", told="2024-06-15", town="Marib", where=MARIB),
        toll(5, "police", told="2024-06-16", town="Marib", where=MARIB, outlet="Gulf Bulletin"),
        total(9000, "health ministry", told="2024-06-15"),
        total(9400, "health ministry", told="2024-06-20"),
        total(15_000, "Sudan Doctors Network", told="2024-06-20", outlet="Gulf Bulletin"),
    ]


@settings(max_examples=25, deadline=None)
@given(st.permutations(the_war()), st.randoms(use_true_random=False))
def test_no_series_or_relation_depends_on_the_order_of_reports_or_facts(readings: list[Reading], chance: Random) -> None:
    made, shuffled = Record.of(the_war()), Record.of((document, chance.sample(facts, len(facts))) for document, facts in readings)
    assert series(shuffled) == series(made)
    assert relations(shuffled) == relations(made)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        (None, 9, "Rapid Support Forces: the lowest of 2 standing with a named speaker"),
        ("highest", 54, "health ministry: the highest of 3 standing"),
        ("latest", 54, "health ministry: the latest of 3 standing"),
    ],
)
def test_policy_picks_one_number_and_says_why(name: str | None, value: int, why: str) -> None:
    readings = [
        toll(7, told="2024-06-14", outlet="Gulf Bulletin"),
        toll(9, "Rapid Support Forces", told="2024-06-15"),
        toll(54, "health ministry", told="2024-06-16"),
    ]
    record = Record.of(readings)
    (found,) = series(record)
    choice = chosen(record, found, policy(name))
    assert (choice.value, choice.why) == (value, why)
    assert choice.policy == f"{name or 'lowest-attributed'}@1"


def test_policy_may_put_a_named_speaker_first() -> None:
    record = Record.of([
        total(15_000, "Sudan Doctors Network", told="2024-06-15"),
        total(20_000, "United Nations", told="2024-06-15", outlet="Gulf Bulletin"),
    ])  # fmt: skip
    (found,) = series(record)
    assert chosen(record, found, policy("un-first")).value == 20_000
    assert chosen(record, found, policy()).value == 15_000


def test_policy_without_a_named_speaker_says_so() -> None:
    record = Record.of([toll(7, told="2024-06-14")])
    (found,) = series(record)
    assert "none with a named speaker" in chosen(record, found, policy()).why


def test_policies_are_read_from_a_file_of_ones_own(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[desk]\nversion = 3\nchoose = "highest"\n[desk.measures.displaced]\nchoose = "latest"\n', encoding="utf-8")
    found = policy(path=mine)
    assert (found.label, found.of("killed").choose, found.of("displaced").choose) == ("desk@3", "highest", "latest")
    assert next(iter(policies())) == "lowest-attributed"


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", '[desk]\nversion = 1\nchoose = "middle"\n', 'default = "other"\n[desk]\nversion = 1\nchoose = "lowest"\n', "a = 1"],
)
def test_file_that_holds_no_policy_is_refused(tmp_path: Path, text: str) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        policies(mine)


@pytest.mark.parametrize(
    "told",
    (
        b"\xff\xfe",
        b"default = [1]\n[a]\nversion = 1\nchoose = 'lowest'",
        b"[a]\nversion = 1\nchoose = 'lowest'\n[a.measures.kiled]\nchoose = 'lowest'",
        b"[a]\nversion = 1\nchoose = 'lowest'\natributed = true",
    ),
)
def test_file_that_holds_no_policies_is_refused(tmp_path: Path, told: bytes) -> None:
    mine = tmp_path / "policies.toml"
    mine.write_bytes(told)
    with pytest.raises(UsageError, match=r"policies\.toml"):
        policies(mine)


def test_unknown_policy_is_refused_and_those_that_exist_are_listed() -> None:
    with pytest.raises(UsageError) as caught:
        policy("middle")
    assert "lowest-attributed" in caught.value.hint


def test_running_totals_of_one_side_are_side_by_side_whether_or_not_they_name_the_country() -> None:
    texts = {
        "2023-05-02": "The United Nations said 604 civilians had been killed in Sudan since 15 April.",
        "2023-06-20": "More than 1,100 Sudanese civilians have been killed since 15 April, according to the health ministry.",
    }
    found = [extract_document(report(text, day=day)) for day, text in texts.items()]
    record = Record.of((one.document, list(one.facts)) for one in found)
    (row,) = [one for one in series(record) if one.measure == "killed"]
    assert [(point.claimant, point.stands) for point in row.points] == [("United Nations", True), ("health ministry", True)]
    assert [(relation.type, relation.why) for relation in relations(record)] == [("not_comparable", "as of 2023-06-20 vs as of 2023-05-02")]
