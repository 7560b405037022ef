"""What people decide of facts: the later wins, the machine's reading stays, and what is undone leaves no trace in the record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import CaseDamaged, UsageError
from onrecord.fuse import Record
from onrecord.fuse.corrections import correctable, correction, misplaced
from onrecord.fuse.grades import Grades
from onrecord.fuse.review import Reviews, reading_of, reviewed
from onrecord.model import Document, Entity, Event, EventPlace, Fact, Figure, Judgement, Participant, Place, Span, Statement, Time
from onrecord.model.document import document_id, text_sha256
from tests.model.strategies import facts as any_fact

TEXT = "On Monday a drone hit a clinic in Orikhiv and killed 14 people, the governor Vasyl Hnatko said."
KEY = document_id(TEXT)
DOCUMENT = Document(id=KEY, sha256=text_sha256(TEXT), text=TEXT)


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


DAY = Time(id="T1", document=KEY, **at("Monday"), first="2024-03-04", last="2024-03-04", precision="day", basis="publication")
TOWN = Place(id="P1", document=KEY, **at("Orikhiv"), canonical="Orikhiv", country="UA", lat=47.57, lon=35.78, geonames=698625)
MAN = Entity(id="N1", document=KEY, **at("Vasyl Hnatko"), canonical="Vasyl Hnatko", type="person")
SAID = Statement(
    id="S1", document=KEY, speaker=Span(**at("Vasyl Hnatko")), speaker_name="Vasyl Hnatko", content=(Span(**at("killed 14 people")),),
    manner="indirect", stance="asserts", evidence=(Span(**at(TEXT)),),
)  # fmt: skip
HIT = Event(
    id="E1", document=KEY, type="ASSAULT", mode="drone", acled="Air/drone strike", trigger=Span(**at("hit")),
    actors=(Participant(name="Vasyl Hnatko", **at("Vasyl Hnatko")),), places=(EventPlace(place="P1", name="Orikhiv"),),
    first="2024-03-04", last="2024-03-04", precision="day", basis="clause", time="T1", attributed_to=("S1",), evidence=(Span(**at(TEXT)),),
)  # fmt: skip
DEAD = Figure(
    id="F1", document=KEY, **at("14 people"), value=14, lower=14, upper=14, bound="exact", measure="killed", population="people",
    speaker=Span(**at("Vasyl Hnatko")), speaker_name="Vasyl Hnatko", statement="S1", place="Orikhiv", place_id="P1", event="E1",
    evidence=(Span(**at(TEXT)),),
)  # fmt: skip
FACTS: tuple[Fact, ...] = (DAY, TOWN, MAN, SAID, DEAD, HIT)


def say(number: int, verdict: str, *facts: Fact, **more: Any) -> Judgement:
    return Judgement.model_validate({
        "id": f"J{number}", "at": f"2024-06-01T10:00:{number:02d}+00:00", "by": "ana", "verdict": verdict,
        "left": tuple(fact.id for fact in facts), "of": tuple(reading_of(fact) for fact in facts), **more,
    })  # fmt: skip


def undo(number: int, other: Judgement) -> Judgement:
    return Judgement(id=f"J{number}", at=f"2024-06-01T10:00:{number:02d}+00:00", by="ben", verdict="undo", undoes=other.id)


def after(*judgements: Judgement) -> dict[str, Fact]:
    return {fact.id: fact for fact in reviewed(FACTS, judgements)}


def state(fact: Fact, *judgements: Judgement) -> str | None:
    return Reviews.of(judgements).state(fact)


def test_a_rejected_fact_leaves_and_stays_beside_as_the_machine_read_it() -> None:
    record = Record.of([(DOCUMENT, FACTS)], [say(1, "reject", DEAD)])
    assert DEAD.id not in record.facts
    assert record.reviews == {"F1": "rejected"}
    assert record.originals == {"F1": DEAD}
    assert not list(record.figures())


def test_an_accepted_fact_is_what_it_was() -> None:
    record = Record.of([(DOCUMENT, FACTS)], [say(1, "accept", DEAD)])
    assert record.facts == {fact.id: fact for fact in FACTS}
    assert record.reviews == {"F1": "accepted"}
    assert not record.originals


def test_what_points_to_a_rejected_fact_loses_the_pointer() -> None:
    found = after(say(1, "reject", TOWN, DAY, MAN, SAID))
    hit, dead = found["E1"], found["F1"]
    assert isinstance(hit, Event)
    assert (hit.places, hit.time, hit.first, hit.last, hit.actors, hit.attributed_to) == ((), None, None, None, (), ())
    assert isinstance(dead, Figure)
    assert (dead.place, dead.place_id, dead.statement, dead.speaker, dead.speaker_name) == (None, None, None, None, None)
    assert dead.event == "E1"
    (gone,) = (fact for fact in (after(say(1, "reject", HIT))["F1"],))
    assert isinstance(gone, Figure)
    assert gone.event is None


def test_who_is_named_by_what_is_no_name_says_nothing() -> None:
    said = after(say(1, "reject", MAN))["S1"]
    assert isinstance(said, Statement)
    assert (said.speaker, said.speaker_name) == (None, None)


def test_what_was_derived_from_a_corrected_fact_follows() -> None:
    found = after(
        say(1, "correct", TOWN, changes={"canonical": "Orikhiv, Zaporizhzhia"}),
        say(2, "correct", DAY, changes={"first": "2024-03-05", "last": "2024-03-05"}),
        say(3, "correct", MAN, changes={"canonical": "Vasyl Hnatko, governor"}),
        say(4, "correct", SAID, changes={"speaker_name": "governor of Zaporizhzhia"}),
    )  # fmt: skip
    hit, dead = found["E1"], found["F1"]
    assert isinstance(hit, Event)
    assert isinstance(dead, Figure)
    assert hit.places[0].name == dead.place == "Orikhiv, Zaporizhzhia"
    assert (hit.first, hit.last) == ("2024-03-05", "2024-03-05")
    assert hit.actors[0].name == "Vasyl Hnatko, governor"
    assert dead.speaker_name == "governor of Zaporizhzhia"


def test_an_event_that_was_dated_by_hand_keeps_its_day_when_its_time_is_rejected() -> None:
    hit = after(say(1, "correct", HIT, changes={"first": "2024-03-03", "last": "2024-03-03"}), say(2, "reject", DAY))["E1"]
    assert isinstance(hit, Event)
    assert (hit.first, hit.time) == ("2024-03-03", None)


def test_corrections_add_up_field_by_field_and_the_later_one_wins() -> None:
    first, second, third = (
        say(1, "correct", DEAD, changes={"value": 15}), say(2, "correct", DEAD, changes={"population": "civilians"}),
        say(3, "correct", DEAD, changes={"value": 16}),
    )  # fmt: skip
    dead = after(first, second, third)["F1"]
    assert isinstance(dead, Figure)
    assert (dead.value, dead.population) == (16, "civilians")
    assert after(first, second, third, undo(4, third))["F1"] == after(first, second)["F1"]
    assert state(DEAD, first, second) == "corrected"


def test_to_accept_a_correction_keeps_it_and_to_accept_what_was_rejected_brings_it_back() -> None:
    corrected, accepted, rejected = say(1, "correct", DEAD, changes={"value": 15}), say(3, "accept", DEAD), say(2, "reject", DEAD)
    dead = after(corrected, accepted)["F1"]
    assert isinstance(dead, Figure)
    assert dead.value == 15
    assert state(DEAD, corrected, accepted) == "corrected"
    assert state(DEAD, corrected, rejected) == "rejected"
    assert after(corrected, rejected, accepted) == after(corrected)
    assert state(DEAD, rejected, accepted) == "accepted"


def test_a_reading_that_changed_opens_the_matter_again() -> None:
    rejected = say(1, "reject", DEAD)
    again = DEAD.model_copy(update={"speaker_name": "the governor", "extractor": "figures@9"})
    assert state(again, rejected) is None
    assert reviewed([again], [rejected]) == [again]
    assert state(DEAD.model_copy(update={"extractor": "figures@9"}), rejected) == "rejected"


def test_a_correction_that_no_fact_can_have_is_told_not_swallowed() -> None:
    with pytest.raises(CaseDamaged):
        after(say(1, "correct", DEAD, changes={"measure": "hurt"}))


VERDICTS = st.sampled_from(("accept", "reject", "correct"))
CHANGES: dict[str, dict[str, Any]] = {
    "T1": {"first": "2024-03-05", "last": "2024-03-05"}, "P1": {"canonical": "Orikhiv town"}, "N1": {"canonical": "V. Hnatko"},
    "S1": {"stance": "confirms"}, "F1": {"value": 15}, "E1": {"modality": "possible"},
}  # fmt: skip


def judged(number: int, fact: Fact, verdict: str) -> Judgement:
    return say(number, verdict, fact, changes=CHANGES[fact.id] if verdict == "correct" else {})


@st.composite
def decisions(draw: st.DrawFn) -> list[tuple[Fact, str]]:
    return [(fact, draw(VERDICTS)) for fact in draw(st.lists(st.sampled_from(FACTS), unique_by=lambda fact: fact.id, max_size=4))]


@given(decisions())
@settings(max_examples=60)
def test_the_order_of_independent_judgements_does_not_matter(made: list[tuple[Fact, str]]) -> None:
    results = [[judged(number, fact, verdict) for number, (fact, verdict) in enumerate(order)] for order in permutations(made)]
    assert all(after(*result) == after(*results[0]) for result in results)


@given(decisions(), decisions())
@settings(max_examples=60)
def test_undoing_restores_the_record_exactly(before: list[tuple[Fact, str]], then: list[tuple[Fact, str]]) -> None:
    stands = [judged(number, fact, verdict) for number, (fact, verdict) in enumerate(before)]
    more = [judged(10 + number, fact, verdict) for number, (fact, verdict) in enumerate(then)]
    undone = [undo(30 + number, one) for number, one in enumerate(more)]
    record = Record.of([(DOCUMENT, FACTS)], [*stands, *more, *undone])
    expected = Record.of([(DOCUMENT, FACTS)], stands)
    assert (record.facts, record.reviews, record.originals) == (expected.facts, expected.reviews, expected.originals)


@given(st.sampled_from(FACTS), VERDICTS)
def test_the_same_twice_changes_nothing(fact: Fact, verdict: str) -> None:
    once = Record.of([(DOCUMENT, FACTS)], [judged(1, fact, verdict)])
    twice = Record.of([(DOCUMENT, FACTS)], [judged(1, fact, verdict), judged(2, fact, verdict)])
    assert (once.facts, once.reviews) == (twice.facts, twice.reviews)


@given(any_fact())
def test_a_reading_is_told_by_what_it_says_alone(fact: Fact) -> None:
    assert reading_of(fact) == reading_of(fact.model_copy(update={"extractor": "another@1"}))


def test_a_correction_takes_its_text_from_the_report_and_widens_the_evidence_to_it() -> None:
    changes = correction(DEAD, DOCUMENT, {"start": at("killed 14 people")["start"]})
    assert changes["text"] == "killed 14 people"
    narrow = HIT.model_copy(update={"evidence": (Span(**at("a drone hit a clinic")),)})
    moved = correction(narrow, DOCUMENT, {"trigger": {"start": at("killed")["start"], "end": at("killed")["end"]}})
    assert moved["trigger"] == at("killed")
    assert at("killed") in moved["evidence"]  # type: ignore[operator]
    assert not list(misplaced(moved, TEXT))
    assert list(misplaced(moved | {"trigger": {**at("killed"), "text": "saved"}}, TEXT)) == ["trigger"]


@pytest.mark.parametrize(
    ("fact", "changes", "fault"),
    [
        (DEAD, {}, "instead"), (DEAD, {"id": "F9"}, "cannot be corrected"), (DEAD, {"evidence": []}, "cannot be corrected"),
        (DEAD, {"measure": "hurt"}, "measure"), (DEAD, {"value": None}, "value"), (DEAD, {"value": -1}, "fewer than none"),
        (DEAD, {"value": float("inf")}, "value"), (DEAD, {"lower": 9, "upper": 3}, "upper"), (DEAD, {"as_of": "soon"}, "as_of"),
        (DEAD, {"start": 0, "end": 10_000}, "stretch"), (DEAD, {"start": "x"}, "start"), (DEAD, {"party": "x" * 999}, "party"),
        (HIT, {"first": "2024-03-09", "last": "2024-03-01"}, "ends before"), (HIT, {"trigger": None}, "trigger"),
        (HIT, {"trigger": {"start": 5, "end": 5}}, "stretch"), (SAID, {"content": []}, "no words"),
        (TOWN, {"lat": 4.0, "lon": None}, "both"), (DEAD, {"lower": 9}, "only a range"), (DEAD, {"bound": "range", "upper": 3}, "two ends"),
        (DEAD, {"bound": "range", "value": 3, "lower": 9, "upper": 12}, "value is the lower"),
        (TOWN, {"lat": 91}, "earth"), (TOWN, {"country": "ZZ"}, "country"), (TOWN, {"canonical": ""}, "canonical"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(fact: Fact, changes: dict[str, Any], fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        correction(fact, DOCUMENT, changes)


@given(st.sampled_from(FACTS), st.data())
@settings(max_examples=200)
def test_any_correction_is_refused_in_words_or_makes_a_fact_whose_spans_are_the_reports(fact: Fact, data: st.DataObject) -> None:
    ends = st.fixed_dictionaries({"start": st.integers(-2, 120), "end": st.integers(-2, 120)})
    values = st.one_of(st.none(), st.text(max_size=5), st.integers(-5, 200), st.floats(), ends, st.lists(ends, max_size=2), st.booleans())
    asked = data.draw(st.dictionaries(st.sampled_from(correctable(fact)), values, max_size=4))
    try:
        changes = correction(fact, DOCUMENT, asked)
    except UsageError:
        return
    (now,) = reviewed([fact], [say(1, "correct", fact, changes=changes)])
    assert not list(misplaced(changes, TEXT))
    assert type(fact).model_validate(now.model_dump()) == now


def test_what_a_correction_implies_is_said_with_it() -> None:
    assert correction(DEAD, DOCUMENT, {"value": 20, "bound": "at_least"}) == {"value": 20, "bound": "at_least", "lower": 20, "upper": None}
    assert correction(HIT, DOCUMENT, {"type": "MOVE"}) == {"type": "MOVE", "mode": None, "acled": None, "plover": None}
    assert correction(HIT, DOCUMENT, {"first": "2024-03-01"})["basis"] == "review"
    assert correction(TOWN, DOCUMENT, {"lat": 47.6, "lon": 35.8})["geonames"] is None


def graded(*judgements: Judgement) -> Grades:
    return Grades.of(judgements)


def grade(number: int, *, left: Sequence[str], **more: Any) -> Judgement:
    return Judgement.model_validate(
        {"id": f"J{number}", "at": f"2024-06-01T10:00:{number:02d}", "by": "ana", "verdict": "grade", "left": left, **more}
    )


def test_a_source_and_a_fact_are_graded_apart_and_unknown_is_never_guessed() -> None:
    assert graded().reliability(KEY, "The Courier") == "F"
    assert graded().credibility(DEAD) == 6
    found = graded(
        grade(1, left=["The Courier"], reliability="B"), grade(2, left=[KEY], reliability="D"),
        grade(3, left=["F1"], of=[reading_of(DEAD)], credibility=2),
    )  # fmt: skip
    assert found.reliability("d0", "the courier") == "B"
    assert found.reliability(KEY, "The Courier") == "D"
    assert found.credibility(DEAD) == 2
    assert found.credibility(DEAD.model_copy(update={"speaker_name": None})) == 6
