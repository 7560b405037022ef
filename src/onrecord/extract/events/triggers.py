"""Words and phrases that name an event (table `event_triggers.tsv`), where the words around them let the reading stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.extract.events.frames import fits
from onrecord.extract.events.grammar import head_word
from onrecord.extract.events.site import Site, is_verbal
from onrecord.knowledge.tables import rows, words
from onrecord.language import Sentence
from onrecord.language.reading import Reading
from onrecord.model import Facts
from onrecord.model.vocabulary import EventType

SURE = 0.9
"""Probability from which an event that the model finds vouches for a word that the rules would take for one only in the right company.

Its training had few words of the trigger table that name no event: it says too much rather than too little.
"""
Vouched = frozenset[tuple[int, str]]
"""Word and type of the events that the model is sure of."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a form. `part`: noun, verb or a frame of event_frames; `without`: words that rule it out."""

    type: EventType
    mode: str | None
    part: str
    acled: str | None
    without: tuple[str, ...]

    @property
    def fires(self) -> bool:
        """What is fired, dropped or used is the object of the word, not what suffers it."""
        return self.part in ("fired", "drops", "uses")


@dataclass(frozen=True, slots=True)
class Trigger:
    """tokens[first:stop] of a sentence name an event; `word` is the one of the reading that the others hang on.

    `verbal`: it has a subject and objects; else what surrounds a noun. `vouched`: the model finds the same event there.
    """

    first: int
    stop: int
    word: int
    start: int
    end: int
    verbal: bool
    entry: Entry
    vouched: bool = False


@cache
def _readings() -> dict[tuple[str, ...], tuple[Entry, ...]]:
    found: dict[tuple[str, ...], list[Entry]] = {}
    for row in rows("event_triggers.tsv"):
        entry = Entry(cast(EventType, row["type"]), row["mode"] or None, row["part"], row["acled"] or None, words(row["without"]))
        for form in words(row["forms"]):
            found.setdefault(tuple(form.split()), []).append(entry)
    return {form: tuple(entries) for form, entries in found.items()}


@cache
def _openers() -> dict[str, tuple[int, ...]]:
    """First words → how many words the forms have that begin with them, the longest first."""
    widths: dict[str, set[int]] = {}
    for form in _readings():
        widths.setdefault(form[0], set()).add(len(form))
    return {word: tuple(sorted(found, reverse=True)) for word, found in widths.items()}


@cache
def event_nouns() -> frozenset[str]:
    """Single words that name an event of their own, beside those that only tell what came of one."""
    return frozenset(form[0] for form, entries in _readings().items() if len(form) == 1 and entries[0].part == "noun")


@cache
def event_words() -> frozenset[str]:
    """Single words that name an event, whatever part of speech they are and whatever else they may mean."""
    return frozenset(form[0] for form in _readings() if len(form) == 1)


def find_triggers(reading: Reading, sentence: Sentence, found: Facts, vouched: Vouched, *, war: bool = False) -> Iterator[Trigger]:
    """Triggers in order, the longest form at each place, none inside a name or a date."""
    tokens = sentence.tokens
    taken = [(e.start, e.end) for e in (*found.entities, *found.times) if sentence.start <= e.start and e.end <= sentence.end]
    at = 0
    while at < len(tokens):
        trigger = _at(reading, sentence, at, found, vouched, war=war) if tokens[at].lower in _openers() else None
        if trigger is not None and not any(start <= trigger.start and trigger.end <= end for start, end in taken):
            yield trigger
            at = trigger.stop
        else:
            at += 1


def _at(reading: Reading, sentence: Sentence, at: int, found: Facts, vouched: Vouched, *, war: bool) -> Trigger | None:
    tokens = sentence.tokens
    for width in _openers()[tokens[at].lower]:
        form = tuple(token.lower for token in tokens[at : at + width])
        entries = _readings().get(form, ()) if len(form) == width else ()
        if not entries:
            continue
        start, end = tokens[at].start, tokens[at + width - 1].end
        word = head_word(reading, start, end)
        for entry in entries:
            sure = (word, entry.type) in vouched
            site = Site(reading, sentence, found, at, at + width, word, sure, war)
            if _stands(site, entry):
                return Trigger(at, at + width, word, start, end, entry.part != "noun" and is_verbal(site), entry, sure)
    return None


def _stands(site: Site, entry: Entry) -> bool:
    """Neither ruled out by a word of its neighbourhood, nor out of its frame."""
    tokens, first = site.tokens, site.first
    around = " ".join(token.lower for token in tokens[max(0, first - 6) : site.stop + 6])
    padded = f" {around} "
    if any(f" {word} " in padded for word in entry.without):
        return False
    capitalised = tokens[first].is_capitalised and first > 0 and tokens[first - 1].is_word
    return not capitalised and fits(entry.part, site)
