from __future__ import annotations

import multiprocessing
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from onrecord.errors import (
    CaseDamaged,
    CaseFull,
    CaseLocked,
    CaseNotFound,
    CaseUnreachable,
    NewerCase,
    NotACase,
    StoreError,
    UsageError,
)
from onrecord.store import open_store
from onrecord.store.sqlite import APPLICATION_ID, open_sqlite
from tests.store.reports import TEXTS, reading, readings, report


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    with open_store(path, create=True) as store:
        for one in readings():
            store.add(one, signature="toy@1")
    return path


def test_case_is_one_file_once_closed(case: Path) -> None:
    assert [path.name for path in case.parent.iterdir()] == ["case.db"]


def test_case_is_marked_as_ours_and_written_ahead(case: Path) -> None:
    raw = sqlite3.connect(case)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_connections_keep_what_is_committed(case: Path) -> None:
    with open_sqlite(case) as store, store._engine.connect() as connection:
        pragmas = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "foreign_keys", "mmap_size")}
    assert pragmas == {"synchronous": 2, "foreign_keys": 1, "mmap_size": 0}


def test_path_may_hold_any_sign(tmp_path: Path) -> None:
    path = tmp_path / "what? a #case %20 & 'more'.db"
    with open_store(path, create=True):
        pass
    assert path.exists()
    with open_store(str(path)) as store:
        assert store.counts()["document"] == 0


def test_missing_case_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(CaseNotFound, match="there is no case"):
        open_store(tmp_path / "typo.db")
    assert list(tmp_path.iterdir()) == []


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseUnreachable, match="folder"):
        open_store(tmp_path / "none" / "case.db", create=True)


def test_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NotACase):
        open_store(tmp_path, create=True)


def test_other_file_is_no_case_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Notes from the field, not a database. " * 100)
    before = path.read_bytes()
    with pytest.raises(NotACase):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_foreign_database_is_no_case_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE people (name TEXT)")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(NotACase, match="not made by onrecord"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_newer_case_is_not_touched(case: Path) -> None:
    raw = sqlite3.connect(case)
    raw.execute("PRAGMA user_version=99")
    raw.close()
    with pytest.raises(NewerCase, match="99"):
        open_store(case)


def test_unknown_backend_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match="sqlite"):
        open_store("oracle://host/case")


def test_truncated_case_is_damaged(case: Path) -> None:
    os.truncate(case, case.stat().st_size // 2)
    with pytest.raises(CaseDamaged), open_store(case) as store:
        list(store.facts())
        list(store.documents())
        store.counts()


def test_overwritten_case_is_damaged_or_no_case(case: Path) -> None:
    with case.open("r+b") as file:
        file.seek(0)
        file.write(b"\xff" * 8192)
    with pytest.raises((CaseDamaged, NotACase)):
        open_store(case)


def test_text_that_is_no_text_any_more_is_damage(case: Path) -> None:
    raw = sqlite3.connect(case)
    raw.execute("UPDATE document SET payload = CAST(x'ff7b' AS TEXT)")
    raw.commit()
    raw.close()
    with open_store(case) as store, pytest.raises(CaseDamaged):
        list(store.documents())


def test_locked_database_says_who_is_to_blame(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.sqlite.BUSY_S", 0.01)
    raw = sqlite3.connect(case, isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    with open_store(case) as store, pytest.raises(CaseLocked, match="another process is writing"):
        store.add(reading(report("A shell hit the bridge.")), signature="toy@1")
    raw.close()


def test_full_disk_keeps_what_was_done_and_goes_on_later(tmp_path: Path) -> None:
    documents = [report(f"A shell hit house {at}. " + "snow\n" * 600) for at in range(60)]
    path, done = tmp_path / "case.db", 0
    with open_sqlite(path, create=True) as store:
        store._engine.dispose()
        event.listen(store._engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count=120"))
        with pytest.raises(CaseFull, match="no room left"), store.run(signature="toy@1"):
            for document in documents:
                store.add(reading(document), signature="toy@1")
                done += 1
    assert 0 < done < len(documents)
    with open_store(path) as store:
        assert store.counts()["document"] == done
        assert list(store.verify()) == []
        statuses = [store.add(reading(document), signature="toy@1").status for document in documents]
    assert statuses == ["known"] * done + ["new"] * (len(documents) - done)


def test_file_size_limit_is_one_clear_error(tmp_path: Path) -> None:
    assert _in_child(_add_under_limit, tmp_path / "case.db") == "unreachable"


def _add_under_limit(path: Path) -> None:
    import resource

    with open_store(path, create=True) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        for at in range(200):
            store.add(reading(report(f"A shell hit house {at}. " + "snow\n" * 600)), signature="toy@1")


def test_read_only_case_can_be_read_but_not_written(case: Path) -> None:
    case.chmod(0o444)
    case.parent.chmod(0o555)
    try:
        assert _in_child(_look, case) == ""
        assert _in_child(_add_one, case) == "read_only"
    finally:
        case.parent.chmod(0o755)


def test_read_only_file_in_a_writable_folder_can_be_read_but_not_written(case: Path) -> None:
    case.chmod(0o444)
    case.parent.chmod(0o777)
    assert _in_child(_look, case) == ""
    assert _in_child(_add_one, case) == "read_only"


def _look(path: Path) -> None:
    with open_store(path) as store:
        assert len(list(store.documents())) == len(TEXTS)
        assert store.search("militia")
        assert list(store.verify()) == []


def _add_one(path: Path) -> None:
    with open_store(path, create=True) as store:
        store.add(reading(report("A shell hit the bridge.")), signature="toy@1")


def _in_child(task: Callable[[Path], None], path: Path) -> str:
    """The code of the StoreError that the task raises in a process of an ordinary user; empty if none."""
    context = multiprocessing.get_context("fork")
    codes = context.SimpleQueue()
    child = context.Process(target=_as_user, args=(task, path, codes))
    child.start()
    child.join()
    assert child.exitcode == 0
    code: str = codes.get()
    return code


def _as_user(task: Callable[[Path], None], path: Path, codes: multiprocessing.SimpleQueue[str]) -> None:
    if os.geteuid() == 0 and path.exists():  # root may write anywhere: be nobody, who is let through to the case and no further
        for folder in (*path.parents[1:4],):
            folder.chmod(folder.stat().st_mode | 0o011)
        os.setuid(65534)
    try:
        task(path)
        codes.put("")
    except StoreError as error:
        codes.put(error.code)
