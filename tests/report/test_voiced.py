from __future__ import annotations

from onrecord.fuse import Record
from onrecord.report.incidents import happened
from onrecord.report.voiced import counted, voiced
from tests.report.test_chart import at_least, exact, toll

STORY = (
    "The shelling of Nyala killed 31 people on Friday morning when rockets fell on the crowded market, the health ministry said in a"
    " statement. Ambulances took the wounded to the hospital at the edge of the town, where doctors worked through the night."
)


def test_copies_are_folded_under_their_voice() -> None:
    one = toll(STORY, "31 people", 31, day="2024-06-15", by="Health Ministry")
    document = one[0].model_copy(update={"publisher": "Example Courier"})
    copy = toll(STORY + " ", "31 people", 31, day="2024-06-16", by="Health Ministry")
    record = Record.of([(document, one[1]), copy])
    (row,) = happened(record)
    (voice,) = voiced(record, row)
    assert (voice.reports, len(voice.tellings)) == (2, 2)


def test_telling_whose_report_is_not_at_hand_is_left_out() -> None:
    record = Record.of([at_least(), exact()])
    rows = happened(record)
    alone = Record.of([exact()])
    assert sum(len(voice.tellings) for row in rows for voice in voiced(alone, row)) == 1


def test_counts_in_the_same_words_by_one_speaker_stand_together() -> None:
    record = Record.of([exact("2024-06-16"), exact("2024-06-18"), at_least()])
    tolls = [toll for row in happened(record) for toll in row.tolls]
    (group,) = counted(tolls)
    assert sorted((same[0].wording, len(same)) for same in group.tolls) == [("31", 2), ("at least 20", 1)]
