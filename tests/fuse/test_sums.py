"""Whether the parts of a count add up to it: shown, never corrected."""

from __future__ import annotations

import pytest

from onrecord.fuse import Record
from onrecord.pipeline import extract_document
from onrecord.report.ledger import arithmetic, ledger
from tests.wars import report


def notes(text: str) -> list[tuple[float, str]]:
    found = extract_document(report(text, day="2024-05-10"))
    record = Record.of([(found.document, found.facts)])
    return [(entry.value, note) for row in ledger(record) for entry in row.entries if (note := arithmetic(entry)) is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UN counted 3,527 casualties: 1,430 killed and 2,097 injured.", [(3527, "parts add up to 3,527")]),
        ("Of the 3,527 casualties recorded, 1,430 were killed and 1,970 injured.", [(3527, "parts add up to 3,400, not 3,527")]),
        ("The raids killed five people: two in Taiz and three in Marib.", [(5, "parts add up to 5")]),
        ("The raids killed six people: two in Taiz and three in Marib.", [(6, "parts add up to 5, not 6")]),
        ("The strike killed 12 people, including eight women and seven children.", [(12, "parts add up to 15, more than 12")]),
        ("The hospital recorded 1,430 killed and 2,097 injured of 3,527.", [(3527, "parts add up to 3,527")]),
        ("Half of the 300 residents were evacuated.", [(50, "that is 150")]),
    ],
)
def test_parts_that_add_up_or_do_not_are_told(text: str, expected: list[tuple[float, str]]) -> None:
    assert notes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The strike killed 12 people, including four children and two medics.",
        "The strike killed 12 people, including 10 civilians and four women.",
        "Gunners shot down 21 of 24 drones.",
        "The raids killed at least 40 people, 13 of them children.",
        "The raids killed about 40 people: 12 in Taiz and 13 in Marib.",
        "Two people were killed in Myawaddy and three in Loikaw.",
    ],
)
def test_sample_of_a_whole_and_what_is_no_part_need_not_add_up(text: str) -> None:
    assert notes(text) == []
