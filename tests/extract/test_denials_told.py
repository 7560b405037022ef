"""Who denies: one sentence a row of `denials.tsv`, half of them negated without denying anything."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from onrecord.model import Document, Statement, document_id, text_sha256
from onrecord.pipeline import extract_document

UNNAMED, NOBODY = "?", "-"


def told() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "denials.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(row["denier"], row["text"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def denials(text: str) -> list[Statement]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    return [fact for fact in extract_document(document).facts.statements if fact.stance == "denies"]


@pytest.mark.parametrize(("denier", "text"), [row for row in told() if row[0] != NOBODY])
def test_denial_is_its_deniers(denier: str, text: str) -> None:
    speakers = [(found.speaker_name, found.speaker.text if found.speaker else "") for found in denials(text)]
    assert speakers
    assert denier == UNNAMED or any(denier in (name, phrase.removeprefix("the ")) or denier in phrase for name, phrase in speakers)


@pytest.mark.parametrize("text", [text for denier, text in told() if denier == NOBODY])
def test_negation_alone_denies_nothing(text: str) -> None:
    assert denials(text) == []
