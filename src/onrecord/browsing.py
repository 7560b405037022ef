"""What lists, maps and charts ask of a case: its cards, some at a time, counted, or by squares of a map."""

from __future__ import annotations

import base64
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from onrecord.errors import UsageError
from onrecord.fuse import Record
from onrecord.model.card import Card, Cell, Page, Tally
from onrecord.model.filter import Filter
from onrecord.report.cards import cards

MOST = 500
"""Cards a page, at most."""


def ordered(found: Iterable[Card]) -> list[Card]:
    """Latest day first, the undated last; then by id."""
    return sorted(found, key=lambda card: (card.last is None, tuple(-ord(sign) for sign in card.last or ""), card.id))


def selected(record: Record, asked: Filter) -> Iterator[Card]:
    """The cards of a record that fit."""
    return (card for card in cards(record) if _fits(card, asked))


def page(record: Record, asked: Filter, *, limit: int = 50, after: str | None = None) -> Page:
    """Some cards, latest first. `after`: the `next` of the page before. Raises UsageError for a limit or cursor that is none."""
    if not 1 <= limit <= MOST:
        raise UsageError(f"limit {limit} is not within 1 to {MOST}")
    found = ordered(selected(record, asked))
    start = _decoded(after) if after else 0
    more = start + limit < len(found)
    return Page(items=tuple(found[start : start + limit]), next=_encoded(start + limit) if more else None, total=len(found))


def tally(record: Record, asked: Filter, by: str) -> list[Tally]:
    """How many cards fit, by day (the first), type, status, stance, modality, measure, country, publisher, speaker, actor or place."""
    counts: Counter[str | None] = Counter()
    for card in selected(record, asked):
        counts.update(_keys(card, by))
    return [Tally(key=key, count=count) for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] or "~"))]


def cells(record: Record, asked: Filter, *, zoom: int) -> list[Cell]:
    """The cards that fit and are placed, by squares of 360°/2^(zoom+3)."""
    size = 360 / 2 ** (zoom + 3)
    squares: dict[tuple[int, int], list[tuple[Card, float, float, float | None]]] = defaultdict(list)
    for card in selected(record, asked):
        for place in card.places:
            if place.role in ("scene", "within") and place.lat is not None and place.lon is not None:
                squares[int(place.lat // size), int(place.lon // size)].append((card, place.lat, place.lon, place.radius_km))
                break
    return [_cell(found) for _, found in sorted(squares.items())]


def _cell(found: list[tuple[Card, float, float, float | None]]) -> Cell:
    some = [card for card, *_ in found]
    return Cell(
        lat=sum(lat for _, lat, _, _ in found) / len(found),
        lon=sum(lon for _, _, lon, _ in found) / len(found),
        count=len(found),
        disputed=sum(card.status in ("disputed", "denied") for card in some),
        radius_km=found[0][3] if len(found) == 1 else None,
        cards=tuple(card.id for card in some[:10]),
        title=some[0].title if len(found) == 1 else None,
    )


def _keys(card: Card, by: str) -> tuple[str | None, ...]:
    if by == "day":
        return (card.first,)
    if by in ("type", "status", "stance", "publisher", "modality"):
        return (getattr(card, by),)
    if by == "measure":
        return card.measures
    if by == "country":
        return tuple({place.country for place in card.places if place.country})
    if by in ("speaker", "actor", "place"):
        return tuple({named.name for named in card.names if named.role == by})
    raise UsageError(f"nothing is counted by {by!r}")


def _encoded(start: int) -> str:
    return base64.urlsafe_b64encode(str(start).encode()).decode()


def _decoded(cursor: str) -> int:
    try:
        return int(base64.urlsafe_b64decode(cursor))
    except ValueError:
        raise UsageError("this is no cursor", hint="Take it from `next` of the page before.") from None


_NAMES = {"place": ("place",), "actor": ("actor", "target", "speaker", "party"), "speaker": ("speaker",), "source": ("source",)}


def _fits(card: Card, asked: Filter) -> bool:
    for name in ("kind", "type", "modality", "stance", "status", "document"):
        if getattr(asked, name) not in (None, getattr(card, name)):
            return False
    if asked.measure not in (None, *card.measures) or asked.population not in (None, *card.populations):
        return False
    if (asked.since and (card.last or "") < asked.since) or (asked.until and (card.first or "~") > asked.until):
        return False
    for name, roles in _NAMES.items():
        part = getattr(asked, name)
        if part and not any(named.role in roles and part.casefold() in named.name.casefold() for named in card.names):
            return False
    words = (asked.text or "").casefold().split()
    return all(word in f"{card.title} {card.sentence}".casefold() for word in words) and _inside(card, asked)


def _inside(card: Card, asked: Filter) -> bool:
    box = asked.bounds()
    if box is None:
        return True
    south, west, north, east = box
    return any(
        place.lat is not None and place.lon is not None and south <= place.lat <= north
        and (west <= place.lon <= east if west <= east else place.lon >= west or place.lon <= east)
        for place in card.places if place.role in ("scene", "within")
    )  # fmt: skip
