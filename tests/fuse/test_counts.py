"""How two counts stand to each other: the same, a revision, a contradiction, not to be compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.fuse import Record
from onrecord.fuse.counts import relate, relations
from onrecord.model import Figure, Judgement, Voice
from onrecord.pipeline import extract_document
from tests.fuse.counted import MARIB, count_of, relation, said, toll, total
from tests.wars import Reading, report


def test_rival_tolls_of_one_incident_contradict_each_other_and_name_both_sides() -> None:
    found = relation(
        toll(54, "Sudanese health ministry", told="2024-06-15"), toll(9, "Rapid Support Forces", told="2024-06-15", outlet="Gulf Bulletin")
    )
    assert found is not None and found.type == "contradicts"
    assert found.why == "cannot both hold: 9 (Rapid Support Forces), 54 (Sudanese health ministry)"


def test_relation_does_not_depend_on_which_count_is_given_first() -> None:
    one, other = toll(12, "police", told="2024-06-14"), toll(19, "police", told="2024-06-15")
    record = Record.of([one, other])
    assert relate(record, count_of(one), count_of(other)) == relate(record, count_of(other), count_of(one))


def test_later_count_of_the_same_speaker_is_a_revision_up_or_down() -> None:
    first, second, third = (toll(value, "police", told=day) for value, day in ((40, "2024-06-15"), (61, "2024-06-16"), (34, "2024-06-18")))
    assert (said(first, second), said(second, third)) == ("revision", "revision")
    found = relation(first, second)
    assert found is not None and (found.a, found.b) == (count_of(second).id, count_of(first).id)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("defence ministry", "Sudanese defence ministry"),
        ("the Sudanese military", "Armed Forces of Sudan"),
        ("United Nations", "UN human rights office"),
    ],
)
def test_speaker_under_a_shorter_name_may_be_the_same_and_is_not_contradicted(short: str, full: str) -> None:
    assert said(toll(16, full, told="2024-06-15"), toll(5, short, told="2024-06-15", outlet="Gulf Bulletin")) == "not_comparable"
    assert said(toll(16, full, told="2024-06-15"), toll(23, short, told="2024-06-16", outlet="Gulf Bulletin")) == "revision"


@pytest.mark.parametrize(
    ("known", "other", "expected"),
    [
        ({}, {}, "same"),
        ({"bound": "at_least", "upper": None}, {"value": 22}, "same"),
        ({"bound": "at_least", "upper": None}, {"value": 18}, "contradicts"),
        ({"bound": "at_least", "upper": None}, {"value": 400}, "not_comparable"),
        ({"bound": "about", "lower": None, "upper": None}, {"value": 22}, "same"),
        ({"bound": "about", "lower": None, "upper": None}, {"value": 40}, "contradicts"),
        ({"bound": "nearly", "lower": None}, {"value": 19}, "same"),
        ({"bound": "range", "upper": 30}, {"value": 26}, "same"),
        ({"bound": "range", "upper": 30}, {"value": 31}, "contradicts"),
        ({"bound": "up_to", "lower": None}, {"value": 25}, "contradicts"),
    ],
)
def test_bounds_decide_whether_two_speakers_can_both_be_right(known: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    value = other.get("value", 20)
    one = toll(20, "hospital", told="2024-06-15", **known)
    assert said(one, toll(value, "Rapid Support Forces", told="2024-06-15", outlet="Gulf Bulletin")) == expected


def test_round_number_is_no_contradiction_of_what_it_rounds() -> None:
    one = total(11_000, "Sudan Doctors Network", told="2024-06-15")
    assert said(one, total(11_078, "Sudanese health ministry", told="2024-06-15", outlet="Gulf Bulletin")) == "same"


def test_count_of_the_verified_leaves_room_for_more() -> None:
    verified = total(549, "United Nations", told="2024-06-15", how="verified")
    told = relation(verified, total(2000, "Sudan Doctors Network", told="2024-06-15", outlet="Gulf Bulletin"))
    assert told is not None and told.type == "not_comparable" and "leaves room" in told.why


def test_toll_that_nobody_in_particular_gives_rises_from_one_outlet_to_the_next() -> None:
    assert said(toll(11, told="2024-06-15"), toll(17, told="2024-06-16", outlet="Gulf Bulletin")) == "revision"


def test_lower_toll_without_a_speaker_contradicts_only_when_it_cannot_have_been_written_before() -> None:
    first = toll(17, told="2024-06-15")
    assert said(first, toll(11, told="2024-06-16", outlet="Gulf Bulletin")) == "not_comparable"
    assert said(first, toll(11, told="2024-06-20", outlet="Gulf Bulletin")) == "contradicts"


def test_higher_toll_by_another_speaker_a_day_later_may_have_risen() -> None:
    found = relation(toll(8, "police", told="2024-06-15"), toll(19, "hospital", told="2024-06-16", outlet="Gulf Bulletin"))
    assert found is not None and found.type == "not_comparable" and "may have risen" in found.why


def test_higher_toll_by_the_other_side_of_the_war_is_a_contradiction_whenever_it_comes() -> None:
    army, rebels = toll(5, "Sudanese army", told="2024-06-15"), toll(70, "Rapid Support Forces", told="2024-06-16", outlet="Gulf Bulletin")
    assert said(army, rebels) == "contradicts"


def test_report_that_says_the_toll_has_risen_revises_another_speaker() -> None:
    found = extract_document(
        report("The death toll from Friday's shelling of Nyala has risen to nine, the governor said.", day="2024-06-15")
    )
    first = extract_document(report("Three people were killed in the shelling of Nyala on Friday, medics said.", day="2024-06-14"))
    told = relations(Record.of([(first.document, list(first.facts)), (found.document, list(found.facts))]))
    assert [(relation.type, relation.why) for relation in told] == [
        ("revision", "the later report says that the count has moved: 3, then 9")
    ]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"population": "children"}, "children vs people"),
        ({"measure": "casualties"}, "killed and wounded together vs killed"),
        ({"party": "Chad", "population": "military"}, "military vs people; of Chad vs of a party not told"),
        ({"since": "2023-09-23"}, "since 2023-09-23 vs since 2023-04-15"),
    ],
)
def test_totals_of_other_things_are_not_comparable_and_the_reason_is_told(changed: dict[str, Any], words: str) -> None:
    one = total(1417, "United Nations", told="2024-06-15")
    document, facts = total(3455, "health ministry", told="2024-06-16", outlet="Gulf Bulletin")
    other: Reading = (document, [fact.model_copy(update=changed) if isinstance(fact, Figure) else fact for fact in facts])
    found = relation(one, other)
    assert found is not None and (found.type, found.why) == ("not_comparable", words)


def test_totals_as_of_different_days_are_not_comparable_but_those_of_one_day_are() -> None:
    ministry = total(498, "Russian defence ministry", told="2022-03-02")
    staff = total(18_500, "Ukrainian military", told="2022-04-05", outlet="Gulf Bulletin")
    found = relation(ministry, staff)
    assert found is not None and (found.type, found.why) == ("not_comparable", "as of 2022-04-05 vs as of 2022-03-02")
    assert said(ministry, total(5300, "Ukrainian military", told="2022-03-02", outlet="Gulf Bulletin")) == "contradicts"


def test_total_does_not_contradict_one_since_a_day_not_told() -> None:
    one = total(498, "Russian defence ministry", told="2022-03-02")
    assert said(one, total(5300, "Ukrainian military", told="2022-03-02", since=None, outlet="Gulf Bulletin")) == "not_comparable"


def test_addition_to_a_total_does_not_revise_it() -> None:
    assert said(total(1225, "Observatory", told="2024-06-15"), total(158, "Observatory", told="2024-06-16")) == "not_comparable"


def test_displaced_may_fall() -> None:
    first, second = (total(value, "UNHCR", told=day, measure="displaced") for value, day in ((9000, "2024-06-15"), (3000, "2024-08-15")))
    assert said(first, second) == "revision"


def test_tolls_of_two_towns_or_two_days_are_of_two_incidents() -> None:
    first = toll(12, "police", told="2024-06-15")
    assert said(first, toll(3, "army", told="2024-06-15", town="Marib", where=MARIB)) is None
    found = relation(first, toll(3, "army", told="2024-06-17", day="2024-06-16"))
    assert found is not None and (found.type, found.why) == ("not_comparable", "two happenings, 2024-06-16 vs 2024-06-14")


def test_incident_and_running_total_of_its_country_are_not_comparable() -> None:
    found = relation(toll(12, "police", told="2024-06-15"), total(9000, "health ministry", told="2024-06-15"))
    assert found is not None and (found.type, found.why) == ("not_comparable", "one incident vs a running total; in Nyala vs in Sudan")


def test_judgement_that_two_events_are_different_keeps_their_tolls_apart() -> None:
    one, other = toll(54, "health ministry", told="2024-06-15"), toll(9, "Rapid Support Forces", told="2024-06-15", outlet="Gulf Bulletin")
    events = [next(fact.id for fact in facts if fact.kind == "event") for _, facts in (one, other)]
    apart = Judgement(id="j1", at="2024-07-01T00:00:00", by="an analyst", verdict="different", left=(events[0],), right=(events[1],))
    assert said(one, other) == "contradicts"
    found = relate(replace(Record.of([one, other]), judgements=(apart,)), count_of(one), count_of(other))
    assert found is not None and found.type == "not_comparable"


def test_changed_number_in_a_copy_of_the_story_is_a_revision() -> None:
    record = Record.of([toll(12, told="2024-06-15"), toll(14, told="2024-06-15", outlet="Gulf Bulletin")])
    ids = sorted(record.documents, key=lambda key: record.documents[key].publisher or "", reverse=True)
    copied = Voice(id="V1", documents=tuple(ids))
    known = replace(record, known=replace(record.groups, voices=(copied,)))
    (found,) = relations(known)
    assert (found.type, found.why) == ("revision", "an edited copy of the story: 12, then 14")


def test_parts_of_one_whole_and_shares_are_no_rivals() -> None:
    document, facts = toll(12, "police", told="2024-06-15")
    whole = count_of((document, facts))
    part = whole.model_copy(update={"id": "F-part", "value": 4, "part_of": whole.id})
    share = whole.model_copy(update={"id": "F-share", "value": 30, "unit": "%"})
    record = Record.of([(document, [*facts, part, share])])
    assert relate(record, whole, part) is None
    assert relate(record, whole, share) is None


def test_same_words_for_those_who_fight_for_a_state_and_those_who_do_not_are_told_apart() -> None:
    text = "Mali's army said 15 Malian soldiers were killed in an attack on a base in Bamba on Thursday and that it killed 50 jihadists."
    found = extract_document(report(text, day="2023-09-08"))
    assert "contradicts" not in {relation.type for relation in relations(Record.of([(found.document, list(found.facts))]))}
