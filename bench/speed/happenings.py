"""What it costs to find the happenings of one war at 300 reports a day: items, keys, comparisons and groups, a mention each.

The reports are made up: every day has its happenings in the towns of one country, a few towns having most of them; each is told by several
reports, some without a day, some only with the region or the country, with another toll or none.

    python -m bench.speed.happenings [--days 10] [--reports 300]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from onrecord.fuse.grouping import Keys, Link, Rulings, components, links_of, regroup
from onrecord.fuse.happenings import HAPPENINGS, Told
from onrecord.model import Document, Event, EventPlace, Fact, Figure, Participant, Place, Published, Span, identified, text_sha256
from onrecord.model.vocabulary import PlaceKind

_TOWNS, _REGIONS, _A_REPORT = 60, 8, 5
_SITES = "market school hospital bakery bus bridge depot hotel mosque church farm station".split()
_ARMS = "missile drone shelling gunmen warplanes mine".split()
_SIDES = ("Ukraine", "Russia")
_WORDS, _DETAILS = 400, 6
_START = date(2022, 3, 1)


def reports(days: int, a_day: int, chance: Random) -> Iterator[tuple[Document, list[Fact]]]:
    """Reports of a war, day by day."""
    for number in range(days):
        day = _START + timedelta(days=number)
        happened = [_Happening(chance) for _ in range(a_day)]
        for n in range(a_day):
            told = chance.choices(happened, weights=[1 / (k + 1) for k in range(len(happened))], k=_A_REPORT)
            yield _report(f"{day}-{n}", day, told, chance)


class _Happening:
    """What one day brings to one town."""

    def __init__(self, chance: Random) -> None:
        self.town = min(int(chance.expovariate(0.12)), _TOWNS - 1)
        self.site, self.arms, self.side = chance.choice(_SITES), chance.choice(_ARMS), chance.choice(_SIDES)
        self.killed = int(chance.expovariate(0.1)) + 1
        self.words = [f"detail{chance.randrange(_WORDS)}" for _ in range(_DETAILS)]


def _details(one: _Happening, chance: Random) -> str:
    """Of its own words, those that one report takes; and one of its own."""
    return " ".join([word for word in one.words if chance.random() < 0.6] + [f"detail{chance.randrange(_WORDS)}"])


def _report(key: str, day: date, told: list[_Happening], chance: Random) -> tuple[Document, list[Fact]]:
    sentences = [
        f"{one.side} hit a {one.site} with {one.arms}, killing {one.killed} people in Town{one.town}, {_details(one, chance)}."
        for one in told
    ]
    text = " ".join(sentences)
    published = Published(first=str(day + timedelta(days=1)), last=str(day + timedelta(days=1)), precision="day", basis="metadata")
    document = Document(id=f"d{text_sha256(key)[:16]}", sha256=text_sha256(text), text=text, published=published)
    facts: list[Fact] = []
    at = 0
    for one, sentence in zip(told, sentences, strict=True):
        facts += _facts(document, at, sentence, one, day, chance)
        at += len(sentence) + 1
    return document, facts


def _facts(document: Document, at: int, sentence: str, one: _Happening, day: date, chance: Random) -> Iterator[Fact]:
    evidence = Span(text=sentence, start=at, end=at + len(sentence))
    place = _place(document, at + sentence.rindex("Town"), one.town, chance.random())
    dated = {"first": str(day), "last": str(day), "precision": "day", "basis": "clause: on the day"} if chance.random() < 0.5 else {}
    hit = at + sentence.index("hit")
    event = identified(
        Event.model_validate({
            "document": document.id, "type": "ASSAULT", "trigger": Span(text="hit", start=hit, end=hit + 3), "evidence": (evidence,),
            "actors": (Participant(name=one.side),), "targets": (Participant(name=one.site),), **dated,
            "places": (EventPlace(place=place.id, name=place.canonical),) if place is not None else (),
        })
    )  # fmt: skip
    yield event
    if place is not None:
        yield place
    if chance.random() < 0.6:
        number = at + sentence.index("killing") + 8
        value = one.killed + chance.choice((0, 0, 0, 1))
        yield identified(
            Figure(
                document=document.id, text=str(one.killed), start=number, end=number + len(str(one.killed)), value=value, lower=value,
                upper=value, bound="exact", measure="killed", population="people", evidence=(evidence,), event=event.id,
            )
        )  # fmt: skip


def _place(document: Document, at: int, town: int, draw: float) -> Place | None:
    """The town for seven in ten, else its region, the country, or nothing."""
    if draw > 0.9:
        return None
    row, column = divmod(town, 10)
    lat, lon, kind, radius, name = 47.0 + 0.6 * row, 30.0 + 0.9 * column, "city", 5.0, f"Town{town}"
    if draw > 0.8:
        lat, lon, kind, radius, name = 49.0, 32.0, "country", 560.0, "Ukraine"
    elif draw > 0.7:
        region = town % _REGIONS
        lat, lon, kind, radius, name = 47.5 + region % 3, 31.0 + 2 * (region // 3), "region", 110.0, f"Region{region}"
    kinds: dict[str, PlaceKind] = {"city": "city", "region": "region", "country": "country"}
    found = identified(
        Place(
            document=document.id, text="Town", start=at, end=at + 4, canonical=name, country="UA", lat=lat, lon=lon, place_kind=kinds[kind],
            radius_km=radius, geonames=town if kind == "city" else None,
        )
    )  # fmt: skip
    assert isinstance(found, Place)
    return found


def measure(days: int, a_day: int) -> None:
    """Print what each step costs."""
    made = list(reports(days, a_day, Random(5)))
    begun = time.process_time()
    items = {item.id: item for document, facts in made for item in HAPPENINGS.items(document, facts)}
    read = time.process_time()
    keys = {key: HAPPENINGS.keys(item) for key, item in items.items()}
    keyed = time.process_time()
    links, compared = _links(items, keys)
    linked = time.process_time()
    near, rulings = links_of(links), Rulings()
    sets = list(components(items, links, rulings))
    groups = [group for members in sets for group in regroup(HAPPENINGS, items, members, near, rulings)]
    done = time.process_time()
    n = len(items)
    print(f"{days} days of {a_day} reports: {n} mentions, {len(groups)} happenings, the largest set {max(map(len, sets))}")
    for what, seconds in (("items", read - begun), ("keys", keyed - read), ("compare", linked - keyed), ("group", done - linked)):
        print(f"{what:8} {seconds / n * 1e6:8.0f} µs a mention")
    print(f"{'all':8} {(done - begun) / n * 1e6:8.0f} µs a mention")
    print(f"{compared / n:.1f} comparisons a mention, {(linked - keyed) / max(compared, 1) * 1e6:.1f} µs each; {len(links) / n:.1f} links")


def _links(items: dict[str, Told], keys: dict[str, Keys]) -> tuple[list[Link], int]:
    """The links, and how many comparisons it took."""
    filed: dict[str, list[str]] = {}
    found: list[Link] = []
    compared = 0
    for key in sorted(items):
        others = {other for looked in keys[key].looks for other in filed.get(looked, ())}
        compared += len(others)
        found += [link for other in others if (link := HAPPENINGS.compare(items[other], items[key])) is not None]
        for name in keys[key].filed:
            filed.setdefault(name, []).append(key)
    return found, compared


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.speed.happenings", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--days", type=int, default=10)
    parser.add_argument("--reports", type=int, default=300)
    arguments = parser.parse_args()
    measure(arguments.days, arguments.reports)
