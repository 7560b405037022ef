"""How likely a place of a sentence is that of an event: by the way between the two in the tree and by what the model makes of them.

Of places that lie in one another, the finest counts and the others hold it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import climb, hanging, is_passive, label, lower, marker, subject
from onrecord.extract.events.ways import Phrase, phrase_above
from onrecord.language.decoders import ROOT
from onrecord.language.reading import Reading
from onrecord.model import Place

_TRUST, _LEAST = 0.6, -1.8
"""Of the model's log-odds, against steps through the tree, and what the two must reach together. Chosen on every sixth sentence of
event_location with more weight on the tree than fits it best, since the model learnt from these sentences."""
_UNSAID = -3.0
"""Log-odds of a word of which the model says nothing."""
_CLIMB = 5
_UP = {
    "conj": 0.3, "advcl": 0.4, "acl": 0.4, "ccomp": 0.6, "xcomp": 0.2, "nsubj": 0.3, "obj": 0.3, "obl": 0.3, "nmod": 0.3, "compound": 0.3,
    "amod": 0.3,
}  # fmt: skip
_DOWN = {"conj": 0.8, "advcl": 0.9, "xcomp": 0.2, "acl": 1.3}
"""How much less likely a place is the event's for each step, in log-odds: fitted to a quarter of event_location without the model's."""
_APART, _SAID = 2.0, 2.0
"""The same where no way of `company_of` joins the two, and where the place is told of those who speak."""
_BEHIND = 1.0
"""By more than this behind the likeliest, a place is another event's."""
_BESIDE = -0.2
"""The same of "the Bucha massacre", "fighting in Marib"."""
_OUTWEIGHED = 0.3
"""By more than this, what seems to hold another place is no mere holder."""
_TIMED = frozenset({"after", "before", "when", "while", "since", "until", "as"})
_TOPIC = frozenset({"against", "with", "between", "for", "about", "despite", "like", "versus", "than", "including", "from"})
AT = frozenset({"in", "at", "near", "outside", "inside", "across", "around"})
_INSIDE = AT | {"on", "of"}
_FINENESS = {"country": 0, "sea": 1, "region": 1, "river": 1, "city": 2}
_FINEST = 3
_TERMS = frozenset("province state governorate county raion neighbourhood neighborhood sector axis countryside".split())
_PARTS = frozenset({"area", "areas", "side", "section", "part"})
_FURTHEST = 2.0  # radii from the middle of a region to what lies in it: few are as long as that
_NEXT = 4  # words from a place to the one named behind it as what holds it


@dataclass(frozen=True, slots=True)
class Site:
    """Characters start..end of a text that name a place, or say what sort of place it is; `place`: the fact, if there is one."""

    start: int
    end: int
    place: Place | None = None

    @property
    def fineness(self) -> int:
        return _FINEST if self.place is None else _FINENESS.get(self.place.place_kind, _FINEST)


@dataclass(frozen=True, slots=True)
class Stand:
    """How a place stands to the word of an event; `weight` sums up how likely it is the event's, in log-odds."""

    site: Site
    phrase: Phrase
    weight: float


def stands(reading: Reading, word: int, sites: Sequence[Site]) -> list[Stand]:
    """Those of the places that belong to what a word tells of, in text order; also those that hold the others."""
    company = company_of(reading, word)
    found = [stand for site in sites if (stand := _stand(reading, word, site, company)) is not None]
    chosen = [stand for stand in found if stand.weight > _LEAST]
    return [one for one in found if one in chosen or any(_coordinated(reading, one, other) for other in chosen)]


def nearest(reading: Reading, found: Sequence[Stand]) -> list[Stand]:
    """Without those that are another event's: far less likely this one's than the likeliest."""
    least = max((stand.weight for stand in found), default=0.0) - _BEHIND
    chosen = [stand for stand in found if stand.weight > least]
    return [one for one in found if one in chosen or any(_coordinated(reading, one, other) for other in chosen)]


