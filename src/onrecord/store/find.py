"""Full-text search over documents and facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, text

from onrecord.errors import UsageError
from onrecord.store.codec import decoded_document, decoded_fact
from onrecord.store.contract import FACT_KINDS, Hit
from onrecord.store.index import PASSAGE_WORDS, WEIGHTS, match
from onrecord.store.query import Query, parse

DOCUMENTS = text(f"""
SELECT document.seq, document.id, document.payload, bm25(document_index, {WEIGHTS["document"]}) AS rank
FROM document_index JOIN document ON document.seq = document_index.rowid
WHERE document_index MATCH :query ORDER BY rank, document.id LIMIT :most""")

PASSAGE = text(f"""
SELECT CAST(snippet(document_index, 1, '', '', '…', {PASSAGE_WORDS}) AS BLOB)
FROM document_index WHERE document_index MATCH :query AND rowid = :seq""")

FACTS = text(f"""
SELECT fact.seq, fact.payload, document.payload AS report, bm25(fact_index, {WEIGHTS["fact"]}) AS rank
FROM fact_index JOIN fact ON fact.seq = fact_index.rowid JOIN extraction ON extraction.seq = fact.extraction
JOIN document ON document.id = extraction.document
WHERE fact_index MATCH :query AND fact.kind IN :kinds
AND extraction.seq = (SELECT max(other.seq) FROM extraction AS other WHERE other.document = extraction.document)
ORDER BY rank, fact.id LIMIT :most""").bindparams(bindparam("kinds", expanding=True))

SENTENCE = text("SELECT CAST(text AS BLOB) FROM fact_words WHERE seq = :seq")


def search(connection: Connection, query: str, *, kinds: Sequence[str], limit: int) -> list[Hit]:
    """Documents that fit, best first, then facts that fit, best first; together at most `limit`."""
    unknown = sorted(set(kinds) - {"document", *FACT_KINDS})
    if unknown:
        raise UsageError(f"cannot search in {', '.join(unknown)}; there are: document, {', '.join(FACT_KINDS)}")
    parsed = parse(query)
    if not parsed.branches or limit < 1:
        return []
    facts = [kind for kind in kinds if kind != "document"]
    found = _facts(connection, parsed, facts, limit) if facts else []
    documents = _documents(connection, parsed, limit) if "document" in kinds else []
    documents = documents[: max(limit - len(found), limit - limit // 2)]
    return documents + found[: limit - len(documents)]


def _documents(connection: Connection, query: Query, limit: int) -> list[Hit]:
    words = match(query)
    hits = []
    for row in connection.execute(DOCUMENTS, {"query": words, "most": limit}).all():
        passage = connection.execute(PASSAGE, {"query": words, "seq": row.seq}).scalar_one()
        label = decoded_document(row.payload).label
        hits.append(Hit(kind="document", id=row.id, document=row.id, label=label, snippet=_text(passage), score=-row.rank))
    return hits


def _facts(connection: Connection, query: Query, kinds: list[str], limit: int) -> list[Hit]:
    hits = []
    for row in connection.execute(FACTS, {"query": match(query), "kinds": kinds, "most": limit}).all():
        fact, label = decoded_fact(row.payload), decoded_document(row.report).label
        words = _text(connection.execute(SENTENCE, {"seq": row.seq}).scalar_one())
        hits.append(Hit(kind=fact.kind, id=fact.id, document=fact.document, label=label, snippet=words, score=-row.rank, fact=fact))
    return hits


def _text(value: Any) -> str:
    """Lone surrogates come back from SQLite as bytes that are no UTF-8."""
    return bytes(value or b"").decode("utf-8", "replace")
