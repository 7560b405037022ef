"""Days, weeks and years of a war."""

import pytest

from tests.resolve.calendars import dated, rows


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        (
            "Ukraine's army held on as Russia's invasion entered its fifth day.",
            "2022-02-28",
            ("its fifth day", "2022-02-28", "2022-02-28"),
        ),
        (
            "It was the 50th day of the war between Israel and Hamas in Gaza.",
            "2023-11-26",
            ("the 50th day of the war", "2023-11-25", "2023-11-25"),
        ),
        (
            "Day 20 of the war between Israel and Hamas in Gaza brought no truce.",
            "2014-07-27",
            ("Day 20 of the war", "2014-07-27", "2014-07-27"),
        ),
        (
            "Sudan's war between the army and the RSF is now in its third week.",
            "2023-05-01",
            ("its third week", "2023-04-29", "2023-05-05"),
        ),
        (
            "Nine days into the war Iranian missiles again hit Israel.",
            "2025-06-21",
            ("Nine days into the war", "2025-06-21", "2025-06-21"),
        ),
        (
            "Syrian rebels and Assad's army marked the second anniversary of the uprising in Aleppo.",
            "2013-03-15",
            ("the second anniversary of the uprising", "2013-03-15", "2013-03-15"),
        ),
        (
            "Two months after the invasion began, Kyiv counted its Russian prisoners.",
            "2022-05-01",
            ("Two months after the invasion began", "2022-04-24", "2022-04-24"),
        ),
    ],
)
def test_count_is_told_from_the_war_that_the_report_is_about(sentence: str, published: str, expected: tuple[str, str, str]) -> None:
    assert expected in rows(sentence, published)


def test_basis_names_the_war_and_its_first_day() -> None:
    found = dated("The Israel-Hamas war in Gaza entered its 30th day.", "2023-11-05")[1]
    assert found[0].basis == "conflict-day: Gaza war (2023), day 1 = 2023-10-07"


def test_beginning_that_the_report_states_comes_first() -> None:
    text = "Fighting in the hills erupted on May 3, 2019. On the fourth day of the fighting the road was cut."
    assert rows(text, "2019-05-07")[1] == ("the fourth day of the fighting", "2019-05-06", "2019-05-06")


def test_beginning_without_a_year_is_the_wars() -> None:
    text = "Russia has lost many tanks in Ukraine since the war began on February 24, the Kyiv ministry said."
    assert rows(text, "2023-08-01") == [("February 24", "2022-02-24", "2022-02-24")]


@pytest.mark.parametrize(
    ("sentence", "published"),
    [
        ("On the 12th day of the siege the wells ran dry.", "2024-05-01"),
        ("The summit in Geneva entered its second day.", "2024-05-01"),
        ("The war has entered its ninth day.", "2024-05-01"),
        ("Nurses went on strike for a third consecutive day.", "2022-02-26"),
        ("Fighting between two clans continued for a sixth day in Papua.", "2024-05-01"),
    ],
)
def test_count_without_a_known_beginning_is_left_out(sentence: str, published: str) -> None:
    assert rows(sentence, published) == []