def _stand(reading: Reading, word: int, site: Site, company: dict[int, float]) -> Stand | None:
    """None for a place of another sentence, and for one that the event's own word is part of."""
    words = reading.within(site.start, site.end)
    if not words or reading.sentences[words[0]] != reading.sentences[word] or word in words:
        return None
    phrase = phrase_above(reading, reading.head_of(words))
    odds = 0.0
    if reading.scenes and not all(reading.words[w].text.islower() for w in words):  # of "the town" the model has learnt nothing
        named = [w for w in words if not reading.words[w].text.islower()] or list(words)
        odds = max(max(reading.scenes[word].get(w, _UNSAID) for w in named), _UNSAID)
    return Stand(site, phrase, _TRUST * odds - _steps(reading, word, phrase, company, fine=site.fineness > 0))


def company_of(reading: Reading, word: int) -> dict[int, float]:
    """The words whose places are the event's too, and how far off they are: those above it that it completes, those that complete it."""
    found, at, far = {word: 0.0}, word, 0.0
    for _ in range(_CLIMB):
        above, relation = reading.tree.heads[at], label(reading, at)
        if above == ROOT or relation not in _UP:
            break
        if relation == "acl" and (reading.tree.upos[above] == "PROPN" or lower(reading, above) in group("ground")):
            found.setdefault(above, far)  # "Kidal, where the army shelled": that place and no other
            break
        far += 0.6 if relation == "advcl" and marker(reading, at) in _TIMED else _UP[relation]
        found.setdefault(above, far)
        at = above
    for below in reading.children[word]:
        relation = label(reading, below)
        if relation == "conj" and reading.child(below, "nsubj") is not None:
            continue  # somebody else does something else
        if relation in _DOWN:
            found.setdefault(below, _DOWN[relation])
        elif relation in ("obj", "nsubj", "obl"):
            for clause in hanging(reading, below, "acl"):
                found.setdefault(clause, _DOWN["acl"])
    return found


def _steps(reading: Reading, word: int, phrase: Phrase, company: dict[int, float], *, fine: bool) -> float:
    """From the event's word to a place: through the phrase that both stand in, or through the word that governs the place's.

    `fine`: the place is no country, which may be whose the event is ("attacks of Syria", and not "of Homs").
    """
    words = phrase.words[: phrase.words.index(word)] if word in phrase.words else phrase.words
    leads = [marker(reading, w) for w in words]
    if word in phrase.words:
        if len(words) == 1 and (label(reading, words[0]) == "compound" or leads[0] in AT or (leads[0] in _INSIDE and fine)):
            return _BESIDE
        far = 0.0
    elif phrase.governor is not None and phrase.governor in company:
        far = company[phrase.governor]
        if phrase.governor == word and (label(reading, phrase.top) == "obj" or (len(words) == 1 and leads[0] in AT)):
            far = _BESIDE
        if label(reading, phrase.top) == "nsubj":
            far += _of_subject(reading, phrase, leads)
        if phrase.top > phrase.governor and _tells(reading, phrase.governor, word):
            far += _SAID
    elif shared := [company[w] for w in words if w in company]:
        far = min(shared) + 0.3
    else:
        return _APART
    if len(words) > 1 and label(reading, words[0]) in ("compound", "amod"):
        far += 0.3
    if "from" in leads[:-1]:
        far += 1.0
        if lower(reading, words[leads.index("from") + 1]) in group("people") | group("forces") | group("unnamed"):
            return _APART + _SAID  # "soldiers from Malawi": whence they are
    return far + 0.5 if leads and leads[-1] in _TOPIC else far


def _of_subject(reading: Reading, phrase: Phrase, leads: Sequence[str]) -> float:
    """ "X was captured", "rebels in X attacked"; in "Israel captured" the name is who does it.

    Behind another subject it is the tree's error: "soldiers from Kenya, Malawi and Chad were killed".
    """
    first = subject(reading, phrase.governor) if phrase.governor is not None else None
    if first is not None and first < phrase.top:
        return _APART + _SAID
    if phrase.governor is not None and (reading.tree.labels[phrase.top] == "nsubj:pass" or is_passive(reading, phrase.governor)):
        return 0.8
    inner = len(phrase.words) > 1 and label(reading, phrase.head) not in ("compound", "amod") and not _INSIDE.isdisjoint(leads[:-1])
    return 0.6 if inner else 1.9


