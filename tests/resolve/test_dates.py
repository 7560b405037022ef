"""Calendar expressions placed by the date of the report, its tense, its posts and its narrative."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Post
from tests.resolve.calendars import dated, rows


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The depot burnt down on 14 May 2023.", ("14 May 2023", "2023-05-14", "2023-05-14")),
        ("The truce was signed on the 3rd of March, 2020.", ("the 3rd of March, 2020", "2020-03-03", "2020-03-03")),
        ("Guns fell silent on 2025-01-19 at last.", ("2025-01-19", "2025-01-19", "2025-01-19")),
        ("The order dates from 25/11/2024.", ("25/11/2024", "2024-11-25", "2024-11-25")),
        ("Fighting raged in Aden from July 4 to 9, 2015.", ("July 4 to 9, 2015", "2015-07-04", "2015-07-09")),
        ("Villages were burnt on 9–11 June 2021.", ("9–11 June 2021", "2021-06-09", "2021-06-11")),
        ("The offensive was planned for late October 2016.", ("late October 2016", "2016-10-21", "2016-10-31")),
        ("Rebels have held the town since 2012.", ("since 2012", "2012-01-01", "2012-12-31")),
        ("The mine was laid in the 1990s.", ("the 1990s", "1990-01-01", "1999-12-31")),
        ("The last tanks left in '89, on a bridge.", ("'89", "1989-01-01", "1989-12-31")),
        ("Exports fell in Q2 2023.", ("Q2 2023", "2023-04-01", "2023-06-30")),
        ("Exports fell in the first half of 2023.", ("the first half of 2023", "2023-01-01", "2023-06-30")),
        ("The crossing opened in February of 2019.", ("February of 2019", "2019-02-01", "2019-02-28")),
    ],
)
def test_explicit_date_needs_no_report_date(sentence: str, expected: tuple[str, str, str]) -> None:
    assert rows(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rockets hit Sderot on Tuesday.", ("Tuesday", "2024-02-06", "2024-02-06")),
        ("Rockets hit Sderot early on Wednesday.", ("early on Wednesday", "2024-02-07", "2024-02-07")),
        ("The envoys will meet in Doha on Sunday.", ("Sunday", "2024-02-11", "2024-02-11")),
        ("The ship is due to dock on Friday.", ("Friday", "2024-02-09", "2024-02-09")),
        ("A hospital was shelled last Monday.", ("last Monday", "2024-02-05", "2024-02-05")),
        ("The army withdrew yesterday.", ("yesterday", "2024-02-06", "2024-02-06")),
        ("Drones struck the refinery overnight.", ("overnight", "2024-02-06", "2024-02-07")),
        ("Drones struck the refinery overnight on Monday.", ("overnight on Monday", "2024-02-05", "2024-02-05")),
        ("Drones struck the refinery on Saturday night.", ("Saturday night", "2024-02-03", "2024-02-03")),
        ("Nine people died in the past 24 hours.", ("the past 24 hours", "2024-02-06", "2024-02-07")),
        ("Two villages fell last week.", ("Last week".lower(), "2024-01-29", "2024-02-04")),
        ("Aid trucks are expected in the coming week.", ("the coming week", "2024-02-08", "2024-02-14")),
        ("Clashes flared over the weekend.", ("the weekend", "2024-02-03", "2024-02-04")),
        ("The bridge was blown up two days ago.", ("two days ago", "2024-02-05", "2024-02-05")),
        ("The airport closed last month.", ("last month", "2024-01-01", "2024-01-31")),
        ("Elections will be held next year.", ("next year", "2025-01-01", "2025-12-31")),
        ("The junta wants the valley cleared by the end of the year.", ("the end of the year", "2024-12-31", "2024-12-31")),
        ("The convoy left on January 30.", ("January 30", "2024-01-30", "2024-01-30")),
        ("The convoy left in December.", ("December", "2023-12-01", "2023-12-31")),
        ("The summit will open on March 4.", ("March 4", "2024-03-04", "2024-03-04")),
        ("A vote is planned for October of this year.", ("October of this year", "2024-10-01", "2024-10-31")),
        ("Shelling began on 4 November last year.", ("4 November last year", "2023-11-04", "2023-11-04")),
        ("The dam broke in May last year.", ("May last year", "2023-05-01", "2023-05-31")),
        ("Five months since March 1, nothing is settled.", ("since March 1", "2023-03-01", "2023-03-01")),
        ("Voters turned out last February.", ("last February", "2023-02-01", "2023-02-28")),
        ("Both sides had been due to sign on December 1.", ("December 1", "2023-12-01", "2023-12-01")),
        ("“I’ll be at the airport on Thursday,” he said.", ("Thursday", "2024-02-08", "2024-02-08")),
        ("A Thursday deadline passed in Juba.", ("Thursday", "2024-02-01", "2024-02-01")),
        ("On the 6th, the dam broke.", ("the 6th", "2024-02-06", "2024-02-06")),
        ("Nine people died in the previous three days.", ("the previous three days", "2024-02-04", "2024-02-07")),
    ],
)
def test_deictic_time_is_told_from_the_report(sentence: str, expected: tuple[str, str, str]) -> None:
    assert rows(sentence, "2024-02-07") == [expected]  # a Wednesday


@pytest.mark.parametrize(
    "sentence",
    [
        "Soldiers marched on Kyiv, and Mrs May may resign.",
        "He was 27 and had served for two years in the Second Army.",
        "They now hold 2014 tanks, and 1,990 people fled recently.",
        "Fighting has eased in recent weeks and in the coming days may stop.",
        "A MiG-29 flew low over Room 1203 as $2,024 changed hands.",
        "The April 6 Youth Movement and Bloody Sunday are names.",
        "Snow fell before winter set in.",
        "It was dated 05/04/2022 by hand.",
        "Sudan's army holds press briefings on Mondays.",
        "Every Friday the square fills, and each Monday it is empty.",
        "Resolution 2254 was read in Hall 1917, on the 3rd floor, to the 3rd Brigade; 1917 more stood outside.",
        "The fall of the town and the spring of the trap were one; the Arab Spring had passed.",
        "In winter quarters the second half of the men were ill.",
        "They fled more than three years ago.",
        "April Kerr, 27, and June Mbeki, 31, were hurt.",
        "Organisers called it the Friday of Rage.",
        "Ten died in the following three days.",
        "They fled two years and three months ago, half a year earlier than we.",
        "The daily five-hour pause, from 9:00 to 14:00, is not kept.",
        "It was a Thursday when they came, and they left on a Friday.",
    ],
)
def test_what_is_no_calendar_time_is_left_out(sentence: str) -> None:
    assert rows(sentence, "2024-02-07") == []


def test_deictic_time_is_not_placed_without_a_report_date() -> None:
    assert rows("Troops left the town on Tuesday, and talks resumed yesterday.") == []


def test_report_of_several_days_gives_the_day_only_where_one_fits() -> None:
    found = dated("Shells fell on Thursday. Talks go on today.", "2022-03-10", "2022-03-13")[1]
    assert [(t.text, t.first, t.last, t.precision) for t in found] == [
        ("Thursday", "2022-03-10", "2022-03-10", "day"),
        ("today", "2022-03-10", "2022-03-13", "range"),
    ]


def test_quotation_counts_from_the_day_of_the_speech() -> None:
    text = "On Monday the mayor of Goma addressed the town.\n“Today we bury forty neighbours,” he said."
    assert rows(text, "2025-02-05")[1] == ("Today", "2025-02-03", "2025-02-03")


def test_quotation_is_of_no_day_after_the_report() -> None:
    text = "By next Monday the fuel will be gone, said a doctor. “They left the day before yesterday,” he said."
    assert rows(text, "2023-04-24")[1] == ("the day before yesterday", "2023-04-22", "2023-04-22")


def test_post_of_a_live_blog_counts_from_its_own_day() -> None:
    text = "14:05 Shelling resumed today.\n09:10 Nothing moved yesterday."
    line = text.index("\n") + 1
    posts = [
        Post(start=0, end=line, stamp="14:05", at="2023-05-03T14:05"),
        Post(start=line, end=len(text), stamp="09:10", at="2023-05-02T09:10"),
    ]
    found = dated(text, "2023-05-03", posts=posts)[1]
    assert [t.first for t in found if t.text in ("today", "yesterday")] == ["2023-05-03", "2023-05-01"]
    assert found[-1].basis == "post: 2023-05-02"


def test_narrative_time_hangs_on_the_one_before() -> None:
    text = "The market in Mekelle was bombed on June 22, 2021. Two days later the army admitted it. That month 300 people fled."
    assert rows(text) == [
        ("June 22, 2021", "2021-06-22", "2021-06-22"),
        ("Two days later", "2021-06-24", "2021-06-24"),
        ("That month", "2021-06-01", "2021-06-30"),
    ]


def test_previous_days_end_with_the_day_that_the_sentence_names() -> None:
    text = "The UN said on 24 January that nine had died over the previous three days."
    assert rows(text, "2025-01-28")[1] == ("the previous three days", "2025-01-21", "2025-01-24")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2008 rebels stood before Goma. Their leader was held the following January.", ("January", "2009-01-01", "2009-01-31")),
        ("Bunia fell on 12 May 2003. The following Friday it was retaken.", ("The following Friday", "2003-05-16", "2003-05-16")),
        ("“In 2014 they burnt my shop. In August they took my son,” she said.", ("August", "2014-08-01", "2014-08-31")),
        (
            "Strikes rose from August to October 2016. On 8 October that year a hall was hit.",
            ("8 October that year", "2016-10-08", "2016-10-08"),
        ),
        ("Last week, on Monday and Tuesday, radios blew up.", ("Tuesday", "2024-01-30", "2024-01-30")),
        ("Many were born after 12 May 2003. Few remember it. The envoy left on Monday.", ("Monday", "2024-02-05", "2024-02-05")),
    ],
)
def test_time_behind_a_dated_one_is_told_from_it_where_it_says_so(text: str, expected: tuple[str, str, str]) -> None:
    assert rows(text, "2024-02-07")[-1] == expected


def test_thing_that_the_day_comes_after_lies_before_it() -> None:
    assert rows("The raid on Friday comes a week after an ambush.", "2024-09-13")[1] == ("a week after", "2024-09-06", "2024-09-06")


def test_clock_time_takes_the_day_beside_it() -> None:
    text = "Sirens sounded in Haifa on Monday. The first rocket fell at 6:40 am local time (0340 GMT), police said."
    assert rows(text, "2024-09-24")[1] == ("6:40 am local time (0340 GMT)", "2024-09-23T06:40", "2024-09-23T06:40")


def test_clock_time_keeps_its_zone() -> None:
    found = dated("Power went out at 18:30 GMT on 4 May 2023.")[1]
    assert (found[0].first, found[0].precision) == ("2023-05-04T18:30+00:00", "minute")


def test_dates_joined_to_one_with_a_year_share_it() -> None:
    found = rows("Aid stopped between November and January 2016.", "2024-02-07")
    assert found == [("November", "2015-11-01", "2015-11-30"), ("January 2016", "2016-01-01", "2016-01-31")]


def test_history_keeps_the_year_of_its_narrative() -> None:
    text = (
        "In 1982 Israel invaded Lebanon. On June 6 its tanks crossed the border. In September 1982 the camps were sealed off.\n"
        "In 1983 the barracks were bombed. On October 23 a lorry drove in. The troops left in February 1984."
    )
    found = {words: first for words, first, _ in rows(text)}
    assert (found["June 6"], found["October 23"]) == ("1982-06-06", "1983-10-23")


_WORDS = st.sampled_from(
    "since the of 31 30 February May March 29 2023 1900 9999 0 2022-02-30 Tuesday last next week year day ago two 41st first war"
    " invasion began on in by end early mid- to - , . \n 24 hours past 25:61 6:15 am GMT decade 1990s weekend later before after"
    " anniversary “ ” said".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join)),
    st.sampled_from([None, "2022-03-10", "0001-01-01", "9999-12-31"]),
)
def test_any_text_gives_times_that_hold(text: str, published: str | None) -> None:
    when, found = dated(text, published)
    assert (when.first is None) == (when.last is None)
    for time in found:
        assert text[time.start : time.end] == time.text
        assert time.first <= time.last
        assert time.basis


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("Rebels cleared the valley in advance of Saturday's vote, officials said.", "2014-06-10", ("Saturday", "2014-06-14")),
        ("The unrest threatens to disrupt Sunday's referendum.", "2014-05-22", ("Sunday", "2014-05-25")),
        ("The raids come exactly a week after a truce collapsed.", "2015-10-07", ("exactly a week after", "2015-09-30")),
    ],
)
def test_wording_that_looks_ahead_or_back_moves_the_day(sentence: str, published: str, expected: tuple[str, str]) -> None:
    assert expected in [(text, first) for text, first, _ in rows(sentence, published)]


def test_day_earlier_goes_back_from_the_day_told_of_last() -> None:
    text = "Envoys met on Monday in Doha.\n\nNothing came of it.\n\nTwo days earlier, shells had hit Taiz."
    assert rows(text, "2017-04-12")[-1] == ("Two days earlier", "2017-04-08", "2017-04-08")
    assert rows("A day earlier, shells had hit Taiz.", "2017-04-12") == [("A day earlier", "2017-04-11", "2017-04-11")]


def test_programme_called_this_week_is_no_time() -> None:
    assert rows("He spoke to the channel's “This Week” about Syria.", "2017-04-12") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Drones hit Sumy overnight into Tuesday.", ("overnight into Tuesday", "2024-02-05", "2024-02-06")),
        ("Drones hit Sumy on the night of 4-5 February.", ("the night of 4-5 February", "2024-02-04", "2024-02-05")),
        ("Drones hit Sumy in the night from Sunday to Monday.", ("the night from Sunday to Monday", "2024-02-04", "2024-02-05")),
        ("The garrison left on Thursday last week.", ("Thursday last week", "2024-02-01", "2024-02-01")),
        ("Envoys return Tuesday next week.", ("Tuesday next week", "2024-02-13", "2024-02-13")),
        ("Grain was burnt last summer.", ("last summer", "2023-06-01", "2023-08-31")),
        ("An assault is planned for next spring.", ("next spring", "2024-03-01", "2024-05-31")),
        ("The road closed in the winter of 2021-22.", ("the winter of 2021-22", "2021-12-01", "2022-02-28")),
        ("It burnt in the second week of January.", ("the second week of January", "2024-01-08", "2024-01-14")),
        ("Nine died in the week of January 15.", ("the week of January 15", "2024-01-15", "2024-01-21")),
        ("Nine died in the week ending 28 January.", ("the week ending 28 January", "2024-01-22", "2024-01-28")),
        ("Exports fell in the first three months of 2023.", ("the first three months of 2023", "2023-01-01", "2023-03-31")),
        ("Exports fell in the fourth quarter.", ("the fourth quarter", "2023-10-01", "2023-12-31")),
        ("A shell fell two years ago today.", ("two years ago today", "2022-02-07", "2022-02-07")),
        ("They met in the '90s.", ("the '90s", "1990-01-01", "1999-12-31")),
        ("The accord was signed on the 3rd.", ("the 3rd", "2024-02-03", "2024-02-03")),
        ("The January offensive failed.", ("January", "2024-01-01", "2024-01-31")),
        ("Guns fell silent from October to January.", ("October to January", "2023-10-01", "2024-01-31")),
        ("The bridge should be rebuilt in March.", ("March", "2024-03-01", "2024-03-31")),
    ],
)
def test_wording_of_nights_weeks_and_seasons_is_placed(sentence: str, expected: tuple[str, str, str]) -> None:
    assert rows(sentence, "2024-02-07") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2014, gunmen seized the airport and in March held a vote.", ("March", "2014-03-01", "2014-03-31")),
        ("On 5 April 2014 gunmen came. On 12 April they took the town.", ("12 April", "2014-04-12", "2014-04-12")),
        ("Troops fired on the crowd on May 4, 2023. Two died on Thursday, it said.", ("Thursday", "2023-05-04", "2023-05-04")),
        ("She survived the raid of May 4, 2017, and saw Thursday's raid.", ("Thursday", "2024-09-12", "2024-09-12")),
        ("On Monday gunmen came. In March the town had held a vote.", ("March", "2024-03-01", "2024-03-31")),
        ("In 2019 Moscow gave out passports. On August 28 it gave more.", ("August 28", "2024-08-28", "2024-08-28")),
        ("In 2015 he stood for office. He may stand again next May.", ("next May", "2025-05-01", "2025-05-31")),
    ],
)
def test_date_that_opens_a_paragraph_carries_on(text: str, expected: tuple[str, str, str]) -> None:
    assert rows(text, "2024-09-12")[-1] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Processions filled Karbala on 10 Muharram 1445 AH.", ("2023-07-28", "2023-07-28")),
        ("Fighting paused in Ramadan 2024.", ("2024-03-11", "2024-04-09")),
        ("The garrison rose on 25 October 1917 (Old Style).", ("1917-11-07", "1917-11-07")),
        ("The garrison rose on October 25, 1917 O.S., at night.", ("1917-11-07", "1917-11-07")),
        ("By the Julian calendar it was 25 October 1917, O.S. time.", ("1917-11-07", "1917-11-07")),
        ("The garrison rose on 25 October (Old Style) 1917.", ("1917-11-07", "1917-11-07")),
        ("The garrison rose on 7 November [O.S. 25 October] 1917 at last.", ("1917-11-07", "1917-11-07")),
        ("The garrison rose on 25 October (7 November) 1917.", ("1917-11-07", "1917-11-07")),
        ("The garrison rose on 7 November (25 October) 1917.", ("1917-11-07", "1917-11-07")),
        ("The garrison rose on October 25 (O.S.) 1917.", ("1917-11-07", "1917-11-07")),
        ("The truce came on Christmas Day 2014.", ("2014-12-25", "2014-12-25")),
    ],
)
def test_other_calendar_is_read_where_it_is_named(sentence: str, expected: tuple[str, str]) -> None:
    assert [(first, last) for _, first, last in rows(sentence)] == [expected]


def test_basis_names_the_calendar_of_the_text() -> None:
    assert dated("The garrison rose on 25 October 1917 (Old Style).")[1][0].basis == "explicit; Julian calendar"
    assert "Islamic calendar" in dated("It was signed on 3 Rajab 1444 AH.")[1][0].basis


def test_years_before_christ_are_no_dates_of_the_record() -> None:
    assert rows("The Persians came in 480 BC, on 11 August 480 BC by one count, and left in 1200 BCE.", "2024-02-07") == []


def test_no_day_depends_on_the_clock_of_the_machine() -> None:
    source = Path(__file__).parents[2] / "src" / "onrecord"
    sources = [path.read_text(encoding="utf-8") for room in ("extract/times", "resolve") for path in (source / room).glob("*.py")]
    assert sources and not any(reading in source for source in sources for reading in (".today()", ".now(", "time.time("))


def test_clock_time_in_hours_takes_the_day_behind_it() -> None:
    assert rows("The gate was blown up at 0300 hours on Sunday.", "2024-02-07")[0] == ("0300 hours", "2024-02-04T03:00", "2024-02-04T03:00")


def test_second_year_of_a_pair_is_no_count() -> None:
    assert [found[0] for found in rows("The war of 1998-2003 killed millions.")] == ["1998", "2003"]


def test_each_year_of_a_pair_is_a_time() -> None:
    assert [words for words, _, _ in rows("He ruled from 2019–2021.")] == ["2019", "2021"]
    assert [first for _, first, _ in rows("The second war (1914-1918) and that of 1861–1865 were studied.")] == [
        "1914-01-01", "1918-01-01", "1861-01-01", "1865-01-01",
    ]  # fmt: skip


def test_seasons_of_a_history_are_placed_by_its_story() -> None:
    text = (
        "In April 1919 the army crossed the river. By the summer it stood before the town. In October 1919 it fell back.\n"
        "The spring offensive of 1920 failed. In May 1920 the town was lost."
    )
    assert ("summer", "1919-06-01", "1919-08-31") in rows(text)


def test_story_goes_on_in_the_year_named_last() -> None:
    text = (
        "In March 1776 guns were dragged up the hill. In July 1776 the town was left. In August 1776 the fleet came.\n"
        "The general took the capital in 1777. He moved slowly, landing in late August. In December 1777 he went into camp."
    )
    assert ("late August", "1777-08-21", "1777-08-31") in rows(text)
