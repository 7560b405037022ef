"""What a happening is called in one line: a doer whom somebody contests is never named as if it were settled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.model.card import Card
from onrecord.report.cards import cards

REPORTS = {
    "wire": "KHARTOUM, May 5, 2023 — The Rapid Support Forces (RSF) claimed on Thursday that it had seized the airport in Khartoum.",
    "denial": "KHARTOUM, May 6, 2023 — Sudan's army denied on Friday that the Rapid Support Forces had seized the airport in Khartoum.",
    "second": "KYIV, Feb 21, 2023 — Russian shelling of the city of Kherson killed six people on Tuesday, Ukraine's southern command said.",
    "third": "MOSCOW, Feb 20, 2023 — Russia denies that it targets residential buildings.",
    "fifth": "YANGON, April 12, 2023 — An air strike on a village in Sagaing region killed 100 people on Tuesday, witnesses said.\n\n"
    'Junta spokesman Zaw Min Tun confirmed the attack. "We did not target civilians," he told state television.',
    "fourth": "KHARTOUM, May 6, 2023 — RSF fighters may have seized the Jebel Awliya base, two residents said.",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Card]:
    folder = tmp_path_factory.mktemp("titles")
    lines = (
        json.dumps({"id": key, "published": text.partition(" — ")[0].partition(", ")[2], "text": text}) for key, text in REPORTS.items()
    )
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return list(told_of(folder))


def told_of(folder: Path) -> list[Card]:
    with Case(folder / "case.db") as case:
        case.add(folder / "reports.jsonl")
        return list(cards(case.record()))


def incident(told: list[Card], words: str) -> Card:
    return next(card for card in told if card.kind == "incident" and words in card.sentence)


def test_contested_doer_is_said_to_have_done_it_and_by_whom(told: list[Card]) -> None:
    card = incident(told, "claimed on Thursday")
    assert card.status == "disputed"
    assert "said to be by Rapid Support Forces (by its own word)" in card.title
    assert "Rapid Support Forces →" not in card.title


def test_denial_is_called_a_denial(told: list[Card]) -> None:
    assert incident(told, "Russia denies").title == "Russia → residential buildings (ASSAULT, denied)"


def test_what_may_be_is_called_possible_on_the_word_of_those_who_are_quoted(told: list[Card]) -> None:
    card = incident(told, "two residents")
    assert card.title.endswith("(CONTROL, possible)")
    assert [named.name for named in card.names if named.role == "speaker"] == ["two residents"]


def test_no_name_stands_twice_in_a_title(told: list[Card]) -> None:
    card = incident(told, "shelling of the city")
    assert card.title.count("Kherson") == 1
    assert "→" in card.title


def test_denial_takes_nobody_his_word(told: list[Card]) -> None:
    card = incident(told, "air strike on a village")
    assert [named.name for named in card.names if named.role == "speaker"] == ["witnesses"]
