"""The feed of a case: bounded, the last that came out first, and what came in last though it is old."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest

import onrecord.feed
from onrecord.case import Case
from onrecord.feed import feed, newest
from onrecord.model.filter import Filter
from tests.cli.conftest import Run, built, run

__all__ = ["built", "run"]

BASE = "http://127.0.0.1:8321"


def test_feed_tells_of_revisions_in_reports_that_do_not_fit(built: Path, tmp_path: Path) -> None:
    with Case(shutil.copy(built, tmp_path / "war.db")) as case:
        text = "".join(feed(case, Filter.of(measure="killed", kind="figure"), base=BASE))
        found = feedparser.parse(io.BytesIO(text.encode())).entries
        titles = [entry.title for entry in found]
        assert any(title.startswith("Revised: ") and " → " in title for title in titles)
        assert any(title.startswith("Retracted or corrected: ") for title in titles)
        assert [entry.updated for entry in found] == sorted((entry.updated for entry in found), reverse=True)


def test_old_event_that_came_in_last_is_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onrecord.feed, "CARDS_AT_ONCE", 5)
    monkeypatch.setattr(onrecord.feed, "ARRIVED", 1)
    days = [*(f"2024-03-{day:02}" for day in range(1, 10)), "2024-04-01"]
    with Case(tmp_path / "war.db") as case:
        for number, day in enumerate(days):
            when = "4 May 2014" if number == 9 else "1 March 2024"
            line = {
                "url": f"https://wire.example/{number}",
                "published": day,
                "text": f"Two rockets hit Homs on {when}. {number + 2} people were killed.",
            }
            (tmp_path / "wire.jsonl").write_text(json.dumps(line), encoding="utf-8")
            case.add(tmp_path / "wire.jsonl")
        asked = Filter.of(kind="event")
        assert all(card.last != "2014-05-04" for card in case.cards(asked, limit=5).items)
        assert newest(case, asked)[0].last == "2014-05-04"


def test_what_a_person_rejects_or_corrects_is_an_entry(tmp_path: Path) -> None:
    line = {
        "url": "https://wire.example/1",
        "published": "2024-03-04",
        "text": "Two rockets hit Homs on 3 March 2024. Police said 9 people died.",
    }
    (tmp_path / "wire.jsonl").write_text(json.dumps(line), encoding="utf-8")
    with Case(tmp_path / "war.db") as case:
        case.add(tmp_path / "wire.jsonl")
        asked = Filter.of(kind="figure", measure="killed")
        before = read(case, asked)
        (figure,) = case.figures().where(measure="killed")
        made = case.judge("reject", [figure.id], by="Leyla", note="counts another day")
        after = read(case, asked)
        assert before.keys() < after.keys()
        (told,) = (entry for key, entry in after.items() if key not in before)
        assert told.title == f"Rejected as misread: {before[min(before)].title}"
        assert "By Leyla: “counts another day”." in told.summary
        assert {entry.updated for entry in after.values()} == {made.at[:19] + "Z"}
        case.judge("undo", undoes=made.id)
        assert read(case, asked) == before
        case.judge("correct", [figure.id], changes={"value": 8})
        assert any(entry.title.startswith("Corrected by hand: 8 people killed") for entry in read(case, asked).values())


def read(case: Case, asked: Filter) -> dict[str, Any]:
    parsed = feedparser.parse(io.BytesIO("".join(feed(case, asked, base=BASE)).encode()))
    return {entry.id: entry for entry in parsed.entries}


def test_command_writes_the_feed(built: Path, run: Run) -> None:
    text = run("export", "--as", "atom", "--measure", "killed", "--case", built).stdout
    parsed = feedparser.parse(io.BytesIO(text.encode()))
    assert not parsed.bozo
    assert parsed.feed.title == "onrecord: measure killed"
    assert parsed.entries
