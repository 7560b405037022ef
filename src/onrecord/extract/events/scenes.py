"""Where an event happened, apart from where it was launched, headed, reported or talked about.

Places of the record are told by their roles; a place that nobody knows ("Tuz Khurmato") or that has no name ("a crowded market") is told by
its words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import hanging, is_verb, label, lower, marker
from onrecord.extract.events.phrases import phrase_of
from onrecord.extract.events.setting import Clause, heads_report
from onrecord.extract.events.stands import AT, Site, Stand, company_of, holding, nearest, stands
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.events.ways import Phrase, phrase_above
from onrecord.extract.places.terms import terms
from onrecord.language.reading import Reading
from onrecord.model import EventPlace, Place, Span
from onrecord.model.vocabulary import EventType, PlaceRole

_MOST_PLACES = 12
_NEAR = 0.45
"""Steps through the tree within which a place without a name is the event's."""
_TOWARDS = frozenset({"to", "toward", "towards", "into", "for"})
_AIMED = frozenset({"at", "on", "against", "into", "towards", "toward"})
_MOVING: frozenset[EventType] = frozenset({"MOVE", "RETREAT", "AID", "MOBILIZE"})
_OWNING = frozenset({"'s ", "’s "})
_NOWHERE = frozenset(
    {"country", "region", "regions", "territory", "territories", "area", "areas", "state", "states", "ground", "land", "sea"}
)


def scenes(clause: Clause, trigger: Trigger) -> tuple[tuple[EventPlace, ...], tuple[Span, ...]]:
    """The places of a trigger by their roles, in the order of the text, each name once a role; and the words for other places."""
    told = [(stand, _role(clause.reading, trigger, stand)) for stand in stands(clause.reading, trigger.word, sites(clause))]
    near = [stand for stand in nearest(clause.reading, [stand for stand, _ in told]) if (stand, "scene") in told]
    told = [(stand, role) for stand, role in told if role != "scene" or stand in near]
    owned = _owned(clause, near)
    told += [(stand, "scene") for stand in owned]
    held = holding(clause.reading, [*near, *owned])
    held += [one for one in near if any(_owns(clause, one, other) for other in owned)]
    found: dict[tuple[str, PlaceRole], Place] = {}
    for stand, role in told:
        if stand.site.place is not None:
            found.setdefault((stand.site.place.canonical, "within" if stand in held else role), stand.site.place)
    unknown = [stand for stand, role in told if stand.site.place is None and role == "scene" and stand not in held]
    worded = [stand.site for stand in unknown if not _acts(clause.reading, stand.phrase)]
    worded += _unnamed(clause, trigger)
    spans = (Span.of(clause.text, site.start, site.end) for site in sorted(worded, key=lambda site: site.start)[:_MOST_PLACES])
    places = tuple(EventPlace(place=p.id, name=name, role=role) for (name, role), p in list(found.items())[:_MOST_PLACES])
    return places, tuple(spans)


def _owned(clause: Clause, near: Sequence[Stand]) -> list[Stand]:
    """ "In Sudan's Omdurman", where the tree leads to Sudan only: it was in Omdurman."""
    chosen = {stand.site for stand in near}
    others = [Stand(site, phrase_above(clause.reading, head), stand.weight) for stand in near for site, head in _heads(clause)]
    return [other for other in others if other.site not in chosen and any(_owns(clause, one, other) for one in near)]


def _heads(clause: Clause) -> list[tuple[Site, int]]:
    found = ((site, clause.reading.within(site.start, site.end)) for site in sites(clause))
    return [(site, clause.reading.head_of(words)) for site, words in found if words]


def _owns(clause: Clause, one: Stand, other: Stand) -> bool:
    return clause.text[one.site.end : other.site.start] in _OWNING


def sites(clause: Clause) -> list[Site]:
    """The named places of a sentence in text order: those of the record, words that mean one, and other names that the model takes for
    places."""
    reading, sentence = clause.reading, clause.sentence
    people = [entity for entity in clause.found.entities if entity.type == "person"]
    known = [
        Site(p.start, p.end, p)
        for p in clause.found.places
        if not heads_report(clause, p.end) and not any(one.start <= p.start and p.end <= one.end for one in people)
    ]
    known += [Site(start, end, place) for start, end, place in clause.meant]
    first = reading.within(sentence.start, sentence.end)
    at = bisect_left(reading.names, first.start, key=lambda name: name.start)
    for name in reading.names[at:]:
        if name.start >= first.stop:
            break
        site = Site(reading.words[name.start].start, reading.words[name.end - 1].end)
        if name.kind in ("PLACE", "FACILITY") and not _taken(clause, site):
            known.append(site)
    return sorted(known, key=lambda site: site.start)


