"""A case in one SQLite file: opened safely, recognised, brought to the present schema."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from onrecord.errors import CaseNotFound, CaseUnreachable, NewerCase, NotACase
from onrecord.store.deadline import STEPS, passed
from onrecord.store.lock import writing
from onrecord.store.schema import SCHEMA_VERSION
from onrecord.store.sql import SqlStore
from onrecord.store.trouble import told

APPLICATION_ID = 0x4F4E5245  # "ONRE": how `file` and other programs can tell a case from any other SQLite database
BUSY_S = 10.0


def open_sqlite(path: Path, *, create: bool = False) -> SqlStore:
    """The case at the path; its schema is made or brought up to date first where that is needed.

    Raises CaseNotFound (missing, and not `create`), NotACase, NewerCase, CaseReadOnly, CaseDamaged, CaseUnreachable.
    """
    if path.is_dir():
        raise NotACase("this is a folder", source=str(path))
    if not path.exists():
        if not create:
            raise CaseNotFound("there is no case", source=str(path))
        if not path.parent.is_dir():
            raise CaseUnreachable("its folder does not exist", source=str(path))
    engine = _engine(path)
    try:
        with told(path):
            if _version(engine, path) < SCHEMA_VERSION:
                _upgrade(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, path)


def _engine(path: Path) -> Engine:
    mode = "mode=rwc"
    if path.exists() and not os.access(path, os.W_OK):
        # A case on read-only media can be read as long as no unfinished log lies beside it.
        sidecar = path.with_name(path.name + "-wal")
        mode = "mode=ro" if os.access(path.parent, os.W_OK) or sidecar.exists() else "mode=ro&immutable=1"
    uri = f"{path.absolute().as_uri()}?{mode}"
    engine = create_engine("sqlite://", creator=lambda: _connection(uri, "rwc" in mode), poolclass=QueuePool, pool_size=8, max_overflow=-1)
    event.listen(engine, "begin", _begin)
    return engine


def _connection(uri: str, writable: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False, cached_statements=256)
    try:
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "mmap_size=0", "cache_size=-16000", "cell_size_check=ON"):
            connection.execute(f"PRAGMA {pragma}")
        if not writable:
            connection.execute("PRAGMA query_only=ON")
        connection.set_progress_handler(passed, STEPS)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    """Writers take SQLite's own write lock at once as well, so that a reader never has to be upgraded half-way."""
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _version(engine: Engine, path: Path) -> int:
    """The schema version of the file; 0 for an empty one. Raises NotACase and NewerCase."""
    with engine.connect() as connection:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        empty = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one() == 0
    if application != APPLICATION_ID and not (empty and application == 0):
        raise NotACase("this SQLite database was not made by onrecord", source=str(path))
    if version > SCHEMA_VERSION:
        raise NewerCase(f"this case has schema {version}, this onrecord knows {SCHEMA_VERSION}", source=str(path))
    return 0 if empty else version


def _upgrade(engine: Engine, path: Path) -> None:
    """Run the migrations that are missing, as one transaction, unless another process just did."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "onrecord.store:migrations")
    with writing(path):
        if _version(engine, path) >= SCHEMA_VERSION:
            return
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode=WAL")
        finally:
            raw.close()
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
