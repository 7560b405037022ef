"""The facts that stand in each sentence."""

from __future__ import annotations

from onrecord.extract.nearby import by_sentence
from onrecord.language import analyse
from onrecord.pipeline import extract_document
from tests.wars import report

TEXT = (
    "Shelling killed nine people in El Fasher on Tuesday, a Sudanese army spokesman said. “We answered at once. Nobody fled,” he said.\n"
    "Aid workers left Tawila a day later."
)


def test_sentences_get_the_facts_that_stand_in_them() -> None:
    document = report(TEXT)
    analysis = analyse(document)
    near = by_sentence(analysis, extract_document(document).facts)
    assert len(near) == len(analysis.sentences)
    assert [place.text for place in near[0].places] == ["El Fasher"]
    assert [place.text for place in near[-1].places] == ["Tawila"]
    assert near[0].figures


def test_a_statement_is_near_every_sentence_that_it_says() -> None:
    document = report(TEXT)
    analysis = analyse(document)
    facts = extract_document(document).facts
    near = by_sentence(analysis, facts)
    for statement in facts.statements:
        for span in statement.content:
            first, last = analysis.sentence_at(span.start).index, analysis.sentence_at(span.end - 1).index
            assert all(statement in near[index].statements for index in range(first, last + 1))
