"""The manual tells of every format, kind and column."""

from __future__ import annotations

import re
from pathlib import Path

from docs.formats import DECISIONS

from onrecord.export import FORMATS
from onrecord.export.acled import COLUMNS as ACLED
from onrecord.export.columns import COLUMNS
from onrecord.export.ucdp import COLUMNS as UCDP

DOCS = Path(__file__).parents[2] / "docs"


def test_every_format_is_documented() -> None:
    page = (DOCS / "reference" / "formats.md").read_text(encoding="utf-8")
    assert set(DECISIONS) == set(FORMATS)
    for name in FORMATS:
        assert f"\n## {name}\n" in page
    for columns in (ACLED, UCDP, *COLUMNS.values()):
        assert [column.name for column in columns if f"| `{column.name}` |" not in page] == []


def test_how_to_names_every_format() -> None:
    text = (DOCS / "how-to" / "take-it-away.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if not re.search(rf"`{name}`|--as {name}\b|likewise .*\b{name}\b", text)] == []
