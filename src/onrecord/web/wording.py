"""How pages name what the record holds: days, places, labels, filters, and the addresses of pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode, urlsplit

from onrecord.model.card import Card, CardPlace

PAGES = (
    ("overview", "Overview"), ("map", "Map"), ("timeline", "Timeline"), ("ledger", "Figures"), ("claims", "Claims"),
    ("disputes", "Disputes"), ("reports", "Reports"), ("situation", "Situation report"), ("method", "Method"),
)  # fmt: skip

STATUS = {
    "reported": "Told by one voice, or by several that all pass on one speaker's word; nobody on record contradicts it",
    "corroborated": "Told by independent voices; copies of one story count as one",
    "disputed": "Another account or count on record cannot hold beside it",
    "denied": "Somebody on record denies it",
    "retracted": "A later text of its outlet took it back",
}

FIELDS = {
    "kind": "Kind", "since": "From", "until": "Until", "place": "Place", "box": "Map area", "placed": "On the map",
    "actor": "Actor", "speaker": "Speaker",
    "type": "Type of event", "modality": "Whether it happened", "stance": "Stance", "measure": "Counted", "population": "Who or what",
    "source": "Publisher", "status": "Status", "document": "Report", "review": "Review", "text": "Words",
}  # fmt: skip
"""The filters, as the pages call them."""

_TYPED = re.compile(r"(.*?) ?\(([A-Z_]+)(?:, ([a-z]+))?\)", re.DOTALL)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PRECISION = {"week": "a week", "month": "a month", "season": "a season", "quarter": "a quarter", "year": "a year", "decade": "a decade"}
_ROLES = {"scene": "", "within": "somewhere in ", "origin": "from ", "destination": "to "}


def day(iso: str) -> str:
    """`2023-01-16` (or a moment of that day) → `16 Jan 2023`; what is no ISO day comes back as it is."""
    try:
        known = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{known.day} {MONTHS[known.month - 1]} {known.year}"


def days(first: str | None, last: str | None, precision: str | None = None) -> str:
    """The days of a card as they are known: one, or from one to another, with the word for how finely they are told."""
    if first is None and last is None:
        return "day not known"
    if first is None or last is None or first == last:
        return day(first or last or "")
    finely = f" ({_PRECISION[precision]})" if precision in _PRECISION else ""
    begin = day(first)
    if first[:7] == last[:7]:
        begin = str(int(first[8:10]))
    elif first[:4] == last[:4]:
        begin = begin.removesuffix(f" {first[:4]}")
    return f"{begin} – {day(last)}{finely}"


def number(value: float) -> str:
    """`12345` → `12,345`; whole numbers without a point."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def label(word: str) -> str:
    """A label of the record as a word: `ASSAULT` → `assault`, `cannot_verify` → `cannot verify`."""
    return word.replace("_", " ").lower() if word.isupper() or "_" in word else word


def headline(card: Card) -> str:
    """The title of a card with its type in front: `Assault: Russian forces → apartment block, Dnipro`."""
    return headed(card.title)


def headed(title: str) -> str:
    """`hospital (ASSAULT, denied)` → `Denied assault: hospital`; a title without a type as it is."""
    match = _TYPED.fullmatch(title)
    if match is None:
        return title
    told, type, modality = match.groups()
    kind = " ".join(filter(None, (modality, label(type)))).capitalize()
    return f"{kind}: {told}" if told else kind


def whereabouts(place: CardPlace) -> str:
    """The place, no finer than it is known: `from Donetsk Oblast (within 120 km)`."""
    radius = f" (within {place.radius_km:,.0f} km)" if place.radius_km and place.radius_km >= 1 else ""
    return f"{_ROLES[place.role]}{place.name}{radius}"


def speakers(card: Card) -> list[str]:
    """Whose word the card is, as far as somebody is named."""
    return [named.name for named in card.names if named.role == "speaker"]


def href(card: Card) -> str:
    """The page of a card."""
    page = {"incident": "incidents", "document": "reports"}.get(card.kind, "facts")
    return f"/{page}/{quote(card.id, safe='')}"


def outside(url: str | None) -> str | None:
    """An address that a link may lead to: of the web, and nothing else (`javascript:`, `data:`)."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def address(path: str, *given: Mapping[str, str | None], **changed: str | int | None) -> str:
    """The path with a query of all that is given, what comes later before what came earlier; None and the empty leave a name out."""
    asked: dict[str, str | int | None] = {}
    for some in given:
        asked.update(some)
    asked.update(changed)
    query = urlencode({name: value for name, value in asked.items() if value not in (None, "")})
    return f"{path}?{query}" if query else path
