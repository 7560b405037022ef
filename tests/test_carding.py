"""The cards that a case keeps are those of its record, whichever way the case came about."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from bench.speed.dense import dense
from bench.speed.generated import Made, reports

import onrecord.carding as carding
from onrecord.carding import part_of_record
from onrecord.case import Case
from onrecord.fuse.disputes import relations
from onrecord.fuse.incidents import incidents
from onrecord.model.card import Card
from onrecord.model.filter import Filter
from onrecord.report.cards import cards
from onrecord.store.cards import LATER
from tests.store.reports import reading, report
from tests.store.reports import reports as some_reports

WORLD = list(islice(dense(reports(40, a_day=10)), 40))
EVERYTHING = Filter(review="any")


def kept(case: Case) -> dict[str, Card]:
    found, after = dict[str, Card](), None
    while True:
        page = case.cards(EVERYTHING, limit=500, after=after)
        found |= {card.id: card for card in page.items}
        if (after := page.next) is None:
            return found


def of_record(case: Case) -> dict[str, Card]:
    return {card.id: card for card in cards(case.record())}


def filled(path: Path, made: Iterable[Made], *, at_once: int) -> Case:
    """A case to which the reports came so many at a time."""
    case, waiting = Case(path), iter(made)
    while some := list(islice(waiting, at_once)):
        for one in some:
            case.store.add(one, signature="generated")
        case.fuse()
    return case


@pytest.mark.parametrize("seed", (1, 2))
def test_cards_do_not_depend_on_the_order_in_which_reports_came(tmp_path: Path, seed: int) -> None:
    shuffled = Random(seed).sample(WORLD, k=len(WORLD))
    with filled(tmp_path / "some.db", shuffled, at_once=9) as some, filled(tmp_path / "all.db", WORLD, at_once=40) as every:
        assert kept(some) == kept(every) == of_record(every)
        assert some.verify().problems == ()


def test_cards_follow_what_is_judged_and_corrected(tmp_path: Path) -> None:
    with filled(tmp_path / "case.db", WORLD[:20], at_once=20) as case:
        told = kept(case)
        shared = next(card for card in told.values() if card.kind == "incident" and card.voices > 1)
        events = [card.id for card in told.values() if card.kind == "event" and card.incident == shared.id]
        case.judge("different", events[:1], events[1:], by="a tester")
        assert kept(case) == of_record(case) != told
        case.judge("reject", events[-1:], by="a tester")
        assert kept(case) == of_record(case)
        assert kept(case)[events[-1]].review == "rejected"


def test_cards_of_a_report_go_with_it_when_a_later_text_takes_its_place(tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        for document in (
            *some_reports(),
            report("Shells fell on Taiz. Doctors said 3 people died.", url="https://a.example/1", day="2024-03-01"),
        ):
            case.store.add(reading(document), signature="toy@1")
        former = {card.id for card in kept(case).values() if card.url == "https://a.example/1"}
        later = report("Shells fell on Taiz. Doctors said 5 people died.", url="https://a.example/1", day="2024-03-02")
        case.store.add(reading(later), signature="toy@1")
        assert former and not former & kept(case).keys()
        assert kept(case) == of_record(case)


def test_windows_of_a_large_case_tell_what_every_report_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(tmp_path / "whole.db", WORLD, at_once=40) as case:
        whole, groups = kept(case), case.record().groups
    for name, value in (("WHOLE", 10), ("CORE", 8), ("MARGIN", 6)):
        monkeypatch.setattr(carding, name, value)
    with filled(tmp_path / "windows.db", WORLD, at_once=15) as case:
        windows = kept(case)
        assert case.record().groups == groups
        assert not case.store.index.stale()
    assert windows.keys() == whole.keys()
    across = {"status", "names", "title"}
    assert {key: card.model_dump(exclude=across) for key, card in windows.items()} == {
        key: card.model_dump(exclude=across) for key, card in whole.items()
    }
    same = sum(windows[key] == card for key, card in whole.items())
    assert same / len(whole) > 0.95


def test_judging_looks_near_and_the_next_reports_make_it_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(tmp_path / "case.db", WORLD[:30], at_once=30) as case:
        monkeypatch.setattr(carding, "SOON_WHOLE", 5)
        monkeypatch.setattr(carding, "NEAR", 2)
        event = next(card.id for card in kept(case).values() if card.kind == "event" and card.modality == "actual")
        case.judge("correct", [event], changes={"modality": "denied"}, by="a tester")
        assert (kept(case)[event].modality, kept(case)[event].review) == ("denied", "corrected")
        assert case.store.index.stale(LATER) and not case.store.index.stale()
        for one in WORLD[30:]:
            case.store.add(one, signature="generated")
        case.fuse()
        assert not case.store.index.stale(LATER)
        assert kept(case) == of_record(case)


def test_cards_stand_as_they_are_while_reports_are_added_elsewhere(tmp_path: Path) -> None:
    with filled(tmp_path / "case.db", WORLD[:10], at_once=10) as seen, Case(tmp_path / "case.db") as adding:
        before = kept(seen)
        with adding.store.run(signature="generated"):
            adding.store.add(WORLD[10], signature="generated")
            assert kept(seen) == before
        assert kept(seen) == of_record(seen) != before


def test_a_part_agrees_with_the_whole(tmp_path: Path) -> None:
    with filled(tmp_path / "case.db", WORLD, at_once=40) as case:
        whole = case.record()
        mine = [one.document.id for one in WORLD[5:12]]
        part, same = case.part(mine), part_of_record(whole, mine, related=False)
        assert set(part.documents) == set(mine)
        assert part.facts == {key: fact for key, fact in whole.facts.items() if fact.document in mine}
        assert list(incidents(part)) == [one for one in incidents(whole) if any(event in part.facts for event in one.events)]
        assert relations(part) == relations(same) != []
        assert sorted(card.model_dump_json() for card in cards(part) if card.kind != "incident") == sorted(
            card.model_dump_json() for card in kept(case).values() if card.kind != "incident" and card.document in mine
        )
        more = case.part(mine, related=True)
        assert set(more.documents) == set(part_of_record(whole, mine, related=True).documents) > set(mine)


def test_cards_of_an_older_case_are_made_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with filled(path, WORLD[:10], at_once=10) as case:
        told = kept(case)
    raw = sqlite3.connect(path)
    for table in ("relation", "withdrawal", "card", "carded", "name", "named", "spot", "daily", "counted", "stale", "edition"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("UPDATE alembic_version SET version_num = '0002'")
    raw.execute("PRAGMA user_version = 2")
    raw.commit()
    raw.close()
    with Case(path) as case:
        assert kept(case) == told


def test_cards_that_other_rules_made_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(tmp_path / "case.db", WORLD[:10], at_once=10) as case:
        before = case.stamp()
        monkeypatch.setattr(carding, "RULES", "cards of another day")
        case.fuse()
        assert case.stamp() != before
        assert kept(case) == of_record(case)
