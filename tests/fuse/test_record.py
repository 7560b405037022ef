from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export import EXPORTS, export
from onrecord.fuse import Record, extent, interval
from onrecord.model import Event, Span
from onrecord.report.claims import claims
from onrecord.report.ledger import ledger
from onrecord.report.mentions import actors, located
from onrecord.report.reader import documents
from onrecord.report.situation import situation
from onrecord.report.timeline import timeline
from tests.extras import at_hand
from tests.wars import Reading, record, sudan, ukraine, wars


def views(made: Record) -> list[object]:
    return [
        timeline(made), ledger(made), claims(made), located(made), actors(made), documents(made), situation(made),
        *("".join(export(made, format=name)) for name in at_hand(EXPORTS)),
    ]  # fmt: skip


@settings(deadline=None)  # the first call loads the libraries of the formats
@given(st.permutations(wars()), st.randoms(use_true_random=False))
def test_no_view_depends_on_the_order_of_documents_or_facts(readings: list[Reading], chance: Random) -> None:
    shuffled = [(document, chance.sample(found, len(found))) for document, found in readings]
    assert views(Record.of(shuffled)) == views(record())


def test_record_holds_the_same_document_once() -> None:
    assert len(Record.of([sudan(), sudan()]).documents) == 1
    assert views(Record.of([sudan(), sudan()])) == views(Record.of([sudan()]))


def test_source_quotes_the_sentence_of_a_fact() -> None:
    made = record()
    killed = next(figure for figure in made.figures() if figure.value == 23)
    source = made.source(killed)
    assert source.sentence == "The Nyala hospital said 23 people were killed when shells hit the camp on Friday."
    assert (source.label, source.published, source.published_basis) == ("Camp shelled near Nyala", "2024-06-15", "metadata")
    assert (source.start, source.end) == extent(killed)


def test_source_of_scattered_evidence_marks_what_is_left_out() -> None:
    document, found = sudan()
    hit = next(fact for fact in found if isinstance(fact, Event))
    apart = Span.of(document.text, document.text.index("At least"), len(document.text))
    made = Record.of([(document, [hit.model_copy(update={"evidence": (apart, *hit.evidence)})])])
    sentence = made.source(next(made.events())).sentence
    assert sentence.startswith("The Nyala hospital said 23 people")
    assert "on Friday. … At least 4,500" in sentence
    assert "denied" not in sentence


def test_source_of_neighbouring_sentences_quotes_them_without_a_gap() -> None:
    document, found = ukraine()
    down = next(fact for fact in found if isinstance(fact, Event))
    both = (*down.evidence, Span.of(document.text, document.text.index("Kyiv"), len(document.text)))
    made = Record.of([(document, [down.model_copy(update={"evidence": both})])])
    assert made.source(next(made.events())).sentence == document.text


def test_source_of_a_fact_without_evidence_is_its_own_span() -> None:
    document, found = sudan()
    hit = next(fact for fact in found if isinstance(fact, Event))
    made = Record.of([(document, [hit.model_copy(update={"evidence": ()})])])
    assert made.source(next(made.events())).sentence == "shells hit"


def test_interval_is_one_day_or_both_ends() -> None:
    assert interval("2024-05-01", "2024-05-01") == "2024-05-01"
    assert interval("2024-05-01", "2024-05-31") == "2024-05-01/2024-05-31"
    assert interval(None, "2024-05-31") == "2024-05-31"
    assert interval(None, None) is None
