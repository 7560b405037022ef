from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.store.schema import SCHEMA_VERSION, metadata
from onrecord.store.sqlite import open_sqlite

OTHERS = ("alembic_version", "document_index", "fact_index")


def test_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    with open_sqlite(tmp_path / "case.db", create=True) as store, store._engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or not name.startswith(OTHERS)}
        )
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
