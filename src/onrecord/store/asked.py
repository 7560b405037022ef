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
COUNTED = ("day", "first", "kind", "type", "modality", "stance", "status", "review", "measures", "populations", "countries")
"""The columns of labels and days that `daily` has as well as `card`, '' for what a card has none of."""
_SAME = ("kind", "type", "modality", "stance", "status")
_AMONG = {"measure": "measures", "population": "populations"}


@dataclass(frozen=True)
class Condition:
    """Some SQL and what it is given."""

    sql: str
    given: tuple[object, ...] = ()


def both(conditions: Sequence[Condition]) -> Condition:
    """All of them at once."""
    return Condition(" AND ".join(f"({one.sql})" for one in conditions) or "1", tuple(given for one in conditions for given in one.given))


@dataclass(frozen=True)
class Asked:
    """The conditions of a filter. `labels` may be asked of `daily`; `sets` say which cards, for a look at all of them, `rows` the same of
    a card at a time, for a look at few; the two are as long. `box`: there is one, which is seldom asked for twice; the sets of all others
    are conditions on `seq` alone."""

    labels: list[Condition] = field(default_factory=list)
    sets: list[Condition] = field(default_factory=list)
    rows: list[Condition] = field(default_factory=list)
    box: bool = False

    @property
    def where(self) -> Condition:
        return both([*self.labels, *self.sets])

    @property
    def each(self) -> Condition:
        return both([*self.labels, *self.rows])

    def among(self, asked: Condition, row: Condition | None = None) -> None:
        self.sets.append(asked)
        self.rows.append(row or asked)


def asked_of(asked: Filter) -> Asked:
    """The conditions of a filter. Raises UsageError for a box or words that cannot be asked for."""
    box = asked.bounds()
    made = Asked(labels=_labels(asked), box=box is not None)
    for name, roles in ROLES.items():
        if (part := getattr(asked, name)) is not None:
            given = (*roles, part.casefold())
            made.among(
                Condition(f"seq IN (SELECT card FROM named WHERE name IN ({named(roles)}))", given),
                Condition(f"EXISTS (SELECT 1 FROM named AS n WHERE n.card = seq AND +n.name IN ({named(roles)}))", given),
            )
    if asked.document is not None:
        made.among(
            Condition("seq IN (SELECT seq FROM card WHERE document = ?)", (asked.document,)), Condition("document = ?", (asked.document,))
        )
    if asked.placed is not None:
        row = f"lat IS {'NOT ' if asked.placed == 'yes' else ''}NULL"
        made.among(Condition(f"seq IN (SELECT seq FROM card WHERE {row})"), Condition(row))
    if box is not None:
        made.among(*_inside(box))
    if asked.text is not None:
        made.among(_words(asked.text))
    return made


def named(roles: Sequence[str]) -> str:
    """The numbers of the names of these roles of which something is a part."""
    return f"SELECT seq FROM name WHERE role IN ({', '.join('?' * len(roles))}) AND instr(folded, ?) > 0"


def _labels(asked: Filter) -> list[Condition]:
    made = [Condition(f"{name} = ?", (value,)) for name in _SAME if (value := getattr(asked, name)) is not None]
    made += [Condition(f"instr({column}, ?) > 0", (f" {value} ",)) for name, column in _AMONG.items() if (value := getattr(asked, name))]
    if asked.since is not None:
        made.append(Condition("day >= ?", (asked.since,)))
    if asked.until is not None:
        made.append(Condition("first <> '' AND first <= ?", (asked.until,)))
    if asked.review is None:
        made.append(Condition("coalesce(review, '') <> 'rejected'"))
    elif asked.review != "any":
        made.append(Condition("coalesce(review, '') = ?", ("" if asked.review == "unreviewed" else asked.review,)))
    return made


WIDE = 25.0
"""Square degrees from which on a box is sought by looking at all that is placed."""


def _inside(box: tuple[float, float, float, float]) -> tuple[Condition, Condition]:
    """A card's first place is in its row, the further ones are in `spot`."""
    south, west, north, east = box
    over = "{} BETWEEN ? AND ? AND " + ("lon BETWEEN ? AND ?" if west <= east else "(lon >= ? OR lon <= ?)")
    first, further = over.format("lat"), f"SELECT card FROM spot WHERE {over.format('lat')}"
    edges = (south, north, west, east) * 2
    row = Condition(f"({over.format('+lat')}) OR seq IN ({further})", edges)  # the sign keeps SQLite from looking at all of the box
    if (north - south) * ((east - west) % 360 or 360) >= WIDE:
        return Condition(f"lat IS NOT NULL AND (({first}) OR seq IN ({further}))", edges), row
    return Condition(f"seq IN (SELECT seq FROM card WHERE {first} UNION ALL {further})", edges), row


def _words(text: str) -> Condition:
    """A report is searched whole, an incident by its tellings."""
    query = parse(text)
    if not query.branches:
        return Condition("0")
    words = match(query)
    return Condition(_WORDS, (words, words, words))


_FACTS = "SELECT rowid * 4 FROM fact_index WHERE fact_index MATCH ?"
_WORDS = f"""seq IN ({_FACTS} UNION ALL SELECT rowid * 4 + 1 FROM document_index WHERE document_index MATCH ? UNION ALL
SELECT seq FROM card WHERE kind = 'incident' AND incident IN (SELECT incident FROM card WHERE kind = 'event' AND seq IN ({_FACTS})))"""
