"""The program as a process: exit codes and standard streams."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ONRECORD = (sys.executable, "-c", "from onrecord.cli import main; main()")


def onrecord(*words: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "PYTHONUTF8": "1", "ONRECORD_CASE": "case.db", **env}
    done = subprocess.run([*ONRECORD, *map(str, words)], cwd=cwd, capture_output=True, env=settings)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_error_is_one_line_with_its_exit_code(tmp_path: Path) -> None:
    result = onrecord("show", "figures", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("onrecord: case.db: there is no case. ")
    assert result.stderr.count("\n") == 1


def test_usage_error_exits_with_2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Shells fell on Homs, doctors said.", encoding="utf-8")
    result = onrecord("add", "a.txt", "--published", "last spring", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [("extract", "many.jsonl"), ("export",), ("show", "statements")])
def test_reader_that_goes_away_causes_no_noise(tmp_path: Path, words: tuple[str, ...]) -> None:
    texts = [f"Police said {count} people were killed in Goma on 2 May 2024. The army denied it." for count in range(2, 60)]
    (tmp_path / "many.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    if words[0] != "extract":
        assert onrecord("add", "many.jsonl", cwd=tmp_path).returncode == 0
    process = subprocess.Popen(
        [*ONRECORD, *words], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "ONRECORD_CASE": "case.db"}
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    noise = process.stderr.read().decode()
    process.stderr.close()
    process.wait()
    assert noise == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [("conflicts",), ("conflicts", "--json"), ("extract", "a.txt")])
def test_output_that_finds_no_room_is_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text("Shells fell on Homs on 2 May 2014, doctors said.", encoding="utf-8")
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run([*ONRECORD, *words], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (1, "onrecord: output: No space left on device.\n")


def test_interrupted_run_says_what_is_kept(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*ONRECORD, "extract", "-"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write(json.dumps({"text": "Shells fell on Homs on 2 May 2014, doctors said."}) + "\n" * 100_000)
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    assert process.stderr.read().strip() == "onrecord: interrupted; what was reported as done is kept"
    process.stdin.close()
    process.stdout.close()
    process.stderr.close()


def test_help_is_fast_because_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    heavy = ("sqlalchemy", "alembic", "trafilatura", "lxml", "py3langid", "numpy", "htmldate", "babel", "charset_normalizer")
    code = f"import sys, onrecord.cli; print([name for name in {heavy!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"
