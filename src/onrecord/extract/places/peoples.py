"""Peoples' adjectives and nouns ("Syrian troops", "the French"): they name a country or region without being a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from onrecord.extract.places.terms import peoples
from onrecord.knowledge.tables import rows
from onrecord.language import Analysis, Sentence
from onrecord.model import PlaceDraft


def find_peoples(analysis: Analysis, drafts: Sequence[PlaceDraft]) -> list[PlaceDraft]:
    """A draft of the country or region for each adjective of its people that stands in no other draft."""
    taken = sorted((draft.span.start, draft.span.end) for draft in drafts)
    starts = [start for start, _ in taken]
    found = []
    for sentence in analysis.sentences:
        for start, end, name in _named(sentence):
            at = bisect_right(starts, start) - 1
            if at < 0 or taken[at][1] <= start:
                found.append(PlaceDraft(span=analysis.span(start, end), name=name, sense="people"))
    return found


def _named(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Start, end and the home of each adjective, the longest first where they overlap ("South Ossetian")."""
    tokens, found, at = sentence.tokens, [], 0
    while at < len(tokens):
        size = 1
        if tokens[at].is_capitalised:
            paired = at + 1 < len(tokens) and tokens[at].lower != "the"
            pair = home_of(f"{tokens[at].text} {tokens[at + 1].text}") if paired else None
            size, home = (2, pair) if pair else (1, home_of(tokens[at].text))
            if home is not None:
                found.append((tokens[at].start, tokens[at + size - 1].end, home))
        at += size
    return found


def home_of(adjective: str) -> str | None:
    """The country or region whose people is called so; None where several are, or none."""
    owners = peoples(adjective)
    return owners[0].name if len(owners) == 1 else _regions().get(adjective)


@cache
def _regions() -> dict[str, str]:
    return {row["adjective"]: row["region"] for row in rows("region_peoples.tsv")}


def of_people(draft: PlaceDraft) -> PlaceDraft:
    """The draft itself, or one of its home where its name is a people's adjective."""
    home = home_of(draft.name)
    return draft if home is None else draft.model_copy(update={"name": home, "sense": "people"})
