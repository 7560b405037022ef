"""A filter means the same in the views of the command line as in the lists of the case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.case import Case
from onrecord.errors import UsageError
from onrecord.model.filter import Filter
from tests.cli.conftest import Run

ASKED = (
    {"place": "Ukraine"}, {"since": "2023-01-01", "until": "2023-02-28"}, {"source": "example"}, {"text": "killed OR wounded"},
    {"box": "8,20,23,39"}, {"status": "disputed"}, {"actor": "russia"},
)  # fmt: skip
VIEWS = {"timeline": "event", "statements": "statement", "incidents": "incident"}


def shown(run: Run, case: Path, *words: str, **asked: str) -> list[dict[str, Any]]:
    options = [part for name, value in asked.items() for part in (f"--{name}", value)]
    found: list[dict[str, Any]] = json.loads(run(*words, *options, "--case", case, "--json").stdout)
    return found


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: " ".join(asked))
@pytest.mark.parametrize("view", VIEWS)
def test_view_shows_what_the_list_of_cards_shows(run: Run, built: Path, view: str, asked: dict[str, str]) -> None:
    with Case(built) as case:
        wanted = {card.id for card in case.cards(Filter.of(kind=VIEWS[view], **asked), limit=500).items}
    assert {row["id"] for row in shown(run, built, "show", view, **asked)} == wanted


@pytest.mark.parametrize("asked", ({"place": "Sudan"}, {"measure": "killed"}, {"measure": "Killed", "speaker": "doctors"}))
def test_ledger_shows_the_counts_of_the_list_of_cards(run: Run, built: Path, asked: dict[str, str]) -> None:
    with Case(built) as case:
        wanted = {card.id for card in case.cards(Filter.of(kind="figure", **asked), limit=500).items}
    rows = shown(run, built, "show", "figures", **asked)
    assert wanted
    assert {entry["id"] for row in rows for entry in row["entries"]} == wanted


def test_dispute_is_shown_where_either_side_fits(run: Run, built: Path) -> None:
    every, some = shown(run, built, "show", "disputes"), shown(run, built, "show", "disputes", place="Sudan")
    assert 0 < len(some) < len(every)
    assert all(row in every for row in some)


def test_voice_is_shown_where_one_of_its_reports_fits(run: Run, built: Path) -> None:
    every, some = shown(run, built, "show", "voices"), shown(run, built, "show", "voices", place="Myanmar")
    assert 0 < len(some) < len(every)


def test_search_is_narrowed_by_filters(run: Run, built: Path) -> None:
    every = shown(run, built, "search", "killed", "--limit", "500")
    some = shown(run, built, "search", "killed", "--limit", "500", place="Sudan")
    assert 0 < len(some) < len(every)
    assert all(hit in every for hit in some)


@pytest.mark.parametrize("asked", ({"type": "WAR"}, {"since": "soon"}, {"box": "1,2,3"}, {"status": "sure"}))
def test_what_cannot_be_asked_for_is_refused(run: Run, built: Path, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        shown(run, built, "show", "timeline", **asked)
