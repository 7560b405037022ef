"""Cards: what lists, maps and charts ask, derived from the facts, and how facts of several reports stand to each other."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE relation (
  seq INTEGER NOT NULL PRIMARY KEY, document TEXT NOT NULL, about TEXT NOT NULL, payload TEXT NOT NULL);
CREATE INDEX relation_document ON relation (document);
CREATE INDEX relation_about ON relation (about);
CREATE TABLE withdrawal (id TEXT NOT NULL PRIMARY KEY, document TEXT NOT NULL, why TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX withdrawal_document ON withdrawal (document);
CREATE TABLE card (
  seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL, day TEXT NOT NULL, first TEXT, last TEXT,
  type TEXT, modality TEXT, stance TEXT, status TEXT NOT NULL, review TEXT, measures TEXT NOT NULL, populations TEXT NOT NULL,
  countries TEXT NOT NULL, publisher TEXT, incident TEXT, lat FLOAT, lon FLOAT, radius_km FLOAT);
CREATE INDEX card_id ON card (id);
CREATE INDEX card_document ON card (document);
CREATE INDEX card_day ON card (day DESC, id);
CREATE INDEX card_incident ON card (incident, kind) WHERE incident IS NOT NULL;
CREATE INDEX card_spot ON card (lat, lon, kind, type, status, day, first, review, modality, stance, measures, populations)
  WHERE lat IS NOT NULL;
CREATE TABLE carded (seq INTEGER NOT NULL PRIMARY KEY, payload TEXT NOT NULL, told TEXT);
CREATE TABLE name (
  seq INTEGER NOT NULL PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, cards INTEGER NOT NULL);
CREATE UNIQUE INDEX name_name ON name (role, name);
CREATE TABLE named (card INTEGER NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (card, name)) WITHOUT ROWID;
CREATE INDEX named_name ON named (name, card);
CREATE TABLE spot (seq INTEGER NOT NULL PRIMARY KEY, card INTEGER NOT NULL, lat FLOAT NOT NULL, lon FLOAT NOT NULL);
CREATE INDEX spot_card ON spot (card);
CREATE INDEX spot_box ON spot (lat, lon, card);
CREATE TABLE daily (
  day TEXT NOT NULL, first TEXT NOT NULL, kind TEXT NOT NULL, type TEXT NOT NULL, modality TEXT NOT NULL, stance TEXT NOT NULL,
  status TEXT NOT NULL, review TEXT NOT NULL, measures TEXT NOT NULL, populations TEXT NOT NULL, countries TEXT NOT NULL,
  cards INTEGER NOT NULL,
  PRIMARY KEY (day, first, kind, type, modality, stance, status, review, measures, populations, countries)) WITHOUT ROWID;
CREATE TABLE stale (document TEXT NOT NULL PRIMARY KEY, how INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE edition (seq INTEGER NOT NULL PRIMARY KEY, number INTEGER NOT NULL, rules TEXT NOT NULL);
INSERT INTO edition VALUES (1, 0, '');
INSERT INTO stale SELECT id, 2 FROM document
"""

LABELS = ("kind", "type", "modality", "stance", "status", "review", "measures", "populations", "countries")
COUNTED = f"""
CREATE TRIGGER card_counted AFTER INSERT ON card BEGIN
  INSERT INTO daily VALUES (new.day, coalesce(new.first, ''), {", ".join(f"coalesce(new.{label}, '')" for label in LABELS)}, 1)
  ON CONFLICT DO UPDATE SET cards = cards + 1;
END"""
UNCOUNTED = f"""
CREATE TRIGGER card_uncounted AFTER DELETE ON card BEGIN
  UPDATE daily SET cards = cards - 1 WHERE day = old.day AND first = coalesce(old.first, '')
  AND {" AND ".join(f"{label} = coalesce(old.{label}, '')" for label in LABELS)};
  DELETE FROM daily WHERE cards = 0 AND day = old.day AND first = coalesce(old.first, '')
  AND {" AND ".join(f"{label} = coalesce(old.{label}, '')" for label in LABELS)};
END"""


STATEMENTS = (*TABLES.split(";\n"), COUNTED, UNCOUNTED)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
