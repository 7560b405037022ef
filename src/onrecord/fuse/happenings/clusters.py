"""Connected mentions into happenings: the likest first, and two groups become one only if all that they hold agrees.

Average linkage with pairs that may not be one: a chain of strikes, each like the next, does not become one happening.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.fuse.grouping import Link, Rulings
from onrecord.fuse.happenings.happening import happening
from onrecord.fuse.happenings.likeness import likeness
from onrecord.fuse.happenings.told import Told
from onrecord.model import Incident

_AGREE, _WORST = 0.3, -0.5
"""Log odds that the pairs between two groups must reach on average, and each of them."""
_LOOKED_AT = 8
"""Mentions of a group that a merge is judged by: those that say most, the first told first."""


def group(items: Sequence[Told], links: Sequence[Link], rulings: Rulings) -> list[Incident]:
    """The happenings of connected mentions, each mention in one, in order of id."""
    told = {item.id: item for item in items}
    same = [link for link in links if link.kind == "same"]
    holds: dict[str, list[Link]] = {}
    for link in links:
        if link.kind == "holds":
            holds.setdefault(link.a, []).append(link)
    made = [
        happening(
            sorted((told[key] for key in members), key=order), same, [link for key in members for link in holds.get(key, ())], rulings
        )
        for members in _clusters(told, same, rulings)
    ]
    return sorted(made, key=lambda incident: incident.id)


def order(told: Told) -> tuple[str, str, int, str]:
    """The order of telling: by publication, those of an unknown day last."""
    return told.published or "9999", told.document, told.start, told.id


class _Groups:
    """Disjoint sets of mentions, merged one pair of sets at a time."""

    def __init__(self, told: Mapping[str, Told], rulings: Rulings) -> None:
        self.told = told
        self.of = {key: key for key in told}
        self.members = {key: [key] for key in sorted(told)}
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

    def may_join(self, a: str, b: str) -> bool:
        """Whether nobody said that any of the two sets are different."""
        others = set(self.members[self.of[b]])
        return not any(self.parted.get(key, set()) & others for key in self.members[self.of[a]])

    def agree(self, a: str, b: str) -> bool:
        """Whether no two mentions of the two sets are apart, and they are alike on average."""
        pairs = [(x, y) for x in self._telling(self.of[a]) for y in self._telling(self.of[b])]
        odds = [-math.inf if (found := likeness(x, y)) is None else found.odds for x, y in pairs]
        return min(odds) >= _WORST and sum(odds) / len(odds) >= _AGREE

    def _telling(self, key: str) -> list[Told]:
        """Those of a set that say something of their own; else all that there are."""
        members = [self.told[member] for member in self.members[key]]
        clear = [one for one in members if not one.back or one.scenes] or members
        return sorted(clear, key=lambda one: (-_says(one), *order(one)))[:_LOOKED_AT]


def _says(told: Told) -> int:
    return 2 * bool(told.scenes) + bool(told.days) + bool(told.tolls)


def _clusters(told: Mapping[str, Told], links: Iterable[Link], rulings: Rulings) -> Iterator[list[str]]:
    groups = _Groups(told, rulings)
    for a, b in sorted(rulings.same):
        if a in told and b in told:
            groups.join(a, b)
    for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
        if groups.of[link.a] != groups.of[link.b] and groups.may_join(link.a, link.b) and groups.agree(link.a, link.b):
            groups.join(link.a, link.b)
    yield from groups.members.values()
