"""The bench of happenings: its rules of retelling, its measure, its pairs."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from bench.quality.incidents import PAIRS, b_cubed, clusters, countries
from bench.quality.retelling import (
    active,
    cause_first,
    fewer_clauses,
    other_place,
    past,
    retold,
    round_about,
    said_behind,
    toll_first,
    weekday,
)


def test_retelling_turns_the_voice() -> None:
    assert active("Nine miners are killed in an ambush near Kolwezi, Congo.") is None
    told = active("At least nine workers are killed and two others are injured in an ambush near Kolwezi, Congo.")
    assert told == "An ambush near Kolwezi, Congo killed at least nine workers and wounded two others."


def test_retelling_puts_cause_or_toll_first() -> None:
    assert cause_first("Six people are killed when gunmen raid a mine.") == "Gunmen raid a mine, leaving six people dead."
    assert toll_first("A drone hits a bus in Loikaw, killing six people.") == "Six people died as a drone hits a bus in Loikaw."


def test_retelling_moves_the_one_who_says_it() -> None:
    assert said_behind("According to the mayor, shells hit the port.") == "Shells hit the port, the mayor said."
    assert said_behind("Houthi media says it has sunk a ship.") == "Houthi media has sunk a ship, it said."


def test_retelling_changes_tense_but_no_nouns() -> None:
    assert past("Rebels attack a base after air strikes, and the army says it is safe.") == (
        "Rebels attacked a base after air strikes, and the army said it was safe."
    )


def test_retelling_loses_clauses_rounds_tolls_and_moves_places() -> None:
    assert fewer_clauses("A mine, which was laid in May, went off.") == "A mine went off."
    assert round_about("At least 12 people died.") == "12 people died."
    assert round_about("A blast killed 12 people.") == "A blast killed at least 12 people."
    assert other_place("Clashes erupt in Djibo, Soum Province, Burkina.") == "Clashes erupt in Djibo in Soum Province."


def test_retelling_names_the_weekday() -> None:
    assert weekday("Shells hit the port, killing two people.", date(2024, 5, 7)) == "Shells hit the port on Tuesday, killing two people."


def test_paragraph_that_no_rule_turns_is_not_told_again() -> None:
    assert retold("Talks stall.", date(2024, 5, 7)) is None


def test_countries_of_a_paragraph_are_named_or_their_people_are() -> None:
    assert countries("Sudanese troops fled to Chad.") == {"SD", "TD"}


def test_b_cubed_counts_what_each_report_shares_with_its_cluster() -> None:
    gold = {"a": "x", "b": "x", "c": "y"}
    apart = clusters(gold, [])
    assert b_cubed(apart, gold, gold) == pytest.approx((1.0, 2 / 3))
    together = clusters(gold, [("a", "b"), ("b", "c")])
    assert b_cubed(together, gold, gold) == pytest.approx((5 / 9, 1.0))


def test_free_tellings_are_of_many_wars_and_some_are_held_out() -> None:
    with PAIRS.open(encoding="utf-8") as lines:
        told = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len({row["war"] for row in told}) >= 8
    for part in ("held out", "developed on"):
        kinds = {row["kind"] for row in told if row["set"] == part}
        assert "same" in kinds and len(kinds) == 4
