"""Whose names the public may read: those who hold an office, or speak with a rank. Everybody else is a private person.

The rule errs on the side of silence: who is not known to be public by what the reports say of them is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from onrecord.knowledge.actors import given_names
from onrecord.knowledge.by_names import usual_person
from onrecord.knowledge.folding import fold
from onrecord.knowledge.tables import rows
from onrecord.knowledge.titles import read_title, title_vocabulary
from onrecord.model import Entity, Place, Statement

Name = tuple[str, ...]
"""A name as its folded words."""
WORD = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset("al el ul an ad ar as ash bin ibn bint abu umm von van der de del da dos di la le the and".split())
_SHORTEST = 3


@dataclass
class Persons:
    """Names met in the reports: `private` ones, those that are `spared` (of public persons, bodies and places), and the single words of
    private names by which a report goes on to call them (`alone`)."""

    private: set[Name] = field(default_factory=set)
    spared: set[Name] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)

    @property
    def by_first(self) -> dict[str, list[tuple[Name, bool]]]:
        """First word → (name, whether it is private), the longest first."""
        found: dict[str, list[tuple[Name, bool]]] = {}
        for names, private in ((self.private - self.spared, True), (self.spared, False)):
            for name in names:
                found.setdefault(name[0], []).append((name, private))
        return {first: sorted(names, key=lambda pair: (-len(pair[0]), pair[0])) for first, names in found.items()}


def named(text: str) -> Name:
    """The folded words of a name."""
    return tuple(word for match in WORD.finditer(text) if (word := fold_word(match[0])))


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word alone, folded as names are; unlike in `fold` an article stays."""
    return fold(f"x {word}").removeprefix("x ").strip()


@cache
def ordinary() -> frozenset[str]:
    """Words that open sentences and headlines with a capital and are no names."""
    return frozenset(word for row in rows("ordinary_words.tsv") for word in row["words"].split())


@cache
def given() -> frozenset[str]:
    """Given names, folded."""
    return frozenset(fold_word(name) for name in given_names()) - _PARTICLES


def persons(entities: Iterable[Entity], statements: Iterable[Statement], places: Iterable[Place]) -> Persons:
    """Who is who in these facts; memory grows with the names, not with the facts."""
    speakers = {statement.speaker_name for statement in statements if statement.speaker_name}
    spellings: dict[Name, set[Name]] = {}
    public: set[Name] = set()
    found = Persons(spared={name for place in places for text in (place.canonical, place.text) if (name := named(text))})
    for entity in entities:
        names = {name for text in (entity.canonical, _bare(entity)) if (name := named(text))}
        if entity.type != "person":
            found.spared |= names
            continue
        key = named(entity.canonical) or ("?",)
        spellings.setdefault(key, set()).update(names)
        if is_public(entity, speaks=entity.canonical in speakers):
            public.add(key)
    surnames = {key[-1] for key in public if len(key) > 1}
    for key, names in spellings.items():
        if key in public or (len(key) == 1 and key[0] in surnames):
            found.spared |= names
        else:
            found.private |= names
            found.alone |= {word for name in names for word in name if len(word) >= _SHORTEST}
    found.alone -= _PARTICLES | ordinary() | title_vocabulary() | surnames | {name[0] for name in found.spared if len(name) == 1}
    return found


def is_public(entity: Entity, *, speaks: bool) -> bool:
    """Whether a report gives the person an office, or a rank with which they speak; or they are known by name to the tables."""
    if usual_person(entity.canonical) is not None:
        return True
    title = read_title(entity.role) if entity.role else None
    return title is not None and (title.kind == "office" or (title.kind == "rank" and speaks))


def _bare(entity: Entity) -> str:
    """The words of a mention from the first that is of the name: titles before it left out."""
    own = set(named(entity.canonical))
    start = next((match.start() for match in WORD.finditer(entity.text) if fold_word(match[0]) in own), None)
    return "" if start is None else entity.text[start:].removesuffix("'s").removesuffix("’s")
