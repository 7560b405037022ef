"""The case: documents, their readings and facts, custody, failures, runs, and the two word indexes."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE run (
  seq INTEGER NOT NULL PRIMARY KEY, started TEXT NOT NULL, ended TEXT, signature TEXT NOT NULL,
  added INTEGER NOT NULL, known INTEGER NOT NULL, failed INTEGER NOT NULL);
CREATE TABLE document (
  seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, url TEXT, source_id TEXT,
  supersedes TEXT REFERENCES document (id), payload TEXT NOT NULL);
CREATE INDEX document_url ON document (url);
CREATE INDEX document_source_id ON document (source_id);
CREATE TABLE extraction (
  seq INTEGER NOT NULL PRIMARY KEY, document TEXT NOT NULL REFERENCES document (id), run INTEGER REFERENCES run (seq),
  signature TEXT NOT NULL, dated TEXT NOT NULL, published TEXT NOT NULL, facts INTEGER NOT NULL, rejected INTEGER NOT NULL);
CREATE INDEX extraction_document ON extraction (document, seq);
CREATE INDEX extraction_dated ON extraction (dated, document, seq);
CREATE TABLE fact (
  seq INTEGER NOT NULL PRIMARY KEY, extraction INTEGER NOT NULL REFERENCES extraction (seq), id TEXT NOT NULL, kind TEXT NOT NULL,
  label TEXT, name TEXT, first TEXT, last TEXT, lat FLOAT, lon FLOAT, payload TEXT NOT NULL);
CREATE INDEX fact_extraction ON fact (extraction, kind);
CREATE INDEX fact_id ON fact (id);
CREATE INDEX fact_label ON fact (kind, label);
CREATE INDEX fact_name ON fact (kind, name) WHERE name IS NOT NULL;
CREATE INDEX fact_first ON fact (kind, first, last) WHERE first IS NOT NULL;
CREATE INDEX fact_box ON fact (kind, lat, lon) WHERE lat IS NOT NULL;
CREATE TABLE custody (
  seq INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, document TEXT NOT NULL REFERENCES document (id),
  extraction INTEGER NOT NULL UNIQUE REFERENCES extraction (seq), text_sha256 TEXT NOT NULL, document_sha256 TEXT NOT NULL,
  facts_sha256 TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE failure (
  seq INTEGER NOT NULL PRIMARY KEY, source TEXT NOT NULL, document TEXT, code TEXT NOT NULL, message TEXT NOT NULL,
  at TEXT NOT NULL, resolved TEXT);
CREATE INDEX failure_source ON failure (source);
CREATE INDEX failure_document ON failure (document);
"""

# The indexes hold no text of their own: they read it from the payloads through these views, so that it is kept once.
# A fact is found by its first three sentences of evidence (json_each would take all, but FTS5's integrity check cannot run it).
# SQLite ends a text at U+0000, so that is shown to the index as U+FFFD.
WORDS = """
CREATE VIEW document_words AS
  SELECT seq, json_extract(json, '$.title') AS title, json_extract(json, '$.text') AS text
  FROM (SELECT seq, replace(payload, '\\u0000', '\\ufffd') AS json FROM document);
CREATE VIRTUAL TABLE document_index USING fts5 (
  title, text, content = 'document_words', content_rowid = 'seq', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIEW fact_words AS
  SELECT seq, name, coalesce(
    json_extract(json, '$.evidence[0].text') || coalesce(' … ' || json_extract(json, '$.evidence[1].text'), '')
      || coalesce(' … ' || json_extract(json, '$.evidence[2].text'), ''),
    json_extract(json, '$.content[0].text') || coalesce(' … ' || json_extract(json, '$.content[1].text'), ''),
    json_extract(json, '$.text'), json_extract(json, '$.trigger.text')) AS text
  FROM (SELECT seq, name, replace(payload, '\\u0000', '\\ufffd') AS json FROM fact);
CREATE VIRTUAL TABLE fact_index USING fts5 (
  name, text, content = 'fact_words', content_rowid = 'seq', tokenize = 'porter unicode61 remove_diacritics 2');
"""


def upgrade() -> None:
    for statement in (TABLES + WORDS).split(";\n"):
        if statement.strip():
            op.execute(statement)
