from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract import guard
from onrecord.model import Document, Draft, EntityDraft, Event, Participant, Span, identified, spans_of
from tests.wars import report, sudan, wars

TEXT = "Rebels entered Sake on Tuesday; the governor said 12 soldiers had died."


@given(st.integers(-5, 90), st.integers(-5, 90), st.text(max_size=8))
def test_guard_lets_through_only_what_the_text_says(start: int, end: int, words: str) -> None:
    document = report(TEXT)
    for text in (words, TEXT[start:end]):
        draft = EntityDraft(span=Span(text=text, start=start, end=end), name="x", type="other")
        rejected: list[Draft] = []
        passed = list(guard(document, [draft], rejected=rejected))
        fits = 0 <= start < end <= len(TEXT) and TEXT[start:end] == text
        assert passed == ([draft] if fits else [])
        assert rejected == ([] if fits else [draft])


def test_guard_lets_true_facts_through() -> None:
    for document, found in wars():
        rejected: list[Draft] = []
        drafts = [fact for fact in found if isinstance(fact, Event)]
        assert list(guard(document, drafts, rejected=rejected)) == drafts
        assert rejected == []


@pytest.mark.parametrize("field", ["trigger", "evidence", "actors", "instruments"])
def test_guard_looks_into_every_field(field: str) -> None:
    document, found = sudan()
    good = next(fact for fact in found if isinstance(fact, Event))
    wrong = Span(text="tanks", start=0, end=5)
    changed = {
        "trigger": wrong, "evidence": (*good.evidence, wrong), "actors": (Participant(name="x", text="tanks", start=0, end=5),),
        "instruments": (wrong,),
    }  # fmt: skip
    assert list(guard(document, [good.model_copy(update={field: changed[field]})])) == []


def test_guard_refuses_an_empty_span() -> None:
    document = Document(id="d0", sha256="", text="")
    assert list(guard(document, [EntityDraft(span=Span(text="", start=0, end=0), name="x", type="other")])) == []


def test_spans_of_an_event_hold_its_participants() -> None:
    document, found = sudan()
    hit = next(fact for fact in found if isinstance(fact, Event))
    who = Participant(name="camp", text="camp", start=69, end=73)
    assert Span(text="camp", start=69, end=73) in spans_of(identified(hit.model_copy(update={"targets": (who,)})))
    assert document.text[69:73] in document.text
