"""The date of a report that carries none, from what it says of itself."""

import pytest

from tests.resolve.calendars import dated, rows


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published 3 March 2021\nShelling went on in Tigray.", "2021-03-03"),
        ("date 2024-06-11 Gunmen raided a village.", "2024-06-11"),
        ("Tuesday, 18 April 2023\nSudan's army bombed the airport.", "2023-04-18"),
        ("GOMA, Jan 27, 2025 (AFP) - M23 fighters entered the city.", "2025-01-27"),
    ],
)
def test_stamp_dates_the_report(text: str, day: str) -> None:
    published, _ = dated(text)
    assert (published.first, published.last, published.basis) == (day, day, "text")
    assert published.why


def test_known_date_stays() -> None:
    published, _ = dated("Published 3 March 2021\nShelling went on.", "2022-01-01")
    assert (published.first, published.basis) == ("2022-01-01", "metadata")


def test_day_and_count_that_agree_date_the_report() -> None:
    text = "As of March 15, the 20th day of the conflict, Ukraine said that Russia had lost 13,000 soldiers."
    published, times = dated(text)
    assert (published.first, published.last) == ("2022-03-15", "2022-03-15")
    assert [t.first for t in times] == ["2022-03-15", "2022-03-15"]
    assert "20th day" in (published.why or "") and "2022-02-24" in (published.why or "")


def test_count_with_its_weekday_dates_the_report() -> None:
    text = "Fighting rages for fifth day\nSudan's army bombed RSF camps in Khartoum on Wednesday."
    published, times = dated(text)
    assert (published.first, published.last) == ("2023-04-19", "2023-04-19")
    assert [t.first for t in times] == ["2023-04-19", "2023-04-19"]


def test_week_of_the_war_gives_no_more_than_the_week() -> None:
    text = "Russia's war in Ukraine has now entered its fourth week. Missiles hit Lviv today."
    published, times = dated(text)
    assert (published.first, published.last, published.precision) == ("2022-03-17", "2022-03-23", "range")
    assert [(t.text, t.first, t.last, t.precision) for t in times] == [
        ("its fourth week", "2022-03-17", "2022-03-23", "week"),
        ("today", "2022-03-17", "2022-03-23", "range"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "As of March 14, the 20th day of the conflict, Ukraine said that Russia had lost 13,000 soldiers.",
        "The Israeli army said that its Gaza offensive against Hamas had now entered its third day.",
        "On the third day of the war Russia shelled Kharkiv, Ukraine remembers.",
        "The war between Ukraine and Russia entered its second week. Peace came on 9 May 2031, a minister said.",
        "The conflict is in its 12th day.",
        "Shelling went on for hours in the town on Tuesday.",
    ],
)
def test_clues_that_contradict_or_fit_several_wars_leave_it_unknown(text: str) -> None:
    published, _ = dated(text)
    assert (published.first, published.basis) == (None, "unknown")


def test_times_of_an_undated_report_stay_unplaced() -> None:
    assert rows("The conflict is in its 12th day, and shells fell on Friday.") == []
