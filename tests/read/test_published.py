"""Publication dates from metadata and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.read.published import published_from_metadata, published_from_user


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("2021-11-05", "2021-11-05", "2021-11-05", "day"),
        ("20211105", "2021-11-05", "2021-11-05", "day"),
        ("2021/11/5", "2021-11-05", "2021-11-05", "day"),
        ("2021-11", "2021-11-01", "2021-11-30", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("2021-11-05T14:31:20Z", "2021-11-05T14:31+00:00", "2021-11-05T14:31+00:00", "minute"),
        ("2021-11-05T14:31:20.123+03:00", "2021-11-05T14:31+03:00", "2021-11-05T14:31+03:00", "minute"),
        ("2021-11-05 14:31", "2021-11-05T14:31", "2021-11-05T14:31", "minute"),
        ("2021-11-05 14:31:00 UTC", "2021-11-05T14:31+00:00", "2021-11-05T14:31+00:00", "minute"),
        ("20211105T143120Z", "2021-11-05T14:31+00:00", "2021-11-05T14:31+00:00", "minute"),
        ("2021-11-05T00:00:00Z", "2021-11-05", "2021-11-05", "day"),
        ("Fri, 05 Nov 2021 14:31:20 +0300", "2021-11-05T14:31+03:00", "2021-11-05T14:31+03:00", "minute"),
        ("5 November 2021", "2021-11-05", "2021-11-05", "day"),
        ("Nov. 5, 2021", "2021-11-05", "2021-11-05", "day"),
        ("Friday, November 5th, 2021 at 10:15 am", "2021-11-05", "2021-11-05", "day"),
        (1636122680, "2021-11-05T14:31+00:00", "2021-11-05T14:31+00:00", "minute"),
        (1636122680000, "2021-11-05T14:31+00:00", "2021-11-05T14:31+00:00", "minute"),
    ],
)
def test_metadata_dates_are_read_no_finer_than_they_are(words: object, first: str, last: str, precision: str) -> None:
    published = published_from_metadata(words)
    assert (published.first, published.last, published.precision, published.basis) == (first, last, precision, "metadata")


@pytest.mark.parametrize(
    "words", ["yesterday", "05/03/2022", "2022-13-45", "0000-00-00", "1970-01-01T00:00:00Z", 7, True, ["2022"], "32 May 2022"]
)
def test_nonsense_is_unknown_and_says_so(words: object) -> None:
    published = published_from_metadata(words)
    assert (published.first, published.basis) == (None, "unknown")
    assert published.why
    assert "no date" in published.why


def test_no_metadata_is_unknown_without_ado() -> None:
    assert published_from_metadata(None).why is None


def test_an_interval_by_hand_is_kept() -> None:
    published = published_from_user("2021-11-05/2021-11-07")
    assert (published.first, published.last, published.precision, published.basis) == ("2021-11-05", "2021-11-07", "range", "user")
    assert published_from_user("2021-11-05/2021-11-05").precision == "day"
    assert published_from_user("2021-11/2021-12").last == "2021-12-31"


@pytest.mark.parametrize("words", ["soon", "2021-11-07/2021-11-05", "a/b/c", "/", "2021-11-05/", "5 November 2021"])
def test_what_is_no_date_by_hand_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        published_from_user(words)


@given(st.text() | st.integers() | st.floats() | st.none() | st.booleans() | st.lists(st.text()))
def test_any_metadata_is_survived(value: object) -> None:
    published = published_from_metadata(value)
    assert (published.first is None) == (published.basis == "unknown")
