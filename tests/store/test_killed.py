"""What a run reported as done survives kill -9, and the next run goes on from there."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

from onrecord.case import Case
from tests.store.killed import NUMBER, documents
from tests.toy import TOY

ROOT = Path(__file__).parents[2]


def test_killed_run_keeps_what_it_reported_and_the_next_completes_it(tmp_path: Path) -> None:
    path, number = tmp_path / "case.db", random.randrange(1, NUMBER // 2)
    command = [sys.executable, "-m", "tests.store.killed", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        reported = [run.stdout.readline().strip() for _ in range(number)]
        run.send_signal(signal.SIGKILL)
        reported += run.stdout.read().split()[:-1]
    assert run.returncode == -signal.SIGKILL
    with Case(path, create=False, using=TOY) as case:
        kept = {document.id for document in case.documents()}
        assert set(reported) <= kept
        assert case.verify().problems == ()
        rest = case.add(*documents())
        assert (rest.added, rest.known, rest.failed) == (NUMBER - len(kept), len(kept), 0)
        assert sorted(document.id for document in case.documents()) == sorted(document.id for document in documents())
        assert case.verify().problems == ()
        assert [run.ended is None for run in case.runs()] == [True, False]


def test_two_runs_at_once_share_one_case(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    command = [sys.executable, "-m", "tests.store.killed", str(path)]
    runs = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    with Case(path, create=False, using=TOY) as case:
        assert sorted(document.id for document in case.documents()) == sorted(document.id for document in documents())
        assert case.verify().problems == ()
        assert sum(run.added for run in case.runs()) == NUMBER
