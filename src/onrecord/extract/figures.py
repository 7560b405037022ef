"""Rules that find figures."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.language import Analysis
from onrecord.model import Draft, Facts


class Figures:
    name = "figures"
    version = "1"
    kinds = ("figure",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        return ()
