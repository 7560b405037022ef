"""The bench of copies: its edits do what they say, and it tells a found copy from a missed one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from bench.quality import copies
from bench.quality.copies import ARTICLES, Shelf, Text, article_rows, is_scored
from bench.quality.edits import EDITS, HEADLINE_EDITS, chance, other_name, renumbered, synonyms

from tests.fuse.retold import FOLLOW_UP, OTHER, WIRE

VOCABULARY = "lantern orchard pebble drizzle saddle copper meadow thistle".split()


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_edits_are_the_same_in_every_run_and_change_something(edit: str) -> None:
    first, again = (EDITS[edit](WIRE, chance("one", edit), VOCABULARY) for _ in range(2))
    assert first == again
    assert first is not None
    assert first.text != WIRE


def test_spun_text_keeps_names_numbers_and_quotations() -> None:
    spun = EDITS["spun"](WIRE, chance("one", "spun"), VOCABULARY)
    assert spun is not None
    assert '"We had no time to bury them one by one, so we buried them together,"' in spun.text
    assert all(word in spun.text for word in ("Abu Shouk", "4,500", "Halima Abdalla", "Tawila"))
    assert "heaviest attack" not in spun.text


def test_changed_number_is_one_count_and_no_year() -> None:
    for key in range(20):
        edited = renumbered(WIRE, chance(str(key), "number"), ())
        assert edited is not None
        assert edited.changed is not None
        before, after = edited.changed
        assert before != after
        assert "2023" in edited.text
        assert abs(len(edited.text) - len(WIRE)) <= 1


def test_headline_edits_turn_and_cut_the_speaker() -> None:
    headline = "At least nine killed in strike on hospital, regional officials say"
    cut, turned = HEADLINE_EDITS["speaker cut"](headline, chance("", ""), ()), HEADLINE_EDITS["speaker first"](headline, chance("", ""), ())
    assert cut is not None
    assert cut.text == "At least nine killed in strike on hospital"
    assert turned is not None
    assert turned.text == "Regional officials: At least nine killed in strike on hospital"


def test_template_gets_another_name() -> None:
    edited = other_name("Army retakes the town of Lashio", chance("", ""), ["Hsipaw"])
    assert edited is not None
    assert edited.text == "Army retakes the town of Hsipaw"


def test_no_synonym_stands_for_itself() -> None:
    assert all(word != other for word, other in synonyms().items())


def test_shelf_finds_a_copy_and_no_other_story() -> None:
    shelf = Shelf()
    for number, text in enumerate((WIRE, FOLLOW_UP, OTHER)):
        shelf.put(Text(str(number), text, "2024-06-15").story)
    assert shelf.linked(Text("copy", WIRE.replace("killed", "slain"), "2024-06-15").story) == {0}


def write(folder: Path, texts: dict[str, str]) -> None:
    rows: list[dict[str, Any]] = [{"id": key, "text": text, "published": "2024-06-15"} for key, text in texts.items()]
    path = folder / ARTICLES
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def test_rows_score_what_is_found_and_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scored = [key for key in map(str, range(40)) if is_scored(key)]
    write(tmp_path, dict(zip(scored, (WIRE, FOLLOW_UP, OTHER), strict=False)))
    rows = {row.name: row.ours for row in article_rows(tmp_path)}
    assert rows["articles retitled, recall"] == 1.0
    assert rows["articles, precision"] > 0.9
    monkeypatch.setattr(copies, "alike", lambda a, b: None)
    assert {row.name: row.ours for row in article_rows(tmp_path)}["articles retitled, recall"] == 0.0
    monkeypatch.setattr(copies, "alike", lambda a, b: True)
    monkeypatch.setattr(Shelf, "linked", lambda shelf, story: set(range(len(shelf.stories))))
    assert {row.name: row.ours for row in article_rows(tmp_path)}["articles, precision"] < 0.7
