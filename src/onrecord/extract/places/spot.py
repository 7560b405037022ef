"""A run of tokens in a sentence that may name a place."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.places.known import is_country
from onrecord.extract.places.terms import Term, cues
from onrecord.knowledge import countries


@dataclass(frozen=True, slots=True)
class Spot:
    """tokens[start:stop] is the name, tokens[first:last] the mention with its noun or point of the compass."""

    start: int
    stop: int
    first: int
    last: int
    name: str
    known: bool
    term: Term | None = None
    part: str | None = None
    worded: bool = False
    border: bool = False

    @property
    def polity(self) -> bool:
        """A country, continent or seat of government, without a noun that makes it a mere region or city."""
        return self.part is None and self.term is None and (is_country(self.name) or self.seat or self.name in cues("actors_too"))

    @property
    def seat(self) -> bool:
        return (countries.by_seat(self.name) is not None and not is_country(self.name)) or self.name in cues("seats_too")
