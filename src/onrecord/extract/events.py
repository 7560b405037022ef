"""Rules that find events."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.language import Analysis
from onrecord.model import Draft, Facts


class Events:
    name = "events"
    version = "1"
    kinds = ("event",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        return ()
