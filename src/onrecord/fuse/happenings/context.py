"""What a report lends to its mentions: which it tells first, the towns around a mention, and the names and numbers that mark its story.

Two reports of one happening share names that few others of the day have: a village, a street, a hospital, who spoke of it, how many were
hurt. The marks are hashed, so that a mention stays small.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.fuse.happenings.told import Spot, Told
from onrecord.knowledge.actors import country_of
from onrecord.knowledge.countries import by_name
from onrecord.knowledge.folding import fold
from onrecord.model import Document, Entity, Fact, Figure, Place

MARKS = 24
"""Marks of a report at most: the ones it names first."""
RARE = "n"
_OPENING = 250  # characters of a report that tell its news
_AROUND = 400  # characters from a mention in which its town may stand
_NAMES = 2  # towns around a mention at most
_CITY = (2.0, 20.0)  # kilometres
_LEAST_COUNT = 3
_WORD = re.compile(r"\b[A-Z]\w{3,}")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]{3,}")


def in_context(document: Document, facts: Sequence[Fact], mentions: Sequence[Told]) -> list[Told]:
    """The mentions with what their report lends them."""
    marks = tuple(story(document, facts))
    towns = sorted((fact for fact in facts if isinstance(fact, Place)), key=lambda place: place.start)
    news = _news(mentions)
    return [
        told.but(marks=marks, main=(told.chain or told.id) in news, around=() if _placed(told) else _around(told, towns))
        for told in mentions
    ]


def at_home(text: str, places: Sequence[Place]) -> list[Place]:
    """The places of a report, those without a map place that lie in a country which it never names, where most lie in another: such a name
    is likelier that of a street or a village at home."""
    names: dict[str, set[str]] = {}
    for place in places:
        if place.country is not None:
            names.setdefault(place.country, set()).add(place.canonical)
    home = max(names, key=lambda country: (len(names[country]), country), default=None)
    vouched = {place.country for place in places if not _small(place)} | {home}
    if home is None or len(names[home]) * 2 < sum(map(len, names.values())):
        return list(places)
    vouched |= {found.code for word in set(_WORD.findall(text)) if (found := by_name(word) or country_of(word)) is not None}
    return [place if place.country in vouched or place.country is None or _is_a_city(place) else _off_the_map(place) for place in places]


def _is_a_city(place: Place) -> bool:
    """Whether a place is large enough to be named without its country: "talks in Geneva"."""
    return place.geonames is not None and _CITY[0] < (place.radius_km or 0.0) < _CITY[1]


def _off_the_map(place: Place) -> Place:
    return place.model_copy(update={"country": None, "lat": None, "lon": None, "geonames": None})


def _news(mentions: Sequence[Told]) -> set[str]:
    """What a report tells in its opening, and what it comes back to most, by family: the first mention of each."""
    counts = Counter((told.family, told.chain) for told in mentions if told.chain is not None)
    most: dict[str, tuple[int, str]] = {}
    for (family, chain), number in sorted(counts.items()):
        if chain is not None and number > most.get(family, (2, ""))[0]:
            most[family] = (number, chain)
    opening = {told.chain or told.id for told in mentions if told.start < _OPENING}
    return opening | {chain for _, chain in most.values()}


def _placed(told: Told) -> bool:
    """Whether a mention has a town that is on a map."""
    return any(spot.lat is not None for spot in told.fine)


def _around(told: Told, places: Sequence[Place]) -> tuple[Spot, ...]:
    """The towns named nearest to a mention that names none, within the region that it names."""
    found: dict[str, Spot] = {}
    for place in sorted(places, key=lambda place: (abs(place.start - told.start), place.start)):
        if abs(place.start - told.start) > _AROUND or len(found) == _NAMES:
            break
        spot = Spot(
            place=place.id, name=place.canonical, role="scene", kind=place.place_kind, country=place.country, lat=place.lat, lon=place.lon,
            radius_km=place.radius_km, geonames=place.geonames,
        )  # fmt: skip
        if spot.fine and spot.lat is not None and (not told.countries or place.country is None or place.country in told.countries):
            found.setdefault(spot.name, spot)
    return tuple(found.values())


def story(document: Document, facts: Sequence[Fact]) -> list[str]:
    """The marks of a report, hashed: small places and people that few reports name (`RARE` before each), then its towns, counts and other
    names; each in the order in which it names them."""
    known = sorted((fact for fact in facts if isinstance(fact, (Place, Entity, Figure))), key=lambda fact: (fact.start, fact.id))
    rare = dict.fromkeys(_rare(known))
    others = dict.fromkeys(name for name in _names(document, known) if name not in rare)
    return [f"{RARE}{_hashed(name)}" for name in list(rare)[: MARKS // 2]] + [_hashed(name) for name in list(others)[: MARKS // 2]]


def _rare(known: Iterable[Fact]) -> Iterator[str]:
    """Places that are on no map, and people."""
    for one in known:
        if isinstance(one, Place) and one.lat is None:
            yield fold(one.canonical)
        elif isinstance(one, Entity) and one.type == "person":
            yield fold(one.canonical.split()[-1])


def _names(document: Document, known: Sequence[Fact]) -> Iterator[str]:
    yield from (fold(one.canonical) for one in known if isinstance(one, Place) and one.lat is not None and _small(one))
    yield from (f"{one.measure}{one.value}" for one in known if isinstance(one, Figure) and _tells(one))
    yield from _others(found.group() for found in _CAPITAL.finditer(document.text))


def _small(place: Place) -> bool:
    return place.place_kind not in ("region", "country", "sea", "river") and (place.radius_km or 0.0) <= 50.0


def _tells(figure: Figure) -> bool:
    return figure.scope != "cumulative" and figure.value >= _LEAST_COUNT


def _others(words: Iterable[str]) -> Iterator[str]:
    yield from (fold(word) for word in words if not _common(word))


@lru_cache(maxsize=65536)
def _common(word: str) -> bool:
    """Days, months, countries and their people: what any report of a war names."""
    return word in _CALENDAR or by_name(word) is not None or country_of(word) is not None


_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November"
    " December Minister Ministry President Defence Defense Health Army Armed Forces General United Nations Reuters State Government".split()
)


@lru_cache(maxsize=65536)
def _hashed(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()[:6]
