from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.report.timeline import timeline
from tests.wars import record


def test_timeline_runs_by_day_and_keeps_the_undated_for_the_end() -> None:
    moments = timeline(record())
    assert [(moment.when, moment.trigger) for moment in moments[:2]] == [("2024-03-03", "shot down"), ("2024-06-14", "shells hit")]
    assert {moment.trigger for moment in moments[2:]} == {"attack", "clashes"}
    assert {moment.when for moment in moments[2:]} == {None}


def test_moment_names_who_says_so_and_leaves_open_what_is_not_told() -> None:
    hit = next(moment for moment in timeline(record()) if moment.trigger == "shells hit")
    assert [(voice.speaker, voice.stance) for voice in hit.attributed_to] == [("Nyala hospital", "asserts")]
    assert (hit.actors, hit.targets, hit.places) == ((), ("camp",), ("Nyala",))


@pytest.mark.parametrize(
    ("asked", "triggers"),
    [
        ({"type": "intercept"}, ["shot down"]),
        ({"place": "mari"}, ["clashes"]),
        ({"since": "2024-06-14"}, ["shells hit"]),
        ({"until": "2024-06-13"}, ["shot down"]),
        ({"since": "2024-03-03", "until": "2024-03-03"}, ["shot down"]),
        ({"type": "PROTEST"}, []),
    ],
)
def test_timeline_filters_by_type_place_and_day(asked: dict[str, str], triggers: list[str]) -> None:
    assert [moment.trigger for moment in timeline(record(), **asked)] == triggers


@pytest.mark.parametrize("asked", [{"type": "WAR"}, {"since": "spring"}, {"until": "2024-02-30"}])
def test_timeline_refuses_what_does_not_exist(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError) as caught:
        timeline(record(), **asked)
    assert caught.value.hint


def test_timeline_of_an_empty_record_is_empty() -> None:
    assert timeline(Record()) == []
