"""Calendar expressions: where they stand, what they say, and the clues around them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.guard import guard
from onrecord.extract.times.extractor import Times
from onrecord.language import analyse
from onrecord.model import Document, Draft, Facts, TimeDraft, document_id, text_sha256
from onrecord.model.calendar import Civil, Counted, Offset, PartOf, Since, Stretch, Timed, Weekday


def drafts(text: str, rejected: list[Draft] | None = None) -> list[TimeDraft]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    found = guard(document, Times().extract(analyse(document), Facts()), rejected=rejected)
    return [draft for draft in found if isinstance(draft, TimeDraft)]


def words(text: str) -> list[str]:
    return [draft.span.text for draft in drafts(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The camp has been sealed since early June.", ["since early June"]),
        ("Gunfire was heard early on Tuesday in Bamako.", ["early on Tuesday"]),
        ("He fled Homs in the early hours of Friday.", ["the early hours of Friday"]),
        ("It struck on Sunday evening, the mayor said.", ["Sunday evening"]),
        ("“We buried them on 3 May,” he said.", ["3 May"]),
        ("The ship left on Feb. 3 and again on March 5.", ["Feb. 3", "March 5"]),
        ("The shell fell at 7.30pm on Thursday.", ["7.30pm", "Thursday"]),
        ("April 9, 6:00 pm ET", ["April 9, 6:00 pm ET"]),
        ("It stopped between 3 and 7 May, the UN said.", ["3 and 7 May"]),
        ("It stopped on 3 and 7 May, the UN said.", ["7 May"]),
        ("The 2020 ceasefire held until late 2022.", ["2020", "late 2022"]),
        ("Raids went on from March to May 2019.", ["March to May 2019"]),
        ("The last week of March was the worst.", ["The last week of March"]),
        ("Yesterday’s raid and Monday's ambush killed nine.", ["Yesterday", "Monday"]),
    ],
)
def test_span_keeps_what_belongs_to_the_time(sentence: str, expected: list[str]) -> None:
    assert words(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "reading"),
    [
        ("It burnt on 5 April 2022.", Civil(year=2022, month=4, day=5)),
        ("It burnt on Monday, May 8.", Civil(month=5, day=8, weekday=0)),
        ("It burnt on May 8–9.", Stretch(first=Civil(month=5, day=8), last=Civil(month=5, day=9))),
        ("It burnt last week.", Offset(unit="week", by=-1)),
        ("It burnt three weeks ago.", Offset(unit="week", by=-3, exact=True)),
        ("It burnt on Friday.", Weekday(weekday=4)),
        ("It burnt in mid-July.", PartOf(part="mid", of=Civil(month=7))),
        ("It burnt on the forty-first day of the war.", Counted(n=41, unit="day", noun="war")),
        ("The conflict entered its third week.", Counted(n=3, unit="week", noun="conflict", current=True)),
        ("It fell a month after the invasion began.", Since(n=1, unit="month", noun="invasion")),
    ],
)
def test_reading_says_what_the_words_say(sentence: str, reading: object) -> None:
    assert [draft.reading for draft in drafts(sentence)] == [reading]


def test_clock_time_is_read_in_minutes_with_its_zone() -> None:
    reading = drafts("Posted at 4:30pm EST by the ministry.")[0].reading
    assert isinstance(reading, Timed)
    assert (reading.minutes, reading.precision, reading.utc_offset) == (16 * 60 + 30, "minute", -300)


@pytest.mark.parametrize(
    ("sentence", "minutes", "away"),
    [("Sirens sounded at 22:05 IDT.", 1325, 180), ("Logged 2024-10-01T19:30:00Z.", 1170, 0), ("Logged 2024-10-01T19:30+05:30.", 1170, 330)],
)
def test_clock_time_knows_every_zone_of_one_distance(sentence: str, minutes: int, away: int) -> None:
    reading = drafts(sentence)[0].reading
    assert isinstance(reading, Timed)
    assert (reading.minutes, reading.utc_offset) == (minutes, away)


def test_zone_whose_letters_mean_several_is_left_open() -> None:
    reading = drafts("Posted at 4:30pm CST by the ministry.")[0].reading  # Chicago or Shanghai
    assert isinstance(reading, Timed)
    assert (reading.minutes, reading.utc_offset) == (16 * 60 + 30, None)


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("Delegates met in Juba on Monday.", "past"),
        ("Delegates will meet in Juba on Monday.", "future"),
        ("Talks are scheduled to resume on Monday.", "future"),
        ("The envoy said on Monday that talks would resume.", "past"),
        ("The treaty may be signed on Monday.", "future"),
        ("He may sign the treaty; on Monday he refused.", "past"),
        ("The road to Kadugli is closed until Monday.", "future"),
        ("The siege held until Monday.", "past"),
        ("Talks start at 9 a.m. on Monday.", "future"),
        ("The mandate expires Monday, diplomats said.", "future"),
        ("He said the start Monday was slow.", "past"),
        ("Shops stay closed, and buses are cancelled until Monday.", "future"),
        ("Monday is a holiday in Beirut.", "future"),
    ],
)
def test_tense_is_that_of_the_verb_it_hangs_on(sentence: str, tense: str) -> None:
    assert drafts(sentence)[0].setting.tense == tense


def test_setting_tells_stamp_quotation_and_beginning() -> None:
    stamp, began, quoted = drafts("Updated: 2 June 2023\nThe war began on April 15. “They came on Friday,” he said.")
    assert stamp.setting.stamp and not began.setting.stamp
    assert began.setting.opens == "war"
    assert quoted.setting.quoted and quoted.setting.said


_PIECES = st.sampled_from(
    "since early late the of last next May March June 3 31st 2022 1990s Tuesday night 24 hours first week war day 41 ago a.m. 6:15 GMT "
    "began on – - / . , \n “ ” ( ) half year's 00:99 4pm Q3 mid-".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=30).map(" ".join)))
def test_every_span_equals_its_text_and_none_overlap(text: str) -> None:
    rejected: list[Draft] = []
    found = drafts(text, rejected)
    assert rejected == []
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
