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
            "Israel struck Gaza hard in the first three weeks of the war on Hamas.",
            "2024-01-15",
            ("the first three weeks of the war", "2023-10-07", "2023-10-27"),
        ),
        (
            "Yemen's ports have been calmer since the Stockholm Agreement, Houthi officials say.",
            "2019-08-20",
            ("since the Stockholm Agreement", "2018-12-13", "2018-12-13"),
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
        ("Ukraine buried its dead three days after Russia's attack.", "2024-05-01"),
        ("Ukraine held on six months and nine days into Russia's invasion.", "2022-09-02"),
        ("Sudan's army fled in the first two days of the RSF's offensive.", "2025-11-01"),
        ("Fighting between two clans continued for a sixth day in Papua.", "2024-05-01"),
    ],
)
def test_count_without_a_known_beginning_is_left_out(sentence: str, published: str) -> None:
    assert rows(sentence, published) == []


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        (
            "A month after the liberation of Kherson, Ukrainian crews still cleared Russian mines.",
            "2022-12-20",
            ("A month after the liberation of Kherson", "2022-12-11", "2022-12-11"),
        ),
        (
            "Sudan's army and the RSF have not met since the capture of El Fasher.",
            "2025-12-01",
            ("since the capture of El Fasher", "2025-10-26", "2025-10-26"),
        ),
        (
            "Israel has struck Gaza and Hamas thirty times since the ceasefire.",
            "2025-02-12",
            ("since the ceasefire", "2025-01-19", "2025-01-19"),
        ),
        (
            "Ukrainian towns face the third winter of Russia's invasion.",
            "2024-12-10",
            ("the third winter of Russia's invasion", "2024-12-01", "2025-02-28"),
        ),
        (
            "It is day 1,461 of the war between Russia and Ukraine.",
            "2026-02-23",
            ("day 1,461 of the war", "2026-02-23", "2026-02-23"),
        ),
    ],
)
def test_count_is_told_from_a_dated_event(sentence: str, published: str, expected: tuple[str, str, str]) -> None:
    assert expected in rows(sentence, published)


def test_basis_names_the_event_and_its_day() -> None:
    found = dated("A week after the fall of Bakhmut, Russian and Ukrainian guns were still.", "2023-05-30")[1]
    assert found[0].basis == "conflict-event: fall of Bakhmut (Russian invasion of Ukraine), 2023-05-20"


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody has come since the ceasefire.",
        "Russia has fired on Ukraine daily since the ceasefire collapsed in Gaza.",
    ],
)
def test_event_of_no_known_war_is_left_out(sentence: str) -> None:
    assert [row for row in rows(sentence, "2021-03-01") if "ceasefire" in row[0]] == []
