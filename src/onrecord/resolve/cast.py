"""The persons of one report: mentions under different spellings and titles, gathered into one person each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.knowledge.actors import given_names
from onrecord.knowledge.spelling import alike, initial, key
from onrecord.knowledge.tables import tree
from onrecord.knowledge.titles import Title, read_title, same_office, titles
from onrecord.model import EntityDraft

_MOST_WORDS = 5
# "Kuleba met his Russian counterpart, …": how far apart the two may stand.
_BESIDE = 160
_MOST_COMPARED = 100  # names with one initial; a list of more is no report, and need not be read for slips


@dataclass(eq=False)
class Person:
    """One person of the report, gathered while it is read. `names` in the order of the text, as often as they stand there."""

    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)

    @property
    def canonical(self) -> str:
        """The fullest name that the report gives, the most frequent spelling first, then the earliest."""
        counts = Counter(self.names)
        return max(
            counts, key=lambda name: (min(sum(len(word) > 2 for word in name.split()), _MOST_WORDS), counts[name], -self.names.index(name))
        )

    @property
    def gender(self) -> str | None:
        """m or f by the given name, None when that does not tell."""
        words = self.canonical.split()
        found = given_names().get(words[0]) if len(words) > 1 else None
        return found if found in ("m", "f") else None

    def add(self, draft: EntityDraft) -> None:
        self.names.append(draft.name)
        self.forms.add(draft.name)
        if draft.role and draft.role not in self.roles:
            self.roles.append(draft.role)
        if draft.affiliation and draft.affiliation not in self.affiliations:
            self.affiliations.append(draft.affiliation)


class NameIndex:
    """The persons gathered so far by their names, so that a name is compared with those only that may be spellings of it."""

    def __init__(self) -> None:
        self._by_initial: dict[str, list[tuple[str, Person]]] = defaultdict(list)
        self._by_last: dict[str, list[Person]] = defaultdict(list)
        self._by_part: dict[str, list[Person]] = defaultdict(list)
        self._by_name: dict[str, Person] = {}
        self._rank: dict[Person, int] = {}

    def add(self, name: str, person: Person) -> None:
        parts = name.split()
        self._by_name.setdefault(name, person)
        self._rank.setdefault(person, len(self._rank))
        self._by_initial[initial(parts[-1])].append((name, person))
        self._by_last[key(parts[-1])].append(person)
        for part in parts:
            self._by_part[key(part)].append(person)

    def sounding_like(self, word: str) -> list[tuple[str, Person]]:
        """Names, with whom they are of, whose last word may be a spelling of this one."""
        return self._by_initial.get(initial(word), [])[:_MOST_COMPARED]

    def in_order(self, people: Iterable[Person]) -> list[Person]:
        """Each once, the first gathered first."""
        return sorted(set(people), key=lambda person: self._rank[person])

    def exactly(self, name: str) -> list[Person]:
        return [self._by_name[name]] if name in self._by_name else []

    def called(self, word: str) -> list[Person]:
        return self._by_last.get(key(word), [])

    def named_in_part(self, word: str) -> list[Person]:
        return self._by_part.get(key(word), [])


def gather(drafts: Iterable[EntityDraft]) -> tuple[list[Person], dict[int, Person]]:
    """The persons that named person drafts speak of, and the person of each draft by where it starts.

    Full names come first; a single name then joins the one person whom it fits, and stands for itself when it fits several.
    """
    named = [draft for draft in drafts if draft.type == "person" and not draft.unnamed]
    people: list[Person] = []
    index = NameIndex()
    of: dict[int, Person] = {}
    for full in (True, False):
        for draft in named:
            if (len(draft.name.split()) > 1) is not full:
                continue
            fits = _fits(draft, index, full=full)
            person = fits[0] if len(fits) == 1 else Person()
            if not person.names:
                people.append(person)
            if draft.name not in person.forms:
                index.add(draft.name, person)
            person.add(draft)
            of[draft.span.start] = person
    for draft, before in zip(named[1:], named, strict=False):
        if draft.role == "counterpart" and draft.span.start - before.span.end < _BESIDE:
            of[draft.span.start].roles += [role for role in of[before.span.start].roles if role != "counterpart"]
    return people, of


def _fits(draft: EntityDraft, index: NameIndex, *, full: bool) -> list[Person]:
    word = draft.name.split()[-1]
    if full:
        alike_ones = index.in_order(person for name, person in index.sounding_like(word) if _same_full(draft.name, name))
        return alike_ones[:1] or index.exactly(draft.name)
    for found in (
        index.called(word),
        (person for name, person in index.sounding_like(word) if alike(name.split()[-1], word)),
        index.named_in_part(word),
    ):
        if fits := [person for person in dict.fromkeys(found) if not _in_conflict(draft, person)]:
            return fits
    return []


def _same_full(one: str, other: str) -> bool:
    """Surnames alike and given names alike, one an initial of the other, or one left out among several."""
    a, b = one.split(), other.split()
    if len(b) < 2 or not alike(a[-1], b[-1]):
        return False
    x, y = a[0].rstrip("."), b[0].rstrip(".")
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    return alike(x, y) or key(a[0]) in (key(part) for part in b[:-1]) or key(b[0]) in (key(part) for part in a[:-1])


def _in_conflict(draft: EntityDraft, person: Person) -> bool:
    """Another country's, or of the other gender by its title."""
    if draft.affiliation and person.affiliations and draft.affiliation not in person.affiliations and draft.role:
        return True
    title = titles().get(draft.span.text.removesuffix(draft.name).strip(" .").lower(), {}).get("gender")
    return bool(title and person.gender and title != person.gender)


_SECOND = frozenset({"vice", "deputy", "assistant"})


def office_key(role: str) -> str:
    """A role with other words for the same office folded ("foreign secretary", "top diplomat" → "foreign minister")."""
    plain = role.replace("defense", "defence")
    return same_office().get(plain, plain)


def holds(title: Title, roles: Iterable[str], affiliations: Iterable[str]) -> bool:
    """Whether one who has these roles and affiliations may be meant by the office that `title` describes."""
    known = list(affiliations)
    if title.country and known and title.country not in known:
        return False
    return any(_same_role(title, held) for role in roles if (held := read_title(role)) is not None)


def _same_role(title: Title, held: Title) -> bool:
    asked, has = office_key(title.role), office_key(held.role)
    if _SECOND.isdisjoint(re.split(r"\W", asked)) != _SECOND.isdisjoint(re.split(r"\W", has)):
        return False  # "the president" is not the vice president
    general = tree("offices.toml")["general"].get(asked)
    fits = asked == has or has.endswith(f" {asked}") or (general is not None and has.endswith(tuple(general)))
    if not fits:
        return False
    if title.of and held.of:
        mine, theirs = set(title.of.lower().split()), set(held.of.lower().split())
        return bool(mine & theirs - {"the", "region", "oblast", "province", "state", "city", "ministry", "council", "of"})
    return not (title.of and not held.of and title.country is None) or not title.unique
