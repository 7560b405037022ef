"""To which event of its report a count belongs: "a strike on a market killed 22 people" is the toll of that strike.

Empty rather than wrong: a count over a whole war or a period belongs to no event, and of several events in a sentence only the one whose
clause holds the count is its own. Where no event of the sentence fits, a toll belongs to the one that the sentence before told of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from onrecord.language import Analysis, Sentence
from onrecord.language.reading import Reading
from onrecord.model import Event, Facts, Figure, Place
from onrecord.model.vocabulary import EventType, Measure
from onrecord.resolve.tree_distance import are_one_after_other, distance, top

_FITS: Mapping[Measure, tuple[frozenset[EventType], ...]] = {
    "killed": (frozenset({"ASSAULT"}), frozenset({"CONTROL", "PROTEST", "INTERCEPT", "FIND"})),
    "wounded": (frozenset({"ASSAULT"}), frozenset({"CONTROL", "PROTEST", "INTERCEPT"})),
    "casualties": (frozenset({"ASSAULT"}), frozenset({"CONTROL", "PROTEST", "INTERCEPT"})),
    "missing": (frozenset({"ASSAULT"}), frozenset({"CONTROL"})),
    "captured": (frozenset({"COERCE", "CONTROL"}), frozenset({"ASSAULT"})),
    "exchanged": (frozenset({"COOPERATE", "CONCEDE"}), frozenset({"AGREE"})),
    "displaced": (frozenset({"MOVE"}), frozenset({"ASSAULT"})),
    "evacuated": (frozenset({"MOVE"}),),
    "deployed": (frozenset({"MOBILIZE"}), frozenset({"RETREAT", "CONTROL"})),
    "launched": (frozenset({"ASSAULT"}),),
    "intercepted": (frozenset({"INTERCEPT"}),),
    "destroyed": (frozenset({"ASSAULT"}), frozenset({"INTERCEPT"})),
    "money": (frozenset({"AID"}), frozenset({"SANCTION", "AGREE"})),
    "area": (frozenset({"CONTROL"}), frozenset({"RETREAT"})),
}
"""The types of event that a count of a measure can belong to; the second ones only if their word stands near it in the tree."""
_FOUND: tuple[frozenset[EventType], ...] = (frozenset({"FIND"}),)
_TOLLS: frozenset[Measure] = frozenset({"killed", "wounded", "casualties", "missing"})
_BY_WORD: frozenset[Measure] = frozenset({"money", "area", "captured", "deployed", "destroyed"})
_NAMED: frozenset[Measure] = frozenset({"money", "area"})
_DIRECT, _NEAR, _FAR = 1, 3, 6  # steps in the tree
_BACK = 2  # sentences before, in the same paragraph
_LATER = 14  # days for which a toll still grows
_FEW = 2  # days that one happening may last
_CAMPAIGNS = frozenset({"war", "invasion", "offensive", "counteroffensive", "campaign", "conflict", "insurgency"})
"""What lasts: a toll of it that gives no day counts over all of it so far."""
_AND = re.compile(r"\s*(?:[^\W\d_]+\s+){0,3}and\s+(?:[^\W\d_]+\s+)?")
_SEPARATELY = re.compile(r"(?i)\b(?:separate(?:ly)?|elsewhere|meanwhile|unrelated)\b")
_PARTING = re.compile(r"(?i)\b(?:hours?|minutes|days?|weeks?|shortly|soon) (?:after|before)\b|, (?:as|while)\b")
_PERIOD = re.compile(
    r"(?i)\b(?:in|during|throughout|over|by)\s+(?:the|this|that|its|their|a|more than|nearly|almost|about|\w+)?\s*"
    r"(?:[\w-]+\s+){0,2}(?:years?\s+of\s+(?:\w+\s+)?)?(?:war|conflict|insurgency|uprising|genocide)\b"
    r"|\b(?:years?|months|decades?)\s+of\s+(?:\w+\s+)?(?:war|conflict|fighting|violence|insurgency)\b"
    r"|\b(?:this|last|past|each|every|per)\s+(?:year|month)\b|\b(?:recent|past|last)\s+(?:\w+\s+)?(?:years|months|weeks)\b"
    r"|\b(?:to date|in total|altogether|a total of)\b"
)


def tie_counts(analysis: Analysis, facts: Facts) -> Facts:
    """The facts with `event` set on each count that clearly belongs to one event of the report."""
    if not facts.figures or not facts.events:
        return facts
    tied = _Ties.of(analysis, facts).all()
    return replace(facts, figures=tuple(f.model_copy(update={"event": tied[f.id]}) if f.id in tied else f for f in facts.figures))


@dataclass(frozen=True)
class _Ties:
    """What is asked again and again of one report: its events by sentence, and its places."""

    analysis: Analysis
    figures: tuple[Figure, ...]
    told_in: Mapping[int, Sequence[Event]]
    places: Mapping[str, Place]

    @classmethod
    def of(cls, analysis: Analysis, facts: Facts) -> _Ties:
        starts = [sentence.start for sentence in analysis.sentences]
        told: dict[int, list[Event]] = {}
        for event in facts.events:
            spans = (*event.evidence, event.trigger)
            for index in {max(0, bisect_right(starts, span.start) - 1) for span in spans}:
                told.setdefault(index, []).append(event)
        return cls(analysis, facts.figures, told, {place.id: place for place in facts.places})

    @property
    def reading(self) -> Reading:
        return self.analysis.reading

    def all(self) -> dict[str, str]:
        """Figure → its event. A part of a count is of the event of the whole."""
        found: dict[str, str] = {}
        for figure in self.figures:
            if (event := self._event(figure)) is not None:
                found[figure.id] = event.id
        self._drop_parted(found)
        for figure in self.figures:
            if figure.part_of in found and figure.measure in _TOLLS and not _is_of_period(figure, ""):
                found[figure.id] = found[figure.part_of]
        return found

    def _drop_parted(self, found: dict[str, str]) -> None:
        """ "One was killed and 233 injured as …" tells of one happening: where the tree gives them two, neither is sure."""
        tolls = [figure for figure in self.figures if figure.measure in _TOLLS]
        for one, other in pairwise(tolls):
            apart = one.id in found and other.id in found and found[one.id] != found[other.id]
            if apart and _AND.fullmatch(self.analysis.text, one.end, other.start):
                del found[one.id], found[other.id]

    def _event(self, figure: Figure) -> Event | None:
        sentence = self.analysis.sentence_at(figure.start)
        if _is_of_period(figure, self.analysis.text[sentence.start : sentence.end]):
            return None
        here = [event for event in self.told_in.get(sentence.index, ()) if event.modality != "demanded"]
        first, *others = _FOUND if figure.population == "bodies" else _FITS.get(figure.measure, (frozenset(),))
        fitting = [event for event in here if event.type in first and self._agrees(figure, event)]
        if fitting:
            happened = [event for event in fitting if event.modality != "denied"]  # "killed when … , as the rebels denied the attack"
            return self._nearest(figure, sentence, happened or fitting)
        if (near := self._by_word(figure, here, others)) is not None:
            return near
        blocked = any(event.type in first for event in here)
        return None if blocked else self._before(figure, sentence, first)

    def _nearest(self, figure: Figure, sentence: Sentence, fitting: Sequence[Event]) -> Event | None:
        """The only one; of several, the one whose word is nearest in the tree, if no other is as near."""
        placed = {event.id: self._steps(figure, event) for event in fitting if sentence.start <= event.trigger.start < sentence.end}
        far = _NEAR if figure.measure in _BY_WORD else _FAR
        if len(fitting) == 1:
            return fitting[0] if self._is_of_only(figure, fitting[0], placed, far) else None
        ranked = sorted((steps, key) for key, steps in placed.items() if steps is not None)
        clear = bool(ranked) and ranked[0][0] <= far and (len(ranked) == 1 or ranked[0][0] < ranked[1][0])
        if clear and (len(placed) == len(fitting) or ranked[0][0] <= _NEAR):
            return next(event for event in fitting if event.id == ranked[0][1])
        beside = [event for event in fitting if event.id in placed and not self._is_parted(figure, event)]
        if len(beside) == 1 and (placed[beside[0].id] or 0) <= far:
            return beside[0]
        elsewhere = [event for event in fitting if event.id not in placed]
        unclaimed = len(elsewhere) == 1 and all(steps > _NEAR for steps, _ in ranked)
        return elsewhere[0] if unclaimed else None

    def _is_of_only(self, figure: Figure, event: Event, placed: Mapping[str, int | None], far: int) -> bool:
        """Whether it belongs to the only event of its sentence that fits; one whose own word stands elsewhere is only told on here."""
        if event.id not in placed:
            return figure.measure not in _NAMED
        steps = placed[event.id]
        if figure.measure in _BY_WORD:
            return steps is not None and steps <= far
        return steps is None or not (self._is_apart(figure, event) or self._is_another(figure, event))

    def _is_parted(self, figure: Figure, event: Event) -> bool:
        """ "Shells fell on the market, killing nine, hours after a bus was hit": the bus stands behind what parts it from the count."""
        if event.trigger.start < figure.start:
            return _PARTING.search(self.analysis.text, event.trigger.end, figure.start) is not None
        return _PARTING.search(self.analysis.text, figure.end, event.trigger.start) is not None

    def _is_another(self, figure: Figure, event: Event) -> bool:
        """ "Shelling hit the port; separately, four miners were killed": what is told between sets it apart."""
        start, end = sorted((figure.start, event.trigger.start))
        return any("," in self.analysis.text[found.end() : end] for found in _SEPARATELY.finditer(self.analysis.text, start, end)) or (
            event.trigger.start < figure.start and _SEPARATELY.search(self.analysis.text, start, end) is not None
        )

    def _is_apart(self, figure: Figure, event: Event) -> bool:
        """ "Executed eleven after an attack", "repel attacks following the deaths of four": one came after the other."""
        count, word = top(self.reading, figure.start, figure.end), top(self.reading, event.trigger.start, event.trigger.end)
        return count is not None and word is not None and are_one_after_other(self.reading, count, word)

    def _by_word(self, figure: Figure, here: Sequence[Event], others: Sequence[frozenset[EventType]]) -> Event | None:
        """An event that a count of this measure seldom belongs to, whose word governs it or stands near."""
        reach = _NEAR if others else _DIRECT
        wanted = frozenset().union(*others) if others else frozenset(event.type for event in here)
        if not others and figure.measure in _FITS:
            return None
        near = [
            (steps, event)
            for event in here
            if event.type in wanted and (steps := self._steps(figure, event)) is not None and steps <= reach and self._agrees(figure, event)
        ]
        near.sort(key=lambda found: found[0])
        return near[0][1] if near and (len(near) == 1 or near[0][0] < near[1][0]) else None

    def _before(self, figure: Figure, sentence: Sentence, wanted: frozenset[EventType]) -> Event | None:
        """The one happening that the sentences just before told of, if this is a toll and nothing sets it apart."""
        if figure.measure not in _TOLLS or figure.value == 0:
            return None
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
            if self.analysis.sentences[index].paragraph != sentence.paragraph:
                return None
            told = [e for e in self.told_in.get(index, ()) if e.type in wanted and e.modality in ("actual", "denied")]
            if told:
                over = any(_is_of_period(other, "") for other in self.figures if self._stands_in(other, index))
                return told[0] if len(told) == 1 and not over and self._goes_on(figure, told[0]) else None
        return None

    def _stands_in(self, figure: Figure, index: int) -> bool:
        return self.analysis.sentences[index].start <= figure.start < self.analysis.sentences[index].end

    def _goes_on(self, figure: Figure, event: Event) -> bool:
        """A toll told with a place of its own goes on about an event only if the event is told with the place too."""
        placed = figure.place_id is None or bool(event.places)
        return placed and self._agrees(figure, event) and _is_soon(figure, event)

    def _steps(self, figure: Figure, event: Event) -> int | None:
        count = top(self.reading, figure.start, figure.end)
        word = top(self.reading, event.trigger.start, event.trigger.end)
        return distance(self.reading, count, word) if count is not None and word is not None else None

    def _agrees(self, figure: Figure, event: Event) -> bool:
        """Neither day nor place of the count speaks against the event, nor is that a whole campaign."""
        if figure.measure in _TOLLS and figure.as_of is None and event.trigger.text.split()[-1].lower() in _CAMPAIGNS:
            return False
        if figure.as_of is not None and event.first is not None and figure.as_of[:10] < event.first[:10]:
            return False
        scenes = [place for place in event.places if place.role in ("scene", "within")]
        if figure.place_id is None or not scenes or figure.measure not in _TOLLS:
            return True
        return any(place.name == figure.place or self._holds(place.place, figure.place_id) for place in scenes)

    def _holds(self, scene: str, other: str) -> bool:
        """A town may lie in the region or country that the event is told of, or the other way round: only towns can differ."""
        one, two = self.places.get(scene), self.places.get(other)
        if one is None or two is None or (one.country and two.country and one.country != two.country):
            return False
        return not {one.place_kind, two.place_kind} <= {"city", "facility", "other"}


def _is_of_period(figure: Figure, sentence: str) -> bool:
    """Whether it counts over a war or a time rather than one happening."""
    if figure.scope == "cumulative" or (figure.since is not None and not _are_few_days(figure.since, figure.as_of)):
        return True
    return figure.scope is None and _PERIOD.search(sentence) is not None


def _are_few_days(first: str, last: str | None) -> bool:
    """ "On March 8-9" is the time of one happening."""
    return last is not None and (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days <= _FEW


def _is_soon(figure: Figure, event: Event) -> bool:
    """Whether a toll of that day can be of the event told before: of the same time, or a little later."""
    if figure.as_of is None:
        return True
    if event.first is None:
        return False
    return (date.fromisoformat(figure.as_of[:10]) - date.fromisoformat(event.first[:10])).days <= _LATER
