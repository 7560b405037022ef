"""Which persons of several reports are one: full names by spelling, surnames alone by the one person whom they fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from onrecord.knowledge.actors import same_given
from onrecord.knowledge.by_names import usual_person
from onrecord.knowledge.spelling import alike, initial, key
from onrecord.knowledge.titles import read_title, same_office

_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "an", "ad", "ar", "bin", "ibn", "bint"})
_HONORIFICS = frozenset({"U", "Daw"})  # Burmese, before a whole name
_SAME, _LONGER, _FORM, _SLIP, _TWO = range(5)
_MOST_COMPARED = 400
"""Full names under one pair of initials beyond which slips are not looked for; names whose keys agree still meet."""


@dataclass(frozen=True)
class Person:
    """A person as one report knows them. `sides`: the countries or groups that they belong to there; `offices`: what they hold."""

    document: str
    name: str
    spellings: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    mentions: int = 1


@dataclass(eq=False)
class Someone:
    """Persons of reports who are one."""

    people: list[Person] = field(default_factory=list)
    sides: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def add(self, *people: Person) -> None:
        for person in people:
            self.people.append(person)
            self.sides |= person.sides
            self.offices |= person.offices
            self.documents.add(person.document)

    @property
    def names(self) -> Counter[str]:
        """Each name with the number of reports that use it."""
        return Counter(person.name for person in self.people)


def office(role: str) -> str:
    """A role in the usual words for its office: "top diplomat" → foreign minister."""
    read = read_title(role)
    plain = (read.role if read is not None else role.lower()).replace("defense", "defence")
    return same_office().get(plain, plain)


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name, of a by-name those of the usual name, folded; articles, honorifics and initials behind the first left out."""
    spelt = (usual_person(name) or name).replace("-", " ")
    words = [word for word in spelt.split() if word.casefold() not in _ARTICLES]
    words = words[1:] if len(words) > 2 and words[0] in _HONORIFICS else words
    folded = [key(word) for at, word in enumerate(words) if at == 0 or len(word.rstrip(".")) > 1]
    return tuple(word for word in folded if word)


def gathered(people: Iterable[Person]) -> list[Someone]:
    """The persons of all reports, each in exactly one; in no order that depends on theirs."""
    known = sorted(people, key=lambda person: (person.name, person.document))
    full = _full_names([person for person in known if len(parts(person.name)) > 1])
    alone = _joined([person for person in known if len(parts(person.name)) < 2], full)
    return sorted([*full, *alone], key=lambda someone: min((person.name, person.document) for person in someone.people))


def _full_names(people: Sequence[Person]) -> list[Someone]:
    """Names alike are one person, the surest pairs first; nobody whom a report tells apart, or who belongs elsewhere."""
    profiles: dict[tuple[str, frozenset[str]], Someone] = {}
    for person in people:
        profiles.setdefault((person.name, person.sides), Someone()).add(person)
    of = dict(profiles)
    for _, one, other in sorted(_pairs(profiles), key=lambda pair: pair[0]):
        a, b = of[one], of[other]
        if a is not b and _may_be_one(a, b, _doubt(one[0], other[0])):
            a.add(*b.people)
            of.update(dict.fromkeys({(person.name, person.sides) for person in b.people}, a))
    return list(dict.fromkeys(of[profile] for profile in sorted(of, key=lambda profile: (profile[0], sorted(profile[1])))))


Profile = tuple[str, frozenset[str]]


def _pairs(profiles: Iterable[Profile]) -> Iterator[tuple[tuple[object, ...], Profile, Profile]]:
    """Pairs of full names that may be one person, with their rank."""
    blocks: dict[tuple[str, ...], list[Profile]] = {}
    for profile in sorted(profiles, key=lambda profile: (profile[0], sorted(profile[1]))):
        words = parts(profile[0])
        blocks.setdefault(("same", words[-1]), []).append(profile)
        blocks.setdefault(("like", initial(words[-1]), initial(words[0])), []).append(profile)
    for block, met in sorted(blocks.items()):
        if block[0] == "like" and len(met) > _MOST_COMPARED:
            continue
        for one, other in combinations(met, 2):
            doubt = _doubt(one[0], other[0])
            if doubt < _TWO:
                yield (doubt, one[1] != other[1], one[0], other[0], sorted(one[1]), sorted(other[1])), one, other


