"""What reaches the terminal: listings that fit it, and nothing that steers it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from onrecord.cli import terminal
from onrecord.cli.terminal import Entry, clean, listing
from tests.cli.conftest import Run

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = (
    "Kampala \x1b[2J\x1b]0;owned\x07 said 9 people were killed in Goma on 2 May 2024.\x9b31m Rebels \u202e denied the attack on Goma."
    " Rebels attacked the market in Goma on 2 May 2024, police said."
)
COMMANDS = (
    "show figures", "show timeline", "show statements", "show places", "show actors", "show document", "search Goma", "report", "export",
    "export --format csv", "export --format csv --kind statements", "export --format csv --kind events", "export --format geojson",
    "show figures --json", "show document --json", "search Goma --json", "verify",
)  # fmt: skip


def test_report_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "evil\x1b[31m.txt").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "bad\x1b[31m.txt").touch()
    (tmp_path / "reports.jsonl").write_text(json.dumps({"text": HOSTILE, "title": "A\x1b[5mB", "publisher": "P\x9b1m"}), encoding="utf-8")
    seen = [run("add", "."), run("extract", "."), *(run(*command.split()) for command in COMMANDS)]
    for document in json.loads(run("show", "document", "--json").stdout):
        seen.append(run("show", "document", document["id"]))
    assert sum("Goma" in result.stdout for result in seen) > 12
    for result in seen:
        assert not STEERING.search(result.stdout_bytes.decode().replace("\r\n", "\n"))
        assert not STEERING.search(result.stderr_bytes.decode())


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_listing_fits_the_terminal(run: Run, built: Path, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal.out, "_width", columns)
    for words in (("figures",), ("timeline",), ("statements",), ("places",), ("actors",), ("document",)):
        lines = run("show", *words, "--case", built).stdout.splitlines()
        assert max(map(len, lines)) <= columns
        assert not any(line.endswith(" ") for line in lines)


def test_listing_sets_keys_right_and_what_they_say_left(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal.out, "_width", 60)
    rows: list[str | Entry] = ["killed · people", Entry("12", "ministry", ("“Twelve died.”",), "wire"), Entry("at least 3", "army")]
    listing("Ledger", rows)
    assert capsys.readouterr().out.splitlines() == [
        "Ledger",
        "",
        "killed · people",
        "          12  ministry",
        "              “Twelve died.”",
        "              wire",
        "  at least 3  army",
    ]


def test_listing_of_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    listing("Ledger", [])
    assert capsys.readouterr().out == "Ledger\n  nothing found\n"


def test_clean_is_one_line_without_control_characters() -> None:
    assert clean(" a\n\tb\x1b[0m\u202e ") == "a b�[0m�"
    assert clean(None) == ""
    assert clean(0) == "0"
    assert clean("[bold]Taiz[/bold]") == "[bold]Taiz[/bold]"
