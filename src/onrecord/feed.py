"""The feed of a case: which cards it holds. How it is written: export/atom.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.export.atom import NEWEST, atom
from onrecord.model.card import Card
from onrecord.model.filter import Filter

if TYPE_CHECKING:
    from onrecord.case import Case

CARDS_AT_ONCE = 500
ARRIVED = 100
"""Reports that came into the case last, whose cards are looked through where more fit than are looked at."""

REJECTED = 50
"""Rejected cards that are looked through."""


def feed(case: Case, asked: Filter, *, base: str) -> Iterator[str]:
    """The Atom feed of what fits, piece by piece; `base`: the address of the workbench. Raises UsageError for a base that is no address."""
    cards = newest(case, asked)
    return atom(case.part({card.document for card in cards}, related=True), cards, asked=asked, base=base)


def newest(case: Case, asked: Filter) -> list[Card]:
    """The cards that fit of the reports that came out last, at most NEWEST.

    What a person rejected is among them: who read it before is to learn of that. Where more than 500 fit, they are those of the latest
    days and those of the reports that came into the case last: a report of old events is news too.
    """
    page = case.cards(asked, limit=CARDS_AT_ONCE)
    found = {card.id: card for card in page.items}
    if page.next is not None and asked.document is None:
        for report in case.store.arrived("", limit=ARRIVED):
            told = case.cards(asked.model_copy(update={"document": report}), limit=CARDS_AT_ONCE)
            found |= {card.id: card for card in told.items}
    if asked.review is None:
        rejected = case.cards(asked.model_copy(update={"review": "rejected"}), limit=REJECTED)
        found |= {card.id: card for card in rejected.items}
    return sorted(found.values(), key=lambda card: (card.told or "", card.id), reverse=True)[:NEWEST]
