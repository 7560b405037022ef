"""Two short reports of one shelling, read through the whole line: what the formats are tried on."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from typing import Any

from onrecord.export import export
from onrecord.fuse import Record
from tests.across import Report
from tests.across import record as read_record

REPORTS = (
    Report(
        "Example Courier", "2024-03-02", "Shelling in Zaporizhzhia region",
        "Russian shelling killed 4 civilians in Orikhiv on 1 March 2024, the governor Ivan Fedorov said. Ukrainian forces struck an oil"
        " depot in Feodosia on the same day, Ukraine's General Staff said. Russia denied shelling Orikhiv.",
    ),
    Report(
        "Example Gazette", "2024-03-03", "Orikhiv toll rises",
        "At least 6 civilians were killed in Russian shelling of Orikhiv on 1 March 2024, the regional prosecutor's office said."
        " Officials plan to evacuate Orikhiv next week.",
    ),
)  # fmt: skip


@cache
def read() -> Record:
    return read_record(REPORTS)


def rows(format: str, made: Record | None = None, **asked: Any) -> list[dict[str, str]]:
    text = "".join(export(made or read(), format=format, **asked))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def things(format: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in "".join(export(read(), format=format)).splitlines()]
