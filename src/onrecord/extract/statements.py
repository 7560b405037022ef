"""Rules that find statements."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.language import Analysis
from onrecord.model import Draft, Facts


class Statements:
    name = "statements"
    version = "1"
    kinds = ("statement",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        return ()
