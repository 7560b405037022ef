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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Statement of the spokesman\nDoha, 9 March 2021\n\nThe talks went on.", "2021-03-09"),
        ("Sudan's war, live\nHere is what we know on May 2, 2023.\n\nShells fell on Omdurman.", "2023-05-02"),
        ("Yemen situation report, 4 April 2022\n\nA truce came into force.", "2022-04-04"),
        ("It is day 30 of Russia's war on Ukraine.\n\nShells fell on Chernihiv on Friday.", "2022-03-25"),
    ],
)
def test_plain_statement_of_the_day_dates_the_report(text: str, day: str) -> None:
    published, _ = dated(text)
    assert (published.first, published.last, published.basis) == (day, day, "text")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KYIV, Jan 14 (Reuters) - A Russian missile tore into a block of flats in Ukraine on Saturday.", "2023-01-14"),
        ("KHARTOUM, Aug. 7 (AP) — Sudan's army shelled RSF trenches on Monday.", "2023-08-07"),
        ("KYIV, Feb 5\n\nThe war between Russia and Ukraine has entered its third year.", "2025-02-05"),
    ],
)
def test_dateline_takes_its_year_from_the_war(text: str, day: str) -> None:
    published, _ = dated(text)
    assert (published.first, published.last) == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "KYIV, Jan 14 (Reuters) - A Russian missile tore into a block of flats in Ukraine.",
        "KYIV, Jan 14 (Reuters) - A missile of Russia hit Ukraine on Saturday. Rescuers said on Monday that they had found nobody.",
        "LIMA, Jan 14 (Reuters) - The minister resigned on Saturday.",
        "KYIV, Jan 14 (Reuters) - Russia's war on Ukraine has entered its tenth month.",
        "SANAA, March 26 (AFP) - Saudi-led jets bombed Houthi camps in Yemen on Thursday.",
    ],
)
def test_dateline_without_a_sure_year_leaves_it_unknown(text: str) -> None:
    published, _ = dated(text)
    assert (published.first, published.basis) == (None, "unknown")


def test_history_with_a_place_is_no_stamp() -> None:
    published, _ = dated("The bombing of the airport\nKabul Airport Bombing, 26 August 2021\n\nThe army withdrew.")
    assert published.first is None


def test_report_is_no_older_than_what_it_tells() -> None:
    published, times = dated(
        "The war between Sudan's army and the RSF has now entered its second year. The camp was shelled on May 10, 2024. It fell on Monday."
    )
    assert (published.first, published.last, published.precision) == ("2024-05-10", "2025-04-14", "range")
    assert [t.text for t in times] == ["its second year", "May 10, 2024"] or [t.text for t in times] == ["May 10, 2024"]


def test_third_day_of_something_unnamed_dates_nothing() -> None:
    published, _ = dated("Hamas held a parade in Gaza that went into a third day. Israel watched.")
    assert published.first is None


def test_clock_at_the_head_of_a_line_is_of_the_report() -> None:
    text = (
        "It is day 300 of the war.\n\n13:20 GMT — Ukraine counts its dead since Russia invaded on February 24."
        "\n\n12:15 GMT — Shells fell on Tuesday."
    )
    _, times = dated(text)
    clocks = [t.first for t in times if "GMT" in t.text]
    assert clocks == ["2022-12-20T13:20+00:00", "2022-12-20T12:15+00:00"]
    assert next(t.first for t in times if t.text == "Tuesday") == "2022-12-20"
