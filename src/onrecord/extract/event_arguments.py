"""Who does an event to whom, where and when: read from the clause around its trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.event_triggers import Trigger
from onrecord.extract.noun_phrases import phrase_after, subject_before
from onrecord.extract.parties import sides
from onrecord.extract.word_classes import word_class
from onrecord.language import Sentence, Token
from onrecord.model import EventPlace, Facts, Participant, Place, Time
from onrecord.model.vocabulary import PlaceRole

_ACTING = ("person", "group", "organisation")
_TARGETING = {"on": 6, "against": 6, "at": 4, "of": 4, "targeting": 6, "to": 4}
# What a noun trigger's "of" means: the sufferer ("shelling of Kharkiv"), or for these whose it is.
_AWAY = frozenset({"from"})
_TOWARDS = frozenset({"to", "toward", "towards", "into", "for"})
_LONGEST_DESCRIPTION = 7


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that a trigger may take its arguments from: the sentence, or the part of it that one speaker says."""

    sentence: Sentence
    start: int
    end: int
    found: Facts

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sentence.tokens


def actors(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """Those who do it: the subject, the agent after "by", the side named before a noun ("Russian shelling", "Israel's offensive")."""
    tokens = clause.tokens
    agent = _agent(clause, trigger)
    if agent:
        return agent
    if not trigger.verbal:
        return tuple(_sides(clause, *_modifiers(clause, trigger)))
    if passive(tokens, trigger.first):
        return ()
    return tuple(_participants(clause, subject_before(tokens, _group(tokens, trigger.first), _floor(clause)), described=False))


def targets(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """Those or that to which it is done: object, passive subject, or what follows "on", "against", "of"."""
    tokens = clause.tokens
    if trigger.verbal and passive(tokens, trigger.first):
        return tuple(_participants(clause, subject_before(tokens, _group(tokens, trigger.first), _floor(clause))))
    if trigger.verbal:
        return tuple(_participants(clause, phrase_after(tokens, trigger.stop)))
    for at in range(trigger.stop, min(trigger.stop + 3, len(tokens))):
        if tokens[at].lower in _TARGETING and tokens[at].end <= clause.end:
            return tuple(_participants(clause, phrase_after(tokens, at + 1)))
    return ()


def passive(tokens: Sequence[Token], first: int) -> bool:
    """ "was shelled", "have been killed": a form of "be" leads the participle."""
    at = first - 1
    while at >= 0 and (tokens[at].lower in word_class("adverb", "negation") or tokens[at].lower.endswith("ly")):
        at -= 1
    return at >= 0 and tokens[at].lower in word_class("be") and not tokens[first].lower.endswith("ing")


def _group(tokens: Sequence[Token], first: int) -> int:
    """Where the verb group begins: auxiliaries, adverbs and "to" before the verb."""
    skipped = word_class("auxiliary", "negation", "adverb", "modal") | {"to", "not"}
    at = first
    while at > 0 and (tokens[at - 1].lower in skipped or (tokens[at - 1].lower.endswith("ly") and tokens[at - 1].text.islower())):
        at -= 1
    return at


def _floor(clause: Clause) -> int:
    return next((n for n, token in enumerate(clause.tokens) if token.start >= clause.start), 0)


def _agent(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """The phrase after "by" within the next words, unless it gives a day or a deed ("by shelling the city")."""
    tokens = clause.tokens
    for at in range(trigger.stop, min(trigger.stop + 8, len(tokens) - 1)):
        if tokens[at].text in ".;" or tokens[at].end > clause.end:
            return ()
        if tokens[at].lower == "by":
            return tuple(_participants(clause, phrase_after(tokens, at + 1), described=False))
    return ()


def _modifiers(clause: Clause, trigger: Trigger) -> tuple[int, int]:
    """The characters of the words before a noun, back to the word that no longer belongs to its phrase."""
    tokens, at = clause.tokens, trigger.first
    stops = word_class("preposition", "auxiliary", "subordinator", "coordinator", "subject_pronoun")
    while at > 0 and tokens[at - 1].lower not in stops and (tokens[at - 1].is_word or tokens[at - 1].text in ("'s", "’s")):
        at -= 1
    return (tokens[at].start, trigger.start) if at < trigger.first else (trigger.start, trigger.start)


def _participants(clause: Clause, phrase: tuple[int, int] | None, *, described: bool = True) -> Iterator[Participant]:
    """The actors named in a phrase; else the place that stands for its people; else, if `described`, the phrase itself, shortened."""
    if phrase is None:
        return
    first, stop = phrase
    start, end = clause.tokens[first].start, min(clause.tokens[stop - 1].end, clause.end)
    named = list(_sides(clause, start, end))
    if named or not described or end <= start:
        yield from named
        return
    place = next((p for p in clause.found.places if start <= p.start and p.end <= end), None)
    if place is not None:
        yield Participant(name=place.canonical, text=place.text, start=place.start, end=place.end)
        return
    yield from _described(clause.tokens[first:stop], end)


def _described(tokens: Sequence[Token], limit: int) -> Iterator[Participant]:
    """A phrase without names as a short description, determiner and trailing clause left out; pronouns describe nothing."""
    words = [token for token in tokens if token.end <= limit]
    while words and words[0].lower in word_class("determiner", "possessive"):
        words.pop(0)
    cut = next((n for n, token in enumerate(words) if n and token.lower in ("of", "in", "at", "for", "from", "with", "on")), len(words))
    words = words[: min(cut, _LONGEST_DESCRIPTION)]
    if words and not all(token.lower in word_class("object_pronoun", "subject_pronoun", "relative") for token in words):
        start, end = words[0].start, words[-1].end
        text = " ".join(token.text for token in words)
        if len(text) == end - start:
            yield Participant(name=text.lower() if words[0].is_capitalised and len(words) == 1 else text, text=text, start=start, end=end)


def _sides(clause: Clause, start: int, end: int) -> Iterator[Participant]:
    """Entities that act, else sides by adjective ("Russian"), within the characters start..end."""
    inside = [e for e in clause.found.entities if e.type in _ACTING and start <= e.start and e.end <= end]
    for entity in inside:
        yield Participant(name=entity.canonical, text=entity.text, start=entity.start, end=entity.end)
    if not inside:
        for side in sides(clause.sentence):
            if start <= side.start and side.end <= end:
                text = _slice(clause, side.start, side.end)
                yield Participant(name=side.party, text=text, start=side.start, end=side.end)


def _slice(clause: Clause, start: int, end: int) -> str | None:
    tokens = [token for token in clause.tokens if start <= token.start and token.end <= end]
    text = "".join(token.text + " " * (after.start - token.end) for token, after in zip(tokens, [*tokens[1:], tokens[-1]], strict=True))
    return text.strip() or None


def scenes(clause: Clause, trigger: Trigger) -> tuple[EventPlace, ...]:
    """The places of the clause with their part in the event: behind the trigger first; before it only if none is behind."""
    within = [p for p in clause.found.places if clause.start <= p.start and p.end <= clause.end]
    behind = [p for p in within if p.start >= trigger.start]
    chosen = behind or within[-1:]
    return tuple(EventPlace(place=p.id, name=p.canonical, role=_role(clause, trigger, p)) for p in chosen[:4])


def _role(clause: Clause, trigger: Trigger, place: Place) -> PlaceRole:
    before = [token.lower for token in clause.tokens if token.end <= place.start][-3:]
    moves = trigger.entry.type in ("MOVE", "RETREAT", "AID", "MOBILIZE")
    if any(word in _AWAY for word in before) and trigger.entry.type != "FIND":
        return "origin"
    if moves and any(word in _TOWARDS for word in before):
        return "destination"
    return "scene"


def day(clause: Clause, trigger: Trigger) -> Time | None:
    """The time of the clause nearest to the trigger; none that only says since when, or when something was said."""
    dated = [t for t in clause.found.times if clause.start <= t.start and t.end <= clause.end and not _since(clause, t)]
    return min(dated, key=lambda t: (abs(t.start - trigger.start), t.start), default=None)


def _since(clause: Clause, time: Time) -> bool:
    before = [token.lower for token in clause.tokens if token.end <= time.start][-1:]
    return time.text.lower().startswith("since") or before == ["since"]
