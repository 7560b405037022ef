"""The tables of a case. `migrations/` makes them; a test holds that both say the same.

A document's row never changes, nor does a fact's. A new reading of a document is a new `extraction` with facts of its own; views show
the one with the highest `seq` of each document. Judgements are only ever added, each chained to the one before by its hash.

What comes after them is derived from these and may be made anew at any time: `item` is what is compared across reports, `filed` under which
keys, `link` what belongs together, `grouping` and `member` the groups; `fusion` says by which rules, and up to which reading they go;
`relation` and `withdrawal` how facts of several reports stand to each other. `store/card_schema.py` has the tables of cards.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, text

SCHEMA_VERSION = 4
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
    Index("document_supersedes", "supersedes"),
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

judgement = Table(
    "judgement", metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)  # fmt: skip

fusion = Table(
    "fusion", metadata,
    Column("seq", Integer, primary_key=True),
    Column("signature", Text, nullable=False),
    Column("known", Integer, nullable=False),
)  # fmt: skip

item = Table(
    "item", metadata,
    Column("seq", Integer, primary_key=True),
    Column("matter", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("item_id", "id", "matter"),
    Index("item_document", "document"),
)  # fmt: skip

filed = Table(
    "filed", metadata,
    Column("key", Integer, primary_key=True, nullable=False),
    Column("item", Integer, primary_key=True, nullable=False),
    Index("filed_item", "item"),
    sqlite_with_rowid=False,
)  # fmt: skip

link = Table(
    "link", metadata,
    Column("a", Integer, primary_key=True, nullable=False),
    Column("b", Integer, primary_key=True, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("link_b", "b"),
    sqlite_with_rowid=False,
)  # fmt: skip

grouping = Table(
    "grouping", metadata,
    Column("seq", Integer, primary_key=True),
    Column("matter", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("grouping_id", "matter", "id"),
)  # fmt: skip

member = Table(
    "member", metadata,
    Column("item", Integer, primary_key=True),
    Column("grouping", Integer, nullable=False),
    Index("member_grouping", "grouping"),
)  # fmt: skip

relation = Table(
    "relation", metadata,
    Column("seq", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("relation_document", "document"),
    Index("relation_about", "about"),
)  # fmt: skip

withdrawal = Table(
    "withdrawal", metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("document", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("withdrawal_document", "document"),
    sqlite_with_rowid=False,
)  # fmt: skip
