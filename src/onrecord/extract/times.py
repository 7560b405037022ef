"""Rules that find times."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.language import Analysis
from onrecord.model import Draft, Facts


class Times:
    name = "times"
    version = "1"
    kinds = ("time",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        return ()
