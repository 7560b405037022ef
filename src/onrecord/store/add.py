"""Writing: a document with its facts, failures, runs. Each function works inside the transaction of its caller."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from onrecord.errors import CaseDamaged, GuardError
from onrecord.model import Document, Fact
from onrecord.store import custody, schema
from onrecord.store.codec import columns, dated, decoded_document, decoded_fact, encoded
from onrecord.store.contract import Added, Extracted, Failed
from onrecord.store.index import index_words
from onrecord.store.views import generation


def now() -> str:
    """The moment, UTC, ISO, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def add_document(connection: Connection, extraction: Extracted, *, signature: str, run: int | None) -> Added:
    """Write a reading and what belongs to it: the document if it is new, facts, index, custody."""
    document, lines = extraction.document, [_line(fact) for fact in extraction.facts]
    former, payload = _document_row(connection, document)
    published = encoded(document.published)
    seq = _next(connection, schema.extraction)
    connection.execute(
        insert(schema.extraction),
        {"seq": seq, "document": document.id, "run": run, "signature": signature, "dated": dated(document.published),
         "published": published, "facts": len(lines), "rejected": len(extraction.rejected)},
    )  # fmt: skip
    first = _next(connection, schema.fact)
    rows = [
        columns(fact) | {"seq": first + at, "extraction": seq, "payload": line}
        for at, (fact, line) in enumerate(zip(extraction.facts, lines, strict=True))
    ]
    if rows:
        connection.execute(insert(schema.fact), rows)
        index_words(connection, "fact", first, first + len(rows) - 1)
    hashes = (document.sha256, custody.record_sha256(payload, published, signature), custody.lines_sha256(lines))
    _enter(connection, document.id, seq, hashes)
    resolve_failures(connection, document=document.id)
    counts: dict[str, int] = dict(Counter(str(fact.kind) for fact in extraction.facts))
    if former is KNOWN:
        return Added(document=document.id, status="reread", facts=counts)
    return Added(document=document.id, status="corrected" if former else "new", facts=counts, supersedes=former)


def _line(fact: Fact) -> str:
    """The fact as it is kept, if it can be read back from that: a number beyond all bounds, for one, could not."""
    line = encoded(fact)
    try:
        if decoded_fact(line) == fact:
            return line
    except CaseDamaged:
        pass
    raise GuardError(f"a {fact.kind} cannot be written down exactly", source=fact.document)


KNOWN = "known"


def is_same(connection: Connection, extraction: Extracted, signature: str) -> bool:
    """Whether the latest reading of the document is this one, to the letter."""
    latest = generation(connection, extraction.document.id)
    if latest is None or latest.signature != signature or latest.published != extraction.document.published:
        return False
    table = schema.custody
    query = select(table.c.facts_sha256).where(table.c.document == latest.document).order_by(table.c.seq.desc()).limit(1)
    return connection.execute(query).scalar() == custody.lines_sha256(encoded(fact) for fact in extraction.facts)


def _document_row(connection: Connection, document: Document) -> tuple[str | None, str]:
    """The id of the document that this one corrects (KNOWN if this very one is there), and the payload that the case keeps."""
    known = connection.execute(select(schema.document.c.payload).where(schema.document.c.id == document.id)).scalar()
    if known is not None:
        return KNOWN, known
    former, payload, seq = _former(connection, document), encoded(document), _next(connection, schema.document)
    row = {"seq": seq, "id": document.id, "sha256": document.sha256, "url": document.url, "source_id": document.source_id}
    connection.execute(insert(schema.document), row | {"supersedes": former, "payload": payload})
    index_words(connection, "document", seq, seq)
    return former, payload


def _former(connection: Connection, document: Document) -> str | None:
    """The latest document under the same url; without a url, under the same id in the same file (ids of other files mean nothing)."""
    table = schema.document
    latest = select(table.c.id, table.c.payload).order_by(table.c.seq.desc())
    if document.url is not None:
        return connection.execute(latest.where(table.c.url == document.url).limit(1)).scalar()
    if document.source_id is None or document.path is None:
        return None
    same = latest.where(table.c.url.is_(None), table.c.source_id == document.source_id)
    rows = connection.execute(same).all()
    return next((row.id for row in rows if decoded_document(row.payload).path == document.path), None)


def _enter(connection: Connection, document: str, extraction: int, hashes: tuple[str, str, str]) -> None:
    table = schema.custody
    last = connection.execute(select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, custody.START)
    entry = custody.Entry(seq, now(), document, extraction, *hashes, previous)
    connection.execute(insert(table), asdict(entry) | {"hash": entry.hash})


def is_open(connection: Connection, failure: Failed) -> bool:
    """Whether the very same failure is in the case and still open."""
    table = schema.failure
    same = (table.c.source == failure.source) & (table.c.code == failure.code) & (table.c.message == failure.message)
    return connection.execute(select(table.c.seq).where(same & table.c.resolved.is_(None))).first() is not None


def add_failure(connection: Connection, failure: Failed) -> None:
    row = failure.model_dump(exclude={"at"})
    connection.execute(insert(schema.failure), row | {"seq": _next(connection, schema.failure), "at": failure.at or now()})


def resolve_failures(connection: Connection, *, document: str | None = None, sources: Sequence[str] = ()) -> None:
    """Close the open failures of a document that has now been read, or those recorded under these names."""
    table = schema.failure
    mine = (table.c.document == document) if document is not None else table.c.source.in_(sources)
    connection.execute(update(table).where(mine & table.c.resolved.is_(None)).values(resolved=now()))


def start_run(connection: Connection, signature: str) -> int:
    """A new line in the log of runs."""
    seq = _next(connection, schema.run)
    connection.execute(insert(schema.run), {"seq": seq, "started": now(), "signature": signature, "added": 0, "known": 0, "failed": 0})
    return seq


def count_in_run(connection: Connection, run: int, what: str) -> None:
    """Count one more `added` or `failed`."""
    connection.execute(update(schema.run).where(schema.run.c.seq == run).values({what: schema.run.c[what] + 1}))


def end_run(connection: Connection, run: int, known: int) -> None:
    connection.execute(update(schema.run).where(schema.run.c.seq == run).values(ended=now(), known=known))


def _next(connection: Connection, table: Any) -> int:
    highest: int | None = connection.execute(select(func.max(table.c.seq))).scalar()
    return (highest or 0) + 1
