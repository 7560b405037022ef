"""The cards as they are asked for: pages, counts, squares of a map, names."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError
from onrecord.model.card import Card, Cell, Page, Tally
from onrecord.model.filter import Filter
from onrecord.store.asked import ROLES, Asked, Condition, asked_of, both, named
from onrecord.store.cards import ONLY_CARDS
from onrecord.store.counted import Counts, Daily, uncounted
from onrecord.store.squares import squares

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST = 500
"""Cards a page, or names, at most."""
FEW = 20_000
"""Cards of a name, box or words that are looked at all together."""
SOME_DAYS = 20
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
        self._counts = Counts()

    def page(self, asked: Filter, *, limit: int = 50, after: str | None = None) -> Page:
        """Some cards, latest first. `after`: the `next` of the page before. Raises UsageError for a limit or cursor that is none."""
        if not 1 <= limit <= MOST:
            raise UsageError(f"limit {limit} is not within 1 to {MOST}")
        wanted, start = asked_of(asked), _decoded(after) if after else None
        with self._reading() as connection:
            daily = self._daily(connection, wanted)
            total = _total(daily, wanted)
            found = _page(connection, _where(daily, wanted, total, limit + 1, start), limit + 1, start) if total else []
        items = tuple(Card.model_validate_json(row[2]) for row in found[:limit])
        more = _encoded(found[limit - 1][:2]) if len(found) > limit else None
        return Page(items=items, next=more, total=total)

    def total(self, asked: Filter) -> int:
        """How many cards fit."""
        wanted = asked_of(asked)
        with self._reading() as connection:
            return _total(self._daily(connection, wanted), wanted)

    def ids(self, asked: Filter) -> frozenset[str]:
        """The ids of all that fit."""
        where = asked_of(asked).where
        with self._reading() as connection:
            return frozenset(connection.exec_driver_sql(f"SELECT id FROM card WHERE {where.sql}", where.given).scalars())

    def tally(self, asked: Filter, by: str, *, limit: int | None = None) -> list[Tally]:
        """How many cards fit, by what KEYS names; the most first, at most `limit` of them. Raises UsageError for another key."""
        if by not in KEYS:
            raise UsageError(f"nothing is counted by {by!r}", hint=f"There are: {', '.join(KEYS)}.")
        wanted = asked_of(asked)
        with self._reading() as connection:
            if by in NAMED:
                counts = _by_name(connection, wanted, by, everything=asked == Filter())
            else:
                counts = (
                    _by_label(self._daily(connection, wanted), by, both(wanted.labels))
                    if by != "publisher"
                    else _by_publisher(connection, wanted)
                )
        found = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] or "~"))
        return [Tally(key=key, count=count) for key, count in found[:limit]]

    def cells(self, asked: Filter, *, zoom: int) -> list[Cell]:
        """The cards that fit and are placed, by squares of 360°/2^(zoom+3), or larger ones where there would be too many."""
        where = asked_of(asked).where
        with self._reading() as connection:
            return squares(connection, where, zoom)

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
            return _stamp(connection)

    def stale(self, least: int = ONLY_CARDS) -> bool:
        """Whether reports wait for new cards."""
        with self._reading() as connection:
            return bool(connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM stale WHERE how >= ?)", (least,)).scalar_one())

    def growing(self) -> bool:
        """Whether somebody adds reports just now: their run is open, and the last came within a minute."""
        with self._reading() as connection:
            return bool(connection.exec_driver_sql(_GROWING, ((datetime.now(UTC) - timedelta(minutes=1)).isoformat(),)).scalar_one())

    def rules(self) -> str:
        """By which rules the cards were made."""
        with self._reading() as connection:
            return str(connection.exec_driver_sql("SELECT rules FROM edition").scalar_one())

    def _daily(self, connection: Connection, wanted: Asked) -> Daily:
        """Where the cards of what is asked beside labels are counted by day and labels."""
        if not wanted.sets:
            return lambda query, given: connection.exec_driver_sql(query, given).all()
        if wanted.box:
            return uncounted(connection, both(wanted.sets))
        return self._counts.of(connection, _stamp(connection), both(wanted.sets)).rows


def _stamp(connection: Connection) -> str:
    return ".".join(str(part) for part in connection.exec_driver_sql(_STAMP).one())


def _total(daily: Daily, wanted: Asked) -> int:
    labels = both(wanted.labels)
    return int(daily(f"SELECT coalesce(sum(cards), 0) FROM daily WHERE {labels.sql}", labels.given)[0][0])


def _where(daily: Daily, wanted: Asked, total: int, limit: int, start: tuple[str, str] | None) -> Condition:
    """What leads to the next `limit` cards: of many the days that they are of are looked through, of few all at once."""
    if wanted.box:
        if total <= FEW:
            return wanted.where
        labels = both(wanted.labels)
        return both([Condition(f"day <= (SELECT max(day) FROM daily WHERE {labels.sql})", labels.given), wanted.each])
    until = [Condition("day <= ?", (start[0],))] if start is not None else []
    labels = both([*wanted.labels, *until])
    days, count = list[str](), 0
    for day, cards in daily(f"SELECT day, sum(cards) FROM daily WHERE {labels.sql} GROUP BY 1 ORDER BY 1 DESC", labels.given):
        days.append(day)
        count += cards if start is None or day != start[0] else 0
        if count >= limit:
            break
    if wanted.sets and (len(days) > SOME_DAYS or daily("SELECT sum(cards) FROM daily", ())[0][0] <= FEW):
        return wanted.where
    return both([Condition(f"day IN ({', '.join('?' * len(days))})", tuple(days)), wanted.each])


def _page(connection: Connection, where: Condition, limit: int, start: tuple[str, str] | None) -> Sequence[Any]:
    """(day, id, payload) of the cards behind `start`."""
    behind = [] if start is None else [Condition("day <= ? AND (day < ? OR id > ?)", (start[0], *start))]
    wanted = both([where, *behind])
    query = f"""SELECT c.day, c.id, p.payload FROM
      (SELECT seq, day, id FROM card WHERE {wanted.sql} ORDER BY day DESC, id LIMIT ?) AS c
      JOIN carded AS p ON p.seq = c.seq ORDER BY c.day DESC, c.id"""
    return connection.exec_driver_sql(query, (*wanted.given, limit)).all()


def _by_label(daily: Daily, by: str, labels: Condition) -> Counter[str | None]:
    column = DAYS.get(by) or LISTS.get(by) or by
    counts: Counter[str | None] = Counter()
    for key, count in daily(f"SELECT {column}, sum(cards) FROM daily WHERE {labels.sql} GROUP BY 1", labels.given):
        for label in (key or "").split() if by in LISTS else (key or None,):
            counts[label] += count
    return counts


def _by_publisher(connection: Connection, wanted: Asked) -> Counter[str | None]:
    where = wanted.where
    rows = connection.exec_driver_sql(f"SELECT publisher, count(*) FROM card WHERE {where.sql} GROUP BY 1", where.given)
    return Counter({row[0]: row[1] for row in rows})


def _by_name(connection: Connection, wanted: Asked, role: str, *, everything: bool) -> Counter[str | None]:
    """`everything`: nothing is asked, so that it is known."""
    where = wanted.where
    query = f"""SELECT name.name, count(*) FROM name CROSS JOIN named AS n ON n.name = name.seq
      WHERE name.role = ? AND +n.card IN (SELECT seq FROM card WHERE {where.sql}) GROUP BY name.seq"""
    if everything:
        rows = connection.exec_driver_sql("SELECT name, cards FROM name WHERE role = ? AND cards > 0", (role,))
    else:
        rows = connection.exec_driver_sql(query, (role, *where.given))
    return Counter({row[0]: row[1] for row in rows})


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
_GROWING = """SELECT EXISTS (SELECT 1 FROM run WHERE ended IS NULL AND seq = (SELECT max(seq) FROM run))
AND coalesce((SELECT at FROM custody ORDER BY seq DESC LIMIT 1), '') > ?"""
