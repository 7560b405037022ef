"""schema.org: each report a NewsArticle, each statement a Claim with its author, as one JSON-LD graph.

Never a ClaimReview: that is a named publisher's verdict, and a program gives none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.jsonl import json_text
from onrecord.export.wanted import Records, Wanted
from onrecord.fuse import Record
from onrecord.model import Document, Statement
from onrecord.report.claims import words

_HEAD = '{"@context":"https://schema.org","@graph":[\n'
_TAIL = "\n]}\n"


def written(records: Records, wanted: Wanted) -> Iterator[str]:
    """One graph, a thing a line: each report before its claims."""
    yield _HEAD
    first = True
    for record in records:
        for thing in things(record, wanted):
            yield ("" if first else ",\n") + json_text(thing)
            first = False
    yield _TAIL


def things(record: Record, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """By report, then id."""
    said: dict[str, list[Statement]] = {}
    for statement in record.statements():
        if wanted.has(statement.id):
            said.setdefault(statement.document, []).append(statement)
    for key in sorted(record.documents):
        if key in said or wanted.has(key):
            wanted.count("documents")
            yield wanted.veil.row(_article(record.documents[key]))
        for statement in said.get(key, ()):
            wanted.count("statements")
            yield wanted.veil.row(_claim(record, statement))


def _article(document: Document) -> dict[str, Any]:
    came_out = document.published
    told = {
        "@type": "NewsArticle",
        "@id": _name(document),
        "identifier": document.id,
        "url": document.url,
        "headline": document.title,
        "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
        "datePublished": came_out.first if came_out.first == came_out.last else None,
        "temporal": f"{came_out.first}/{came_out.last}" if came_out.first and came_out.first != came_out.last else None,
        "inLanguage": document.language,
    }
    return _told(told)


def _claim(record: Record, statement: Statement) -> dict[str, Any]:
    document = record.documents[statement.document]
    source = record.source(statement)
    told = {
        "@type": "Claim",
        "@id": f"urn:onrecord:fact:{statement.id}",
        "text": words(statement),
        "author": {"@type": "Thing", "name": statement.speaker_name} if statement.speaker_name else None,
        "appearance": {"@id": _name(document)},
        "keywords": [statement.stance, statement.manner],
        "abstract": source.sentence,
    }
    return _told(told)


def _name(document: Document) -> str:
    return f"urn:onrecord:document:{document.id}"


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """What is known: in JSON-LD, unknown is left away."""
    return {name: value for name, value in fields.items() if value is not None}
