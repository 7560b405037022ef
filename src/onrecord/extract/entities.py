"""Rules that find entities."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.language import Analysis
from onrecord.model import Draft, Facts


class Entities:
    name = "entities"
    version = "1"
    kinds = ("entity",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        return ()
