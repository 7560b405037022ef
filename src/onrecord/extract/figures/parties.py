"""Whose people or things a count is of: the side named with it, the side that acts, or the country where civilians were hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, hypot, radians

from onrecord.extract.figures.logged import Logged
from onrecord.extract.figures.readings import Reading
from onrecord.knowledge.actors import known_as, party_of
from onrecord.knowledge.countries import by_code, by_name
from onrecord.knowledge.tables import rows
from onrecord.language.names import names
from onrecord.language.sentences import Sentence
from onrecord.model import Place, Span

_OWN = frozenset("its their our his her my your".split())
_ADMITS = frozenset("admitted acknowledged admits acknowledges conceded confirmed confirms".split())
_OTHER_SUBJECT = frozenset("he she it they we i .".split())
_PREPOSITIONS = frozenset("of on in at against from to near for towards into over".split())
_BOUNDARY = re.compile(r"\b(?:that|which|who|while|as|after|when|because|said|says|but)\b|;")
_SUFFERED = frozenset("suffered endured sustained suffers lost loses losing suffering recorded lose endures".split())
_ACTS = frozenset({"launched", "deployed", "money"})
_FIGHTERS = re.compile(
    r"(?i)\b(?:militants?|rebels?|insurgents?|fighters|gunmen|forces|troops|soldiers|army|military|militias?|groups?|separatists|jihadists|factions"
    r"|jets|warplanes|helicopters|country|enemy|opposition|attackers|invaders)\b"
)
_FIRING = re.compile(
    r"\b(?:launch|fir(?:e[ds]?|ing)\b|unleash|sen[dt]|releas|shot|shoot|attack|hit|struck|strik|target|bomb|pound|shell|rain|lob|carried|carry"
    r"|conduct|mount|assault|us(?:e[ds]?|ing)\b)"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|came|come|comes|face[ds]?|facing|intercept\w*|repel\w*|shot down|endured|suffered|reported)\b"
)
_FOREIGN = frozenset("foreigner foreigners foreign expatriate expatriates tourist tourists migrant migrants refugee refugees".split())
_OF_A_COUNTRY = frozenset("citizen citizens national nationals compatriot compatriots".split())
_EMPLOYED = re.compile(r"\s+(?:who (?:were|was) )?(?:working|employed|serving|contracted)\b")
_AMONG = re.compile(r"(?i)\b(?:including|among them|of whom|of them)\b[^.;]{0,60}")
_SETTLED = re.compile(r"\s+(?:[a-z-]+\s+)?(?:village|town|neighbou?rhood|quarter|refugee camp|settlement|resort)s?\b")


@dataclass(frozen=True, slots=True)
class Side:
    """A side named in a sentence: characters start..end of the document."""

    start: int
    end: int
    party: str


@lru_cache(maxsize=256)
def sides(sentence: Sentence) -> tuple[Side, ...]:
    """Every side that the sentence names, in order; kept for the sentences at hand, since each event asks again."""
    return tuple(_sides(sentence))


def _sides(sentence: Sentence) -> Iterator[Side]:
    for name in names(sentence, linked=True):
        phrase = " ".join(token.text for token in name.tokens)
        party = party_of(phrase)
        if party is not None and not any(known.kind == "media" for known in known_as(party)):
            yield Side(name.start, name.end, party)


@cache
def _contested() -> tuple[tuple[float, float, float], ...]:
    return tuple((float(row["lat"]), float(row["lon"]), float(row["radius_km"])) for row in rows("contested_grounds.tsv"))


def is_contested(place: Place) -> bool:
    """Whether whose ground a place is cannot be told from its country."""
    if place.lat is None or place.lon is None or place.place_kind in ("country", "sea", "river"):
        return place.place_kind in ("sea", "river")
    lat, lon = place.lat, place.lon
    return any(hypot((lat - y) * 111.2, (lon - x) * 111.2 * cos(radians(y))) <= radius for y, x, radius in _contested())


@dataclass(frozen=True, slots=True)
class Whose:
    """Where a party is looked for. `speaker` is the side of who gives the count, `said_by` where they are
    named, `trigger` the character at which the verb of the count begins."""

    sentence: Sentence
    sides: Sequence[Side]
    speaker: str | None
    trigger: int | None
    said_by: Span | None = None

    def party(self, entry: Logged, span: tuple[int, int], text: str, scene: Place | None) -> str | None:
        """The party of a count that stands at `span`, or None if the text does not say."""
        start, end = span
        reading = entry.reading
        if re.search(r"\band foreign\b", text[start:end]):
            return None  # "Ukrainian and foreign journalists"
        inside = [side for side in self.sides if start <= side.start and side.start < end]
        if inside or (named := _of_phrase(text, start, end)) is not None:
            return inside[-1].party if inside else named
        if (after := self._complement(text, end)) is not None:
            return after
        lower = text[start:end].lower().split()
        if "our" in lower or lower[-1] in _OF_A_COUNTRY:
            return self.speaker
        if (on_side := self._on_side(start, text)) is not None:
            return on_side
        if _OWN & set(lower):
            if reading.measure == "exchanged":
                return self._subject(start, text) or self.speaker
            return self._before(start) if reading.measure in _ACTS else self.speaker if reading.how == "subject" else None
        if (acting := self._acting(reading, start, text)) is not None:
            return acting
        if entry.is_of_residents and not (set(lower) & _FOREIGN or self._is_foreign_part(span, text)):
            named = self._suffered(start, text) or self._described(entry, text) or self._settled(start, end, text, scene)
            return named or _country(scene)
        return _country(scene) if entry.is_of_the_land else None

    def _is_foreign_part(self, span: tuple[int, int], text: str) -> bool:
        """Behind the count: who they work for, or that strangers are among them; of what country they are is then not said."""
        rest = text[span[1] : self.sentence.end]
        return _EMPLOYED.match(rest) is not None or any(
            set(part.group().lower().replace(",", " ").split()) & _FOREIGN for part in _AMONG.finditer(rest)
        )

    def _settled(self, start: int, end: int, text: str, scene: Place | None) -> str | None:
        """ "Shells hit a Rohingya village", "bombings of Egyptian beach resorts": those hurt there are of its people."""
        low = self.sentence.start if scene is None else scene.end if scene.end <= start else start
        near = [side for side in self.sides if (low <= side.start < start or side.start >= end) and _SETTLED.match(text, side.end)]
        return near[0].party if near else None

    def _on_side(self, start: int, text: str) -> str | None:
        """ "On the Israeli side, 67 people have been killed"."""
        for side in self.sides:
            if side.end <= start and text.startswith(" side,", side.end) and "on the" in text[max(0, side.start - 8) : side.end].lower():
                return side.party
        return None

    def _described(self, entry: Logged, text: str) -> str | None:
        """Bodies that the same sentence says to be "of Ukrainian civilians"."""
        if entry.population != "bodies":
            return None
        found = {
            side.party for side in self.sides if text[: side.start].split()[-1:] == ["of"] and text[side.end :].split()[:1] == ["civilians"]
        }
        return found.pop() if len(found) == 1 else None

    def _complement(self, text: str, end: int) -> str | None:
        """ "1026 servicemen of Ukraine's 36th Brigade", "fighters from Hamas", "drones launched by Russia"."""
        for side in self.sides:
            if side.start >= end:
                between = text[end : side.start].split()
                if between[:2] in (["launched", "by"], ["fired", "by"], ["sent", "by"]) and len(between) <= 3:
                    return side.party
                if between and between[0] in ("of", "from", "belonging") and len(between) <= 3 and not set(between) & {"in", "on"}:
                    return side.party
                return None
        return None

    def _before(self, start: int) -> str | None:
        return next((side.party for side in reversed(self.sides) if side.end <= start), None)

    def _acting(self, reading: Reading, start: int, text: str) -> str | None:
        """The side that fires, sends, pays or admits its losses; for a passive the one behind "by"."""
        if reading.measure in _ACTS:
            if reading.how == "noun" and (self._nominal(text) or (reading.measure == "launched" and not self._fires(start, text))):
                return None
            if reading.how == "subject" and reading.measure == "launched" and not self._by(start, text):
                return None
            passive = self.trigger is not None and self.trigger > start
            if passive and reading.measure != "money" and (by := self._by(start, text)) is not None:
                return by
            limit = self.trigger if self.trigger is not None and self.trigger < start else start
            return self._subject(limit, text) or (self.speaker if reading.measure == "money" and by_name(self.speaker or "") else None)
        if self.trigger is not None and text[self.trigger : self.trigger + 6].lower().startswith(("lost", "lose", "losing")):
            return self._subject(self.trigger, text)
        words = {token.lower for token in self.sentence.tokens}
        if (
            self.speaker is not None
            and by_name(self.speaker) is not None
            and reading.measure in ("killed", "wounded", "casualties", "destroyed", "captured", "missing")
        ):
            own = words & _ADMITS or ("our" in words and words & {"losses", "soldiers", "troops", "forces", "people"})
            return self.speaker if own else None
        return None

    def _by(self, start: int, text: str) -> str | None:
        """The side behind "by": "fired by Russia", "drones launched by the Houthis"."""
        for side in self.sides:
            if side.start > start and text[max(0, side.start - 8) : side.start].lower().removesuffix("the ").endswith(" by "):
                return side.party
        return None

    def _nominal(self, text: str) -> bool:
        """ "the firing of two rockets": who fired is not the subject of the sentence."""
        after = text[self.trigger : self.trigger + 12].lower().split() if self.trigger is not None else []
        return after[:1] in (["firing"], ["launch"], ["launching"], ["use"], ["deployment"])

    def _fires(self, start: int, text: str) -> bool:
        """Whether the verb before "with 20 rockets", "a barrage of 20 rockets" is active and one of firing; not "was hit by 20"."""
        before = text[self.sentence.start : start].lower()
        clause = _BOUNDARY.split(before)[-1]
        return _FIRING.search(clause) is not None and not _PASSIVE.search(clause)

    def _subject(self, limit: int, text: str) -> str | None:
        """The first side named in the clause of the verb that is not the object of a preposition; else the last one before it."""
        before = [side for side in self.sides if side.end <= limit and not self._is_object(side, text)]
        opening = max((m.end() for m in _BOUNDARY.finditer(text, self.sentence.start, limit)), default=self.sentence.start)
        if clause := [side for side in before if side.start >= opening]:
            chosen = clause[0]
        elif before:
            chosen = before[-1]
        else:
            return None
        between = set(text[chosen.end : limit].lower().replace(".", " . ").split())
        own = re.split(r",|\b(?:while|as|after|when|because|but|that)\b", text[chosen.end : limit])
        if len(own) > 1 and _FIGHTERS.search(own[-1]):
            return None  # "Israel said that militants fired"
        if between & _OTHER_SUBJECT:
            return chosen.party if chosen.party == self.speaker and "." not in between else None
        if self.said_by is not None and self.said_by.start <= chosen.start and chosen.end <= self.said_by.end:
            return None
        return chosen.party

    def _is_object(self, side: Side, text: str) -> bool:
        return bool({word.lower() for word in text[self.sentence.start : side.start].split()[-2:]} & _PREPOSITIONS)

    def _suffered(self, start: int, text: str) -> str | None:
        """ "Ukraine has endured 3,527 civilian casualties": the side before a verb of suffering."""
        for side in reversed(self.sides):
            if side.end <= start:
                between = text[side.end : start].lower().split()
                return side.party if set(between) & _SUFFERED and len(between) <= 6 and not _counts_others(side.party) else None
        return None


def _counts_others(party: str) -> bool:
    """A body of no country and no armed group, which records the dead of others ("the UN office has recorded")."""
    return any(known.kind != "armed" for known in known_as(party)) and by_name(party) is None


def local_service(speaker: str, places: Sequence[Place]) -> str | None:
    """The country of a service that counts the dead of where it serves: a hospital, a governor, the rescuers of a named place."""
    if not _LOCAL.search(speaker):
        return None
    return country_around(places) or next(iter({_of_country(word) for word in re.findall(r"[A-Z]\w+", speaker)} - {None}), None)


def _of_country(word: str) -> str | None:
    party = word if word in usual_names() else party_of(word)
    return party if party is not None and (by_name(party) is not None or party in usual_names()) else None


@cache
def usual_names() -> dict[str, str]:
    """Party → what its people are called in counts (table `count_parties.tsv`), where the name of a country is not used for them."""
    return {row["party"]: row["name"] for row in rows("count_parties.tsv")}


_LOCAL = re.compile(
    r"(?i)\b(?:hospital|health|medical|medics|doctors|ambulance|rescue|emergency|civil defen[cs]e|morgue|mayor|governor|prefect"
    r"|police|prosecutor|municipal|red crescent|red cross)\b"
)


def _of_phrase(text: str, start: int, end: int) -> str | None:
    phrase = text[start:end]
    return party_of(phrase) if any(char.isupper() for char in phrase[1:]) else None


def country_around(places: Sequence[Place]) -> str | None:
    """The one country that all the places are in, if it is one and none of them is contested."""
    found = {_country(place) for place in places if place.place_kind not in ("sea", "river")}
    return found.pop() if len(found) == 1 else None


def _country(place: Place | None) -> str | None:
    if place is None or place.country is None or is_contested(place):
        return None
    return by_code(place.country).name
