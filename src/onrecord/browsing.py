"""What lists, maps and charts ask of a case: its cards, some at a time, counted, or by squares of a map; and the record of few reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import RLock

from onrecord.errors import CaseLocked, CaseReadOnly
from onrecord.fuse import Record
from onrecord.model.card import Card, Cell, Page, Tally
from onrecord.model.filter import Filter
from onrecord.store import CardIndex, Store
from onrecord.store.answers import Answers
from onrecord.store.card_index import MOST

REMEMBERED = 512
"""Answers held in memory."""


def selected(record: Record, asked: Filter) -> Iterator[Card]:
    """The cards of a record that fit, latest first: of one that no case keeps, as one of a past moment."""
    from onrecord.carding import index_of_record

    index, after = index_of_record(record), None
    while True:
        page = index.page(asked, limit=MOST, after=after)
        yield from page.items
        after = page.next
        if after is None:
            return


class Browsing:
    """The cards of a case, brought up to date before they are shown; those of a case that cannot be written to are made in memory."""

    def __init__(self, store: Store, fuse: Callable[[], None], record: Callable[[], Record]) -> None:
        self._store, self._fuse, self._record = store, fuse, record
        self._pages = Answers[Page](REMEMBERED)
        self._tallies = Answers[list[Tally]](REMEMBERED)
        self._cells = Answers[list[Cell]](REMEMBERED)
        self._records = Answers[Record](1)
        self._current = ""
        self._index: CardIndex | None = None
        self._making = RLock()

    def _now(self) -> tuple[str, CardIndex]:
        """The stamp of the case and where its cards are. While somebody adds reports, the cards stand as they are until the end of that."""
        stamp = self._store.index.stamp()
        with self._making:
            if stamp != self._current or self._index is None:
                if self._index is self._store.index and self._store.index.growing():
                    return stamp, self._index
                self._index = self._made()
                self._current = stamp = self._store.index.stamp()
            return stamp, self._index

    def _made(self) -> CardIndex:
        from onrecord.carding import index_of_record

        try:
            self._fuse()
        except (CaseReadOnly, CaseLocked):
            return index_of_record(self._record())
        return self._store.index

    def page(self, asked: Filter, *, limit: int, after: str | None) -> Page:
        stamp, index = self._now()
        return self._pages.of((stamp, asked, limit, after), lambda: index.page(asked, limit=limit, after=after))

    def tally(self, asked: Filter, *, by: str, limit: int | None) -> list[Tally]:
        stamp, index = self._now()
        return list(self._tallies.of((stamp, "tally", asked, by), lambda: index.tally(asked, by))[:limit])

    def cells(self, asked: Filter, *, zoom: int) -> list[Cell]:
        stamp, index = self._now()
        return list(self._cells.of((stamp, asked, zoom), lambda: index.cells(asked, zoom=zoom)))

    def names(self, role: str, part: str, *, limit: int) -> list[Tally]:
        stamp, index = self._now()
        return list(self._tallies.of((stamp, "names", role, part, limit), lambda: index.names(role, part, limit=limit)))

    def part(self, documents: Iterable[str], *, related: bool) -> Record:
        """The record of these reports as the whole case has it."""
        from onrecord.carding import part_of, part_of_record

        wanted = frozenset(documents)
        stamp, index = self._now()
        if index is not self._store.index:
            return part_of_record(self._records.of(stamp, self._record), wanted, related=related)
        with self._store.kept() as shelf:
            return part_of(shelf, wanted, related=related)
