from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import CaseLocked, CaseReadOnly, CaseUnreachable
from onrecord.store.lock import writing

HOLDER = """
import sys
from pathlib import Path
from onrecord.store.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_lock_shuts_out_a_second_writer_with_a_clear_word(tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    with writing(case), pytest.raises(CaseLocked, match="another process is writing to this case"), writing(case, patience=0):
        pass


def test_lock_of_another_process_holds_until_it_dies(tmp_path: Path) -> None:
    case = tmp_path / "case.db"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(case)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(CaseLocked), writing(case, patience=0):
            pass
        holder.kill()
        holder.wait()
        with writing(case, patience=0):
            pass


def test_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    with writing(tmp_path / "case.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_lock_is_released_by_an_error_inside(tmp_path: Path) -> None:
    with pytest.raises(KeyError), writing(tmp_path / "case.db"):
        raise KeyError
    with writing(tmp_path / "case.db", patience=0):
        pass


def test_lock_needs_a_folder_that_can_be_written_to(tmp_path: Path) -> None:
    with pytest.raises((CaseUnreachable, CaseReadOnly)), writing(tmp_path / "none" / "case.db", patience=0):
        pass


def test_lock_does_not_follow_a_planted_link(tmp_path: Path) -> None:
    (tmp_path / "case.db-lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CaseUnreachable), writing(tmp_path / "case.db", patience=0):
        pass
    assert not (tmp_path / "elsewhere").exists()
