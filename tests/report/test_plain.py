from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.plain import one_line, plain, quoted


@given(st.text(alphabet=st.characters()))
def test_plain_text_keeps_its_length_and_its_lines(text: str) -> None:
    made = plain(text)
    assert len(made) == len(text)
    assert plain(made) == made
    assert made.count("\n") == text.count("\n")
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We hold Sloviansk.", "“We hold Sloviansk.”"),
        ("“We hold Sloviansk.”", "“We hold Sloviansk.”"),
        ('"We hold Sloviansk."', "“We hold Sloviansk.”"),
        ("“We stay,” he said, “and fight.”", "““We stay,” he said, “and fight.””"),
        ("", "“”"),
        ('"', '“"”'),
    ],
)
def test_quotation_marks_are_not_doubled(text: str, shown: str) -> None:
    assert quoted(text) == shown
