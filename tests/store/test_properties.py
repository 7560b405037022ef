"""Order, repetition and any text: a case is the same whichever way it was filled."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document
from onrecord.store import open_store
from onrecord.store.codec import decoded_document, decoded_fact, encoded
from tests.store.reports import TEXTS, reading, report, reports

WORDS = st.sampled_from([*" ".join(TEXTS).split(), "Ünïcode", "𝕏", "\ud800", "\x00", '"', "\\u0000", "\n"])
DOCUMENTS = st.builds(
    report,
    st.lists(WORDS, min_size=1, max_size=30).map(" ".join),
    title=st.none() | st.text(max_size=8),
    day=st.none() | st.dates().map(str),
)


def export(path: Path) -> list[str]:
    with open_store(path) as store:
        return [encoded(one) for one in (*store.documents(), *store.facts())]


def contents(path: Path) -> list[str]:
    raw = sqlite3.connect(path)
    raw.text_factory = bytes
    tables = [
        row[0].decode()
        for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    ]
    lines = [f"{table} {row}" for table in tables for row in raw.execute(f"SELECT * FROM {table}")]
    raw.close()
    return lines


def fill(path: Path, documents: list[Document]) -> None:
    with open_store(path, create=True) as store, store.run(signature="toy@1"):
        for document in documents:
            store.add(reading(document), signature="toy@1")


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(reports()))
def test_order_of_addition_does_not_show(order: list[Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder, "a.db"), reports())
        fill(Path(folder, "b.db"), order)
        assert export(Path(folder, "a.db")) == export(Path(folder, "b.db"))


@settings(max_examples=15, deadline=None)
@given(documents=st.lists(DOCUMENTS, max_size=4, unique_by=lambda document: document.id))
def test_any_reports_come_back_and_adding_twice_leaves_the_file_as_it_was(documents: list[Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.db")
        fill(path, documents)
        once = contents(path)
        fill(path, documents)
        assert contents(path) == once
        with open_store(path) as store:
            assert {one.id: one for one in store.documents()} == {one.id: one for one in documents}
            assert list(store.verify()) == []


@settings(max_examples=100)
@given(document=DOCUMENTS)
def test_records_come_back_from_their_json(document: Document) -> None:
    assert decoded_document(encoded(document)) == document
    for fact in reading(document).facts:
        assert decoded_fact(encoded(fact)) == fact
