"""Who acts and speaks in the record: one person or body under all the names that reports give them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.fuse.people import Person, Someone, gathered, office
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import parts_of, side_of
from onrecord.knowledge.actors import known_as
from onrecord.knowledge.body_names import words_of
from onrecord.knowledge.by_names import usual_body
from onrecord.knowledge.countries import by_code, by_name
from onrecord.knowledge.folding import fold
from onrecord.knowledge.spelling import alike
from onrecord.knowledge.telling_words import speech_class
from onrecord.knowledge.titles import read_title
from onrecord.model import Actor, Entity, Statement
from onrecord.model.vocabulary import EntityType

_BODIES = frozenset({"organisation", "group"})
Called = tuple[str, str]
"""(document, canonical name there)"""


@dataclass(frozen=True)
class Cast:
    """The actors, and who is meant by each name of each report."""

    actors: tuple[Actor, ...]
    of: Mapping[Called, str]

    def actor(self, document: str, name: str | None) -> str | None:
        """The id of the actor whom a report calls so."""
        return self.of.get((document, name or ""))

    def speakers(self, statement: Statement) -> list[str]:
        """The ids of those who say it: of several who speak as one, each."""
        name = statement.speaker_name or ""
        if (alone := self.actor(statement.document, name)) is not None:
            return [alone]
        return [found for part in name.split(" and ") if (found := self.actor(statement.document, part)) is not None]


def actors(record: Record) -> list[Actor]:
    """The persons and bodies of all reports, those who only speak too, in order of name."""
    return list(cast(record).actors)


@remembered
def cast(record: Record) -> Cast:
    """Who is who across the reports. Two people whom reports tell apart are never one."""
    mentions: dict[Called, list[Entity]] = {}
    for entity in record.entities():
        mentions.setdefault((entity.document, entity.canonical), []).append(entity)
    persons = {called: found for called, found in mentions.items() if _type(found) == "person" and not _is_office(called[1])}
    groups = [(found, _person_names(found), "person") for found in gathered(_person(*item) for item in persons.items())]
    made = [_actor("person", _called(found), names, found.sides) for found, names, _ in groups]
    of = {(person.document, person.name): actor.id for (found, _, _), actor in zip(groups, made, strict=True) for person in found.people}
    of |= dict(_titled(record, of))
    bodies = {called: found for called, found in mentions.items() if called not in persons}
    made_bodies, of_bodies = _bodies(record, bodies, _speaking(record, {*mentions, *of}))
    every = {actor.id: actor for actor in (*made, *made_bodies)}
    return Cast(tuple(sorted(every.values(), key=lambda actor: (fold(actor.canonical), actor.type, actor.id))), {**of_bodies, **of})


@remembered
def name_of(record: Record) -> Callable[[str], str]:
    """What a speaker is called across the record, by the name that a report uses; a name that means several stays as it is."""
    named = {actor.id: actor.canonical for actor in cast(record).actors}
    meant: dict[str, set[str]] = {}
    for (_, name), actor in cast(record).of.items():
        meant.setdefault(name, set()).add(named[actor])
    known = {name: next(iter(found)) for name, found in meant.items() if len(found) == 1}
    return lambda name: known.get(name, name)


def _type(mentions: Iterable[Entity]) -> EntityType:
    counts = Counter(mention.type for mention in mentions)
    return min(counts, key=lambda type: (-counts[type], type))


def _is_office(name: str) -> bool:
    """ "Mayor of Bor", "French President": an office, not a name."""
    title = read_title(name)
    return title is not None and (title.exact or title.of is not None or not name[:1].isupper())


def _person(called: Called, mentions: list[Entity]) -> Person:
    document, name = called
    affiliations = Counter(found for mention in mentions if mention.affiliation and (found := _side(mention.affiliation)))
    most = min(affiliations, key=lambda side: (-affiliations[side], side)) if affiliations else None
    return Person(
        document=document,
        name=name,
        spellings=frozenset(bare for mention in mentions if (bare := _bare(mention.text, name))) | {name},
        sides=frozenset({most} if most else ()),
        offices=frozenset(office(mention.role) for mention in mentions if mention.role),
        mentions=len(mentions),
    )


def _side(affiliation: str) -> str | None:
    """The country or armed group; no party, paper or international body, which people of any country may belong to."""
    side = side_of(affiliation)
    fights = side is not None and (by_name(side) is not None or any(known.kind == "armed" for known in known_as(side)))
    return side if fights else None


def _bare(text: str, name: str) -> str | None:
    """The personal name within a mention, titles before it left out; None for an office without its holder's name."""
    words = text.removesuffix("'s").removesuffix("’s").split()
    own = name.split()
    first = next((at for at, word in enumerate(words) if any(word == part or alike(word, part) for part in own)), None)
    return None if first is None else " ".join(words[first:])


def _called(someone: Someone) -> str:
    """The name that most reports give in full, else the one that most give; of several the one whose last word is spelt so most often."""
    names, often = someone.names, Counter[str]()
    for person in someone.people:
        often[person.name] += person.mentions
    spelt = Counter(spelling.split()[-1] for person in someone.people for spelling in person.spellings)
    return min(names, key=lambda name: (len(name.split()) < 2, -names[name], -spelt[name.split()[-1]], -often[name], name))


