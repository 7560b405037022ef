"""What a filter asks, in SQL. This is the one place that says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.filter import Filter
from onrecord.store.index import match
from onrecord.store.query import parse

ROLES: dict[str, tuple[str, ...]] = {
    "place": ("place",), "actor": ("actor", "target", "speaker", "party"), "speaker": ("speaker",), "source": ("source",),
}  # fmt: skip
"""The filters that take a part of a name, with what the named may be to a card."""
_SAME = ("kind", "type", "modality", "stance", "status")
_AMONG = {"measure": "measures", "population": "populations"}


@dataclass(frozen=True)
class Asked:
    """Conditions and what they are given. `labels` are on columns that `daily` has as well as `card`; `sets` say which cards."""

    labels: list[str] = field(default_factory=list)
    given: list[object] = field(default_factory=list)
    sets: list[str] = field(default_factory=list)
    given_sets: list[object] = field(default_factory=list)

    @property
    def where(self) -> str:
        return " AND ".join((*self.labels, *self.sets)) or "1"

    @property
    def values(self) -> tuple[object, ...]:
        return (*self.given, *self.given_sets)

    def label(self, condition: str, *given: object) -> None:
        self.labels.append(condition)
        self.given.extend(given)

    def among(self, condition: str, *given: object) -> None:
        self.sets.append(condition)
        self.given_sets.extend(given)


def asked_of(asked: Filter) -> Asked:
    """The conditions of a filter. Raises UsageError for a box or words that cannot be asked for."""
    made = Asked()
    _labels(asked, made)
    for name, roles in ROLES.items():
        if (part := getattr(asked, name)) is not None:
            made.among(f"seq IN (SELECT card FROM named WHERE name IN ({named(roles)}))", *roles, part.casefold())
    if asked.document is not None:
        made.among("document = ?", asked.document)
    _box(asked, made)
    _words(asked, made)
    return made


def named(roles: Sequence[str]) -> str:
    """The numbers of the names of these roles of which something is a part."""
    return f"SELECT seq FROM name WHERE role IN ({', '.join('?' * len(roles))}) AND instr(folded, ?) > 0"


def _labels(asked: Filter, made: Asked) -> None:
    for name in _SAME:
        if (value := getattr(asked, name)) is not None:
            made.label(f"{name} = ?", value)
    for name, column in _AMONG.items():
        if (value := getattr(asked, name)) is not None:
            made.label(f"instr({column}, ?) > 0", f" {value} ")
    if asked.since is not None:
        made.label("day >= ?", asked.since)
    if asked.until is not None:
        made.label("first <> '' AND first <= ?", asked.until)
    if asked.review is None:
        made.label("coalesce(review, '') <> 'rejected'")
    elif asked.review != "any":
        made.label("coalesce(review, '') = ?", "" if asked.review == "unreviewed" else asked.review)


def _box(asked: Filter, made: Asked) -> None:
    box = asked.bounds()
    if box is None:
        return
    south, west, north, east = box
    over = "lon BETWEEN ? AND ?" if west <= east else "(lon >= ? OR lon <= ?)"
    made.among(f"seq IN (SELECT card FROM spot WHERE lat BETWEEN ? AND ? AND {over})", south, north, west, east)


def _words(asked: Filter, made: Asked) -> None:
    """A report is searched whole, an incident by its tellings."""
    if asked.text is None:
        return
    query = parse(asked.text)
    if not query.branches:
        made.among("0")
        return
    words = match(query)
    made.among(_WORDS, words, words, words)


_FACTS = "SELECT rowid * 4 FROM fact_index WHERE fact_index MATCH ?"
_WORDS = f"""seq IN ({_FACTS} UNION ALL SELECT rowid * 4 + 1 FROM document_index WHERE document_index MATCH ? UNION ALL
SELECT seq FROM card WHERE kind = 'incident' AND incident IN (SELECT incident FROM card WHERE kind = 'event' AND seq IN ({_FACTS})))"""
