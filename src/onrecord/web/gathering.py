"""Which reports a page is about: never the whole case, only the newest that fit, and what is left out is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.case import Case
from onrecord.errors import NotFound
from onrecord.fuse import Record
from onrecord.fuse.incidents import incident_of
from onrecord.model import Incident
from onrecord.model.card import Card
from onrecord.model.filter import Filter

REPORTS = 200
"""Reports that a page takes in at most, the newest that fit."""
_PAGE = 500


@dataclass(frozen=True)
class Gathered:
    """The record of the newest reports that fit, the cards that fit and stand in them (latest first), and whether there are more."""

    record: Record
    cards: tuple[Card, ...]
    more: bool

    @property
    def fitting(self) -> frozenset[str]:
        """The ids of the cards."""
        return frozenset(card.id for card in self.cards)


def gathered(case: Case, *asked: Filter, reports: int = REPORTS, related: bool = False) -> Gathered:
    """The newest reports of which a card fits one of the filters; `related`: and those that answer them."""
    found: dict[str, Card] = {}
    documents: dict[str, None] = {}
    more = False
    for one in asked:
        mine: set[str] = set()
        for card in every(case, one):
            if card.document not in mine and len(mine) == reports:
                more = True
                break
            mine.add(card.document)
            found[card.id] = card
        documents |= dict.fromkeys(sorted(mine))
    return Gathered(case.part(documents, related=related), tuple(found.values()), more)


def every(case: Case, asked: Filter, *, most: int | None = None) -> Iterator[Card]:
    """The cards that fit, latest first, a page at a time; at most so many."""
    after, told = None, 0
    while True:
        page = case.cards(asked, limit=_PAGE, after=after)
        for card in page.items:
            if told == most:
                return
            told += 1
            yield card
        after = page.next
        if after is None:
            return


def narrowed(asked: Filter, **more: str | None) -> Filter:
    """The filter with these conditions beside its own; its own win."""
    return Filter.of(**{**more, **asked.asked()})


def happening(case: Case, key: str) -> Incident:
    """The happening of this id as the case groups it, or the one that its first telling belongs to by now.

    Raises NotFound if no report tells it.
    """
    first = case.store.fact(f"E{key[1:]}") if key.startswith("I") else None
    now = incident_of(case.part([first.document])).get(first.id) if first is not None else None
    if now is None:
        raise NotFound(f"no incident {key!r} in this case")
    return now


def tellers(case: Case, events: Iterable[str]) -> list[str]:
    """The reports that these events stand in, each once."""
    found = (case.store.fact(event) for event in events)
    return list(dict.fromkeys(fact.document for fact in found if fact is not None))
