"""Work that nobody waits for any more is broken off."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import TooSlow
from onrecord.store.deadline import passed, within
from onrecord.store.sqlite import _connection
from onrecord.store.trouble import told

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_deadline_holds_inside_alone() -> None:
    assert not passed()
    with within(-1):
        assert passed()
        with within(60):
            assert not passed()
        assert passed()
    assert not passed()


def test_endless_query_is_broken_off_at_the_deadline(tmp_path: Path) -> None:
    connection = _connection(f"file:{tmp_path / 'case.db'}?mode=rwc", writable=True)
    with pytest.raises(TooSlow), within(0.05), told(tmp_path / "case.db"):
        connection.execute(ENDLESS).fetchone()
    assert connection.execute("SELECT 1").fetchone() == (1,)
    connection.close()


def test_query_without_a_deadline_runs_to_its_end(tmp_path: Path) -> None:
    connection = _connection(f"file:{tmp_path / 'case.db'}?mode=rwc", writable=True)
    counted = ENDLESS.replace("FROM n) SELECT", "FROM n WHERE i < 3000000) SELECT")
    assert connection.execute(counted).fetchone() == (3_000_000,)
    connection.close()
