"""Who and what a phrase names: known actors by their names, places, and else the head of the phrase in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.extract.events.event_words import group
from onrecord.extract.events.frames import is_number
from onrecord.extract.events.setting import Clause, heads_report
from onrecord.extract.figures.sides import sides
from onrecord.extract.statements.cues import is_finite
from onrecord.extract.word_classes import is_adverb, word_class
from onrecord.knowledge.tables import tree
from onrecord.language import Token
from onrecord.model import Participant

_ACTING = ("person", "group", "organisation")
_COUNTING = frozenset(
    "at least most more many than over about nearly almost some around up to as dozens scores hundreds thousands tens of".split()
)
_LONGEST_DESCRIPTION = 4


def participants(clause: Clause, phrase: tuple[int, int] | None, *, described: bool = True) -> Iterator[Participant]:
    """The actors named in a phrase; else the place that is its head; else, if `described`, its head in a few words."""
    if phrase is None:
        return
    words = [t for t in clause.tokens[slice(*phrase)] if t.end <= clause.end]
    head = words[: head_of(words)]
    if not head or head[0].lower in word_class("preposition"):
        return
    named = list(named_in(clause, head[0].start, (head if described or not _is_made_of(words, len(head)) else words)[-1].end))
    if head[-1].lower in group("munition"):
        yield from () if described else named  # "a Russian missile struck"
        return
    place = next((p for p in clause.found.places if head[0].start <= p.start and p.end <= head[-1].end), None)
    if named or not described:
        yield from named
    elif place is not None:
        yield Participant(name=place.canonical, text=place.text, start=place.start, end=place.end)
    else:
        yield from _description(clause, head)


def _is_made_of(words: Sequence[Token], head: int) -> bool:
    """ "Militants from al-Qaeda", "units of the 36th Brigade": who they are stands behind the head."""
    armed = 0 < head < len(words) and words[head - 1].lower in group("forces") | group("unnamed") | group("made_of")
    return armed and words[head].lower in ("from", "of", "belonging", "loyal")


def head_of(words: Sequence[Token]) -> int:
    """How many words stand before the first preposition; "dozens of", "the city of" carry the head behind it."""
    for n, token in enumerate(words):
        if n and token.lower in word_class("preposition"):
            carried = token.lower == "of" and (words[n - 1].lower in _COUNTING or words[n - 1].lower in group("ground"))
            counts = n + 1 < len(words) and words[n + 1].lower in ("least", "most")
            if not carried and not counts:
                return n
    return len(words)


def _description(clause: Clause, words: Sequence[Token]) -> Iterator[Participant]:
    """A phrase without names, its determiners and numbers left out; pronouns and days describe nothing."""
    leading = word_class("determiner", "possessive", "negation") | _COUNTING
    first = next((n for n, t in enumerate(words) if not (t.lower in leading or not t.is_word or is_adverb(t) or is_number(t))), len(words))
    kept = list(words[first:])
    if kept and kept[0].lower in word_class("coordinator"):
        return
    while kept and kept[-1].text.islower() and (kept[-1].lower.endswith("ed") or is_finite(kept[-1])):
        kept.pop()
    kept = kept[: next((n for n, token in enumerate(kept) if _closes(kept, n)), len(kept))][-_LONGEST_DESCRIPTION:]
    dated = kept and (kept[-1].text in _days() or any(t.start < kept[-1].end and kept[0].start < t.end for t in clause.found.times))
    if kept and (kept[-1].lower in group("no_description") or is_finite(kept[-1])):
        return
    if kept and not dated and kept[-1].lower not in word_class("object_pronoun", "subject_pronoun", "relative", "determiner", "adverb"):
        text = clause.text[kept[0].start : kept[-1].end]
        yield Participant(name=" ".join(text.split()), text=text, start=kept[0].start, end=kept[-1].end)


def _closes(words: Sequence[Token], n: int) -> bool:
    """ "And", and a mark behind the noun (", including"); between its adjectives a comma closes nothing ("armed, masked men")."""
    if words[n].is_word:
        return words[n].lower in word_class("coordinator") or words[n].lower == "including"
    return words[n].text == "," and (n + 1 == len(words) or words[n + 1].lower in word_class("preposition") | {"including"} | _COUNTING)


@cache
def _days() -> frozenset[str]:
    """Monday, April: whatever else a name may mean, nobody strikes them."""
    calendar = tree("calendar.toml")
    return frozenset(word for line in (*calendar["weekdays"], *calendar["months"]) for word in line.split())


def _is_territory(clause: Clause, start: int, end: int) -> bool:
    """ "Rebels in the Congo advance": a country named as ground, and not as an owner ("Russia's")."""
    owner = clause.text[end : end + 2] in ("'s", "’s") or clause.text[end - 2 : end] in ("'s", "’s")
    return not owner and any(start <= p.start < end or p.start <= start < p.end for p in clause.found.places)


def named_in(clause: Clause, start: int, end: int) -> Iterator[Participant]:
    """Entities that act, else sides by adjective ("Russian"), within the characters start..end, each once; no abbreviation in brackets."""
    inside = [
        e for e in clause.found.entities if e.type in _ACTING and start <= e.start and e.end <= end and not heads_report(clause, e.end)
    ]
    seen: set[str] = set()
    for entity in inside:
        bracketed = clause.text[entity.start - 1 : entity.start] == "(" and clause.text[entity.end : entity.end + 1] == ")"
        if not bracketed and entity.canonical not in seen:
            seen.add(entity.canonical)
            yield Participant(name=entity.canonical, text=entity.text, start=entity.start, end=entity.end)
    if not inside:
        for side in sides(clause.sentence):
            if _is_territory(clause, side.start, side.end) or heads_report(clause, side.end):
                continue
            at = max(start, side.start)  # a name that opens the sentence holds its article: "An Israeli"
            if start < side.end <= end and at < side.end:
                yield Participant(name=side.party, text=clause.text[at : side.end], start=at, end=side.end)
