"""Peoples' adjectives and nouns ("Syrian troops", "the French"): they name a country without being a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.places.terms import peoples
from onrecord.language import Analysis
from onrecord.model import PlaceDraft


def find_peoples(analysis: Analysis, drafts: Sequence[PlaceDraft]) -> list[PlaceDraft]:
    """A draft of the country for each adjective of its people that stands in no other draft; none where two peoples share the word."""
    taken = sorted((draft.span.start, draft.span.end) for draft in drafts)
    starts = [start for start, _ in taken]
    found = []
    for token in analysis.tokens:
        if not token.is_capitalised or len(owners := peoples(token.text)) != 1:
            continue
        at = bisect_right(starts, token.start) - 1
        if at < 0 or taken[at][1] <= token.start:
            found.append(PlaceDraft(span=analysis.span(token.start, token.end), name=owners[0].name, sense="people"))
    return found


def of_people(draft: PlaceDraft) -> PlaceDraft:
    """The draft itself, or one of the country where its name is a people's adjective."""
    owners = peoples(draft.name)
    return draft.model_copy(update={"name": owners[0].name, "sense": "people"}) if len(owners) == 1 else draft
