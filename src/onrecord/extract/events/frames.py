"""What the words around a trigger must be for its reading: "captured the city" takes ground, "captured two soldiers" takes people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import is_verb, label, lower, objects
from onrecord.extract.events.roles import doers, led_by, sufferers
from onrecord.extract.word_classes import word_class
from onrecord.knowledge.count_words import number_words
from onrecord.language import Token
from onrecord.language.reading import Reading
from onrecord.language.sentences import Sentence
from onrecord.model import Facts

_REACH = 8


@dataclass(frozen=True, slots=True)
class Site:
    """tokens[first:stop] of a sentence may name an event; `word` is the one of the reading that the others hang on.

    `vouched`: the model finds the same event there.
    """

    reading: Reading
    sentence: Sentence
    found: Facts
    first: int
    stop: int
    word: int
    vouched: bool = False

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sentence.tokens

    @property
    def lower(self) -> str:
        return self.tokens[self.first].lower

    @property
    def before(self) -> str:
        """The word before, in lower case."""
        return self.tokens[self.first - 1].lower if self.first else ""

    @property
    def after(self) -> str:
        """The word behind, in lower case."""
        return self.tokens[self.stop].lower if self.stop < len(self.tokens) else ""

    @property
    def verbal(self) -> bool:
        """A verb, or a participle before a noun ("the besieged city")."""
        return is_verb(self.reading, self.word) or (label(self.reading, self.word) == "amod" and self.lower.endswith(("ed", "en")))


def is_number(token: Token) -> bool:
    return token.text[0].isdigit() or number_words().at((token.lower.partition("-")[0],), 0) is not None


def fits(part: str, site: Site) -> bool:
    """Whether the frame `part` holds there. KeyError for a frame that does not exist."""
    return FRAMES[part](site)


def _noun(site: Site) -> bool:
    """No verb and no adjective; "fighting" and "shelling" that take no object are nouns, whatever the tree says."""
    reading, word = site.reading, site.word
    if site.stop - site.first > 1:
        return True
    if reading.tree.upos[word] in ("ADJ", "ADV"):
        return label(reading, word) in ("obj", "nsubj") or reading.child(word, "det", "nmod:poss") is not None  # "its offensive"
    return not is_verb(reading, word) or (site.lower.endswith("ing") and not objects(reading, word))


def _verb(site: Site) -> bool:
    return site.stop - site.first > 1 or site.verbal


def _after(site: Site, reach: int = _REACH) -> Sequence[Token]:
    """The words behind the trigger, to the end of its clause."""
    tokens = site.tokens[site.stop : site.stop + reach]
    cut = next((n for n, token in enumerate(tokens) if token.text in ".;:" or token.lower in ("while", "after", "who", "which")), None)
    return tokens[:cut]


def _before(site: Site, reach: int = _REACH) -> Sequence[Token]:
    return site.tokens[max(0, site.first - reach) : site.first]


def _has(tokens: Sequence[Token], *names: str) -> bool:
    return any(token.lower in group(name) for token in tokens for name in names)


def _named(kind: str, tokens: Sequence[Token], site: Site) -> bool:
    return bool(tokens) and bool(site.found.within(kind, tokens[0].start, tokens[-1].end))


def _touched(site: Site) -> Sequence[Token]:
    """What the verb does something to, and with; where the tree has none, the words behind it."""
    reading = site.reading
    heads = [*sufferers(reading, site.word), *led_by(reading, site.word, frozenset({"with"}))]
    numbers = {reading.words[w].token for head in heads for w in reading.subtree(head, without=("acl", "advcl", "parataxis"))}
    return [site.tokens[number] for number in sorted(numbers)] or _after(site, 6)


def _takes(*names: str, place: bool = False, side: str = "object") -> Callable[[Site], bool]:
    """A frame: a verb beside which a word of these groups, or a place, stands on the given side (object, or either)."""

    def frame(site: Site) -> bool:
        if not _verb(site):
            return False
        beside = _touched(site) if side == "object" else (*_before(site), *_after(site))
        if side == "either" and any(lower(site.reading, head) in group(name) for head in doers(site.reading, site.word) for name in names):
            return True
        return _has(beside, *names) or (place and _named("place", beside, site))

    return frame


def _war(site: Site) -> bool:
    """A war that somebody wages on somebody: a mere topic is no event."""
    after = " ".join(token.lower for token in site.tokens[site.stop : site.stop + 2])
    waged = site.before in word_class("possessive") or site.before in ("its", "their", "his")
    return after.startswith(("against", "on ")) or (waged and after.startswith(("in", "over")))


def _misfortune(site: Site) -> bool:
    """An earthquake or a crash in a sentence that names no arms: nobody attacked anybody."""
    return _has(site.tokens, "disaster") and not _has(site.tokens, "warlike")


def _kill(site: Site) -> bool:
    return (
        not _misfortune(site)
        and _verb(site)
        and (_has(site.tokens, "fighting", "forces", "unnamed") or _named("entity", _before(site), site))
    )


def _toll(site: Site) -> bool:
    """Deaths and wounds are an attack only in a sentence that tells of fighting."""
    return (site.vouched or _has(site.tokens, "fighting")) and not _misfortune(site)


def _moves(site: Site) -> bool:
    return _verb(site) and not _misfortune(site)


def _struck(site: Site) -> bool:
    if _misfortune(site) or not _verb(site):
        return False
    return site.vouched or _has(site.tokens, "fighting") or _named("place", _after(site, 5), site)


def _lands(site: Site) -> bool:
    """ "Shells landed on the market": only of what is fired."""
    return _verb(site) and any(lower(site.reading, head) in group("munition") for head in doers(site.reading, site.word))


def _control(site: Site) -> bool:
    beside = (*_before(site), *_after(site))
    return _verb(site) and (_named("place", beside, site) or _has(beside, "ground"))


def _objects(site: Site) -> list[int]:
    return sufferers(site.reading, site.word) if _verb(site) else []


def _takes_ground(site: Site) -> bool:
    """A place, or a word for one, is the very object: "took the village of", "takes Lysychansk"."""
    spans = [(site.reading.words[head].start, site.reading.words[head].end) for head in _objects(site)]
    words = {lower(site.reading, head) for head in _objects(site)}
    return bool(words & group("ground")) or any(p.start <= start and end <= p.end for p in site.found.places for start, end in spans)


def _sends_forces(site: Site) -> bool:
    return any(lower(site.reading, head) in group("forces") for head in _objects(site))


def _holder(site: Site) -> bool:
    """Ground "under the control of" somebody: the ground stands before it."""
    before = _before(site)
    return _named("place", before, site) or _has(before, "ground")


def _fell(site: Site) -> bool:
    """A place that fell: the place is the subject, with nothing but auxiliaries between."""
    before = [token for token in _before(site, 6) if token.lower not in word_class("auxiliary", "adverb")]
    place = next((p for p in site.found.places if before and p.end == before[-1].end), None)
    led = [token.lower for token in before if place is not None and token.end <= place.start][-1:]
    return place is not None and (not led or led[0] == "of" or led[0] not in word_class("preposition"))


def _withdraws(site: Site) -> bool:
    """Forces that leave, or whoever withdraws from a place."""
    if FRAMES["forces"](site):
        return True
    reading = site.reading
    spans = [(reading.words[head].start, reading.words[head].end) for head in led_by(reading, site.word, frozenset({"from"}))]
    return _verb(site) and any(p.start <= start and end <= p.end for p in site.found.places for start, end in spans)


def _people(site: Site) -> bool:
    """Words for people, or a person by name."""
    return _takes("people")(site) or (_verb(site) and any(_is_person(site, head) for head in sufferers(site.reading, site.word)))


def _is_person(site: Site, head: int) -> bool:
    word = site.reading.words[head]
    return any(entity.type == "person" and entity.start <= word.start and word.end <= entity.end for entity in site.found.entities)


def _held(site: Site) -> bool:
    return site.after == "by" and _has(_after(site), "forces") and _control(site)


def _aid(site: Site) -> bool:
    return _noun(site) and site.after not in group("of_aid")


def _meets(site: Site) -> bool:
    people = _named("entity", _before(site), site) or _named("entity", _after(site), site)
    return _verb(site) and (site.after in ("with", "separately") or people)


def _visits(site: Site) -> bool:
    return _named("place", _after(site, 5), site) and _named("entity", _before(site), site)


def _agrees(site: Site) -> bool:
    signs = site.lower.startswith(("sign", "ratif"))
    papers = {"agreement", "deal", "accord", "treaty", "memorandum", "pact", "ceasefire", "protocol"}
    return any(token.lower in papers for token in _after(site)) if signs else site.after in ("to", "on", "upon")


FRAMES: dict[str, Callable[[Site], bool]] = {
    "noun": _noun,
    "verb": _verb,
    "war": _war,
    "kill": _kill,
    "moves": _moves,
    "toll": _toll,
    "struck": _struck,
    "lands": _lands,
    "fired": _takes("munition", "attack", side="either"),
    "ground": _takes("ground", place=True),
    "people": _people,
    "control": _control,
    "takes_ground": _takes_ground,
    "sends_forces": _sends_forces,
    "holder": _holder,
    "fell": _fell,
    "held": _held,
    "forces": _takes("forces", side="either"),
    "withdraws": _withdraws,
    "aid": _aid,
    "gives": _takes("goods"),
    "trains": _takes("trainees"),
    "meets": _meets,
    "visits": _visits,
    "agrees": _agrees,
    "eases": _takes("restrictions"),
    "finds": _takes("bodies"),
}
