"""The words of the sentences that tell an event, as far as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.actors import country_of
from onrecord.knowledge.happening_words import harms
from onrecord.model import Event, Place, Span

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_KNOWN = frozenset({"the", "this", "these", "those", "its", "their"})
_SHOT = frozenset("bomb bombs missile missiles rocket rockets shell shells drone drones blast blasts mine projectile projectiles".split())
_CARED = re.compile(
    r"(?i)\b(?:doctors?|medics?|nurses?|officials?|sources?|staff|director|taken|brought|rushed|carried|admitted|died|treated|working|arrived)"
    r"(?: \S+){0,3}? (?:at|in|to|of|from) (?:\S+ ){0,4}?(?:hospitals?|clinics?|morgue)\b"
    r"|\b(?:hospitals?|clinics?|medical) (?:officials?|staff|sources?|workers?|directors?|records?|authorities)\b"
)
_CLAUSE = re.compile(r"[;:]|, (?:\w+ )?(?:after|before|while|but|as)\b|, and\b")
_SUBJECT = 5  # words before a verb in which its subject is taken as known: "the two rockets on Sunday hit"
_NEAR = 90  # characters around the trigger in which its arms stand
_FRESH = frozenset({"another", "separate", "separately", "second", "third", "further", "other", "elsewhere", "fresh", "later"})
_ELSEWHERE = frozenset({"elsewhere", "separately", "meanwhile", "another", "neighbouring", "neighboring"})
_ANOTHER_DAY = re.compile(
    r"(?:on )?(?:the|that) (?:same|previous|next|following) (?:day|night|week)|(?:the|a) (?:day|night|week) (?:before|earlier|later)"
)
_OPENING = 3  # words at the beginning of a sentence
_DATELINE = re.compile(r"^[^\n]{0,60}?(?:\([A-Z][^()]{1,30}\)|[A-Z]{3,}|\d)\s*(?:-|–|—|--)\s")
_NOT_DONE = re.compile(r"(?:\b(?:do|does) not|\bdon['’]t|\bdoesn['’]t|\bnever)$")
_DOER = (["it"], ["he"], ["she"])
_COUNTING = 4  # words before a trigger that may set it apart


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences that tell an event."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, event: Event) -> Wording:
        return cls(text, tuple(sorted(event.evidence or (event.trigger,), key=lambda span: span.start)))

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def hit(self) -> list[str]:
        """Its words without the hospitals that only took in the wounded, or whose doctors speak."""
        return plain(_CARED.sub(" ", " ".join(span.text for span in self.spans)))

    def near(self, trigger: Span) -> list[str]:
        """The words of a trigger's clause, without such hospitals."""
        own = self._own(trigger)
        before = _CLAUSE.split(self.text[max(own.start, trigger.start - _NEAR) : trigger.start])[-1]
        after = _CLAUSE.split(self.text[trigger.end : min(own.end, trigger.end + _NEAR)])[0]
        return plain(_CARED.sub(" ", f"{before} {trigger.text} {after}"))

    @property
    def words(self) -> list[str]:
        """In lower case, without what names a country or its people."""
        return [word.lower() for span in self.spans for word in _WORD.findall(span.text) if not (word[0].isupper() and _is_national(word))]

    def _own(self, trigger: Span) -> Span:
        return next((span for span in self.spans if span.covers(trigger)), trigger)

    def before(self, trigger: Span) -> list[str]:
        """The words of its sentence before it, without a dateline."""
        return plain(_DATELINE.sub("", self.text[self._own(trigger).start : trigger.start]))

    def after(self, trigger: Span) -> list[str]:
        return plain(self.text[trigger.end : self._own(trigger).end])

    def around(self, trigger: Span) -> list[str]:
        own = self._own(trigger)
        return plain(self.text[max(own.start, trigger.start - _NEAR) : min(own.end, trigger.end + _NEAR)])

    def sets_apart(self, trigger: Span) -> bool:
        """ "Another attack", "elsewhere, a raid": it is none that was told before."""
        before = self.before(trigger)
        if not _FRESH.isdisjoint(before[-_COUNTING:]) or not _ELSEWHERE.isdisjoint(before[:_OPENING]):
            return True
        return _ANOTHER_DAY.match(" ".join(before)) is not None

    def is_habit(self, trigger: Span) -> bool:
        """ "They do not strike homes", "denies that it targets civilians": what is, or is not, done in general."""
        before = self.before(trigger)[-2:]
        return _NOT_DONE.search(" ".join(before)) is not None or (before[-1:] in _DOER and trigger.text.endswith("s"))

    def named(self, places: Iterable[Place]) -> list[Place]:
        """The places that stand in its sentences, in text order."""
        return sorted((place for place in places if any(span.covers(place.span) for span in self.spans)), key=lambda place: place.start)

    def points_back(self, event: Event) -> bool:
        """ "The attack", "the bomb struck", or "killed" of what another mention tells."""
        before = self.before(event.trigger)
        if event.trigger.text.lower() in harms() or (before and before[-1] in _KNOWN):
            return True
        subject = before[-_SUBJECT:]
        return any(word in _SHOT and not _KNOWN.isdisjoint(subject[max(0, at - 2) : at]) for at, word in enumerate(subject))


def plain(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


@lru_cache(maxsize=16384)
def _is_national(word: str) -> bool:
    return country_of(word) is not None
