"""Corrections of one fact, one after another: each holds without those before it, and what is left after an undo can be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.fuse.corrections import correction
from onrecord.fuse.review import reviewed
from onrecord.model import Event, Fact, Figure, Judgement, Place, Time
from tests.fuse.test_review import DAY, DEAD, DOCUMENT, HIT, TOWN, say, undo


@pytest.mark.parametrize(
    ("fact", "first", "then", "left"),
    [
        (DEAD, {"value": 41}, {"bound": "at_least"}, {"value": 14, "bound": "at_least", "lower": 14, "upper": None}),
        (DEAD, {"bound": "range", "upper": 20}, {"value": 16}, {"value": 16, "bound": "exact", "lower": 16, "upper": 16}),
        (HIT, {"first": "2010-01-01", "last": "2010-01-01"}, {"last": "2010-01-09"}, {"first": "2010-01-01", "last": "2010-01-09"}),
        (TOWN, {"lat": 1.0, "lon": 2.0}, {"lat": 3.0}, {"lat": 3.0, "lon": 2.0}),
    ],
)  # fmt: skip
def test_a_correction_holds_without_the_one_before(fact: Fact, first: dict[str, Any], then: dict[str, Any], left: dict[str, Any]) -> None:
    one = say(1, "correct", fact, changes=correction(fact, DOCUMENT, first))
    (stands,) = reviewed([fact], [one])
    two = say(2, "correct", fact, changes=correction(stands, DOCUMENT, then))
    (now,) = reviewed([fact], [one, two, undo(3, one)])
    assert {name: getattr(now, name) for name in left} == left


SAY: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "figure": st.dictionaries(st.sampled_from(("value", "lower", "upper")), st.integers(0, 9), max_size=3).flatmap(
        lambda some: st.sampled_from((some, some | {"bound": "range"}, some | {"bound": "at_least"}, some | {"bound": "about"}))
    ),
    "event": st.dictionaries(st.sampled_from(("first", "last")), st.sampled_from((None, *(f"2024-03-0{day}" for day in range(1, 9))))),
    "time": st.dictionaries(st.sampled_from(("first", "last")), st.sampled_from([f"2024-03-0{day}" for day in range(1, 9)])),
    "place": st.dictionaries(st.sampled_from(("lat", "lon")), st.sampled_from((None, 1.0, 2.0))),
}


@given(st.sampled_from((DEAD, HIT, DAY, TOWN)), st.data())
@settings(max_examples=200)
def test_whatever_is_undone_what_is_left_can_be(fact: Fact, data: st.DataObject) -> None:
    made: list[Judgement] = []
    for number in range(data.draw(st.integers(1, 6))):
        (stands,) = reviewed([fact], made)
        try:
            made.append(say(number, "correct", fact, changes=correction(stands, DOCUMENT, data.draw(SAY[fact.kind]))))
        except UsageError:
            continue
    gone = [undo(10 + at, one) for at, one in enumerate(made) if data.draw(st.booleans())]
    (now,) = reviewed([fact], [*made, *gone])
    if isinstance(now, Figure):
        ends = {"exact": (now.value, now.value), "at_least": (now.value, None), "about": (None, None), "range": (now.value, now.upper)}
        assert (now.lower, now.upper) == ends[now.bound]
        assert now.upper is None or now.value <= now.upper
    elif isinstance(now, Place):
        assert (now.lat is None) == (now.lon is None)
    elif isinstance(now, Event | Time):
        assert now.first is not None or now.last is None
        assert now.last is None or str(now.first) <= now.last