def _tells(reading: Reading, verb: int, word: int) -> bool:
    """Whether the event is what somebody says by this verb."""
    below = word
    for above in climb(reading, word):
        if above == verb:
            return label(reading, below) == "ccomp"
        below = above
    return False


def holding(reading: Reading, stands: Sequence[Stand]) -> list[Stand]:
    """Those that hold another: "Rawa" lies in "the province of Anbar"."""
    return [
        one
        for one in stands
        if any(other is not one and one.weight < other.weight + _OUTWEIGHED and _holds(reading, one, other) for other in stands)
    ]


def _holds(reading: Reading, one: Stand, other: Stand) -> bool:
    if _coordinated(reading, one, other):
        return False
    if _elsewhere(one.site.place, other.site.place):
        return False
    fine, other_fine = one.site.fineness, other.site.fineness
    if fine != other_fine and {fine, other_fine} != {_FINENESS["city"], _FINEST}:
        return fine < other_fine
    if one.phrase.head in other.phrase.words:  # "Homs neighbourhood of Baba Amr"
        return _is_term(reading, one) and marker(reading, other.phrase.head) == "of"
    if other.phrase.head in one.phrase.words:
        return not (_is_term(reading, other) and marker(reading, one.phrase.head) == "of")
    if _before_shared_noun(reading, one, other):
        return True
    return fine < other_fine or _round(one.site.place, other.site.place) or _follows(reading, one.phrase.head, other.phrase.head)


def _before_shared_noun(reading: Reading, one: Stand, other: Stand) -> bool:
    """ "Thailand's province of Narathiwat", "the West Bank town of Tubas"; not "the Data Khel area of North Waziristan"."""
    head = one.phrase.head
    if lower(reading, reading.tree.heads[head]) in _PARTS:
        return False
    owns = reading.tree.labels[head] == "nmod:poss" or (len(one.phrase.words) > 1 and label(reading, head) in ("compound", "amod"))
    return owns and reading.tree.heads[head] in other.phrase.words


def _follows(reading: Reading, holder: int, held: int) -> bool:
    """ "Rawa in Anbar"."""
    return 0 < holder - held <= _NEXT and any(lower(reading, w) in ("in", "of") for w in range(held + 1, holder))


def _is_term(reading: Reading, stand: Stand) -> bool:
    """A place whose span ends in a word for places ("Kharkiv region")."""
    return lower(reading, stand.phrase.head) in group("ground") | _TERMS


def _round(one: Place | None, other: Place | None) -> bool:
    """Whether a place reaches all over a smaller one."""
    if one is None or other is None or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    wide, narrow = one.radius_km or 0.0, other.radius_km or 0.0
    return narrow < wide / 2 and _apart_km(one.lat, one.lon, other.lat, other.lon) < wide


def _elsewhere(one: Place | None, other: Place | None) -> bool:
    """Whether a place lies too far from another to hold it ("Sanaa, Hodeidah and Saada" are three)."""
    if one is None or other is None or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    reach = max(one.radius_km or 0.0, other.radius_km or 0.0)
    return reach > 0 and _apart_km(one.lat, one.lon, other.lat, other.lon) > _FURTHEST * reach


def _apart_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return math.hypot(lat - other_lat, (lon - other_lon) * math.cos(math.radians(lat))) * 111.0


def _coordinated(reading: Reading, one: Stand, other: Stand) -> bool:
    """ "Izyum and Lyman": one is joined to the other, or to what the other belongs to, by "and"."""
    for a, b in ((one, other), (other, one)):
        if a.phrase.head != b.phrase.head and b.phrase.head in a.phrase.words:
            return "conj" in {label(reading, w) for w in a.phrase.words[: a.phrase.words.index(b.phrase.head)]}
    return False
