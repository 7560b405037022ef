"""What a statement or an event is about, in the terms by which it can be found again in another report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.fuse.disputes.inside import Spot, inside, spots_of, worded
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import sides
from onrecord.knowledge.count_words import nouns
from onrecord.knowledge.happening_words import concepts
from onrecord.knowledge.telling_words import stem, telling_words
from onrecord.model import Document, Event, Span, Statement

_WORD = re.compile(r"[^\W\d_]+")
_AHEAD = re.compile(
    r"(?i)\b(?:intend\w*|intention\w*|plan(?:s|ned|ning)? (?:to|on|an?)|prepar\w+ (?:to|for|an?)|will|would|going to|about to)\b"
)
_THE = re.compile(r"(?i)\b(?:the|that|this|these|those|both|any|an?)\s+(?:[\w’'-]+\s+){0,2}$")
_UNDONE = re.compile(r"(?i)\b(?:was|were) (?:not|never)\b")
_DONE = re.compile(r"(?i)\b(?:had|were|was|did not|didn't|having)\s+(?:\w+\s+){0,2}$")
_FEW = 7  # days
_CLAUSE = 90  # characters
_NEARBY = 900  # characters before a statement in which the places stand that it may speak of


@dataclass(frozen=True, slots=True)
class Matter:
    """`words`: telling words, stemmed; `spots`: named places finer than a country; `around`: those told shortly before; `things`: head
    words of what was acted upon; `sites`, `arms`: kinds of things hit and of arms that it words; `deeds`: the words and modes for the deed;
    `doers`: the sides said to have acted; `days`: when it happened, as day numbers; `told`: when the report came out, first and last day;
    `definite`: it speaks of one such thing ("the clinic"), not of any ("residential buildings"); `ahead`: of what is not done yet."""

    words: frozenset[str]
    spots: frozenset[Spot] = frozenset()
    around: frozenset[Spot] = frozenset()
    things: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    arms: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    days: tuple[int, int] | None = None
    told: tuple[int, int] | None = None
    definite: bool = True
    people: frozenset[str] = frozenset()
    ahead: bool = False

    @property
    def places(self) -> frozenset[str]:
        """The keys of its places."""
        return frozenset(spot.key for spot in self.spots)

    @property
    def specific(self) -> bool:
        """Whether it is told finely enough to be one happening: by place, by thing, or by days."""
        return bool(self.spots or self.things) or (self.days is not None and self.days[1] - self.days[0] <= _FEW)

    @property
    def particular(self) -> bool:
        """Whether it is of some deed in particular: "denied killing civilians" is of none."""
        return self.definite or self.days is not None

    @property
    def since(self) -> tuple[int, int] | None:
        """The days on which it happened, else those before the report on which it may have."""
        return self.days or ((self.told[0] - 2, self.told[1]) if self.told else None)


def number(day: str | None) -> int | None:
    """An ISO day or moment as a day number."""
    return date.fromisoformat(day[:10]).toordinal() if day else None


def came_out(document: Document) -> tuple[int, int] | None:
    first, last = number(document.published.first), number(document.published.last)
    return (first, last) if first is not None and last is not None else None


def of_event(record: Record, event: Event) -> Matter:
    """What an event mention is about: its own words and places, with those of its sentence where it names none."""
    return _matters(record)[event.id]


@remembered
def _matters(record: Record) -> Mapping[str, Matter]:
    return {event.id: _of_event(record, event) for event in record.events()}


def _of_event(record: Record, event: Event) -> Matter:
    first, last = number(event.first), number(event.last)
    around = inside(record)[event.document]
    spots = spots_of(record, event) or around.spots_in(event.evidence)
    own = _lower(event.trigger.text, *_texts(event))
    near = _lower(*_around(record.documents[event.document], event))
    return Matter(
        words=telling_words(event.trigger.text, *_texts(event), *(span.text for span in event.evidence)) - _named(spots),
        spots=spots,
        things=things(event),
        sites=frozenset(concepts("site", own) or concepts("site", near)),
        arms=frozenset(concepts("arms", own) or concepts("arms", near)),
        types=frozenset({event.type}),
        deeds=deeds(event),
        doers=sides(record, event.document, (actor.name for actor in event.actors)),
        days=(first, last) if first is not None and last is not None else None,
        told=came_out(record.documents[event.document]),
        people=around.people_in(event.evidence) - _speakers(record, event),
        ahead=event.modality == "planned" or bool(concepts("course", _lower(event.trigger.text))),
    )


def _around(document: Document, event: Event) -> Iterator[str]:
    """The words of its sentence around the trigger."""
    for span in event.evidence:
        if span.covers(event.trigger):
            yield document.text[max(span.start, event.trigger.start - _CLAUSE) : min(span.end, event.trigger.end + _CLAUSE)]


def _named(spots: Iterable[Spot]) -> frozenset[str]:
    """The telling words of the places' names, which say nothing besides."""
    return telling_words(*(spot.key.rpartition("/")[0] for spot in spots))


def _speakers(record: Record, event: Event) -> frozenset[str]:
    said = (record.facts.get(key) for key in event.attributed_to)
    return frozenset(found.speaker_name for found in said if isinstance(found, Statement) and found.speaker_name)


def of_statement(record: Record, statement: Statement) -> Matter:
    """What a statement is about: its content, the events that it words, and the places of its sentence where the content names none. Of
    a denial that words no deed: the deed of its report that it denies."""
    known = _said(record)
    if statement.id not in known:
        known[statement.id] = _of_statement(record, statement)
    return known[statement.id]