def _taken(clause: Clause, site: Site) -> bool:
    """The record has it already, as a place, or as somebody who acts or a thing."""
    acting = [entity for entity in clause.found.entities if entity.type not in ("facility", "other")]
    near = (*clause.found.places, *acting, *clause.found.times)
    return any(fact.start < site.end and site.start < fact.end for fact in near)


@cache
def _sorts() -> frozenset[str]:
    """Words for sorts of places: market, checkpoint, village."""
    return (frozenset(terms()) | group("ground")) - _NOWHERE


def _unnamed(clause: Clause, trigger: Trigger) -> Iterator[Site]:
    """ "In a crowded market", "at a checkpoint near Idlib": by the tree alone, since the model has learnt names only."""
    reading = clause.reading
    company = company_of(reading, trigger.word)
    for word in reading.within(clause.sentence.start, clause.sentence.end):
        if lower(reading, word) not in _sorts() or not reading.words[word].text.islower() or marker(reading, word) not in AT | {"on"}:
            continue
        phrase = phrase_above(reading, word)
        beside = phrase.words[1:2] == (trigger.word,) or (len(phrase.words) == 1 and company.get(phrase.governor or -1, 1.0) <= _NEAR)
        first, stop = phrase_of(clause, word)
        start, end = clause.tokens[first].start, clause.tokens[stop - 1].end
        of = [c for c in hanging(reading, word, "nmod") if marker(reading, c) == "of"]  # "the city of Derna" is Derna
        named = any(p.start <= reading.words[c].start < p.end for p in clause.found.places for c in of)
        named = named or any(place_start == reading.words[word].start for place_start, _, _ in clause.meant)
        named = named or any(p.start <= reading.words[word].start < p.end or start == p.start for p in clause.found.places)
        if beside and not named:
            yield Site(start, end)


def _acts(reading: Reading, phrase: Phrase) -> bool:
    """Of a name that nobody knows: "SAF retook the town", "spoke with Putin and Blinken"."""
    does = reading.tree.labels[phrase.top] == "nsubj" and phrase.governor is not None and is_verb(reading, phrase.governor)
    joined = [word for word, above in pairwise(phrase.words) if label(reading, word) == "conj" and marker(reading, above) == "with"]
    return does or bool(joined)


def _role(reading: Reading, trigger: Trigger, stand: Stand) -> PlaceRole:
    """By the first word on the way up from the place that says whence or whither ("from Zamzam to Tawila")."""
    fired, moving = trigger.entry.fires, trigger.entry.type in _MOVING
    phrase = stand.phrase
    for at, word in enumerate(phrase.words):
        if word == trigger.word:
            break
        led = marker(reading, word)
        if led == "from" and (moving or fired or _is_whence(reading, trigger, phrase, at)):
            return "origin"
        if (moving and led in _TOWARDS) or (fired and led in _AIMED):
            return "destination" if moving else "scene"
    at_sea = fired and stand.site.place is not None and stand.site.place.place_kind == "sea"
    return "origin" if at_sea or _is_beside_whence(reading, trigger, phrase) else "scene"


def _is_whence(reading: Reading, trigger: Trigger, phrase: Phrase, at: int) -> bool:
    """ "Shelled the market from positions in Salha", "strikes launched from warships"; not "killed men from Bamba"."""
    if trigger.entry.type != "ASSAULT":
        return False
    above = phrase.words[at + 1] if at + 1 < len(phrase.words) else phrase.governor
    if above is None or lower(reading, above) in group("dying"):
        return False  # "the toll from a strike on Dnipro"
    return above == trigger.word or lower(reading, above) in group("launching")


def _is_beside_whence(reading: Reading, trigger: Trigger, phrase: Phrase) -> bool:
    """ "Launched from warships in the Red Sea", where the tree hangs the sea on what was done."""
    verb = phrase.governor
    if trigger.entry.type != "ASSAULT" or verb is None or lower(reading, verb) not in group("launching"):
        return False
    whence = [c for c in hanging(reading, verb, "obl") if marker(reading, c) == "from" and c < phrase.top]
    return any(not any(reading.tree.upos[w] == "VERB" for w in range(c, phrase.head)) for c in whence)
