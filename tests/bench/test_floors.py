"""Floors: what falls under one fails, lowering one needs a reason, other corpora are noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.quality import floors
from bench.quality.floors import Floors


def test_a_score_under_its_floor_is_below_and_one_without_floor_never() -> None:
    known = Floors({"cue": 0.7})
    assert known.below("cue", 0.699)
    assert not known.below("cue", 0.7)
    assert not known.below("source", 0.0)


def test_pinning_leaves_a_margin_for_other_processors() -> None:
    assert Floors({}).pinned({"cue": 0.7312}, {"news": "a"}).scores == {"cue": 0.726}


def test_lowering_a_floor_needs_a_reason_which_is_kept() -> None:
    known = Floors({"cue": 0.75, "source": 0.6})
    with pytest.raises(ValueError, match="cue"):
        known.pinned({"cue": 0.7, "source": 0.8}, {})
    lowered = known.pinned({"cue": 0.7, "source": 0.8}, {}, "the smaller encoder is twice as fast")
    assert lowered.scores == {"cue": 0.695, "source": 0.795}
    assert lowered.why == {"cue": "the smaller encoder is twice as fast"}


def test_a_corpus_with_other_bytes_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Two people were hurt in Sebha.")
    known = Floors({}, {"reports": floors.digest([tmp_path / "one.txt"])})
    assert known.changed({"reports": floors.digest([tmp_path / "one.txt"])}) == []
    (tmp_path / "one.txt").write_text("Three people were hurt in Sebha.")
    assert known.changed({"reports": floors.digest([tmp_path / "one.txt"])}) == ["reports"]


def test_saving_a_part_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"record": {"scores": {"time value": 0.85}}}))
    floors.save("language", Floors({"cue": 0.7}, {"news": "a"}), path)
    assert floors.load("record", path).scores == {"time value": 0.85}
    assert floors.load("language", path) == Floors({"cue": 0.7}, {"news": "a"})
    assert floors.load("speed", path) == Floors({})


def test_the_record_has_floors() -> None:
    assert floors.load("record").scores["broken spans"] == 0