@remembered
def _said(record: Record) -> dict[str, Matter]:
    """What was asked for already, by statement."""
    return {}


def _of_statement(record: Record, statement: Statement) -> Matter:
    around = inside(record)[statement.document]
    spans, events = _spoken_of(record, statement)
    known = [of_event(record, event) for event in events]
    days = [matter.days for matter in known if matter.days is not None]
    own = telling_words(statement.speaker_name or "", statement.speaker.text if statement.speaker else "")
    told = _lower(*(span.text for span in spans))
    where = around.spots_in(spans) or frozenset(spot for matter in known for spot in matter.spots) or around.spots_in(statement.evidence)
    return Matter(
        words=telling_words(*(span.text for span in spans)) - own - _named(where),
        spots=where,
        around=around.spots_in([_before(record.documents[statement.document], statement)]),
        things=frozenset(thing for event in events for thing in things(event)),
        sites=frozenset(concepts("site", told)),
        arms=frozenset(concepts("arms", told)),
        types=frozenset(event.type for event in events),
        deeds=frozenset(deed for event in events for deed in deeds(event)),
        doers=frozenset(side for matter in known for side in matter.doers),
        days=(min(day[0] for day in days), max(day[1] for day in days)) if days else None,
        told=came_out(record.documents[statement.document]),
        people=around.people_in(statement.content),
        definite=_is_of_one(statement, worded(record, statement), around.spots_in(statement.content)),
        ahead=any(_AHEAD.search(span.text) for span in statement.content),
    )


def _is_of_one(statement: Statement, worded: Iterable[Event], named: frozenset[Spot]) -> bool:
    """Whether it is of some deed in particular: it names a place, words no deed, or a definite one."""
    events = list(worded)
    return bool(named) or not events or any(_is_definite(span.text, event) for event in events for span in statement.content)


def _spoken_of(record: Record, statement: Statement) -> tuple[list[Span], list[Event]]:
    """The words for it and the events: the statement's own, else those of what it is about in its report."""
    own = worded(record, statement)
    about = [fact for key in statement.about if (fact := record.facts.get(key)) is not None]
    own = [event for event in own if event.id in statement.about] or own
    meant = [fact for fact in about if isinstance(fact, Event) and fact not in own]
    claims = [fact for fact in about if isinstance(fact, Statement)] if not own and not meant else []
    spans = [
        *statement.content,
        *(span for event in meant for span in event.evidence),
        *(span for claim in claims for span in claim.content),
    ]
    return spans, [*own, *meant, *(event for claim in claims for event in worded(record, claim))]


def _before(document: Document, statement: Statement) -> Span:
    at = statement.content[0].start
    return Span.of(document.text, max(0, at - _NEARBY), at)


def _lower(*texts: str) -> list[str]:
    """The words in lower case, the month of March left out, which is no march."""
    return [word.lower() for text in texts for word in _WORD.findall(text) if word != "March"]


def _is_definite(content: str, event: Event) -> bool:
    """An article or the like before what was acted upon, or before the deed; a name is definite too, and what "had" been done."""
    named = [word for target in event.targets for word in (target.text or target.name).split()[-1:]]
    before, _, after = content.partition(event.trigger.text)
    if any(word[:1].isupper() for word in named) or _DONE.search(before) or _UNDONE.search(after):
        return True
    if not named:
        return not event.trigger.text.lower().endswith("ing") or _THE.search(before) is not None
    return any(
        re.search(rf"(?i)\b(?:the|that|this|these|those|its|his|her|their|an?)\s+(?:[\w’'-]+\s+){{0,4}}{re.escape(word)}\b", content)
        for word in named
    )


def things(event: Event) -> frozenset[str]:
    """The head words of what was acted upon, and of words for the scene: "children's hospital" → hospital; neither people, whom many words
    name, nor names."""
    named = [target.text or target.name for target in event.targets] + [span.text for span in event.scene]
    heads = (_WORD.findall(name)[-1:] for name in named)
    words = (word[0] for word in heads if word and not word[0][:1].isupper() and not _is_people(word[0].lower()))
    return frozenset(stem(word.lower()) for word in words if telling_words(word))


def _is_people(word: str) -> bool:
    found = nouns().at([word], 0)
    return found is not None and found[1].sort == "human"


def deeds(event: Event) -> frozenset[str]:
    """The telling words of the trigger, and its mode."""
    return telling_words(event.trigger.text) | ({f"mode {event.mode}"} if event.mode else frozenset())


def _texts(event: Event) -> Iterator[str]:
    yield from (participant.text or participant.name for participant in (*event.actors, *event.targets))
    yield from (span.text for span in (*event.scene, *event.instruments))


def meeting(matter: Matter, document: str) -> Iterator[str]:
    """Where accounts of one deed may meet: the thing within a report; in any, the place with the thing, or a spot with the day."""
    for type_ in sorted(matter.types):
        for thing in sorted(matter.things):
            yield f"{type_}>{thing}@{document}"
            yield from (f"{type_}>{thing}@{place}" for place in sorted(matter.places))
        days = matter.days or matter.told
        if days is not None and days[1] - days[0] <= _FEW:
            spots = sorted(spot.key for spot in matter.spots if not spot.is_region)
            yield from (f"{type_}@{place}:{day}" for place in spots for day in sorted(set(days)))
