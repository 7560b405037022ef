from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.store import Problem, open_store
from tests.store.reports import readings, reports


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    with open_store(path, create=True) as store:
        for one in readings():
            store.add(one, signature="toy@1")
    return path


def problems(case: Path) -> list[Problem]:
    with open_store(case) as store:
        return list(store.verify())


def codes(case: Path) -> set[str]:
    return {problem.code for problem in problems(case)}


def change(case: Path, statement: str) -> None:
    raw = sqlite3.connect(case)
    assert raw.execute(statement).rowcount > 0
    raw.commit()
    raw.close()


def test_changed_text_is_found_with_its_document(case: Path) -> None:
    wanted = reports()[0].id
    change(case, f"UPDATE document SET payload = replace(payload, '14 people', '41 people') WHERE id = '{wanted}'")
    found = problems(case)
    assert {"document", "span", "index"} <= {problem.code for problem in found}
    assert any(problem.id == wanted for problem in found if problem.code == "document")


def test_changed_metadata_is_found(case: Path) -> None:
    change(case, "UPDATE document SET payload = replace(payload, 'Report 1', 'Report 7')")
    assert "document" in codes(case)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE fact SET payload = replace(payload, '14 people', '41 people')", "fact"),
        ("UPDATE fact SET payload = '{' WHERE kind = 'event' AND seq = 5", "fact"),
        ("UPDATE fact SET lat = lat + 1 WHERE kind = 'place'", "column"),
        ("UPDATE fact SET label = 'rejects' WHERE label = 'denies'", "column"),
        ("DELETE FROM fact WHERE seq = 3", "fact"),
        ("UPDATE extraction SET dated = '2020-01-01' WHERE seq = 1", "column"),
        ("UPDATE extraction SET signature = 'toy@9' WHERE seq = 1", "document"),
        ("UPDATE document SET url = 'https://elsewhere.example/' WHERE seq = 1", "column"),
        ("UPDATE custody SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 2", "custody"),
        ("UPDATE custody SET hash = replace(hash, 'a', 'b')", "custody"),
        ("DELETE FROM custody WHERE seq = 2", "custody"),
        ("DELETE FROM custody WHERE seq = 5", "custody"),
        ("DELETE FROM extraction WHERE seq = 4", "document"),
        ("INSERT INTO document_index (document_index) VALUES ('delete-all')", "index"),
        ("INSERT INTO fact_index (fact_index) VALUES ('delete-all')", "index"),
    ],
)
def test_tampering_is_found(case: Path, statement: str, code: str) -> None:
    raw = sqlite3.connect(case)
    raw.execute(statement)
    raw.commit()
    raw.close()
    assert code in codes(case)


def test_every_flipped_byte_of_a_text_or_fact_is_found(case: Path) -> None:
    """Flip one byte of each payload in the file itself, below SQL, one at a time."""
    whole = case.read_bytes()
    for needle in (b"market in Nyala", b"9 drones", b'"kind":"event"', b"news.example/2"):
        at = whole.index(needle)
        case.write_bytes(whole[: at + 1] + bytes([whole[at + 1] ^ 0x01]) + whole[at + 2 :])
        assert problems(case), needle
    case.write_bytes(whole)
    assert problems(case) == []


def test_rewritten_document_with_a_matching_hash_still_breaks_the_chain(case: Path) -> None:
    change(case, "UPDATE custody SET facts_sha256 = replace(facts_sha256, 'a', 'b')")
    assert "custody" in codes(case)
