"""The tables of what is derived across reports, as one transaction sees them. Items and groups go by numbers that mean nothing outside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Document, Fact, Judgement
from onrecord.store.cards import Cards
from onrecord.store.codec import decoded_document, decoded_fact
from onrecord.store.judgements import add_judgement, judgements
from onrecord.store.rows import Rows

if TYPE_CHECKING:  # it takes most of a second to import: only when a case opens
    from sqlalchemy import Connection


class Filed(NamedTuple):
    """An item as it is kept: its number, id and payload (JSON)."""

    seq: int
    id: str
    payload: str


class Tie(NamedTuple):
    """A link as it is kept, by the numbers of its items."""

    a: int
    b: int
    kind: str
    payload: str


class Shelf(Rows):
    """Items, keys, links and groups. Every method works inside the transaction that the shelf was opened in."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.cards = Cards(connection)

    def signature(self) -> str | None:
        """By which rules the groups were made."""
        row = self._rows("SELECT signature FROM fusion").first()
        return row[0] if row else None

    def clear(self, signature: str) -> None:
        """Forget everything derived; what is made from here on is made by these rules."""
        for table in ("member", "grouping", "link", "filed", "item", "fusion"):
            self._rows(f"DELETE FROM {table}")
        self.cards.clear()
        self._rows("INSERT INTO fusion (seq, signature, known) VALUES (1, ?, 0)", [signature])

    def judge(self, judgement: Judgement) -> None:
        """Write one judgement behind the last; none is ever changed or deleted."""
        add_judgement(self._connection, judgement)

    def judgements(self) -> list[Judgement]:
        """All of them, oldest first."""
        return list(judgements(self._connection))

    def waiting(self, limit: int) -> list[tuple[int, str]]:
        """The readings that the groups do not know yet, each with its document, oldest first."""
        return [(row[0], row[1]) for row in self._rows(_WAITING, [limit])]

    def known(self, reading: int) -> None:
        """The groups know the readings up to this one."""
        self._rows("UPDATE fusion SET known = ?", [reading])

    def taken(self) -> int:
        """The last reading that the groups know."""
        return int(self._rows("SELECT known FROM fusion").scalar_one())

    def pending(self) -> int:
        """How many documents have readings that the groups do not know."""
        return int(self._rows(_PENDING).scalar_one())

    def standing(self, document: str) -> dict[str, int | None]:
        """The latest reading of a document, and None for it, or for the one that it corrects, if a later text took its place."""
        former = self._rows("SELECT supersedes FROM document WHERE id = ?", [document]).scalar_one()
        corrected = self._rows("SELECT 1 FROM document WHERE supersedes = ?", [document]).first() is not None
        latest = None if corrected else self._rows("SELECT max(seq) FROM extraction WHERE document = ?", [document]).scalar_one()
        return {document: latest} | ({former: None} if former is not None else {})

    def reading(self, extraction: int) -> tuple[Document, list[Fact]]:
        """A document as it was read, with its facts in text order."""
        row = self._rows(_READING, [extraction]).one()
        facts = self._rows("SELECT payload FROM fact WHERE extraction = ? ORDER BY seq", [extraction])
        return decoded_document(row[0], row[1]), [decoded_fact(fact[0]) for fact in facts]

    def remove(self, document: str) -> tuple[set[int], set[int]]:
        """Take a document's items away, with all that hangs on them: they, and the items that were grouped with or linked to them."""
        gone = [row[0] for row in self._rows("SELECT seq FROM item WHERE document = ?", [document])]
        near = self.ungroup(gone) | {other for tie in self.ties(gone) for other in (tie.a, tie.b)}
        for query in _REMOVED:
            self._put(query, [(seq,) for seq in gone])
        return set(gone), near - set(gone)

    def insert(self, matter: str, document: str, items: Sequence[tuple[str, str]]) -> list[int]:
        """Keep items, each an id and its payload; their numbers."""
        first = int(self._rows("SELECT coalesce(max(seq), 0) + 1 FROM item").scalar_one())
        rows = [(first + at, matter, key, document, payload) for at, (key, payload) in enumerate(items)]
        self._put("INSERT INTO item (seq, matter, id, document, payload) VALUES (?, ?, ?, ?, ?)", rows)
        return [row[0] for row in rows]

    def file(self, item: int, keys: Collection[int]) -> None:
        """File an item under keys."""
        self._put("INSERT OR IGNORE INTO filed (key, item) VALUES (?, ?)", [(key, item) for key in sorted(keys)])

    def under(self, keys: Collection[int]) -> list[int]:
        """The items filed under any of these keys, each once, by number."""
        return sorted({row[0] for row in self._among("SELECT item FROM filed WHERE key IN ({})", keys)})

    def items(self, matter: str, seqs: Iterable[int]) -> Iterator[Filed]:
        """Those of these items that are there and of this matter."""
        for row in self._among("SELECT seq, id, payload, matter FROM item WHERE seq IN ({})", seqs):
            if row[3] == matter:
                yield Filed(*row[:3])

    def numbers(self, matter: str, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of those items that are there."""
        found = self._among("SELECT id, seq, matter FROM item WHERE id IN ({})", sorted(set(ids)))
        return {row[0]: row[1] for row in found if row[2] == matter}

    def tie(self, ties: Sequence[Tie]) -> None:
        self._put("INSERT OR REPLACE INTO link (a, b, kind, payload) VALUES (?, ?, ?, ?)", [tuple(tie) for tie in ties])

    def ties(self, seqs: Collection[int]) -> list[Tie]:
        """The links at any of these items, each once."""
        found = {
            (row[0], row[1]): Tie(*row) for end in ("a", "b") for row in self._among(_TIES.format(end, "{}"), seqs)
        }  # fmt: skip
        return [found[pair] for pair in sorted(found)]

    def ungroup(self, seqs: Collection[int]) -> set[int]:
        """Dissolve the groups that hold any of these items; all of their members."""
        groups = sorted({row[0] for row in self._among("SELECT grouping FROM member WHERE item IN ({})", seqs)})
        members = {row[0] for row in self._among("SELECT item FROM member WHERE grouping IN ({})", groups)}
        self._put("DELETE FROM member WHERE grouping = ?", [(group,) for group in groups])
        self._put("DELETE FROM grouping WHERE seq = ?", [(group,) for group in groups])
        return members

    def group(self, matter: str, groups: Sequence[tuple[str, str, Sequence[int]]]) -> None:
        """Keep groups, each an id, its payload and the numbers of its members."""
        first = int(self._rows("SELECT coalesce(max(seq), 0) + 1 FROM grouping").scalar_one())
        rows = [(first + at, matter, key, payload) for at, (key, payload, _) in enumerate(groups)]
        self._put("INSERT INTO grouping (seq, matter, id, payload) VALUES (?, ?, ?, ?)", rows)
        self._put(
            "INSERT INTO member (item, grouping) VALUES (?, ?)",
            [(item, first + at) for at, (_, _, members) in enumerate(groups) for item in members],
        )


_WAITING = "SELECT seq, document FROM extraction WHERE seq > (SELECT known FROM fusion) ORDER BY seq LIMIT ?"
_PENDING = "SELECT count(DISTINCT document) FROM extraction WHERE seq > (SELECT known FROM fusion)"
_READING = "SELECT d.payload, e.published FROM extraction e JOIN document d ON d.id = e.document WHERE e.seq = ?"
_TIES = "SELECT a, b, kind, payload FROM link WHERE {} IN ({})"
_REMOVED = (
    "DELETE FROM filed WHERE item = ?", "DELETE FROM link WHERE a = ?", "DELETE FROM link WHERE b = ?", "DELETE FROM item WHERE seq = ?",
)  # fmt: skip
