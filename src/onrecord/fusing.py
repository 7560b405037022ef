"""The groups of a case kept up to date: what is new is compared with what it may belong to, and only the groups that it touches are made
anew.

The steps are those of `fuse/grouping.py`, over the tables of the store, some documents a transaction: memory does not grow with the case.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from onrecord.errors import CaseDamaged, UsageError
from onrecord.fuse import Groups
from onrecord.fuse.grouping import Item, Keys, Link, Matter, Rulings, components, links_of, regroup, undone
from onrecord.fuse.happenings import HAPPENINGS
from onrecord.fuse.review import REVIEWS, Reviews
from onrecord.fuse.stories import STORIES
from onrecord.model import Document, Fact, Incident, Judgement, Voice
from onrecord.store import Shelf, Store, Tie

MATTERS: tuple[Matter[Any, Any], ...] = (STORIES, HAPPENINGS)
SIGNATURE = " ".join(f"{matter.name}@{matter.version}" for matter in MATTERS)
AT_ONCE = 200
"""Documents a transaction: an interrupt loses no more than these, and their groups are made anew once."""
REMEMBERED = 5_000
"""Items held in memory, so that the neighbours of a day's reports are not read again and again."""

I = TypeVar("I", bound=Item)  # noqa: E741
G = TypeVar("G", Voice, Incident)


def fuse_case(store: Store, *, again: bool = False, on_progress: Callable[[int], None] | None = None) -> int:
    """Bring the groups of a case up to date; how many documents were taken in. An interrupt ends it between two transactions, and the next
    call goes on from there. Raises CaseReadOnly if the case may only be read."""
    if again:
        with store.shelf() as shelf:
            shelf.clear(SIGNATURE)
    if store.pending(SIGNATURE) == 0:
        return 0
    kept = [Kept(matter) for matter in MATTERS]
    done = last = 0
    while True:
        with store.shelf() as shelf:
            if shelf.signature() != SIGNATURE:
                shelf.clear(SIGNATURE)
            _resume(shelf, kept, last)
            waiting = shelf.waiting(AT_ONCE)
            if not waiting:
                return done
            names = dict.fromkeys(document for _, document in waiting)
            reviews = Reviews.of(shelf.judgements())
            for document, reading in _standing(shelf, names).items():
                _take(shelf, kept, document, reading, reviews)
            for each in kept:
                each.settle(shelf)
            last = waiting[-1][0]
            shelf.known(last)
        done += len(names)
        if on_progress is not None:
            on_progress(done)


def _resume(shelf: Shelf, kept: Iterable[Kept[Any, Any]], last: int) -> None:
    """Go by what is judged by now; what is remembered holds unless another process took readings in since (the `last` one is not mine)."""
    rulings, alone = Rulings.of(shelf.judgements()), shelf.taken() == last
    for each in kept:
        each.rulings = rulings
        if not alone:
            each.remembered.clear()


def _standing(shelf: Shelf, documents: Iterable[str]) -> dict[str, int | None]:
    """The latest reading of each of these, None for one that a later text took the place of, whichever of the two is among them."""
    return {name: reading for document in documents for name, reading in shelf.standing(document).items()}


def groups_of(store: Store) -> Groups:
    """The groups that the case keeps. Raises CaseDamaged if they cannot be read."""
    try:
        return Groups(
            voices=tuple(Voice.model_validate_json(payload) for payload in store.groups(STORIES.name)),
            happenings=tuple(Incident.model_validate_json(payload) for payload in store.groups(HAPPENINGS.name)),
        )
    except ValueError as error:
        raise CaseDamaged("what was found across reports cannot be read", hint="`onrecord fuse --again` finds it anew.") from error


def _take(shelf: Shelf, kept: Iterable[Kept[Any, Any]], name: str, reading: int | None, reviews: Reviews) -> None:
    """One document as it stands now, after review, or its leaving."""
    gone, near = shelf.remove(name)
    shelf.cards.mark([name])
    for each in kept:
        each.forget(gone)
        each.touch(shelf, near)
    if reading is None:
        return
    document, facts = shelf.reading(reading)
    stands = list(reviews.applied(facts).facts)
    for each in kept:
        each.enter(shelf, document, stands)


def judged(store: Store, judgement: Judgement) -> None:
    """Write a judgement down and make anew the groups that it is about, in one transaction.

    Raises UsageError if another process has undone meanwhile what it undoes.
    """
    with store.shelf() as shelf:
        if judgement.undoes in undone(list(shelf.judgements())):
            raise UsageError(f"{judgement.undoes} is undone already")
        shelf.judge(judgement)
        known = shelf.judgements()
        about, rulings, reviews = _about(judgement, {other.id: other for other in known}), Rulings.of(known), Reviews.of(known)
        kept = [Kept(matter, rulings) for matter in MATTERS]
        for document in _documents_reviewed(store, about, known):
            for name, reading in shelf.standing(document).items():
                _take(shelf, kept, name, reading, reviews)
        for each in kept:
            each.touch(shelf, shelf.numbers(each.matter.name, about).values())
            each.settle(shelf)


def _about(judgement: Judgement, known: Mapping[str, Judgement]) -> set[str]:
    """The ids that a judgement, or the one that it undoes, is about."""
    mine = {*judgement.left, *judgement.right}
    former = known.get(judgement.undoes or "")
    return mine if former is None else mine | _about(former, known)


