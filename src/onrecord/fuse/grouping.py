"""How things told in many reports become groups: file each under its keys, compare what shares one, link, and group what is linked.

Every step is a pure function of the things compared, so that the groups do not depend on the order in which reports came, and a new report
touches nothing but the groups that it is linked to. This module runs in memory; the store runs the same steps over its tables.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic, Literal, Protocol, Self, TypeVar

from onrecord.model import Document, Fact, Frozen, Judgement

LinkKind = Literal["same", "holds"]


class Item(Protocol):
    """What is compared: a report's story, an event mention. It can be written down as JSON."""

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> str: ...
    def model_dump_json(self) -> str: ...
    @classmethod
    def model_validate_json(cls, json_data: str | bytes) -> Self: ...


class Link(Frozen):
    """Two items that belong together (`same`), or a summary and one of its parts (`a` holds `b`). `why` in words."""

    a: str
    b: str
    kind: LinkKind = "same"
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keys:
    """Under which keys an item is filed, and which keys it looks through. Looking must be mutual: if a looks where b is filed, b looks
    where a is filed."""

    filed: frozenset[str] = frozenset()
    looks: frozenset[str] = frozenset()


I = TypeVar("I", bound=Item)  # noqa: E741
G = TypeVar("G", bound=Frozen)


@dataclass(frozen=True)
class Matter(Generic[I, G]):
    """One kind of thing that is grouped. All its functions are pure.

    `items`: what a document and its facts hold of it. `compare`: the link between two items that met under a key, or None; it does not
    depend on which is given first. `group`: the groups of items that are connected by links or by judgements, each item in exactly one;
    it is given one connected set at a time, in order of id. Another `version` makes all groups of a case anew.
    """

    name: str
    item: type[I]
    groups: type[G]
    items: Callable[[Document, Sequence[Fact]], list[I]]
    keys: Callable[[I], Keys]
    compare: Callable[[I, I], Link | None]
    group: Callable[[Sequence[I], Sequence[Link], Rulings], list[G]]
    version: int = 1


@dataclass(frozen=True)
class Rulings:
    """The judgements that stand: pairs that are one, and pairs that are not, each pair in order of id. They win over the machine."""

    same: Mapping[tuple[str, str], Judgement] = field(default_factory=dict)
    different: Mapping[tuple[str, str], Judgement] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Rulings:
        """What the judgements come to: the later one on a pair wins, and one that was undone holds for nothing."""
        known = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
        gone = undone(known)
        same: dict[tuple[str, str], Judgement] = {}
        different: dict[tuple[str, str], Judgement] = {}
        for judgement in (found for found in known if found.id not in gone and found.verdict in ("same", "different")):
            mine, other = (same, different) if judgement.verdict == "same" else (different, same)
            for pair in pairs(judgement):
                mine[pair] = judgement
                other.pop(pair, None)
        return cls(same, different)

    def linked(self) -> dict[str, set[str]]:
        """id → the ids that somebody said are one with it."""
        found: dict[str, set[str]] = {}
        for a, b in self.same:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
        return found


def undone(judgements: Sequence[Judgement]) -> set[str]:
    """The ids of those that hold no longer, given oldest first: an undo may itself be undone by a later one."""
    found: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.undoes is not None and judgement.id not in found:
            found.add(judgement.undoes)
    return found


def pairs(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """The pairs of ids that a judgement is about, each in order of id."""
    if judgement.verdict not in ("same", "different"):
        return
    left = judgement.left
    if judgement.verdict == "same":
        everyone = sorted({*left, *judgement.right})
        yield from combinations(everyone, 2)
        return
    for a in left:
        for b in judgement.right:
            if a != b:
                yield (a, b) if a < b else (b, a)


def grouped(matter: Matter[I, G], extractions: Iterable[tuple[Document, Sequence[Fact]]], judgements: Iterable[Judgement] = ()) -> list[G]:
    """The groups of all that these documents hold, in memory, in order of the ids of their first members."""
    items = {item.id: item for document, facts in extractions for item in matter.items(document, facts)}
    links = list(_links(matter, items))
    rulings, near = Rulings.of(judgements), links_of(links)
    return [group for members in components(items, links, rulings) for group in regroup(matter, items, members, near, rulings)]


def _links(matter: Matter[I, G], items: Mapping[str, I]) -> Iterator[Link]:
    filed: dict[str, list[str]] = {}
    for key in sorted(items):
        keys = matter.keys(items[key])
        others = {other for looked in keys.looks for other in filed.get(looked, ())}
        for other in sorted(others):
            if (link := matter.compare(items[other], items[key])) is not None:
                yield link
        for name in keys.filed:
            filed.setdefault(name, []).append(key)


def links_of(links: Iterable[Link]) -> dict[str, list[Link]]:
    """id → the links at it."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.a, []).append(link)
        found.setdefault(link.b, []).append(link)
    return found


def components(items: Collection[str], links: Iterable[Link], rulings: Rulings) -> Iterator[list[str]]:
    """The sets of ids connected by `same` links or judgements, each sorted, in order of their first."""
    near = {key: set(found) for key, found in rulings.linked().items()}
    for link in links:
        if link.kind == "same":
            near.setdefault(link.a, set()).add(link.b)
            near.setdefault(link.b, set()).add(link.a)
    seen: set[str] = set()
    for start in sorted(items):
        if start in seen:
            continue
        seen.add(start)
        members, waiting = [], [start]
        while waiting:
            key = waiting.pop()
            members.append(key)
            fresh = {other for other in near.get(key, ()) if other not in seen and other in items}
            seen |= fresh
            waiting += fresh
        yield sorted(members)


def regroup(
    matter: Matter[I, G], items: Mapping[str, I], members: Sequence[str], links: Mapping[str, Sequence[Link]], rulings: Rulings
) -> list[G]:
    """The groups of one connected set. `links` by id may hold more than those inside; holding links to other sets are given too."""
    inside = set(members)
    near = {(link.a, link.b, link.kind): link for key in members for link in links.get(key, ())}
    wanted = [link for _, link in sorted(near.items()) if link.kind == "holds" or {link.a, link.b} <= inside]
    return matter.group([items[key] for key in members], wanted, rulings)
