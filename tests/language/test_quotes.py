"""Quotations under every kind of mark, and apostrophes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.quotes import find_quotes


def insides(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We can’t stay,’ the miners’ chief said. ‘It’s over.’", ["We can’t stay,", "It’s over."]),
        ("'They came at night,' said Aisha. 'We hid.'", ["They came at night,", "We hid."]),
        ("``It was no mistake,'' Mr. Diallo said.", ["It was no mistake,"]),
        ("''It was no mistake,'' Mr. Diallo said.", ["It was no mistake,"]),
        ("She heard “people shout ‘get out’ at him” and ran.", ["people shout ‘get out’ at him"]),
        ("the rebels' camp, the soldiers' pay and the '90s", []),
        ("It’s the army’s view and the generals’ too.", []),
        ("He wrote 'a line and 'another and 'a third that nobody closed.", []),
    ],
)
def test_quotation_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert insides(text) == expected


def test_double_mark_left_open_goes_on_in_the_next_paragraph() -> None:
    first, second = find_quotes("“We hid in the school.\n“Then they came,” she said.")
    assert first.continued and not second.continued


@given(st.text(alphabet="ab ,.‘’'\"“”`\n", max_size=60))
def test_quotations_never_overlap_nor_leave_the_text(text: str) -> None:
    last = 0
    for quote in find_quotes(text):
        assert last <= quote.start < quote.end <= len(text)
        last = quote.end