def _documents_reviewed(store: Store, about: Collection[str], known: Iterable[Judgement]) -> list[str]:
    """The documents of those of these facts that were ever accepted, rejected or corrected: they are taken anew."""
    ever = {key for judgement in known if judgement.verdict in REVIEWS for key in judgement.left}
    return sorted({fact.document for key in about if key in ever and (fact := store.fact(key)) is not None})


@dataclass
class Kept(Generic[I, G]):
    """One matter's groups in a case. `touched`: numbers of items whose groups have to be made anew."""

    matter: Matter[I, G]
    rulings: Rulings = field(default_factory=Rulings)
    touched: set[int] = field(default_factory=set)
    remembered: OrderedDict[int, I] = field(default_factory=OrderedDict)

    def forget(self, gone: Iterable[int]) -> None:
        """Items that are not there any more; their numbers may be given again."""
        for number in gone:
            self.remembered.pop(number, None)
            self.touched.discard(number)

    def touch(self, shelf: Shelf, near: Iterable[int]) -> None:
        """Items near to something that left, or that a judgement is about."""
        self.touched |= {filed.seq for filed in shelf.items(self.matter.name, near)}

    def enter(self, shelf: Shelf, document: Document, facts: list[Fact]) -> None:
        """File a document's items, and link them to what they belong to."""
        items = self.matter.items(document, facts)
        numbers = shelf.insert(self.matter.name, document.id, [(item.id, item.model_dump_json()) for item in items])
        for number, item in zip(numbers, items, strict=True):
            self._remember(number, item)
            keys = self.matter.keys(item)
            self._meet(shelf, number, item, keys)
            shelf.file(number, self._keys(keys.filed))
        self.touched |= set(numbers)

    def _meet(self, shelf: Shelf, number: int, item: I, keys: Keys) -> None:
        ties = []
        for other, there in self._items(shelf, shelf.under(self._keys(keys.looks))):
            link = self.matter.compare(item, there) if item.id < there.id else self.matter.compare(there, item)
            if link is not None:
                ends = {item.id: number, there.id: other}
                ties.append(Tie(ends[link.a], ends[link.b], link.kind, link.model_dump_json()))
                self.touched.add(other)
        shelf.tie(ties)

    def _keys(self, names: Collection[str]) -> list[int]:
        """Keys as the numbers that they are filed by: two that share one are compared in vain, no more."""
        digests = (hashlib.blake2b(f"{self.matter.name} {name}".encode(), digest_size=8).digest() for name in names)
        return [int.from_bytes(digest, signed=True) for digest in digests]

    def settle(self, shelf: Shelf) -> None:
        """Make anew the groups of all that was touched."""
        near = self.touched | shelf.ungroup(sorted(self.touched))
        self.touched = set()
        members, ties = self._reach(shelf, near)
        items = dict(self._items(shelf, sorted(members)))
        shelf.ungroup(sorted(items))
        numbers = {item.id: number for number, item in items.items()}
        shelf.cards.mark(item.document for item in items.values())
        known = {item.id: item for item in items.values()}
        links = [Link.model_validate_json(tie.payload) for tie in ties]
        near_links = links_of(links)
        for found in components(known, links, self.rulings):
            groups = regroup(self.matter, known, found, near_links, self.rulings)
            shelf.group(self.matter.name, [(g.id, g.model_dump_json(), [numbers[key] for key in _members(g)]) for g in groups])

    def _reach(self, shelf: Shelf, start: Iterable[int]) -> tuple[set[int], list[Tie]]:
        """All items that links or judgements connect with these, and every link at them."""
        said = self.rulings.linked()
        seen: set[int] = set()
        ties: dict[tuple[int, int], Tie] = {}
        waiting = set(start)
        while waiting:
            seen |= waiting
            found = shelf.ties(sorted(waiting))
            ties |= {(tie.a, tie.b): tie for tie in found}
            near = {end for tie in found if tie.kind == "same" for end in (tie.a, tie.b)}
            if said:
                near |= set(self._said(shelf, waiting, said))
            waiting = near - seen
        return seen, [ties[pair] for pair in sorted(ties)]

    def _said(self, shelf: Shelf, numbers: Collection[int], said: dict[str, set[str]]) -> Iterator[int]:
        ids = {other for filed in shelf.items(self.matter.name, sorted(numbers)) for other in said.get(filed.id, ())}
        yield from shelf.numbers(self.matter.name, ids).values()

    def _items(self, shelf: Shelf, numbers: Collection[int]) -> Iterator[tuple[int, I]]:
        """The items with these numbers, in their order."""
        found = {number: self.remembered[number] for number in numbers if number in self.remembered}
        missing = [number for number in numbers if number not in found]
        found |= {filed.seq: self.matter.item.model_validate_json(filed.payload) for filed in shelf.items(self.matter.name, missing)}
        for number in numbers:
            if number in found:
                self._remember(number, found[number])
                yield number, found[number]

    def _remember(self, number: int, item: I) -> None:
        self.remembered[number] = item
        self.remembered.move_to_end(number)
        while len(self.remembered) > REMEMBERED:
            self.remembered.popitem(last=False)


def _members(group: Voice | Incident) -> tuple[str, ...]:
    return group.documents if isinstance(group, Voice) else group.events
