"""Where and when an event happened, from the part of the sentence that its trigger stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import climb, lower
from onrecord.extract.events.triggers import Trigger, event_nouns
from onrecord.extract.figures.circumstances import dates_counts, is_stamp
from onrecord.extract.statements.cues import is_finite
from onrecord.extract.word_classes import word_class
from onrecord.language import Sentence, Token
from onrecord.language.reading import Reading
from onrecord.model import EventPlace, Facts, Place, Span, Statement, Time
from onrecord.model.vocabulary import PlaceRole

_DASH = re.compile(r"[\w,. ]{0,14}(?:\([^)\n]{2,20}\)\s*)?\s*(?:—|–|--)")
_TOWARDS = frozenset({"to", "toward", "towards", "into", "for"})
_MOVING = frozenset({"MOVE", "RETREAT", "AID", "MOBILIZE"})
_BREAKS = frozenset("which who whose where while when after before because although though but as since until ; :".split())
_MOST_PLACES = 4
_CLOSE = 20  # characters from a year to the noun that it belongs to ("a 2018 US drone attack")
_BOUNDS = frozenset({"since", "through", "until", "till", "before", "from", "to"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that a trigger may take its arguments from.

    `text` is the document's, start..end the sentence or the part of it that one speaker says, `statement` what holds it.
    """

    text: str
    reading: Reading
    sentence: Sentence
    start: int
    end: int
    found: Facts
    statement: Statement | None = None

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sentence.tokens

    def segment(self, trigger: Trigger) -> tuple[int, int]:
        """The characters around a trigger up to the next words that open another clause."""
        low = max((t.end for t in self.tokens if t.lower in _BREAKS and t.end <= trigger.start), default=self.start)
        high = min((t.start for t in self.tokens if t.lower in _BREAKS and t.start >= trigger.end), default=self.end)
        return max(low, self.start), min(high, self.end)


def clause_of(text: str, reading: Reading, sentence: Sentence, trigger: Trigger, holding: Sequence[Statement], found: Facts) -> Clause:
    """The sentence; of reported speech, from the first to the last word of it that is said."""
    if not holding:
        return Clause(text, reading, sentence, sentence.start, sentence.end, found)
    said = [span for span in holding[0].content if span.start < sentence.end and sentence.start < span.end]
    inside = Span(text="", start=trigger.start, end=trigger.end)
    if all(span.end - span.start < 12 + trigger.end - trigger.start for span in said if span.covers(inside)):
        return Clause(text, reading, sentence, sentence.start, sentence.end, found, holding[0])
    start, end = min(span.start for span in said), max(span.end for span in said)
    return Clause(text, reading, sentence, max(start, sentence.start), min(end, sentence.end), found, holding[0])


def scenes(clause: Clause, trigger: Trigger) -> tuple[EventPlace, ...]:
    """The places of the trigger's segment, those behind it first; the country only where nothing finer is named."""
    low, high = clause.segment(trigger)
    near = [p for p in clause.found.places if low <= p.start and p.end <= high and not _heads_report(clause, p.end)]
    near = [p for p in near if not _of_another_noun(clause, trigger, p)]
    chosen = [p for p in near if p.start >= trigger.start] or near[-2:]
    if any(p.place_kind != "country" for p in chosen):
        chosen = [p for p in chosen if p.place_kind != "country" or _role(clause, trigger, p) != "scene"]
    found = {(p.canonical, role): p for p in reversed(chosen) for role in (_role(clause, trigger, p),)}
    once = sorted(found.items(), key=lambda item: item[1].start)
    return tuple(EventPlace(place=p.id, name=name, role=role) for (name, role), p in once[:_MOST_PLACES])


def _of_another_noun(clause: Clause, trigger: Trigger, place: Place) -> bool:
    """Of "protests against the war in Gaza", Gaza is where the war is: another event's noun stands between in the tree."""
    reading = clause.reading
    words = reading.within(place.start, place.end)
    above = [*climb(reading, reading.head_of(words))] if words else []
    if trigger.word not in above:
        return False
    between = {lower(reading, word) for word in above[: above.index(trigger.word)]}
    return bool(between & (event_nouns() | {"war", "wars", "conflict"}))


