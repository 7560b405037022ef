from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput
from onrecord.pipeline import Extraction
from onrecord.read import Failure
from onrecord.scale import Broken, Item, Known, attempt, extract_all, source
from tests.store.reports import report, reports
from tests.toy import TOY, Fragile


@pytest.mark.parametrize("workers", [1, 2])
def test_order_stays_and_what_is_no_document_passes_through(workers: int) -> None:
    first, second, *_ = reports()
    unread = Failure("empty.txt", EmptyInput("an empty file"))
    items: list[Item] = [first, unread, Known(second), second]
    outcomes = list(extract_all(items, using=TOY, workers=workers))
    assert [type(outcome) for outcome in outcomes] == [Extraction, Failure, Known, Extraction]
    assert [outcome.document.id for outcome in outcomes if isinstance(outcome, Extraction)] == [first.id, second.id]


def test_extractor_that_breaks_off_says_where() -> None:
    outcome = attempt(report("BREAK", url="https://news.example/b"), (Fragile(),))
    assert isinstance(outcome, Broken)
    assert outcome.error.source == "https://news.example/b"
    assert outcome.error.message.startswith("KeyError: 'a clause without a verb' (toy.py, line ")


def test_every_process_that_dies_is_replaced() -> None:
    deadly = [report(f"KILL {at}", url=f"https://news.example/k{at}") for at in range(2)]
    outcomes = list(extract_all([deadly[0], *reports()[:2], deadly[1], *reports()[2:]], using=(Fragile(),), workers=2))
    assert [isinstance(outcome, Broken) for outcome in outcomes] == [True, False, False, True, False, False, False]


def test_source_names_the_file_and_the_report_in_it() -> None:
    plain = report("A shell hit the bridge.")
    assert source(plain) == plain.id
    assert source(plain.model_copy(update={"path": "a.txt"})) == "a.txt"
    assert source(plain.model_copy(update={"path": "a.jsonl", "source_id": "17"})) == "a.jsonl (17)"


def test_script_without_a_main_guard_is_told_so(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from onrecord.scale import extract_all\nfrom tests.store.reports import reports\nlist(extract_all(reports(), workers=2))\n"
    )
    run = subprocess.run(
        [sys.executable, str(script)], env={"PYTHONPATH": str(Path(__file__).parents[1])}, capture_output=True, text=True, check=False
    )
    assert "UsageError: worker processes cannot be started" in run.stderr
