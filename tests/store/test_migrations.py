from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.store.card_schema import metadata
from onrecord.store.migrations.versions import v0001_case
from onrecord.store.schema import SCHEMA_VERSION
from onrecord.store.sqlite import APPLICATION_ID, open_sqlite

OTHERS = ("alembic_version", "document_index", "fact_index")
GOING_DOWN = ("card_day",)
"""Indexes in descending order, which Alembic does not compare."""


def compared(name: str | None, kind: str, _: object) -> bool:
    return not (name or "").startswith(OTHERS) if kind == "table" else name not in GOING_DOWN


def test_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    with open_sqlite(tmp_path / "case.db", create=True) as store, store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": compared})
        assert compare_metadata(context, metadata) == []


def test_migrations_lead_to_the_version_that_the_code_knows() -> None:
    config = Config()
    config.set_main_option("script_location", "onrecord.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == f"{SCHEMA_VERSION:04d}"


def test_killed_creation_is_taken_up_again(tmp_path: Path) -> None:
    """A file that was made but not yet filled is empty, and is filled by the next to open it."""
    path = tmp_path / "case.db"
    path.touch()
    with open_sqlite(path) as store:
        assert store.counts()["document"] == 0


def test_a_case_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    raw = sqlite3.connect(path)
    for statement in (v0001_case.TABLES + v0001_case.WORDS).split(";\n"):
        raw.execute(statement)
    raw.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    raw.execute("INSERT INTO alembic_version VALUES ('0001')")
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.execute("PRAGMA user_version=1")
    raw.commit()
    raw.close()
    with open_sqlite(path) as store:
        assert store.counts()["document"] == 0
        assert list(store.judgements()) == []
        assert store.pending("any rules") == 0