def _person_names(someone: Someone) -> tuple[str, ...]:
    return tuple(sorted({spelling for person in someone.people for spelling in person.spellings}))


def _actor(type: EntityType, canonical: str, names: Iterable[str], sides: Iterable[str], apart: str = "") -> Actor:
    nations = sorted({nation.code for side in sides if (nation := by_name(side)) is not None})
    country = nations[0] if len(nations) == 1 else None
    digest = hashlib.sha256(repr((type, canonical, country, sorted(sides), apart)).encode()).hexdigest()[:12]
    return Actor(id=f"A{digest}", canonical=canonical, type=type, names=tuple(sorted(set(names))), country=country)


@dataclass(frozen=True)
class _Body:
    """A body as one report knows it; `side` None: it does not say whose."""

    called: Called
    type: EntityType
    side: str | None
    words: tuple[str, ...]
    names: frozenset[str]
    mentions: int


def _bodies(record: Record, mentions: Mapping[Called, list[Entity]], speaking: Iterable[Called]) -> tuple[list[Actor], dict[Called, str]]:
    """Bodies are one where their telling words and their country agree; one that a report gives no country, where there is one such."""
    known = [_body(record, called, found) for called, found in sorted(mentions.items())]
    known += [_speaker(record, called) for called in sorted(set(speaking))]
    groups: dict[tuple[str, tuple[str, ...]], dict[str, list[_Body]]] = {}
    for body in known:
        kind = "body" if body.type in _BODIES or body.type == "other" else body.type
        groups.setdefault((kind, body.words), {}).setdefault(body.side or "", []).append(body)
    made: list[Actor] = []
    of: dict[Called, str] = {}
    for _, sided in sorted(groups.items()):
        if "" in sided and len(sided) == 2:
            only = next(side for side in sided if side)
            sided[only] += sided.pop("")
        for side, same in sorted(sided.items()):
            actor = _one_body(side, same)
            made.append(actor)
            of.update(dict.fromkeys((body.called for body in same), actor.id))
    return made, of


def _one_body(side: str, same: list[_Body]) -> Actor:
    often, types = Counter[str](), Counter[EntityType]()
    for body in same:
        often[body.called[1]] += body.mentions
        types[body.type] += body.mentions
    canonical = min(often, key=lambda name: (bool(side) and side_of(name) is None, -often[name], name))
    type = min(types, key=lambda type: (type == "other", -types[type], type))
    return _actor(type, canonical, (name for body in same for name in body.names), {side} - {""}, repr(same[0].words))


def _body(record: Record, called: Called, mentions: list[Entity]) -> _Body:
    document, name = called
    affiliations = Counter(mention.affiliation for mention in mentions if mention.affiliation)
    side = min(affiliations, key=lambda side: (-affiliations[side], side)) if affiliations else side_of(name)
    type = _type(mentions)
    if side is None and name.islower() and type in _BODIES:
        side = _main_country(record).get(document)
    names = frozenset(" ".join(mention.text.removeprefix("the ").removeprefix("The ").split()) for mention in mentions)
    return _Body(called, type, side if type != "weapon" else None, _words(name, side), names | {name}, len(mentions))


def _speaker(record: Record, called: Called) -> _Body:
    """Somebody who speaks and is no entity of the report."""
    side = side_of(called[1])
    type: EntityType = "organisation" if side == called[1] else "other"
    return _Body(called, type, side, _words(called[1], side), frozenset({called[1]}), 1)


def _words(name: str, side: str | None) -> tuple[str, ...]:
    """The telling words of its usual name; a state's own name has none, and stands for itself."""
    if (nation := by_name(name)) is not None:
        return (fold(nation.name),)
    told = words_of(name, side)
    usual = usual_body(side, told)
    return tuple(sorted(words_of(usual, side) if usual is not None else told)) or (fold(name) or name,)


def _titled(record: Record, of: Mapping[Called, str]) -> Iterator[tuple[Called, str]]:
    """Speakers whose phrase ends in the name of a person of the report: "spokesman Dmitry Peskov"."""
    people: dict[str, list[str]] = {}
    for document, name in sorted(of):
        people.setdefault(document, []).append(name)
    for statement in record.statements():
        phrase = statement.speaker_name or ""
        found = [name for name in people.get(statement.document, ()) if phrase.endswith(f" {name}") and " and " not in phrase]
        if found:
            yield (statement.document, phrase), of[statement.document, max(found, key=len)]


def _speaking(record: Record, mentions: Collection[Called]) -> Iterator[Called]:
    """Named speakers who are no entity of their report; a video or "somebody" is none."""
    for statement in record.statements():
        for name in parts_of(statement.speaker_name or ""):
            known = (statement.document, name) in mentions or all((statement.document, part) in mentions for part in name.split(" and "))
            if not known and any(map(str.isupper, name)) and name.split()[-1].lower() not in speech_class("media"):
                yield statement.document, name


@remembered
def _main_country(record: Record) -> Mapping[str, str]:
    """Document → the country that most of its places lie in; none where no country has more than half of them."""
    counts: dict[str, Counter[str]] = {}
    for place in record.places():
        if place.country:
            counts.setdefault(place.document, Counter())[place.country] += 1
    return {
        document: nation.name
        for document, found in counts.items()
        for code, times in found.most_common(1)
        if 2 * times > found.total() and (nation := by_code(code)) is not None
    }
