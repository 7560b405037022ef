"""Connected mentions into happenings: the likest first, and two groups become one only if all that they hold agrees.

Average linkage with pairs that may not be one: a chain of strikes, each like the next, does not become one happening.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.fuse.grouping import Link, Rulings
from onrecord.fuse.happenings.happening import happening
from onrecord.fuse.happenings.likeness import likeness
from onrecord.fuse.happenings.told import Told
from onrecord.model import Incident

_AGREE, _WORST, _WORST_BESIDE = 0.3, -1.0, 0.0
"""Log odds that the pairs between two groups must reach on average, and each of them; and each of two in one report."""
_LOOKED_AT, _OF_EACH = 4, 2
"""Reports of a group that a merge is judged by, and mentions of each: those that say most, the first told first."""


def group(items: Sequence[Told], links: Sequence[Link], rulings: Rulings) -> list[Incident]:
    """The happenings of connected mentions, each mention in one, in order of id."""
    told = {item.id: item for item in items}
    same = [link for link in links if link.kind == "same"]
    groups = _grouped(told, same, rulings)
    inside = _filed(same, lambda link: groups.of[link.a] if groups.of[link.a] == groups.of[link.b] else None)
    held = _filed((link for link in links if link.kind == "holds"), lambda link: groups.of.get(link.a))
    made = [
        happening(sorted((told[member] for member in members), key=order), inside.get(key, ()), held.get(key, ()), rulings)
        for key, members in groups.members.items()
    ]
    return sorted(made, key=lambda incident: incident.id)


def _filed(links: Iterable[Link], group_of: Callable[[Link], str | None]) -> dict[str, list[Link]]:
    """Group → its links."""
    found: dict[str, list[Link]] = {}
    for link in links:
        if (key := group_of(link)) is not None:
            found.setdefault(key, []).append(link)
    return found


def order(told: Told) -> tuple[str, str, int, str]:
    """The order of telling: by publication, those of an unknown day last."""
    return told.published or "9999", told.document, told.start, told.id


class _Groups:
    """Disjoint sets of mentions, merged one pair of sets at a time."""

    def __init__(self, told: Mapping[str, Told], rulings: Rulings) -> None:
        self.told = told
        self.of = {key: key for key in told}
        self.members = {key: [key] for key in sorted(told)}
        self.telling: dict[str, list[list[Told]]] = {}
        self.refused: dict[tuple[str, str], tuple[int, int]] = {}
        self.odds: dict[tuple[str, str], float] = {}
        self.parted: dict[str, set[str]] = {}
        for a, b in rulings.different:
            self.parted.setdefault(a, set()).add(b)
            self.parted.setdefault(b, set()).add(a)

    def join(self, a: str, b: str) -> None:
        kept, gone = sorted((self.of[a], self.of[b]))
        if kept == gone:
            return
        for key in self.members[gone]:
            self.of[key] = kept
        self.members[kept] = sorted(self.members[kept] + self.members.pop(gone))
        self.telling.pop(kept, None)

    def may_join(self, a: str, b: str) -> bool:
        """Whether nobody said that any of the two sets are different."""
        others = set(self.members[self.of[b]])
        return not any(self.parted.get(key, set()) & others for key in self.members[self.of[a]])

    def agree(self, a: str, b: str) -> bool:
        """Whether no two mentions of the two sets are apart, and they are alike on average."""
        pair = (self.of[a], self.of[b]) if self.of[a] < self.of[b] else (self.of[b], self.of[a])
        sizes = len(self.members[pair[0]]), len(self.members[pair[1]])
        if self.refused.get(pair) == sizes:
            return False
        tellings = [(mine, others) for mine in self._telling(pair[0]) for others in self._telling(pair[1])]
        odds = [self._between(mine, others) for mine, others in tellings]
        borne = self._beside(*pair) and all(found >= _worst(mine, others) for found, (mine, others) in zip(odds, tellings, strict=True))
        agreed = borne and sum(odds) / len(odds) >= _AGREE
        if not agreed:
            self.refused[pair] = sizes
        return agreed

    def _beside(self, a: str, b: str) -> bool:
        """Whether no report tells a mention of the one set as another than a mention of the other."""
        mine, others = ([self.told[member] for member in self.members[key]] for key in (a, b))
        both = {one.document for one in mine} & {one.document for one in others}
        if not both:
            return True
        told: dict[tuple[str, str, str], float] = {}
        for x in mine:
            for y in others:
                if x.document == y.document and x.document in both and not (x.back or y.back):
                    key = (x.document, x.chain or x.id, y.chain or y.id)
                    told[key] = max(told.get(key, -math.inf), self._odds(x, y))
        return all(odds >= _WORST_BESIDE for odds in told.values())

    def _between(self, mine: Sequence[Told], others: Sequence[Told]) -> float:
        """The odds of two reports' tellings: of what is told twice in a report, the best."""
        return max(self._odds(x, y) for x in mine for y in others)

    def _odds(self, a: Told, b: Told) -> float:
        pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        if pair not in self.odds:
            found = likeness(a, b)
            self.odds[pair] = -math.inf if found is None else found.odds
        return self.odds[pair]

    def _telling(self, key: str) -> list[list[Told]]:
        """The tellings of a set, one list for what one report tells, of those that say something of their own; else of all."""
        if key not in self.telling:
            members = [self.told[member] for member in self.members[key]]
            clear = [one for one in members if not one.back or one.scenes] or members
            chains: dict[str, list[Told]] = {}
            for one in sorted(clear, key=lambda one: (-_says(one), *order(one))):
                chains.setdefault(one.chain or one.id, []).append(one)
            self.telling[key] = [told[:_OF_EACH] for told in list(chains.values())[:_LOOKED_AT]]
        return self.telling[key]


def _worst(mine: Sequence[Told], others: Sequence[Told]) -> float:
    return _WORST_BESIDE if mine[0].document == others[0].document else _WORST


def _says(told: Told) -> int:
    return 2 * bool(told.scenes) + bool(told.days) + bool(told.tolls)


def _grouped(told: Mapping[str, Told], links: Iterable[Link], rulings: Rulings) -> _Groups:
    groups = _Groups(told, rulings)
    for a, b in sorted(rulings.same):
        if a in told and b in told:
            groups.join(a, b)
    for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
        if groups.of[link.a] != groups.of[link.b] and groups.may_join(link.a, link.b) and groups.agree(link.a, link.b):
            groups.join(link.a, link.b)
    return groups
