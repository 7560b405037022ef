"""The example notebook: made of its script, without outputs, and running."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from docs.notebook import EXAMPLES, NOTEBOOK, made
from nbclient import NotebookClient


def test_notebook_is_what_its_script_says() -> None:
    assert NOTEBOOK.read_text(encoding="utf-8") == made(), "run `python -m docs.notebook`"


def test_notebook_holds_no_output() -> None:
    cells = nbformat.read(NOTEBOOK, as_version=4).cells  # type: ignore[no-untyped-call]
    assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []


def test_notebook_runs_and_shows_what_it_promises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    shutil.copytree(EXAMPLES / "reports", tmp_path / "examples" / "reports")
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path / "examples")}}).execute()
    shown = {
        kind: "".join(str(output.data.get(kind, "")) for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output)
        for kind in ("text/html", "image/svg+xml")
    }
    for words in ("<mark>", "General Staff of the Armed Forces of Ukraine", "who denies", "day unknown"):
        assert words in shown["text/html"]
    assert "<circle" in shown["image/svg+xml"]
    assert "<script" not in shown["text/html"] + shown["image/svg+xml"]
