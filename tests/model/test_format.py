from __future__ import annotations

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from onrecord.export import line, parse
from onrecord.model import Document, Fact, Figure, Judgement, Span, identified, spans_of
from onrecord.model.facts import Facts, position
from tests.model.strategies import documents, facts, made
from tests.wars import report, sudan, wars


@given(documents())
@settings(max_examples=60)
def test_document_reads_back_from_its_line(document: Document) -> None:
    assert parse(line(document)) == document


@given(facts())
@settings(max_examples=200)
def test_fact_reads_back_from_its_line(fact: Fact) -> None:
    written = line(fact)
    assert parse(written) == fact
    assert written.startswith(f'{{"kind":"{fact.kind}",')
    assert "\n" not in written


@given(made(Judgement))
def test_judgement_reads_back_from_its_line(judgement: Judgement) -> None:
    assert parse(line(judgement)) == judgement


@given(facts())
def test_identified_fact_keeps_its_id_when_what_is_resolved_later_changes(fact: Fact) -> None:
    once = identified(fact)
    assert identified(once) == once
    assert identified(fact).id == once.id
    if hasattr(fact, "speaker_name"):
        assert identified(fact.model_copy(update={"speaker_name": "somebody else"})).id == once.id


def test_identified_facts_of_one_span_differ_by_what_they_say() -> None:
    _, found = sudan()
    killed = next(fact for fact in found if isinstance(fact, Figure))
    wounded = identified(killed.model_copy(update={"measure": "wounded"}))
    assert wounded.id != killed.id
    assert wounded.id.startswith("F")


@given(made(Span))
def test_spans_of_a_span_is_itself(span: Span) -> None:
    assert spans_of(span)[0] == span


def test_span_leaves_white_space_at_its_ends_out() -> None:
    text = "said \n 14 people  fled"
    assert Span.of(text, 4, 18) == Span(text="14 people", start=7, end=16)
    assert Span.of("   ", 0, 3).text == ""


def test_frozen_types_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        report("The siege of Taiz goes on.").text = "The siege is over."


def test_field_of_a_newer_version_is_ignored() -> None:
    written = line(report("The siege of Taiz goes on.")).replace('"kind"', '"mood":"grim","kind"', 1)
    assert isinstance(parse(written), Document)


def test_facts_are_kept_in_the_order_of_the_text_without_doubles() -> None:
    for _, found in wars():
        kept = Facts().plus(reversed(found)).plus(found)
        assert len(kept) == len(found)
        for kind in (kept.places, kept.statements, kept.figures, kept.events):
            assert [position(fact) for fact in kind] == sorted(position(fact) for fact in kind)
