"""The sides that a sentence names: states, their bodies and forces, armed groups, peoples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.actors import known_as, party_of
from onrecord.knowledge.countries import by_name
from onrecord.language.names import names
from onrecord.language.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Side:
    """A side named in a sentence: characters start..end of the document."""

    start: int
    end: int
    party: str


@lru_cache(maxsize=256)
def sides(sentence: Sentence) -> tuple[Side, ...]:
    """Every side that the sentence names, in order; kept for the sentences at hand, since each event asks again."""
    return tuple(_sides(sentence))


def _sides(sentence: Sentence) -> Iterator[Side]:
    for name in names(sentence, linked=True):
        phrase = " ".join(token.text for token in name.tokens)
        party = party_of(phrase)
        if party is not None and not is_of_media(party) and not _is_joined(phrase, party):
            yield Side(name.start, name.end, party)


def is_of_media(party: str) -> bool:
    """Whether the tables know it as one that reports."""
    return any(known.kind == "media" for known in known_as(party))


def _is_joined(phrase: str, party: str) -> bool:
    """ "The Harakat and Hezbollah": two, of which only one is known."""
    parts = re.split(r"\s+and\s+", phrase)
    return len(parts) == 2 and " and " not in party and all(part[:1].isupper() for part in parts) and not known_as(phrase)


def counts_others(party: str) -> bool:
    """A body of no country and no armed group, which records the dead of others ("the UN office has recorded")."""
    return any(known.kind != "armed" for known in known_as(party)) and by_name(party) is None


def side_within(phrase: str) -> str | None:
    """The side that a counted phrase names ("40 Kenyan soldiers"), no medium."""
    party = party_of(phrase) if any(char.isupper() for char in phrase[1:]) else None
    return party if party is not None and not is_of_media(party) else None
