"""The model's card: everything that it tells comes from the scores, the course and the table of licences."""

from __future__ import annotations

import ast
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from training.card import CARD, card, licences, shipped, weakest

from onrecord.language.encoder import FOLDER

SCORES: dict[str, Any] = {
    "model": "ab12",
    "independent of neighbours": True,
    "scores": {
        "PolNeAR dev cue": {"8 bit": 0.741, "full": 0.745, "target": 0.67},
        "GUM dev LAS": {"8 bit": 0.851, "full": 0.85, "target": 0.86},
        "WikiEvents (trained on) trigger": {"8 bit": 0.2, "full": 0.9},
    },
}
COURSE: dict[str, Any] = {"seed": 7, "corpora": {"polnear": {"examples": 2, "words": 12345, "passes": 3.6}}}


def test_the_card_tells_scores_targets_and_what_8_bits_cost() -> None:
    page = card(SCORES, COURSE)
    assert "| PolNeAR dev cue | 0.741 | 0.745 | +0.004 | 0.670, reached |" in page
    assert "| GUM dev LAS | 0.851 | 0.850 | -0.001 | 0.860, **missed** |" in page


def test_the_card_names_each_corpus_with_licence_and_how_often_it_was_seen() -> None:
    row = next(line for line in card(SCORES, COURSE).splitlines() if line.startswith("| PolNeAR (Newell"))
    assert "12,345 | 3.6 × |" in row
    assert "none stated" in row


def test_a_corpus_without_licence_stops_the_card() -> None:
    with pytest.raises(KeyError, match="found_on_the_web"):
        card(SCORES, {"seed": 7, "corpora": {"found_on_the_web": {"examples": 1, "words": 1, "passes": 1}}})


def test_scores_on_training_data_are_not_taken_for_weaknesses() -> None:
    assert [name for name, _ in weakest(SCORES["scores"])] == ["PolNeAR dev cue", "GUM dev LAS"]


def test_every_corpus_of_the_course_has_a_licence() -> None:
    tree = ast.parse((CARD.parents[1] / "training" / "__main__.py").read_text(encoding="utf-8"))  # to import it takes torch
    passes = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "passes"]
    assert len(passes) == 2
    assert {name for each in passes for name in ast.literal_eval(each)} <= set(licences())


def test_the_card_is_that_of_the_shipped_model() -> None:
    scored = json.loads((FOLDER / "scores.json").read_text(encoding="utf-8"))["model"]
    assert scored == hashlib.sha256(Path(FOLDER / "model.onnx").read_bytes()).hexdigest(), "score the model: make language"
    assert CARD.read_text(encoding="utf-8") == shipped(), "write the card: python -m training.card"
