"""Folders: files that are new or changed, whole."""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.case import Case
from onrecord.watch import Folder
from tests.watch.conftest import Watch
from tests.watch.site import START, TurnedClock
from tests.watch.test_watching import MARIB, TAIZ, values


def test_folder_is_watched(case: Case, clock: TurnedClock, watch: Watch, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    folder = Folder(path=str(inbox), pattern="*.txt")
    written(inbox / "taiz.txt", TAIZ)
    written(inbox / "notes.md", MARIB)
    (visited,) = watch(folder)
    assert (visited.tally.added, visited.error) == (1, None)
    written(inbox / "marib.txt", MARIB)
    written(inbox / "bad.txt", "\0\0\0")
    (visited,) = watch(folder)
    assert (visited.tally.added, visited.tally.failed, visited.tally.known) == (1, 1, 1)
    (visited,) = watch(folder)
    assert (visited.tally.added, visited.tally.failed) == (0, 0)
    assert values(case) == [9, 14]


def written(path: Path, text: str, *, at: float = START) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at, at))


def test_file_that_may_still_be_written_to_is_left_for_the_next_visit(case: Case, clock: TurnedClock, watch: Watch, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    written(inbox / "taiz.txt", TAIZ[:20], at=clock.now() + 3599)
    (visited,) = watch(Folder(path=str(inbox)))
    assert visited.tally.added == 0
    written(inbox / "taiz.txt", TAIZ, at=clock.now() + 10)
    (visited,) = watch(Folder(path=str(inbox)))
    assert visited.tally.added == 1
    assert values(case) == [14]


def test_missing_folder_is_a_failure(case: Case, watch: Watch, tmp_path: Path) -> None:
    (visited,) = watch(Folder(path=str(tmp_path / "inbox")))
    assert visited.error is not None
    assert [failure.code for failure in case.failures()] == ["not_found"]
