"""The bench of scenes reads its corpus and asks the extractor's own way."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from bench.quality.scenes import FILE, found, marked, rows

TEXT = "Rebels attacked an army post in Goma on Monday."


def record(**changed: Any) -> dict[str, Any]:
    starts = [0, 7, 16, 19, 24, 29, 32, 37, 40, 46]
    words = ["Rebels", "attacked", "an", "army", "post", "in", "Goma", "on", "Monday", "."]
    tokens = [{"text": word, "start": start, "end": start + len(word)} for word, start in zip(words, starts, strict=True)]
    spans = [{"start": 7, "end": 15, "label": "VERB"}, {"start": 32, "end": 36, "label": "LOCATION"}]
    return {"text": TEXT, "tokens": tokens, "spans": spans, "source": "own", "answer": "accept"} | changed


def write(folder: Path, *records: dict[str, Any]) -> Path:
    path = folder / FILE
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in records)
    return path


def test_sentences_without_one_verb_or_rejected_are_left_out(tmp_path: Path) -> None:
    path = write(tmp_path, record(), record(spans=[]), record(answer="reject"))
    assert [sentence.places for sentence in marked(path)] == [((32, 36),)]


def test_place_of_the_verb_is_found_by_its_name(tmp_path: Path) -> None:
    (sentence,) = marked(write(tmp_path, record()))
    assert found(sentence) == {(32, 36)}


def test_rows_give_precision_and_recall_over_tokens(tmp_path: Path) -> None:
    write(tmp_path, record())
    assert [row.ours for row in rows(tmp_path)] == [1.0, 1.0, 1.0, 1.0]
