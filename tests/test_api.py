"""The Python package as a user meets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from tests.cli.conftest import EXAMPLES


def test_public_names_are_few_and_all_that_is_visible() -> None:
    assert len(onrecord.__all__) <= 20
    assert sorted(onrecord.__all__, key=str.casefold) == sorted(set(onrecord.__all__), key=str.casefold)
    assert dir(onrecord) == sorted(onrecord.__all__)
    assert all(getattr(onrecord, name) is not None for name in onrecord.__all__)
    with pytest.raises(AttributeError):
        onrecord.rumours  # noqa: B018


def test_names_stay_functions_whatever_room_is_loaded() -> None:
    code = "import onrecord, onrecord.pipeline, onrecord.case, onrecord.cli; print(callable(onrecord.read), callable(onrecord.extract))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True True\n"


def test_report_is_read_into_facts() -> None:
    found = onrecord.extract("Two rockets hit Homs on 4 May 2014, the governor said. He said 11 people were wounded.")
    assert [figure.value for figure in found.facts.figures if figure.measure == "wounded"] == [11]
    with pytest.raises(onrecord.OnRecordError) as caught:
        onrecord.extract("   ")
    assert caught.value.to_json() == {"code": "empty", "message": caught.value.message, "hint": caught.value.hint, "source": None}


def test_folder_is_read_document_by_document() -> None:
    documents = list(onrecord.read(str(EXAMPLES)))
    assert len(documents) == 19
    assert all(isinstance(document, onrecord.Document) for document in documents)


def test_case_gives_the_views(tmp_path: Path) -> None:
    with onrecord.Case(tmp_path / "war.db") as case:
        case.add(EXAMPLES / "sudan-khartoum-wire.txt")
        record = case.record()
    assert isinstance(record, onrecord.Record)
    assert onrecord.ledger(record, measure="killed")
    assert onrecord.claims(record, stance="denies")
    assert onrecord.timeline(record)
    assert onrecord.situation(record).startswith("# Situation report")


def test_corrected_report_is_left_out_of_the_record_unless_asked_for(tmp_path: Path) -> None:
    with onrecord.Case(tmp_path / "war.db") as case:
        for toll in (3, 5):
            text = f"Doctors said {toll} people were killed in Aleppo on 5 May 2016."
            (tmp_path / "post.jsonl").write_text(f'{{"text":"{text}","url":"https://syria.example/post"}}', encoding="utf-8")
            case.add(tmp_path / "post.jsonl")
        now, ever = case.record(), case.record(superseded=True)
    assert (len(now.documents), len(ever.documents)) == (1, 2)
    assert {figure.value for figure in now.figures()} == {5}
