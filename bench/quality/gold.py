"""Score the record of hand-annotated reports: `make quality GOLD=folder`.

The folder holds `docs.jsonl` (reports), `gold/` (one annotation a report) and beside it the scorer `score_record.py`. Prints every
measure against its floor (floors.json), the cost, and each kind's worst errors; exits 1 below a floor.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Column, Table

from bench.quality import floors
from onrecord.export import lines
from onrecord.model import Document
from onrecord.model.facts import KINDS
from onrecord.pipeline import extract_document
from onrecord.read import read

FLOORS = floors.load("record")
ERRORS = "(hits are errors)"
# A wrong fact is worse than an invented one's absence: wrong values first, then facts that are not there, then those missed.
WORST_FIRST = ("wrong", "speaker", "modality", "stance", "extra", "missed")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=10, help="errors shown for each kind")
    arguments = parser.parse_args()
    scorer = arguments.gold.parent / "score_record.py"
    if not scorer.exists() or not (arguments.gold / "docs.jsonl").exists():
        print(f"skipped: no gold at {arguments.gold} (it needs docs.jsonl, gold/ and ../score_record.py)")
        return 0
    with TemporaryDirectory() as folder:
        record = Path(folder) / "record.jsonl"
        seconds, reports = write_record(arguments.gold / "docs.jsonl", record)
        command = [sys.executable, str(scorer), str(arguments.gold / "gold"), str(record)]
        scores = json.loads(run([*command, "--json"]))
        console = Console(highlight=False)
        console.print(f"{reports} reports in {seconds:.2f} s, {scores['spans']} spans, {scores['broken_spans']} broken")
        files = {"gold": floors.digest([arguments.gold / "docs.jsonl", *(arguments.gold / "gold").glob("*.json")])}
        if FLOORS.changed(files):
            console.print("[yellow]This is not the gold that the floors were pinned on.[/yellow]")
        failed = show(scores, console)
        for kind in KINDS:
            if kind != "entity":
                errors = run([*command, "--errors", kind]).splitlines()
                worst(kind, [line for line in errors if line.count("\t") >= 2], arguments.worst, console)
    return int(failed)


def write_record(reports: Path, record: Path) -> tuple[float, int]:
    """Extract every report into a record file; seconds taken and reports read."""
    begun, count = time.perf_counter(), 0
    with record.open("w", encoding="utf-8") as file:
        for document in read(reports):
            if not isinstance(document, Document):
                raise document.error
            extraction = extract_document(document)
            file.writelines(f"{line}\n" for line in lines([(extraction.document, extraction.facts)]))
            count += 1
    return time.perf_counter() - begun, count


def run(command: list[str]) -> str:
    """The scorer's standard output."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def show(scores: dict[str, Any], console: Console) -> bool:
    """Print each measure beside its floor; whether any is below. Where hits are errors the floor is a ceiling."""
    table = Table(Column("measure", overflow="fold"), "precision", "recall", "F1", "floor", "right / gold / found")
    failed = scores["broken_spans"] > FLOORS.scores["broken spans"]
    for name, row in scores["scores"].items():
        floor = FLOORS.scores.get(name)
        below = floor is not None and (row["f1"] > floor if name.endswith(ERRORS) else row["f1"] < floor)
        failed = failed or below
        style = "red" if below else "green" if floor is not None else ""
        cells = (f"{row['precision']:.3f}", f"{row['recall']:.3f}", f"{row['f1']:.3f}", "" if floor is None else f"{floor:.2f}")
        table.add_row(name, *cells, f"{row['hit']} / {row['gold']} / {row['found']}", style=style)
    console.print(table)
    return bool(failed)


def worst(kind: str, errors: list[str], limit: int, console: Console) -> None:
    """Print the kind's worst errors, the gravest sort first."""
    rows = sorted((line.split("\t", 2) for line in errors), key=lambda row: WORST_FIRST.index(row[1]) if row[1] in WORST_FIRST else 0)
    console.print(f"\n[bold]{kind}[/bold]: {len(rows)} errors, the worst {min(limit, len(rows))}:")
    for document, what, item in rows[:limit]:
        console.print(f"  {what:8} {document}: {item}", markup=False, soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main())
