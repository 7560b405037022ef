"""Days that are not said of an event itself: the narrative's, which goes on within a paragraph, and the report's, for its headline.

Both are told as such in the event's `basis`. What is told in the perfect, as somebody's words, or beside a time of its own gets none: a
wrong day is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from onrecord.extract.events.grammar import auxiliaries, is_verb, label, lower, marker, subject
from onrecord.extract.events.hours import Hours
from onrecord.extract.events.merging import Mention
from onrecord.extract.events.triggers import Trigger, event_nouns
from onrecord.knowledge.tables import rows, words
from onrecord.language import Sentence
from onrecord.language.decoders import ROOT
from onrecord.language.reading import Reading
from onrecord.model import Event, Facts, Published

_FAR = 2  # sentences from the one that gives the day
_SAME_DAY = 6  # sentences from it to one that tells a part of the day ("in the morning, …")
_NOW = frozenset({"is", "are"})
_AMID = frozenset({"as", "when", "while", "after"})
_BOTH = frozenset({"hit", "shut", "set", "put", "cut", "beat"})
_AUXILIARY = frozenset({"had", "was", "were", "did"})
"""Past and present alike."""


@cache
def _pasts() -> frozenset[str]:
    return frozenset(past for row in rows("irregular_verbs.tsv") for past in words(row["past"])) | _BOTH


def goes_on(reading: Reading, trigger: Trigger, found: Facts) -> bool:
    """A plain past tense in a sentence without a time of its own that nobody is quoted with: it carries the narrative on."""
    word = trigger.word
    if found.times or found.statements or not is_verb(reading, word) or label(reading, word) not in ("root", "conj"):
        return False
    helped = set(auxiliaries(reading, word))
    past = lower(reading, word).endswith("ed") or lower(reading, word) in _pasts()
    return helped <= {"was", "were"} and (bool(helped) or past)


def is_of_the_day(reading: Reading, trigger: Trigger, found: Facts, hours: Hours | None) -> bool:
    """Told in the past with a part of the day and no day ("in the afternoon, four rockets landed"): of the day told last."""
    if hours is None or found.times:
        return False
    word = trigger.word if is_verb(reading, trigger.word) else reading.tree.heads[trigger.word]
    if word == ROOT or not is_verb(reading, word):
        return False
    return set(auxiliaries(reading, word)) <= {"was", "were", "had", "been"} and not _is_present(reading, word)


def heads(reading: Reading, trigger: Trigger, sentence: Sentence, found: Facts) -> bool:
    """The first sentence of a report tells it in the present tense, and names no time."""
    if sentence.index or found.times or found.statements:
        return False
    word = trigger.word
    if is_verb(reading, word) and label(reading, word) == "advcl":
        return _accompanies(reading, word)
    above = reading.tree.heads[word]
    if label(reading, word) == "compound" and above != ROOT and lower(reading, above) in event_nouns():
        word = above  # "a car bomb explosion kills"
    if not is_verb(reading, word) or label(reading, word) == "csubj":
        word = reading.tree.heads[word]
    return word != ROOT and _tells_now(reading, word)


def _tells_now(reading: Reading, word: int) -> bool:
    return is_verb(reading, word) and label(reading, word) in ("root", "conj") and _is_present(reading, word)


def _is_present(reading: Reading, word: int) -> bool:
    helped, text = set(auxiliaries(reading, word)), lower(reading, word)
    present = not text.endswith(("ed", "ing")) and text not in (_pasts() | _AUXILIARY) - _BOTH
    return helped <= _NOW if helped else present


def _accompanies(reading: Reading, word: int) -> bool:
    """ "Gunmen storm a mosque, killing seven", "three die after their helicopter is shot down": in the course of what is told as of now."""
    above = reading.tree.heads[word]
    if above == ROOT or not _tells_now(reading, above):
        return False
    if lower(reading, word).endswith("ing"):
        return subject(reading, word) is None and not auxiliaries(reading, word) and reading.child(word, "mark", "case") is None
    return marker(reading, word) in _AMID and subject(reading, word) is not None and _is_present(reading, word)


def headed(mentions: Sequence[Mention], published: Published) -> list[Event]:
    """The events, those of the headline that no other sentence dates on the day of the report or the one before."""
    day = published.first[:10] if published.first and published.precision in ("day", "hour", "minute") else None
    events = []
    for mention in mentions:
        event = mention.event
        if day is not None and mention.heads and event.first is None and event.modality == "actual":
            before = (date.fromisoformat(day) - timedelta(1)).isoformat()
            event = event.model_copy(update={"first": before, "last": day, "precision": "days", "basis": f"publication: {day}"})
        events.append(event)
    return events


def carried(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in text order, those that go on with the day of one told shortly before in the same paragraph, or tell a part of the day
    told last."""
    made: list[Mention] = []
    last: Mention | None = None
    day: Mention | None = None
    for mention in mentions:
        if mention.event.first is not None:
            last = mention if _is_on_a_day(mention.event) else None
            day = last or day
        elif last is not None and _carries_on(mention, last):
            mention = _on_day_of(mention, last)
        elif day is not None and _is_that_day(mention, day):
            mention = _on_day_of(mention, day)
        made.append(mention)
    return made


def _is_on_a_day(event: Event) -> bool:
    return event.modality == "actual" and event.precision in ("day", "minute", "hour")


def _carries_on(mention: Mention, last: Mention) -> bool:
    near = mention.paragraph == last.paragraph and 0 < mention.sentence - last.sentence <= _FAR
    return near and mention.goes_on and mention.event.modality == "actual"


def _is_that_day(mention: Mention, day: Mention) -> bool:
    near = 0 < mention.sentence - day.sentence <= _SAME_DAY
    return near and mention.of_the_day and mention.event.modality == "actual"


def _on_day_of(mention: Mention, told: Mention) -> Mention:
    event = told.event
    words = (event.basis or "").partition(": ")[2]
    day = {"first": event.first, "last": event.last, "precision": event.precision, "basis": f"narrative: {words}", "time": event.time}
    return replace(mention, event=mention.event.model_copy(update=day))
