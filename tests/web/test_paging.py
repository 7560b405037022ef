"""Whoever pages through a view while the case grows gets every row that is there throughout, once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.web.paging import viewed

ROWS = st.lists(st.sampled_from("abcdefghijklmnop"), unique=True, max_size=16).map(sorted)


@given(ROWS, st.lists(ROWS, min_size=16, max_size=16), st.integers(1, 5))
def test_rows_that_are_there_throughout_come_once(first: list[str], later: list[list[str]], limit: int) -> None:
    told: list[str] = []
    cursor, rows = None, {*first}
    for more in later:
        page = viewed(sorted(rows), limit, cursor, name=str, reports=1, more=False)
        told += page.items
        cursor = page.next
        if cursor is None:
            break
        rows |= {*more}
    assert [row for row in told if row in first] == [row for row in first if cursor is None or row <= told[-1]]
    assert len(set(told)) == len(told)


def test_page_behind_a_row_that_is_gone_begins_where_it_stood() -> None:
    page = viewed("abcdef", 2, None, name=str, reports=1, more=False)
    assert viewed("acdef", 2, page.next, name=str, reports=1, more=False).items == ("d", "e")


@pytest.mark.parametrize("cursor", ("x", "7", "-1.ab", "7.", "٧.ab", "9999999999.ab"))
def test_cursor_that_is_none_is_refused(cursor: str) -> None:
    with pytest.raises(UsageError):
        viewed("abc", 2, cursor, name=str, reports=1, more=False)