def _doubt(one: str, other: str) -> int:
    """How surely two full names are one: _SAME as other transliterations write it, _LONGER with a name more, _FORM with another form of
    the given name, _SLIP with a slip of the pen; _TWO: two names."""
    a, b = parts(one), parts(other)
    known = usual_person(one), usual_person(other)
    if a == b or (known[0] is not None and known[0] == known[1]):
        return _SAME
    if None not in known:
        return _TWO
    if a[-len(b) :] == b or b[-len(a) :] == a:
        return _LONGER
    given = same_given(one.split()[0], other.split()[0])
    if a[-1] == b[-1]:
        if a[0] == b[0] or a[0] in b[:-1] or b[0] in a[:-1]:
            return _LONGER
        if given:
            return _FORM
    if not alike(a[-1], b[-1]):
        return _TWO
    initials = (len(a[0]) == 1 or len(b[0]) == 1) and a[0][0] == b[0][0]
    return _SLIP if initials or given or alike(a[0], b[0]) else _TWO


def _may_be_one(one: Someone, other: Someone, doubt: int) -> bool:
    """Not of two sides in two offices, nor, if names differ, both in one report. Another form of the given name needs a side or an office
    in common, a slip an office."""
    apart = bool(one.sides and other.sides) and not one.sides & other.sides
    office_in_common = bool(one.offices & other.offices)
    if apart and not (office_in_common and doubt <= _LONGER):
        return False
    if doubt > _SAME and one.documents & other.documents:
        return False
    return doubt <= _LONGER or office_in_common or (doubt == _FORM and bool(one.sides & other.sides))


def _joined(people: Sequence[Person], full: Sequence[Someone]) -> list[Someone]:
    """Surnames alone: each joins the one person whom it fits; those that fit nobody are one among themselves where side and name agree."""
    by_part: dict[str, list[Someone]] = {}
    by_initial: dict[str, list[tuple[str, Someone]]] = {}
    for someone in full:
        for name in sorted(someone.names):
            by_initial.setdefault(initial(name.split()[-1]), []).append((parts(name)[-1], someone))
            by_part.setdefault(parts(name)[-1], []).append(someone)
    home = {person: _home(person, by_part, by_initial) for person in people}
    for person, found in home.items():
        if found is not None:
            found.add(person)
    return _strangers([person for person in people if home[person] is None])


def _home(person: Person, by_part: Mapping[str, list[Someone]], by_initial: Mapping[str, list[tuple[str, Someone]]]) -> Someone | None:
    """The one person of other reports who bears the surname and fits by side and office; None where two do, or none."""
    word = (parts(person.name) or ("",))[-1]
    namesakes = [someone for someone in dict.fromkeys(by_part.get(word, ())) if person.document not in someone.documents]
    if (found := _only(person, namesakes)) is not None or namesakes:
        return found
    slips = [someone for part, someone in by_initial.get(initial(person.name), ())[:_MOST_COMPARED] if alike(part, word)]
    return _only(person, [one for one in dict.fromkeys(slips) if one.sides & person.sides and one.offices & person.offices])


def _only(person: Person, namesakes: Sequence[Someone]) -> Someone | None:
    fits = [one for one in namesakes if not (one.sides and person.sides) or one.sides & person.sides]
    for narrowed in (fits, [one for one in fits if one.offices & person.offices], [one for one in fits if one.sides & person.sides]):
        if len(narrowed) == 1:
            return narrowed[0]
    return None


def _strangers(people: Iterable[Person]) -> list[Someone]:
    """Names alone that nobody bears in full: one where the name and the side agree; a report that tells no side joins the only side."""
    by_name: dict[tuple[str, ...], list[Person]] = {}
    for person in people:
        by_name.setdefault(parts(person.name) or (person.name.casefold(),), []).append(person)
    return [someone for _, same in sorted(by_name.items()) for someone in _by_side(same)]


def _by_side(people: Sequence[Person]) -> Iterator[Someone]:
    sided: dict[str, Someone] = {}
    for person in (found for found in people if found.sides):
        sided.setdefault(min(person.sides), Someone()).add(person)
    unsided = [person for person in people if not person.sides]
    if unsided and len(sided) == 1:
        next(iter(sided.values())).add(*unsided)
    elif unsided:
        sided.setdefault("", Someone()).add(*unsided)
    yield from (sided[side] for side in sorted(sided))
