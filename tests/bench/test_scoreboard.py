import sys
from pathlib import Path

import pytest
from bench.quality import floors, scoreboard
from bench.quality.scoreboard import Corpus, Row


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Floors of a part "when": .80 for one measure."""
    path = tmp_path / "floors.json"
    path.write_text('{"when": {"scores": {"sieges value": 0.8}}}')
    load = floors.load
    monkeypatch.setattr(floors, "load", lambda part: load(part, path))
    return path


def bench(arguments: list[str], ours: float, monkeypatch: pytest.MonkeyPatch) -> int:
    sieges = Corpus("sieges", ("sieges/*.tml",), lambda _: [Row("sieges value", ours, 0.9, {"heideltime": 0.7}, 12)])
    monkeypatch.setattr(sys, "argv", ["when", *arguments])
    return scoreboard.run("when", "Score the times.", [sieges])


@pytest.mark.parametrize(("ours", "status"), [(0.85, 0), (0.75, 1)])
def test_run_fails_below_a_floor(
    ours: float, status: int, tmp_path: Path, pinned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sieges").mkdir()
    (tmp_path / "sieges" / "one.tml").write_text("x")
    assert bench(["--data", str(tmp_path)], ours, monkeypatch) == status
    shown = capsys.readouterr().out
    assert "sieges value" in shown
    assert "0.700" in shown
    assert "FAIL" in shown  # .90 was asked


def test_run_skips_a_corpus_that_is_not_there(
    tmp_path: Path, pinned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench(["--data", str(tmp_path)], 0.1, monkeypatch) == 0
    assert "skipped: sieges needs sieges/*.tml" in capsys.readouterr().out


def test_ask_leaves_out_a_peer_without_environment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scoreboard.ask("heideltime", [{"text": "on Monday"}], python=tmp_path / "python") is None
    assert "make peers" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("script", "answers"), [("import sys; print(*sys.stdin, sep='', end='')", [{"n": 1}]), ("raise SystemExit(3)", None)]
)
def test_ask_takes_one_answer_a_request_or_none(
    script: str, answers: list[object] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "echo.py").write_text(script)
    monkeypatch.setattr(scoreboard, "PEERS", tmp_path)
    assert scoreboard.ask("echo", [{"n": 1}], python=Path(sys.executable)) == answers


def test_f1_of_nothing_is_zero() -> None:
    assert scoreboard.f1(0, 0, 0) == 0.0
    assert scoreboard.f1(1, 1, 3) == 0.5
