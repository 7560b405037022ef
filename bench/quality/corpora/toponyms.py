"""Reports whose toponyms are marked and located: GeoWebNews, the Local-Global Lexicon (LGL), GeoVirus.

Only golds with coordinates are taken. Spans count into the text that is given with them: `text[start:end] == name`.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Toponym:
    """A name in text[start:end] of a report, and where that is."""

    name: str
    start: int
    end: int
    lat: float
    lon: float


@dataclass(frozen=True)
class Located:
    """A report with its toponyms, in text order and without repetitions. `publisher`: the site that it was taken from."""

    text: str
    toponyms: tuple[Toponym, ...]
    title: str | None = None
    publisher: str | None = None


def geowebnews(path: Path) -> list[Located]:
    """Gritta et al. 2019. Literal and associative toponyms have coordinates; nouns, languages and people have none."""
    return _read(path, "toponym", name="extractedName", lat="latitude", lon="longitude")


def lgl(path: Path) -> list[Located]:
    """Lieberman et al. 2010: local papers; the text begins with the headline."""
    return _read(path, "toponym", name="phrase", lat="gaztag/lat", lon="gaztag/lon")


def geovirus(path: Path) -> list[Located]:
    """Gritta et al. 2018: paragraphs of Wikinews on epidemics; offsets count from 1."""
    return _read(path, "location", name="name", lat="lat", lon="lon", first=1)


def _read(path: Path, element: str, *, name: str, lat: str, lon: str, first: int = 0) -> list[Located]:
    found = []
    for article in ET.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        marked = (_toponym(node, name, lat, lon, first) for node in article.iter(element))
        fitting = {(one.start, one.end): one for one in marked if one is not None and text[one.start : one.end] == one.name}
        toponyms = tuple(fitting[span] for span in sorted(fitting))
        found.append(Located(text, toponyms, article.findtext("title"), article.findtext("domain")))
    return found


def _toponym(node: ET.Element, name: str, lat: str, lon: str, first: int) -> Toponym | None:
    """None where there are no coordinates."""
    north, east = node.findtext(lat), node.findtext(lon)
    if not north or not east:
        return None
    start, end = (int(node.findtext(side) or 0) - first for side in ("start", "end"))
    return Toponym(node.findtext(name) or "", start, end, float(north), float(east))


@dataclass(frozen=True)
class Corpus:
    """`file` under the folder of the corpora, and its reader. `peoples`: adjectives of peoples ("Syrian troops") are marked too."""

    name: str
    file: str
    reader: Callable[[Path], list[Located]]
    peoples: bool

    def read(self, data: Path) -> list[Located]:
        return self.reader(data / self.file)


CORPORA = (
    Corpus("GeoWebNews", "geowebnews/GWN.xml", geowebnews, peoples=True),
    Corpus("LGL", "lgl/lgl_first.xml", lgl, peoples=True),
    Corpus("GeoVirus", "geovirus/GeoVirus.xml", geovirus, peoples=False),
)
