"""Each card knows by a number where it is counted, so that the cards of a name or of words are counted by numbers alone."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = ("day", "first", "kind", "type", "modality", "stance", "status", "review", "measures", "populations", "countries")


def _same(row: str) -> str:
    return " AND ".join(f"daily.{column} = coalesce({row}.{column}, '')" for column in COLUMNS)


def _values(row: str) -> str:
    return ", ".join(f"coalesce({row}.{column}, '')" for column in COLUMNS)


STATEMENTS = (
    "DROP TRIGGER card_counted",
    "DROP TRIGGER card_uncounted",
    "DROP TABLE daily",
    f"""CREATE TABLE daily (
  seq INTEGER NOT NULL PRIMARY KEY, {", ".join(f"{column} TEXT NOT NULL" for column in COLUMNS)}, cards INTEGER NOT NULL)""",
    f"CREATE UNIQUE INDEX daily_labels ON daily ({', '.join(COLUMNS)})",
    "CREATE TABLE counted (seq INTEGER NOT NULL PRIMARY KEY, daily INTEGER NOT NULL)",
    f"INSERT INTO daily ({', '.join(COLUMNS)}, cards) SELECT {_values('card')}, count(*) FROM card GROUP BY {_values('card')}",
    f"INSERT INTO counted SELECT card.seq, daily.seq FROM card JOIN daily ON {_same('card')}",
    f"""CREATE TRIGGER card_counted AFTER INSERT ON card BEGIN
  INSERT INTO daily ({", ".join(COLUMNS)}, cards) VALUES ({_values("new")}, 1) ON CONFLICT DO UPDATE SET cards = cards + 1;
  INSERT INTO counted VALUES (new.seq, (SELECT seq FROM daily WHERE {_same("new")}));
END""",
    """CREATE TRIGGER card_uncounted AFTER DELETE ON card BEGIN
  UPDATE daily SET cards = cards - 1 WHERE seq = (SELECT daily FROM counted WHERE seq = old.seq);
  DELETE FROM daily WHERE cards = 0 AND seq = (SELECT daily FROM counted WHERE seq = old.seq);
  DELETE FROM counted WHERE seq = old.seq;
END""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
