"""Across reports: judgements, and the tables that are derived from facts and judgements."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE judgement (
  seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, payload TEXT NOT NULL, previous TEXT NOT NULL,
  hash TEXT NOT NULL);
CREATE INDEX document_supersedes ON document (supersedes);
CREATE TABLE fusion (seq INTEGER NOT NULL PRIMARY KEY, signature TEXT NOT NULL, known INTEGER NOT NULL);
CREATE TABLE item (
  seq INTEGER NOT NULL PRIMARY KEY, matter TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL, payload TEXT NOT NULL);
CREATE INDEX item_id ON item (id, matter);
CREATE INDEX item_document ON item (document);
CREATE TABLE filed (key INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (key, item)) WITHOUT ROWID;
CREATE INDEX filed_item ON filed (item);
CREATE TABLE link (
  a INTEGER NOT NULL, b INTEGER NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX link_b ON link (b);
CREATE TABLE grouping (seq INTEGER NOT NULL PRIMARY KEY, matter TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL);
CREATE INDEX grouping_id ON grouping (matter, id);
CREATE TABLE member (item INTEGER NOT NULL PRIMARY KEY, grouping INTEGER NOT NULL);
CREATE INDEX member_grouping ON member (grouping);
"""


def upgrade() -> None:
    for statement in TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)
