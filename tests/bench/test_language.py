"""The benchmark's verdict: what fails it and what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.quality import language
from bench.quality.floors import Floors
from rich.console import Console


def shown(scores: dict[str, float], floors: Floors, full: dict[str, float] | None = None) -> tuple[bool, str]:
    console = Console(width=110, record=True, file=Path("/dev/null").open("w"))  # noqa: SIM115
    return language.show(scores, full, floors, console), console.export_text()


def test_a_missed_target_is_told_but_does_not_fail() -> None:
    failed, printed = shown({"GUM dev UAS": 0.85}, Floors({}))
    assert not failed
    assert "FAIL" in printed


def test_a_score_under_its_floor_fails() -> None:
    failed, _ = shown({"GUM dev UAS": 0.91}, Floors({"GUM dev UAS": 0.912}))
    assert failed


def test_what_8_bits_cost_is_shown() -> None:
    _, printed = shown({"GUM dev UAS": 0.905}, Floors({}), {"GUM dev UAS": 0.912})
    assert "+0.007" in printed
    assert "pass" in printed


def test_scores_are_kept_with_the_hash_of_their_model(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"")
    language.write(
        tmp_path / "scores.json", tmp_path, {"8 bit": {"GUM dev UAS": 0.90504}, "full": {"GUM dev UAS": 0.912}}, independent=True
    )
    kept = json.loads((tmp_path / "scores.json").read_text())
    assert kept["model"].startswith("e3b0c442")
    assert kept["scores"] == {"GUM dev UAS": {"8 bit": 0.905, "full": 0.912, "target": 0.9}}


def test_without_corpora_it_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["language", "--corpora", str(tmp_path)])
    assert language.main() == 0
    assert capsys.readouterr().out.startswith("skipped")
