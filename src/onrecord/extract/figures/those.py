"""Sentences that open with those counted in the one before: "Of those, 12 were children", "Among the dead were two nurses"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.extract.figures.counted import Count
from onrecord.extract.figures.readings import Reading, said_to_be
from onrecord.extract.figures.wholes import holds
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.count_words import Noun
from onrecord.model import Figure, identified
from onrecord.model.vocabulary import Population

_THEM = frozenset({"those", "them", "these"})
_DEAD = frozenset("dead killed victims wounded injured missing casualties fatalities".split())
_ARE = frozenset("were are was is".split())
_LISTED = frozenset({",", "and"})
_SORTS: dict[Population, str] = {"missiles": "munition", "drones": "munition"}
_HUMAN: frozenset[Population] = frozenset({"people", "civilians", "military", "children", "women", "bodies", "prisoners"})


@dataclass(frozen=True, slots=True)
class Those:
    """The count of the sentence before that is meant; the part that is told begins at `start`."""

    whole: Figure
    start: int

    @classmethod
    def of(cls, sentence: Words, before: Sequence[Figure]) -> Those | None:
        """None where the sentence does not look back, or nothing stands there that can be meant."""
        wholes = [figure for figure in before if figure.part_of is None and figure.unit is None]
        start = _opening(sentence.lower) if wholes else None
        return cls(wholes[-1], start) if start is not None else None

    def named(self, counts: Sequence[Count]) -> list[Count]:
        """The counts, those without a noun given that of the count that is meant."""
        population = self.whole.population
        noun = Noun(population, _SORTS.get(population, "human" if population in _HUMAN else "item"))
        tags = frozenset({noun.sort, population})
        open_ = (count.elided and count.implied is None and count.number.sort not in ("article", "none", "nobody") for count in counts)
        return [replace(count, implied=noun, tags=tags) if bare else count for count, bare in zip(counts, open_, strict=True)]

    def told(self, sentence: Words, counts: Sequence[Count], readings: dict[int, Reading]) -> dict[int, Reading]:
        """The readings, with what befell those before for counts of whom only that is told: "12 were children", "were two nurses"."""
        found, end = dict(readings), self.start
        for index, count in enumerate(counts):
            listed = all(word in _LISTED for word in sentence.lower[end : count.first])
            if index in readings or not listed or not self._is_of_them(sentence, count):
                break
            found[index] = Reading(self.whole.measure, "shared")
            end = count.last if count.noun is not None else _past_noun(sentence, count.last)
        return found

    def _is_of_them(self, sentence: Words, count: Count) -> bool:
        if self.whole.population not in _HUMAN:
            return False
        return (count.noun is not None and count.noun.sort == "human") or (count.elided and said_to_be(sentence, count.last) is not None)

    def parts(self, found: Sequence[Figure]) -> list[Figure]:
        """The figures, each that can be a part of those before made one, and of their side where it has none of its own."""
        return [self._part(figure) if figure.part_of is None else figure for figure in found]

    def _part(self, figure: Figure) -> Figure:
        alike = (self.whole.population in _HUMAN) == (figure.population in _HUMAN) and holds(self.whole.measure, figure.measure)
        if not alike or (figure.unit is None and figure.value > self.whole.value):
            return figure
        return figure.model_copy(update={"part_of": identified(self.whole).id, "party": figure.party or self.whole.party})


def _opening(lower: Sequence[str]) -> int | None:
    """The index behind the opening that looks back ("Of those,", "Among the dead were", "They included")."""
    opened = lower[:1] in (("of",), ("among",))
    at = opened + (lower[opened : opened + 1] == ("the",))
    if not (lower[at : at + 1] == ("they",) if at == 0 else set(lower[at : at + 1]) & (_DEAD if at > opened else _THEM)):
        return None
    at += 1
    at += opened and bool(set(lower[at : at + 1]) & _DEAD)  # "of those killed"
    if not opened:
        return at + 1 if "".join(lower[at : at + 1]).startswith("includ") else None
    return at + 1 if set(lower[at : at + 1]) & {*_ARE, ","} else None


def _past_noun(sentence: Words, at: int) -> int:
    """Behind the "were children" of "12 were children"."""
    return at + 2 if sentence.lower[at : at + 1] and sentence.lower[at] in _ARE else at
