"""What the model takes the names of a sentence for, by token."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.places.spot import Spot
from onrecord.language import Analysis


@dataclass(frozen=True, slots=True)
class Tag:
    """tokens[start:stop] of a sentence name something of this kind: PLACE, FACILITY, ORGANISATION, PERSON, NATIONALITY or WEAPON."""

    kind: str
    start: int
    stop: int

    def covers(self, start: int, stop: int) -> bool:
        return self.start <= start and stop <= self.stop

    @property
    def ground(self) -> bool:
        return self.kind in ("PLACE", "FACILITY")


def tags(analysis: Analysis) -> Mapping[int, Sequence[Tag]]:
    """The tags of each sentence, by its number, in text order. Words are parts of tokens."""
    reading = analysis.reading
    found: dict[int, list[Tag]] = defaultdict(list)
    for name in reading.names:
        first, last = reading.words[name.start], reading.words[name.end - 1]
        found[reading.sentences[name.start]].append(Tag(name.kind, first.token, last.token + 1))
    return found


def tag_of(spot: Spot, among: Sequence[Tag]) -> Tag | None:
    """The tag that the name shares a token with; of several the widest."""
    over = [tag for tag in among if tag.start < spot.stop and spot.start < tag.stop]
    return max(over, key=lambda tag: tag.stop - tag.start, default=None)
