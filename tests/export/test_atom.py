"""The feed: valid Atom, stable ids, revisions and retractions as entries of their own, hostile text harmless."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest

from onrecord.case import Case
from onrecord.errors import UsageError
from onrecord.export.atom import ATOM, NEWEST, UNKNOWN, atom
from onrecord.fuse import Record
from onrecord.model.card import Card
from onrecord.model.filter import Filter

BASE = "https://desk.example/war/"
REPORTS = (
    ("https://wire.example/1", "2024-03-04", "A rocket strike on the market in Kadugli killed 7 people on 4 March 2024, officials said."),
    ("https://wire.example/2", "2024-03-05", "A rocket strike on the market in Kadugli killed 11 people on 4 March 2024, officials said."),
    ("https://wire.example/3", "2024-03-06", "The army denied that it had fired a rocket at the market in Kadugli on 4 March 2024."),
)  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("atom")
    lines = [{"url": url, "published": day, "publisher": "The Wire", "text": text} for url, day, text in REPORTS]
    (folder / "wire.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with Case(folder / "war.db") as case:
        assert case.add(folder / "wire.jsonl").failed == 0
        yield case


def feed(case: Case, *, documents: int = 3, **asked: str) -> str:
    wanted = Filter.of(**asked)
    kept = {document.id for document in list(case.documents())[:documents]}
    cards = [card for card in case.cards(wanted, limit=NEWEST).items if card.document in kept]
    return "".join(atom(case.part(kept), cards, asked=wanted, base=BASE))


def entries(text: str) -> list[Any]:
    parsed = feedparser.parse(io.BytesIO(text.encode()))
    assert not parsed.bozo, parsed.get("bozo_exception")
    return list(parsed.entries)


def test_feed_has_all_that_rfc_4287_requires(case: Case) -> None:
    root = ElementTree.fromstring(feed(case))
    for element in (root, *root.iter(f"{{{ATOM}}}entry")):
        for tag in ("id", "title", "updated"):
            assert len([found for found in element.findall(f"{{{ATOM}}}{tag}") if found.text]) == 1
    assert root.findtext(f"{{{ATOM}}}author/{{{ATOM}}}name") == "onrecord"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{{{ATOM}}}link")}
    assert links["self"] == "https://desk.example/war/api/v1/feed.atom"
    ids = [element.text for element in root.iter(f"{{{ATOM}}}id")]
    assert len(set(ids)) == len(ids)
    moments = [element.text or "" for element in root.iter(f"{{{ATOM}}}updated")]
    assert moments[1:] == sorted(moments[1:], reverse=True)
    assert moments[0] == moments[1]


def test_filter_is_in_the_address_and_the_entries(case: Case) -> None:
    text = feed(case, kind="figure", measure="killed")
    assert feedparser.parse(io.BytesIO(text.encode())).feed.title == "onrecord: kind figure, measure killed"
    assert "feed.atom?kind=figure&amp;measure=killed" in text
    found = [entry for entry in entries(text) if "figure" in {tag.term for tag in entry.tags}]
    assert {entry.link.startswith(f"{BASE}facts/F") for entry in found} == {True}
    assert all("killed" in entry.title for entry in found)


def test_revision_is_an_entry_and_brings_the_revised_count_up_again(case: Case) -> None:
    before = {entry.id: entry for entry in entries(feed(case, documents=1, kind="figure", measure="killed"))}
    after = {entry.id: entry for entry in entries(feed(case, documents=2, kind="figure", measure="killed"))}
    assert before.keys() < after.keys()
    (first,) = before.values()
    assert (first.updated, after[first.id].updated) == ("2024-03-04T00:00:00Z", "2024-03-05T00:00:00Z")
    revised = [entry for entry in after.values() if entry.title.startswith("Revised: 7 people killed")]
    assert [entry.updated for entry in revised] == ["2024-03-05T00:00:00Z"]
    assert "→ 11 people killed" in revised[0].title


def test_denial_is_an_entry(case: Case) -> None:
    denied = [entry for entry in entries(feed(case)) if entry.title.startswith("Denied: ")]
    assert denied
    assert all("The army denied" in entry.summary for entry in denied)


def test_retraction_is_an_entry(tmp_path: Path) -> None:
    texts = ("Police said 44 people were killed in Gondar on 2 May 2023.", "Police said 40 people were killed in Gondar on 2 May 2023.")
    with Case(tmp_path / "war.db") as case:
        for day, text in enumerate(texts, 3):
            line = {"url": "https://wire.example/1", "published": f"2023-05-{day:02}", "text": text}
            (tmp_path / "wire.jsonl").write_text(json.dumps(line), encoding="utf-8")
            case.add(tmp_path / "wire.jsonl")
        text = "".join(atom(case.record(), case.cards(limit=NEWEST).items, asked=Filter(), base=BASE))
    assert [entry.updated for entry in entries(text) if entry.title.startswith("Retracted or corrected: ")][:1] == ["2023-05-04T00:00:00Z"]


def test_text_from_outside_is_never_markup() -> None:
    words = "</title><script>alert(1)</script> & \x00\x1b[31m \ud800 \uffff \u202egnp.exe"
    card = Card(kind="figure", id="F<1>/../x", document="d1", title=words, sentence=words, report=words, url="javascript:alert(1)",
                publisher=words)  # fmt: skip
    text = "".join(atom(Record(), [card], asked=Filter.of(text=words), base=BASE))
    (entry,) = ElementTree.fromstring(text.encode()).findall(f"{{{ATOM}}}entry")
    assert (entry.findtext(f"{{{ATOM}}}title") or "").startswith("</title><script>alert(1)</script> & �")
    assert [link.get("href") for link in entry.findall(f"{{{ATOM}}}link")] == [f"{BASE}facts/F%3C1%3E%2F..%2Fx"]
    assert entry.findtext(f"{{{ATOM}}}updated") == UNKNOWN
    assert "<script" not in text
    assert not {"\x00", "\x1b", "\ud800", "\uffff", "\u202e"} & set(text)


def test_feed_is_bounded() -> None:
    cards = (
        Card(kind="figure", id=f"F{number}", document="d1", title="7 people killed", sentence="", report="") for number in range(10_000)
    )
    assert len(entries("".join(atom(Record(), cards, asked=Filter(), base=BASE)))) == NEWEST
    assert next(cards).id == f"F{NEWEST}"


@pytest.mark.parametrize("base", ("", "desk.example", "javascript:alert(1)", "https://desk.example/?a=b"))
def test_base_that_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="no address of a workbench"):
        list(atom(Record(), (), asked=Filter(), base=base))
