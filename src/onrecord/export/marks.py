"""W3C Web Annotations: every statement, figure and event at its place in its report, by the words and by their position.

The quote carries what stands before and behind it, so that it is found again in a page whose text has shifted. Positions count Unicode code
points into the text that onrecord read; JavaScript counts UTF-16 units, and has to convert.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.jsonl import json_text
from onrecord.export.wanted import Records, Wanted
from onrecord.fuse import Record
from onrecord.model import Document, Event, Figure, Span, Statement

AROUND = 32
"""Code points of the text before and behind a quote."""
_HEAD = '{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:onrecord:annotations","type":"AnnotationPage","items":[\n'
_TAIL = "\n]}\n"


def written(records: Records, wanted: Wanted) -> Iterator[str]:
    """One AnnotationPage, an annotation a line."""
    yield _HEAD
    first = True
    for record in records:
        for annotation in marks(record, wanted):
            yield ("" if first else ",\n") + json_text(annotation)
            first = False
    yield _TAIL


def marks(record: Record, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """By report, then place in the text."""
    for key in sorted(record.documents):
        facts = [fact for fact in record.of_document[key] if isinstance(fact, (Statement, Figure, Event)) and wanted.has(fact.id)]
        for fact in sorted(facts, key=lambda fact: (_spans(fact)[0].start, fact.id)):
            wanted.count(f"{fact.kind}s")
            yield wanted.veil.row(_annotation(record, record.documents[key], fact))


def _spans(fact: Statement | Figure | Event) -> tuple[Span, ...]:
    """The words themselves: of a statement each stretch of what is said, of a figure the count, of an event its trigger."""
    if isinstance(fact, Statement):
        return tuple(sorted(fact.content, key=lambda span: span.start))
    return (fact.span,) if isinstance(fact, Figure) else (fact.trigger,)


def _annotation(record: Record, document: Document, fact: Statement | Figure | Event) -> dict[str, Any]:
    source = document.url or f"urn:onrecord:document:{document.id}"
    return {
        "id": f"urn:onrecord:fact:{fact.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": fact.extractor},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": _tag(fact)},
            {"type": "TextualBody", "purpose": "describing", "value": record.source(fact).sentence},
        ],
        "target": [{"source": source, "selector": _selectors(document.text, span)} for span in _spans(fact)],
    }


def _tag(fact: Statement | Figure | Event) -> str:
    if isinstance(fact, Statement):
        return f"statement/{fact.stance}"
    return f"figure/{fact.measure}" if isinstance(fact, Figure) else f"event/{fact.type}/{fact.modality}"


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
