"""Persons, bodies, armed groups, weapons and countries that act: by tables and rules, and by name as the model reads them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.extract.entities.abbreviations import explained
from onrecord.extract.entities.arms import weapons
from onrecord.extract.entities.bodies import bodies
from onrecord.extract.entities.known import acting_countries, is_headline, known_names
from onrecord.extract.entities.named import named, vouched
from onrecord.extract.entities.offices import offices
from onrecord.extract.entities.people import persons
from onrecord.extract.nearby import by_sentence
from onrecord.knowledge.spelling import alike, initial
from onrecord.language import Analysis, Sentence
from onrecord.model import Draft, EntityDraft, Facts

_Spans = list[tuple[int, int]]
_MOST_COMPARED = 100  # names with one initial; a list of more is no report, and need not be read for slips


class Entities:
    """Mentions do not overlap: of two readings of one stretch the longer stands. A place and an entity may share text."""

    name = "entities"
    version = "3"
    kinds = ("entity",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        drafts: list[EntityDraft] = []
        unsure: list[EntityDraft] = []
        for sentence, near in zip(analysis.sentences, by_sentence(analysis, found), strict=True):
            inside = [(place.start, place.end) for place in near.places]
            for draft, sure in _read(analysis, sentence, inside):
                (drafts if sure else unsure).append(draft)
        drafts += _borne_out(drafts, unsure)
        drafts = _without_overlap([*explained(analysis, drafts), *drafts, *vouched(analysis, unsure)])
        taken = [(draft.span.start, draft.span.end) for draft in drafts] + [(place.start, place.end) for place in found.places]
        drafts += named(analysis, taken)
        return sorted(drafts, key=lambda draft: draft.span.start)


def _read(analysis: Analysis, sentence: Sentence, places: _Spans) -> Iterator[tuple[EntityDraft, bool]]:
    """The drafts of one sentence, overlaps settled, each with whether it is sure by itself."""
    fixed = [*known_names(analysis, sentence), *bodies(analysis, sentence), *weapons(analysis, sentence)]
    fixed = [draft for draft in fixed if not any(_within(draft, place) for place in places)]
    blocked = [*places, *((draft.span.start, draft.span.end) for draft in fixed)]
    people = list(persons(analysis, sentence, blocked, places, headline=is_headline(sentence)))
    kept: list[tuple[EntityDraft, bool]] = []
    for draft, sure in sorted([*people, *((draft, True) for draft in fixed)], key=_rank):
        if not any(draft.span.overlaps(other.span) for other, _ in kept):
            kept.append((draft, sure))
    taken = _taken(kept)
    kept += [(draft, True) for draft in offices(analysis, sentence, taken)]
    kept += [(draft, True) for draft in acting_countries(analysis, sentence, [*places, *_taken(kept)])]
    yield from kept


def _within(draft: EntityDraft, place: tuple[int, int]) -> bool:
    """It is but a part of a place's name ("Azov" of "Azov Sea")."""
    start, end = place
    return start <= draft.span.start and draft.span.end <= end and end - start > len(draft.span.text)


def _taken(kept: list[tuple[EntityDraft, bool]]) -> _Spans:
    return [(draft.span.start, draft.span.end) for draft, sure in kept if sure]


def _rank(item: tuple[EntityDraft, bool]) -> tuple[bool, int, int]:
    """Sure before unsure, longer before shorter, in text order."""
    draft, sure = item
    return not sure, draft.span.start - draft.span.end, draft.span.start


def _without_overlap(drafts: list[EntityDraft]) -> list[EntityDraft]:
    """The drafts, of two that overlap the one that comes first in the list."""
    taken: list[tuple[int, int]] = []  # in order, since none overlaps another
    kept: list[EntityDraft] = []
    for draft in drafts:
        span = (draft.span.start, draft.span.end)
        at = bisect_left(taken, span)
        free_before = at == 0 or taken[at - 1][1] <= span[0]
        if free_before and (at == len(taken) or span[1] <= taken[at][0]):
            taken.insert(at, span)
            kept.append(draft)
    return kept


def _borne_out(drafts: list[EntityDraft], unsure: list[EntityDraft]) -> list[EntityDraft]:
    """Of the unsure persons those that sound like one whom the report names with a title, or in full and by the surname."""
    names = {word for draft in drafts if draft.type == "person" and not draft.unnamed for word in draft.name.split() if len(word) > 2}
    # A name given in full once and by its last word again is a person's, too.
    single = {draft.name for draft in unsure if " " not in draft.name}
    names |= {draft.name.split()[-1] for draft in unsure if " " in draft.name} & single
    by_initial: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_initial[initial(name)].append(name)
    last = {draft.name.split()[-1] for draft in unsure}
    borne_out = {word for word in last if any(alike(word, name) for name in by_initial[initial(word)][:_MOST_COMPARED])}
    return [draft for draft in unsure if draft.name.split()[-1] in borne_out]
