"""Claims beside their denials: what is said of one matter, who denies it, who confirms it, and how one speaker's word changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from onrecord.fuse import Record, Source
from onrecord.fuse.actors import name_of
from onrecord.fuse.disputes import relations
from onrecord.fuse.incidents import incident_of, incidents
from onrecord.fuse.remember import remembered
from onrecord.model import Event, Figure, Frozen, Incident, Statement
from onrecord.report.chart import chart, titled
from onrecord.report.disputes import Word, disputes, word_of
from onrecord.report.ledger import ledger

TopicKind = Literal["incident", "figures", "other"]


class Topic(Frozen):
    """What an exchange is about. `key`: the id of an incident and its `type`, the measure that is counted, or the id of the fact that is
    answered. `first`/`last`: ISO days."""

    kind: TopicKind
    key: str
    type: str | None = None
    places: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


class Side(Frozen):
    """One word of an exchange, with its stance (of a statement) and the words by which its speaker hedges it. `also`: how many other
    reports give the same sentence."""

    word: Word
    also: int = 0
    stance: str | None = None
    hedges: tuple[str, ...] = ()


class Exchange(Frozen):
    """What is claimed of a topic, what denies it, what confirms it. `ids`: all facts and incidents that it is about."""

    topic: Topic
    said: tuple[Side, ...]
    denied: tuple[Side, ...]
    confirmed: tuple[Side, ...]
    ids: frozenset[str]


class Step(Frozen):
    """What a speaker said on a day (ISO, null if not known), in a few words, and the fact that says so."""

    id: str
    day: str | None
    text: str
    source: Source


class Course(Frozen):
    """How the word of one speaker on one matter went: two steps or more that differ. `about`: the matter, part by part."""

    speaker: str
    about: tuple[str, ...]
    incident: str | None
    steps: tuple[Step, ...]


def exchanges(record: Record) -> list[Exchange]:
    """Every matter that somebody denies or confirms, those of most words first."""
    topics: dict[tuple[str, str], Topic] = {}
    sides: dict[tuple[str, str], dict[str, dict[str, Side]]] = {}

    def put(topic: Topic, part: str, words: Iterable[Word]) -> None:
        key = topic.kind, topic.key
        topics[key] = topic
        found = sides.setdefault(key, {"said": {}, "denied": {}, "confirmed": {}})[part]
        found.update({word.id: _side(record, word) for word in words if word.id not in found})

    for row in disputes(record, kind="denial"):
        topic = _topic(record, (row.word.id, *(word.id for word in row.against)))
        put(topic, "denied", (row.word,))
        put(topic, "said", row.against)
    for confirming, confirmed in _confirmations(record):
        topic = _topic(record, (confirmed.id, confirming.id))
        put(topic, "confirmed", (confirming,))
        put(topic, "said", (confirmed,))
    made = [_exchange(topics[key], found) for key, found in sides.items()]
    return sorted(made, key=lambda one: (not one.denied, -len(one.denied) - len(one.confirmed), one.topic.kind, one.topic.key))


def _exchange(topic: Topic, found: Mapping[str, Mapping[str, Side]]) -> Exchange:
    denied = found["denied"]
    said = _apart({key: side for key, side in found["said"].items() if key not in denied}, denied)
    words = [side.word for part in (said, denied, found["confirmed"]) for side in part.values()]
    ids = {word.id for word in words} | {word.incident for word in words if word.incident} | {topic.key}
    return Exchange(topic=topic, said=_ordered(said), denied=_ordered(denied), confirmed=_ordered(found["confirmed"]), ids=frozenset(ids))


def _apart(said: dict[str, Side], denied: Mapping[str, Side]) -> dict[str, Side]:
    """What is said elsewhere than in the sentences that deny it; all of it, where there is nothing else."""
    sentences = {_sentence(side) for side in denied.values()}
    return {key: side for key, side in said.items() if _sentence(side) not in sentences} or said


def _sentence(side: Side) -> tuple[str, int, int] | None:
    source = side.word.source
    return (source.document, source.start, source.end) if source is not None else None


def _ordered(sides: Mapping[str, Side]) -> tuple[Side, ...]:
    """By the day on which each was told; one sentence once, whatever was read from it and however many reports give it."""
    same: dict[str, list[Side]] = {}
    for side in sorted(sides.values(), key=_when):
        same.setdefault(side.word.source.sentence if side.word.source else side.word.id, []).append(side)
    return tuple(_once(some) for some in same.values())


def _when(side: Side) -> tuple[str, bool, str]:
    source = side.word.source
    return (source.published if source else None) or "9", side.stance is None, side.word.id


def _once(same: list[Side]) -> Side:
    documents = {side.word.source.document for side in same if side.word.source}
    first = next((side for side in same if side.word.speakers), same[0])
    return first.model_copy(update={"also": max(0, len(documents) - 1)})


def _confirmations(record: Record) -> Iterator[tuple[Word, Word]]:
    """The words that confirm, each with what it confirms: of an incident, its first telling elsewhere."""
    known = {incident.id: incident for incident in incidents(record)}
    for relation in relations(record):
        statement = record.facts.get(relation.a)
        if relation.type == "confirms" and isinstance(statement, Statement):
            keys = known[relation.b].events if relation.b in known else (relation.b,)
            told = (record.facts.get(key) for key in keys)
            found = next((fact for fact in told if fact is not None and (fact.document != statement.document or len(keys) == 1)), None)
            if found is not None:
                yield word_of(record, statement), word_of(record, found)


def _topic(record: Record, keys: Iterable[str]) -> Topic:
    """The first that is known of what these facts are about: their incident, what they count."""
    facts = [fact for key in keys if (fact := record.facts.get(key)) is not None]
    told = [key for fact in facts if isinstance(fact, Statement) for key in (*fact.about, *_worded(record).get(fact.id, ()))]
    every = [*facts, *(record.facts[key] for key in told if key in record.facts)]
    for fact in every:
        event = fact.id if isinstance(fact, Event) else fact.event if isinstance(fact, Figure) else None
        if event is not None and (known := incident_of(record).get(event)) is not None:
            return _of_incident(known)
    measure = next((fact.measure for fact in every if isinstance(fact, Figure)), None)
    return Topic(kind="figures", key=measure) if measure else Topic(kind="other", key=facts[-1].id if facts else "")


@remembered
def _worded(record: Record) -> Mapping[str, tuple[str, ...]]:
    """Statement → the events that are told on its word."""
    found: dict[str, list[str]] = {}
    for event in record.events():
        for key in event.attributed_to:
            found.setdefault(key, []).append(event.id)
    return {key: tuple(events) for key, events in found.items()}


def _of_incident(incident: Incident) -> Topic:
    places = dict.fromkeys(place.name for place in incident.places if place.role != "origin")
    return Topic(kind="incident", key=incident.id, type=incident.type, places=tuple(places), first=incident.first, last=incident.last)


def _side(record: Record, word: Word) -> Side:
    fact = record.facts.get(word.id)
    if isinstance(fact, Statement):
        return Side(word=word, stance=fact.stance, hedges=tuple(dict.fromkeys(hedge.text for hedge in fact.hedges)))
    keys = fact.attributed_to if isinstance(fact, Event) else (fact.statement or "",) if isinstance(fact, Figure) else ()
    said = [told for key in keys if isinstance(told := record.facts.get(key), Statement)]
    return Side(word=word, hedges=tuple(dict.fromkeys(hedge.text for told in said for hedge in told.hedges)))


def courses(record: Record) -> list[Course]:
    """Where a speaker gave another number later, or took another stance to the same happening."""
    return [*_numbers(record), *_stances(record)]


def _numbers(record: Record) -> Iterator[Course]:
    for row in ledger(record):
        entries = {entry.id: entry for entry in row.entries}
        for line in chart(record, row).lines:
            if line.named and len({mark.wording for mark in line.marks}) > 1:
                steps = tuple(
                    Step(id=mark.ids[0], day=entries[mark.ids[0]].told, text=mark.wording, source=entries[mark.ids[0]].source)
                    for mark in line.marks
                )
                yield Course(speaker=line.speaker, about=titled(row), incident=row.incident, steps=steps)


def _stances(record: Record) -> Iterator[Course]:
    """By speaker and incident: statements on it that assert it, deny it, confirm it."""
    name = name_of(record)
    said: dict[tuple[str, str], dict[str, Statement]] = {}
    for event in record.events():
        known = incident_of(record).get(event.id)
        for key in event.attributed_to if known is not None else ():
            statement = record.facts.get(key)
            if known is not None and isinstance(statement, Statement) and statement.speaker_name:
                said.setdefault((name(statement.speaker_name), known.id), {})[key] = statement
    for statement in record.statements():
        for key in statement.about:
            known = incident_of(record).get(key)
            if known is not None and statement.speaker_name and statement.stance == "denies":
                said.setdefault((name(statement.speaker_name), known.id), {})[statement.id] = statement
    known_as = {incident.id: incident for incident in incidents(record)}
    for (speaker, incident), statements in sorted(said.items()):
        if _turned(statements.values()):
            steps = sorted((_step(record, statement) for statement in statements.values()), key=lambda step: (step.day or "9", step.id))
            yield Course(speaker=speaker, about=_about(known_as[incident]), incident=incident, steps=tuple(steps))


def _turned(statements: Iterable[Statement]) -> bool:
    """Whether a denial and another word stand in different reports: who denies one thing and tells another in one breath turned nowhere."""
    denied, other = set[str](), set[str]()
    for statement in statements:
        (denied if statement.stance in ("denies", "rejects") else other).add(statement.document)
    return bool(denied and other) and len(denied | other) > 1


def _about(incident: Incident) -> tuple[str, ...]:
    topic = _of_incident(incident)
    return (incident.type.lower(), *topic.places[:2], *((incident.first[:10],) if incident.first else ()))


def _step(record: Record, statement: Statement) -> Step:
    source = record.source(statement)
    day = record.documents[statement.document].published.last
    return Step(id=statement.id, day=day[:10] if day else None, text=statement.stance.replace("_", " "), source=source)