def _role(clause: Clause, trigger: Trigger, place: Place) -> PlaceRole:
    before = [token.lower for token in clause.tokens if token.end <= place.start][-3:]
    led = next((word for word in reversed(before) if word == "from" or word in _TOWARDS), "")
    moving = trigger.entry.type in _MOVING or trigger.entry.part == "fired"
    if moving and (led == "from" or (trigger.entry.part == "fired" and place.place_kind == "sea")):
        return "origin"
    if trigger.entry.type in _MOVING and led in _TOWARDS:
        return "destination"
    return "scene"


def day(clause: Clause, trigger: Trigger) -> Time | None:
    """The time of the trigger's segment, or one that opens the sentence; none that only says since or until when something goes on."""
    low, high = clause.segment(trigger)
    near = [t for t in clause.found.times if low <= t.start and t.end <= high] or [t for t in clause.found.times if _opens(clause, t)]
    dated = [
        t
        for t in near
        if not (
            _since(clause, t)
            or dates_counts(clause.text, t)
            or is_stamp(clause.text, t)
            or _counts(clause, t, trigger)
            or _heads_report(clause, t.end)
            or _of_another(clause, trigger, t)
        )
    ]
    return min(dated, key=lambda t: (abs(t.start - trigger.start), t.start), default=None)


def _of_another(clause: Clause, trigger: Trigger, time: Time) -> bool:
    """ "The toll of the strike rose on Monday", "the raid, and police last week": another verb or clause stands between.

    A year right before a noun ("a 2022 report on the invasion") is of that noun.
    """
    if time.precision == "year" and time.end <= trigger.start and trigger.start - time.end > _CLOSE:
        before = [token.lower for token in clause.tokens if token.end <= time.start][-1:]
        if before and before[0] not in word_class("preposition"):
            return True
    led = [token.lower for token in clause.tokens if token.end <= trigger.start][-1:]
    owned = not trigger.verbal and bool(led) and led[0] in word_class("possessive") | {"its", "their"}
    if owned and trigger.start - time.end > _CLOSE and not _opens(clause, time):
        return True  # "was taken on Friday, a success of its long campaign"
    between = [token for token in clause.tokens if trigger.end <= token.start and token.end <= time.start]
    if any(token.lower in event_nouns() for token in between) and trigger.entry.part not in ("kill", "toll", "fired"):
        return True  # "rescued hostages taken in the massacre on Monday"
    joined = any(a.text == "," and b.lower in ("and", "but") for a, b in pairwise(between))
    harm = group("harming") | (
        {"claimed", "claim", "claims"} if any(token.lower in ("life", "lives") for token in between) else frozenset()
    )
    others = [token for token in between if token.lower not in harm]  # "the strike killed 22 civilians on Thursday" is one deed
    return joined or any(token.lower in word_class("clause_verb", "modal") or is_finite(token) for token in others)


def _counts(clause: Clause, time: Time, trigger: Trigger) -> bool:
    """ "Day 300 of the invasion", "the anniversary of the attack": the time counts from the event, it is not when it happened."""
    between = clause.text[time.end : trigger.start]
    return time.start <= trigger.start < time.end or (0 < len(between) < 60 and " of " in f" {between} " and "." not in between)


def _heads_report(clause: Clause, end: int) -> bool:
    """A dateline or a post's stamp: what stands before the dash that opens a report."""
    behind = clause.text[end : end + 24]
    opening = clause.text[max(0, clause.text.rfind("\n", 0, end) + 1) : end]
    return len(opening) < 60 and _DASH.match(behind) is not None


def _since(clause: Clause, time: Time) -> bool:
    before = [token.lower for token in clause.tokens if token.end <= time.start][-1:]
    return time.text.lower().startswith("since") or (bool(before) and before[0] in _BOUNDS)


def _opens(clause: Clause, time: Time) -> bool:
    """ "On Friday, …": nothing but prepositions and articles before it, a comma or the subject behind it."""
    if not max(clause.start, clause.sentence.start) <= time.start < clause.sentence.end:
        return False
    before = [token.lower for token in clause.tokens if token.end <= time.start]
    return all(word in word_class("preposition", "determiner") for word in before)
