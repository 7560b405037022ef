"""The cards as they are asked for: pages, counts, squares of a map, names."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError
from onrecord.model.card import Card, Cell, Page, Tally
from onrecord.model.filter import Filter
from onrecord.store.asked import ROLES, Asked, asked_of, named

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST = 500
"""Cards a page, or names, at most."""
CELLS = 4_000
"""Squares of a map, at most: where there would be more, they are larger."""
LISTED = 10
"""Cards of which a square gives the ids."""
DAYS = {"day": "first", "week": "date(first, 'weekday 0', '-6 days')", "month": "substr(first, 1, 7)"}
LABELS = ("kind", "type", "modality", "stance", "status", "review")
LISTS = {"measure": "measures", "population": "populations", "country": "countries"}
NAMED = ("speaker", "actor", "target", "party", "place")
KEYS = (*DAYS, *LABELS, *LISTS, "publisher", *NAMED)
"""What cards are counted by: `week` is its Monday, `month` as 2023-04."""

Session = Callable[[], AbstractContextManager["Connection"]]


class CardIndex:
    """Cards in a database. Every call is one read transaction."""

    def __init__(self, reading: Session) -> None:
        self._reading = reading

    def page(self, asked: Filter, *, limit: int = 50, after: str | None = None, total: int | None = None) -> Page:
        """Some cards, latest first. `after`: the `next` of the page before; `total`: how many there are, where that is known.

        Raises UsageError for a limit or cursor that is none."""
        if not 1 <= limit <= MOST:
            raise UsageError(f"limit {limit} is not within 1 to {MOST}")
        wanted, start = asked_of(asked), _decoded(after) if after else None
        with self._reading() as connection:
            total = _total(connection, wanted) if total is None else total
            found = _page(connection, wanted, limit + 1, start)
        items = tuple(Card.model_validate_json(row[2]) for row in found[:limit])
        more = _encoded(found[limit - 1][:2]) if len(found) > limit else None
        return Page(items=items, next=more, total=total)

    def total(self, asked: Filter) -> int:
        """How many cards fit."""
        with self._reading() as connection:
            return _total(connection, asked_of(asked))

    def ids(self, asked: Filter) -> frozenset[str]:
        """The ids of all that fit."""
        wanted = asked_of(asked)
        with self._reading() as connection:
            return frozenset(connection.exec_driver_sql(f"SELECT id FROM card WHERE {wanted.where}", wanted.values).scalars())

    def tally(self, asked: Filter, by: str, *, limit: int | None = None) -> list[Tally]:
        """How many cards fit, by what KEYS names; the most first, at most `limit` of them. Raises UsageError for another key."""
        if by not in KEYS:
            raise UsageError(f"nothing is counted by {by!r}", hint=f"There are: {', '.join(KEYS)}.")
        wanted = asked_of(asked)
        with self._reading() as connection:
            counts = _by_name(connection, wanted, by) if by in NAMED else _by_label(connection, wanted, by)
        found = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] or "~"))
        return [Tally(key=key, count=count) for key, count in found[:limit]]

    def cells(self, asked: Filter, *, zoom: int) -> list[Cell]:
        """The cards that fit and are placed, by squares of 360°/2^(zoom+3), or larger ones where there would be too many."""
        wanted = asked_of(asked)
        with self._reading() as connection:
            for scale in range(zoom, -1, -1):
                rows = _squares(connection, wanted, scale)
                if len(rows) <= CELLS:
                    break
            few = _listed(connection, wanted, scale, [(row[0], row[1]) for row in rows if row[2] <= LISTED])
        return [_cell(row, few.get((row[0], row[1]), [])) for row in rows]

    def names(self, role: str, part: str, *, limit: int = 10) -> list[Tally]:
        """The names that the filter `role` (place, actor, speaker, source) finds by this part, each with its cards, the most first."""
        if role not in ROLES:
            raise UsageError(f"no names of {role!r}", hint=f"There are: {', '.join(ROLES)}.")
        roles = ROLES[role]
        query = f"SELECT name, sum(cards) FROM name WHERE seq IN ({named(roles)}) AND cards > 0 GROUP BY name ORDER BY 2 DESC, 1 LIMIT ?"
        with self._reading() as connection:
            rows = connection.exec_driver_sql(query, (*roles, part.casefold(), min(limit, MOST))).all()
        return [Tally(key=row[0], count=row[1]) for row in rows]

    def stamp(self) -> str:
        """Changes with every write to the case."""
        with self._reading() as connection:
            return ".".join(str(part) for part in connection.exec_driver_sql(_STAMP).one())

    def stale(self, rules: str) -> bool:
        """Whether reports wait for new cards, or the cards were made by other rules."""
        query = "SELECT EXISTS (SELECT 1 FROM stale) OR rules <> ? FROM edition"
        with self._reading() as connection:
            return bool(connection.exec_driver_sql(query, (rules,)).scalar_one())

    def rules(self) -> str:
        """By which rules the cards were made."""
        with self._reading() as connection:
            return str(connection.exec_driver_sql("SELECT rules FROM edition").scalar_one())


def _total(connection: Connection, wanted: Asked) -> int:
    if wanted.sets:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM card WHERE {wanted.where}", wanted.values).scalar_one())
    query = f"SELECT coalesce(sum(cards), 0) FROM daily WHERE {' AND '.join(wanted.labels) or '1'}"
    return int(connection.exec_driver_sql(query, wanted.values).scalar_one())


def _page(connection: Connection, wanted: Asked, limit: int, start: tuple[str, str] | None) -> Sequence[Any]:
    """(day, id, payload) of the cards behind `start`."""
    behind = "" if start is None else " AND day <= ? AND (day < ? OR id > ?)"
    given = () if start is None else (start[0], *start)
    query = f"""SELECT c.day, c.id, p.payload FROM
      (SELECT seq, day, id FROM card WHERE {wanted.where}{behind} ORDER BY day DESC, id LIMIT ?) AS c
      JOIN carded AS p ON p.seq = c.seq ORDER BY c.day DESC, c.id"""
    return connection.exec_driver_sql(query, (*wanted.values, *given, limit)).all()


def _by_label(connection: Connection, wanted: Asked, by: str) -> Counter[str | None]:
    column = DAYS.get(by) or LISTS.get(by) or by
    of_days = not wanted.sets and by != "publisher"
    source, number = ("daily", "sum(cards)") if of_days else ("card", "count(*)")
    rows = connection.exec_driver_sql(f"SELECT {column}, {number} FROM {source} WHERE {wanted.where} GROUP BY 1", wanted.values)
    counts: Counter[str | None] = Counter()
    for key, count in rows:
        for label in (key or "").split() if by in LISTS else (key or None,):
            counts[label] += count
    return counts


def _by_name(connection: Connection, wanted: Asked, role: str) -> Counter[str | None]:
    query = f"""SELECT name.name, count(*) FROM name JOIN named AS n ON n.name = name.seq JOIN card ON card.seq = n.card
      WHERE name.role = ? AND card.seq IN (SELECT seq FROM card WHERE {wanted.where}) GROUP BY name.seq"""
    return Counter({row[0]: row[1] for row in connection.exec_driver_sql(query, (role, *wanted.values))})


def _squares(connection: Connection, wanted: Asked, zoom: int) -> Sequence[Any]:
    """(row, column, cards, mean latitude, mean longitude, disputed, radius) of each square."""
    query = f"""SELECT {_SQUARE}, count(*), avg(lat), avg(lon), sum(status IN ('disputed', 'denied')), max(radius_km)
      FROM card WHERE {wanted.where} AND lat IS NOT NULL GROUP BY 1, 2"""
    size = _size(zoom)
    return connection.exec_driver_sql(query, (size, size, *wanted.values)).all()


_SQUARE = "CAST((lat + 90) / ? AS INTEGER), CAST((lon + 180) / ? AS INTEGER)"


def _size(zoom: int) -> float:
    return 360 / 2.0 ** (zoom + 3)


def _listed(connection: Connection, wanted: Asked, zoom: int, squares: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[Any]]:
    """Square → (id, title) of its cards, for squares of few."""
    few = sorted(squares)
    size, found = _size(zoom), dict[tuple[int, int], list[Any]]()
    if not few:
        return found
    query = f"""SELECT {_SQUARE}, id, json_extract(payload, '$.title') FROM card JOIN carded USING (seq)
      WHERE {wanted.where} AND lat IS NOT NULL AND ({_SQUARE}) IN (VALUES {", ".join(f"({y}, {x})" for y, x in few)}) ORDER BY seq"""
    for row in connection.exec_driver_sql(query, (size, size, *wanted.values, size, size)):
        found.setdefault((row[0], row[1]), []).append((row[2], row[3]))
    return found


def _cell(row: Any, few: list[Any]) -> Cell:
    alone = row[2] == 1
    return Cell(
        lat=row[3], lon=row[4], count=row[2], disputed=row[5], radius_km=row[6] if alone else None,
        cards=tuple(key for key, _ in few), title=few[0][1] if alone and few else None,
    )  # fmt: skip


def _encoded(at: Sequence[str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(list(at)).encode()).decode()


def _decoded(cursor: str) -> tuple[str, str]:
    """Day and id of the last card before. Raises UsageError."""
    try:
        day, key = json.loads(base64.urlsafe_b64decode(cursor))
    except ValueError:
        day = key = None
    if not isinstance(day, str) or not isinstance(key, str):
        raise UsageError("this is no cursor", hint="Take it from `next` of the page before.")
    return day, key


_STAMP = """SELECT (SELECT coalesce(max(seq), 0) FROM extraction), (SELECT coalesce(max(seq), 0) FROM judgement),
(SELECT coalesce(max(number), 0) FROM edition), (SELECT coalesce(max(seq), 0) FROM run),
(SELECT count(*) || '-' || count(ended) FROM run), (SELECT count(*) || '-' || count(resolved) FROM failure)"""
