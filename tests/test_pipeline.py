"""The whole line on any text: nothing breaks off, and every span is the text's own."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.export import line, parse
from onrecord.fuse import Record
from onrecord.model import Document, Published, document_id, spans_of, text_sha256
from onrecord.pipeline import Extraction, extract_document
from onrecord.report.situation import situation

WORDS = (
    "Russian", "missiles", "Gen.", "the RSF", "al-Burhan", "Hodeidah", "Lviv", "Goma", "said", "denied", "told reporters", "that", "who",
    "were killed", "wounded", "at least", "up to", "between 3 and", "dozens of", "12", "3,400", "1.5 million", "12/05/2022", "on Monday",
    "last week", "on day 41 of the war", "the 300th day", "since", "2023", "May 5", "in", "near", "north of", "20 km", "from", "of", "and",
    "children", "including", "drones", "shot down", "not", "could not be verified", "“", "”", '"', "’s", "(", ")", ",", ".", ". ", ":",
    "POSTED: 9:10 AM GMT—", "\n", "\n\n", "—", "\u200b", "é", "🛡", "$5 billion", "10%", "the army", "Ministry of Defence", "President",
    "of Sudan", "according to", "has", "will", "may", "if", "attack", "shelling", "ceasefire", "agreed", "fled", "to", "toward",
)  # fmt: skip
GARBLED = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, published: Published = Published()) -> Extraction:  # noqa: B008  (frozen)
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, language="en", published=published)
    return extract_document(document)


def holds(found: Extraction) -> None:
    text = found.document.text
    assert found.rejected == ()
    known = {fact.id for fact in found.facts}
    assert len(known) == len(found.facts)
    for fact in found.facts:
        assert fact.document == found.document.id
        assert fact.extractor
        assert all(0 <= s.start < s.end and text[s.start : s.end] == s.text for s in spans_of(fact))
        assert parse(line(fact)) == fact
    situation(Record.of([(found.document, found.facts)]))  # raises for any sentence without a citation


@given(GARBLED)
@SLOW
def test_any_garbled_report_gives_facts_that_fit_its_text(text: str) -> None:
    holds(read(text))


@given(st.text(max_size=300))
@SLOW
def test_any_text_gives_facts_that_fit_it(text: str) -> None:
    holds(read(text))


@given(GARBLED, st.dates().map(str))
@SLOW
def test_any_date_of_publication_is_taken(text: str, day: str) -> None:
    holds(read(text, Published(first=day, last=day, precision="day", basis="user")))


@given(GARBLED)
@settings(SLOW, max_examples=15)
def test_report_is_read_the_same_way_twice(text: str) -> None:
    assert read(text) == read(text)


def test_empty_text_holds_no_facts() -> None:
    assert len(read("").facts) == 0


REPORT = (
    "ADEN, March 3, 2019 — Shelling killed at least 9 people in the port of Hodeidah on Saturday, the health ministry said. A spokesman for"
    " the Houthis denied that their fighters had shelled the port.\n\nThe United Nations called on both sides to hold the truce."
)


def test_report_is_read_into_facts_of_every_kind() -> None:
    found = read(REPORT)
    holds(found)
    assert found.document.published.first == "2019-03-03"
    assert {fact.kind for fact in found.facts} == {"time", "place", "entity", "statement", "figure", "event"}
    (killed,) = (figure for figure in found.facts.figures if figure.measure == "killed")
    assert (killed.value, killed.bound) == (9, "at_least")
    assert "denies" in {statement.stance for statement in found.facts.statements}
