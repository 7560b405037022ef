"""Rules that find places."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.language import Analysis
from onrecord.model import Draft, Facts


class Places:
    name = "places"
    version = "1"
    kinds = ("place",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        return ()
