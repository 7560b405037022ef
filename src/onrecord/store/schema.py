"""The tables of a case. `migrations/` makes them; a test holds that both say the same.

A document's row never changes, nor does a fact's. A new reading of a document is a new `extraction` with facts of its own; views show
the one with the highest `seq` of each document.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, text

SCHEMA_VERSION = 1
UNDATED = "9999"
"""Sorts documents without a date of publication behind the others."""

metadata = MetaData()

run = Table(
    "run", metadata,
    Column("seq", Integer, primary_key=True),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("signature", Text, nullable=False),
    Column("added", Integer, nullable=False, default=0),
    Column("known", Integer, nullable=False, default=0),
    Column("failed", Integer, nullable=False, default=0),
)  # fmt: skip

document = Table(
    "document", metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("url", Text),
    Column("source_id", Text),
    Column("supersedes", Text, ForeignKey("document.id")),
    Column("payload", Text, nullable=False),
    Index("document_url", "url"),
    Index("document_source_id", "source_id"),
)  # fmt: skip

extraction = Table(
    "extraction", metadata,
    Column("seq", Integer, primary_key=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False),
    Column("run", Integer, ForeignKey("run.seq")),
    Column("signature", Text, nullable=False),
    Column("dated", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("facts", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Index("extraction_document", "document", "seq"),
    Index("extraction_dated", "dated", "document", "seq"),
)  # fmt: skip

fact = Table(
    "fact", metadata,
    Column("seq", Integer, primary_key=True),
    Column("extraction", Integer, ForeignKey("extraction.seq"), nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("label", Text),
    Column("name", Text),
    Column("first", Text),
    Column("last", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("payload", Text, nullable=False),
    Index("fact_extraction", "extraction", "kind"),
    Index("fact_id", "id"),
    Index("fact_label", "kind", "label"),
    Index("fact_name", "kind", "name", sqlite_where=text("name IS NOT NULL")),
    Index("fact_first", "kind", "first", "last", sqlite_where=text("first IS NOT NULL")),
    Index("fact_box", "kind", "lat", "lon", sqlite_where=text("lat IS NOT NULL")),
)  # fmt: skip

custody = Table(
    "custody", metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("document", Text, ForeignKey("document.id"), nullable=False),
    Column("extraction", Integer, ForeignKey("extraction.seq"), nullable=False, unique=True),
    Column("text_sha256", Text, nullable=False),
    Column("document_sha256", Text, nullable=False),
    Column("facts_sha256", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)  # fmt: skip

failure = Table(
    "failure", metadata,
    Column("seq", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("document", Text),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("resolved", Text),
    Index("failure_source", "source"),
    Index("failure_document", "document"),
)  # fmt: skip
