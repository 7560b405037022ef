from __future__ import annotations

from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.model import Figure
from onrecord.pipeline import extract_document
from onrecord.report.ledger import ledger, wording
from tests.fuse.counted import toll, total
from tests.wars import figure, record, report


def count(**known: Any) -> Figure:
    document = report("Some 1,200 homes burnt in Kunduz.")
    return figure(document, "Some 1,200 homes", known.pop("value", 1200), **known)


def test_ledger_sets_rival_counts_side_by_side() -> None:
    document = report(
        "The ministry said 12 people were killed in Idlib. The army said 3 people were killed.",
        url="https://syria.example",
        day="2019-07-22",
    )
    rivals = [
        figure(document, "12 people", 12, party="Syria", speaker_name="ministry"),
        figure(document, "3 people", 3, party="Syria", speaker_name="army"),
    ]
    (row,) = ledger(Record.of([(document, rivals)]))
    assert (row.measure, row.population, row.party) == ("killed", "people", "Syria")
    assert [(entry.speaker, entry.value) for entry in row.entries] == [("army", 3), ("ministry", 12)]


def test_ledger_groups_in_the_order_of_the_vocabulary() -> None:
    rows = ledger(record())
    assert [(row.measure, row.population, row.party) for row in rows] == [
        ("killed", "military", "Yemen"),
        ("killed", "people", "Sudan"),
        ("displaced", "people", "Sudan"),
        ("intercepted", "drones", None),
    ]


def test_ledger_keeps_unnamed_speakers_unnamed_and_the_undated_without_a_day() -> None:
    (row,) = ledger(record(), population="military")
    assert (row.entries[0].speaker, row.entries[0].as_of, row.entries[0].source.published) == (None, None, None)


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ({"measure": "killed"}, [24, 23]),
        ({"measure": "Displaced"}, [4500]),
        ({"population": "drones"}, [20]),
        ({"party": "sud"}, [23, 4500]),
        ({"speaker": "hospital"}, [23]),
        ({"measure": "killed", "party": "nobody"}, []),
    ],
)
def test_ledger_filters_by_label_party_and_speaker(asked: dict[str, str], values: list[int]) -> None:
    assert [entry.value for row in ledger(record(), **asked) for entry in row.entries] == values


@pytest.mark.parametrize("asked", [{"measure": "dead"}, {"population": "men"}])
def test_ledger_refuses_labels_that_do_not_exist_and_lists_those_that_do(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        ledger(record(), **asked)
    assert ("killed" if "measure" in asked else "civilians") in caught.value.hint


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"bound": "exact"}, "1,200"),
        ({"bound": "at_least", "lower": 1200}, "at least 1,200"),
        ({"bound": "more_than", "lower": 1200}, "more than 1,200"),
        ({"bound": "about"}, "about 1,200"),
        ({"bound": "nearly", "upper": 1200}, "nearly 1,200"),
        ({"bound": "up_to", "upper": 1200}, "up to 1,200"),
        ({"bound": "less_than", "upper": 1200}, "fewer than 1,200"),
        ({"bound": "range", "lower": 1200, "upper": 1500}, "1,200–1,500"),
        ({"bound": "vague"}, "“Some 1,200 homes”"),
        ({"bound": "exact", "value": 1.5}, "1.5"),
        ({"bound": "exact", "value": 8_600_000_000}, "8,600,000,000"),
    ],
)
def test_wording_is_no_firmer_than_the_report(known: dict[str, Any], words: str) -> None:
    assert wording(count(**known)) == words


def test_ledger_of_an_empty_record_is_empty() -> None:
    assert ledger(Record()) == []


def test_who_denies_a_count_does_not_give_it() -> None:
    text = "Russia denied killing 19 civilians in Kharkiv. The mayor said 19 civilians were killed."
    found = extract_document(report(text))
    rows = ledger(Record.of([(found.document, found.facts)]), measure="killed")
    told = {(entry.speaker, entry.denied_by) for row in rows for entry in row.entries}
    assert told == {(None, ("Russia",)), ("mayor", ())}


def test_rows_are_series_with_scope_place_incident_and_the_range_of_what_stands() -> None:
    readings = [
        toll(9, "Rapid Support Forces", told="2024-06-15"),
        toll(54, "health ministry", told="2024-06-16", outlet="Gulf Bulletin"),
        total(9000, "health ministry", told="2024-06-15"),
    ]
    running, incident = ledger(Record.of(readings))
    assert (running.scope, running.place, running.incident) == ("cumulative", "Sudan", None)
    assert (incident.scope, incident.place, incident.day) == ("incident", "Nyala", "2024-06-14")
    assert incident.incident is not None
    assert [(found.day, found.lowest, found.highest) for found in incident.range] == [("2024-06-15", 9, 9), ("2024-06-16", 9, 54)]


def test_entries_tell_what_they_revise_and_contradict_and_from_when_they_no_longer_stand() -> None:
    readings = [
        toll(54, "Sudanese health ministry", told="2024-06-15"),
        toll(9, "Rapid Support Forces", told="2024-06-15", outlet="Gulf Bulletin"),
        toll(61, "Sudanese health ministry", told="2024-06-18"),
    ]
    (row,) = ledger(Record.of(readings))
    rebels, first, second = row.entries
    assert [against.count for against in second.revises] == ["54 (Sudanese health ministry)"]
    assert (first.ends, second.ends, rebels.ends) == ("2024-06-18", None, None)
    assert {against.count for against in rebels.contradicts} == {"54 (Sudanese health ministry)", "61 (Sudanese health ministry)"}
    assert first.voice.name and first.told == "2024-06-15"


def test_row_that_is_asked_for_by_speaker_or_place_keeps_the_range_of_the_whole_series() -> None:
    readings = [toll(9, "Rapid Support Forces", told="2024-06-15"), toll(54, "health ministry", told="2024-06-15", outlet="Gulf Bulletin")]
    (row,) = ledger(Record.of(readings), speaker="rapid", place="nya")
    assert [entry.value for entry in row.entries] == [9]
    assert [(found.lowest, found.highest) for found in row.range] == [(9, 54)]
    assert ledger(Record.of(readings), place="Marib") == []


def test_shares_are_rows_of_their_own() -> None:
    document = report("Half of the homes in Bahri were destroyed.", day="2024-06-15")
    share = figure(document, "Half", 50, unit="%", measure="destroyed", population="buildings", place="Bahri")
    (row,) = ledger(Record.of([(document, [share])]))
    assert (row.unit, row.range, [entry.unit for entry in row.entries]) == ("%", (), ["%"])
