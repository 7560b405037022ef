"""Make examples/notebook.ipynb of examples/notebook.py, without outputs: `python -m docs.notebook`. A test holds both together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat

EXAMPLES = Path(__file__).parents[1] / "examples"
SCRIPT, NOTEBOOK = EXAMPLES / "notebook.py", EXAMPLES / "notebook.ipynb"
CELL = re.compile(r"^# %%( \[markdown\])?\n", re.MULTILINE)


def made() -> str:
    """The notebook as a file."""
    _, *parts = CELL.split(SCRIPT.read_text(encoding="utf-8"))
    pairs = zip(parts[::2], parts[1::2], strict=True)
    cells = [_cell(f"cell-{number:02}", words.strip(), markdown=bool(kind)) for number, (kind, words) in enumerate(pairs, 1)]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)) + "\n"  # type: ignore[no-untyped-call]


def _cell(name: str, words: str, *, markdown: bool) -> Any:
    if markdown:
        return nbformat.v4.new_markdown_cell(re.sub(r"^# ?", "", words, flags=re.MULTILINE), id=name)  # type: ignore[no-untyped-call]
    return nbformat.v4.new_code_cell(words, id=name)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    NOTEBOOK.write_text(made(), encoding="utf-8")
