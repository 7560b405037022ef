from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from onrecord.fuse import Record
from onrecord.model import Fact, Span
from onrecord.report.situation import situation_page
from tests.wars import event, figure, record, report, statement

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(1)"> [click](javascript:x) ![i](http://evil.example/p.png) <http://evil.example/>'
    " http://evil.example &lt;b&gt; `code` [F1234abcd-12ab; 9] </style></title>"
)
VOID = {"meta", "br", "hr", "img", "link", "input"}


class Seen(HTMLParser):
    """Every element of a page with its attributes; raises for an end without its start."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def hostile() -> Record:
    document = report(f"Rebels {HOSTILE} hit the bridge. 5 people died.", url="javascript:alert(1)", title=HOSTILE, day="2024-03-04")
    trigger = Span(text=HOSTILE, start=7, end=7 + len(HOSTILE))
    facts: list[Fact] = [
        event(document, "hit", by=[HOSTILE], against=[HOSTILE]).model_copy(update={"trigger": trigger}),
        figure(document, "5 people", 5, party=HOSTILE, speaker_name=HOSTILE, place=HOSTILE, unit=HOSTILE),
        statement(document, "hit the bridge", speaker=HOSTILE, stance="denies"),
    ]  # fmt: skip
    return Record.of([(document, facts)])


@pytest.mark.parametrize("made", (record, hostile))
def test_page_asks_nothing_of_any_network(made: object) -> None:
    page = situation_page(made())  # type: ignore[operator]
    seen = Seen(page)
    assert {tag for tag, _ in seen.elements}.isdisjoint(
        {"script", "img", "link", "iframe", "object", "embed", "form", "base", "svg", "video"}
    )
    assert not any(name.startswith("on") or name in ("src", "srcset", "style") for _, attributes in seen.elements for name in attributes)
    assert "url(" not in page and "@import" not in page
    policy = next(meta["content"] for meta in seen.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_hostile_text_stays_text() -> None:
    seen = Seen(situation_page(hostile()))
    assert "<script>alert(1)</script>" in seen.text
    assert "[F1234abcd-12ab; 9]" in seen.text
    assert all((link["href"] or "").startswith("#") for link in seen.all("a"))
    assert len(seen.all("style")) == len(seen.all("title")) == 1


def test_citations_lead_to_their_sources_and_back() -> None:
    seen = Seen(situation_page(record()))
    ids = [attributes["id"] for _, attributes in seen.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [link["href"] or "" for link in seen.all("a")]
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(ids)
    assert {"#s1", "#s2", "#s3", "#c1"} <= set(links)
    assert sum(link.startswith("#c") for link in links) >= 20


def test_address_of_a_source_is_a_link_only_if_it_is_of_the_web() -> None:
    links = [link for link in Seen(situation_page(record())).all("a") if not (link["href"] or "").startswith("#")]
    assert [link["href"] for link in links] == ["https://ukraine.example/drones", "https://sudan.example/camp"]
    assert all(link["rel"] == "noreferrer noopener nofollow" for link in links)


def test_page_names_its_language_and_its_headings_are_in_order() -> None:
    page = situation_page(record())
    assert page.startswith('<!doctype html>\n<html lang="en">')
    seen = Seen(page)
    levels = [int(tag[1]) for tag, _ in seen.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert next(meta for meta in seen.all("meta") if meta.get("name") == "viewport")


def test_every_sentence_of_the_page_cites() -> None:
    page = situation_page(record())
    body = page.split('<h2 id="h2">')[1].split(">Sources</h2>")[0]
    sentences = re.findall(r"<li>(?!<a)", body)
    assert len(sentences) == body.count('class="cited"') >= 20


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", ("paper", "band"))
@pytest.mark.parametrize("ink", ("ink", "quiet", "link"))
def test_text_stands_out_from_its_ground_in_light_dark_and_print(ink: str, ground: str) -> None:
    page = situation_page(record())
    palettes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", page, re.DOTALL)]
    assert len(palettes) == 3
    for colours in palettes:
        one, other = sorted((luminance(colours[ink]), luminance(colours[ground])))
        assert (other + 0.05) / (one + 0.05) >= 4.5


def test_page_is_made_for_paper_too() -> None:
    page = situation_page(record())
    assert "@media print" in page and "@page" in page and "counter(page)" in page and "prefers-color-scheme: dark" in page


def test_page_of_an_empty_record_says_so() -> None:
    assert "Nothing of what is asked for is on record." in Seen(situation_page(Record())).text
