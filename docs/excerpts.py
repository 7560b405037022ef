"""Renew the output shown in the tutorial: each `text` block behind a command is what the command prints on the example reports."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "tutorial.md",)
SHOWN = 24
"""Lines of output that a page shows at most."""
BLOCK = re.compile(r"(```sh\nonrecord (?P<command>(?:show|report)[^\n]*)\n```\n\n)```(?:text|markdown)\n.*?\n```", re.DOTALL)


def write() -> None:
    """Read the example reports and write each page with what its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        case = str(Path(folder) / "demo.db")
        _onrecord("add examples/reports", case)
        for page in PAGES:
            text = BLOCK.sub(lambda match: match[1] + _shown(_onrecord(match["command"], case)), page.read_text(encoding="utf-8"))
            page.write_text(text, encoding="utf-8")


def _onrecord(command: str, case: str) -> str:
    program = [sys.executable, "-c", "from onrecord.cli import main; main()", *command.split()]
    settings = {**os.environ, "ONRECORD_CASE": case, "COLUMNS": "90"}
    return subprocess.run(program, cwd=ROOT, env=settings, capture_output=True, text=True, check=True).stdout


def _shown(output: str) -> str:
    lines = output.rstrip().splitlines()
    kept = lines if len(lines) <= SHOWN else [*lines[:SHOWN], "…"]
    return "\n".join(["```text", *kept, "```"])


if __name__ == "__main__":
    write()
