"""What the words around a trigger must be for its reading: "captured the city" takes ground, "captured two soldiers" takes people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.extract.events.arriving import aid_arrives, forces_arrive, people_move
from onrecord.extract.events.event_words import group
from onrecord.extract.events.firing import (
    burns,
    drops,
    engages,
    is_hit_building,
    lands,
    sets_fire,
    takes_arms,
    takes_power,
    undergoes,
    uses,
    warfare,
)
from onrecord.extract.events.grammar import is_verb, label, lower, objects
from onrecord.extract.events.roles import doers, led_by, sufferers
from onrecord.extract.events.site import Site, has_any, has_named, is_misfortune, is_verbal, sufferers_at, words_after, words_before
from onrecord.extract.word_classes import word_class
from onrecord.knowledge.count_words import number_words
from onrecord.language import Token


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


def _touched(site: Site) -> Sequence[Token]:
    """What the verb does something to, and with; where the tree has none, the words behind it."""
    reading = site.reading
    heads = [*sufferers(reading, site.word), *led_by(reading, site.word, frozenset({"with"}))]
    numbers = {reading.words[w].token for head in heads for w in reading.subtree(head, without=("acl", "advcl", "parataxis"))}
    return [site.tokens[number] for number in sorted(numbers)] or words_after(site, 6)


def _takes(*names: str, place: bool = False, side: str = "object") -> Callable[[Site], bool]:
    """A frame: a verb beside which a word of these groups, or a place, stands on the given side (object, or either)."""

    def frame(site: Site) -> bool:
        if not is_verbal(site):
            return False
        beside = _touched(site) if side == "object" else (*words_before(site), *words_after(site))
        if side == "either" and any(lower(site.reading, head) in group(name) for head in doers(site.reading, site.word) for name in names):
            return True
        return has_any(beside, *names) or (place and has_named("place", beside, site))

    return frame


def _war(site: Site) -> bool:
    """A war that somebody wages on somebody: a mere topic is no event."""
    after = " ".join(token.lower for token in site.tokens[site.stop : site.stop + 2])
    waged = site.before in word_class("possessive") or site.before in ("its", "their", "his")
    return after.startswith(("against", "on ")) or (waged and after.startswith(("in", "over")))


def _kill(site: Site) -> bool:
    if is_misfortune(site) or not is_verbal(site):
        return False
    armed = has_any(site.tokens, "fighting", "forces", "unnamed") or has_named("entity", words_before(site), site)
    return armed or (site.war and _hurts_people(site))


def _toll(site: Site) -> bool:
    """Deaths and wounds are an attack only in a sentence that tells of fighting."""
    told = site.vouched or (site.war and site.verbal and _hurts_people(site)) or has_any(site.tokens, "fighting")
    return told and not is_misfortune(site)


def _hurts_people(site: Site) -> bool:
    """Whoever died or was hurt is counted ("two residents", "a 64-year-old man", "nine others", "three")."""
    reading = site.reading
    hurt = [*sufferers(reading, site.word), *doers(reading, site.word)]
    counted = any(reading.tree.upos[head] == "NUM" or reading.child(head, "nummod") is not None for head in hurt)
    return counted or any(lower(reading, head) in group("people") for head in hurt)


def _moves(site: Site) -> bool:
    return is_verbal(site) and not is_misfortune(site)


def _struck(site: Site) -> bool:
    if is_misfortune(site) or not is_verbal(site):
        return False
    return site.vouched or has_any(site.tokens, "fighting") or has_named("place", words_after(site, 5), site) or is_hit_building(site)


def _control(site: Site) -> bool:
    beside = (*words_before(site), *words_after(site))
    return is_verbal(site) and (has_named("place", beside, site) or has_any(beside, "ground"))


def _takes_ground(site: Site) -> bool:
    """A place, or a word for one, is the very object: "took the village of", "takes Lysychansk"."""
    spans = [(site.reading.words[head].start, site.reading.words[head].end) for head in sufferers_at(site)]
    words = {lower(site.reading, head) for head in sufferers_at(site)}
    return bool(words & group("ground")) or any(p.start <= start and end <= p.end for p in site.found.places for start, end in spans)


def _sends_forces(site: Site) -> bool:
    return any(lower(site.reading, head) in group("forces") | {"officers", "police"} for head in sufferers_at(site))


def _holder(site: Site) -> bool:
    """Ground "under the control of" somebody: the ground stands before it."""
    before = words_before(site)
    return has_named("place", before, site) or has_any(before, "ground")


def _fell(site: Site) -> bool:
    """A place that fell: the place is the subject, with nothing but auxiliaries between."""
    before = [token for token in words_before(site, 6) if token.lower not in word_class("auxiliary", "adverb")]
    place = next((p for p in site.found.places if before and p.end == before[-1].end), None)
    led = [token.lower for token in before if place is not None and token.end <= place.start][-1:]
    return place is not None and (not led or led[0] == "of" or led[0] not in word_class("preposition"))


def _withdraws(site: Site) -> bool:
    """Forces that leave, or whoever withdraws from a place."""
    if FRAMES["forces"](site):
        return True
    reading = site.reading
    spans = [(reading.words[head].start, reading.words[head].end) for head in led_by(reading, site.word, frozenset({"from"}))]
    return is_verbal(site) and any(p.start <= start and end <= p.end for p in site.found.places for start, end in spans)


def _people(site: Site) -> bool:
    """Words for people, or a person by name."""
    return _takes("people")(site) or (is_verbal(site) and any(_is_person(site, head) for head in sufferers(site.reading, site.word)))


def _is_person(site: Site, head: int) -> bool:
    word = site.reading.words[head]
    return any(entity.type == "person" and entity.start <= word.start and word.end <= entity.end for entity in site.found.entities)


def _held(site: Site) -> bool:
    return site.after == "by" and has_any(words_after(site), "forces") and _control(site)


def _aid(site: Site) -> bool:
    return _noun(site) and site.after not in group("of_aid")


def _meets(site: Site) -> bool:
    people = has_named("entity", words_before(site), site) or has_named("entity", words_after(site), site)
    return is_verbal(site) and (site.after in ("with", "separately") or people)


def _visits(site: Site) -> bool:
    return has_named("place", words_after(site, 5), site) and has_named("entity", words_before(site), site)


def _agrees(site: Site) -> bool:
    signs = site.lower.startswith(("sign", "ratif"))
    papers = {"agreement", "deal", "accord", "treaty", "memorandum", "pact", "ceasefire", "protocol"}
    return any(token.lower in papers for token in words_after(site)) if signs else site.after in ("to", "on", "upon")


FRAMES: dict[str, Callable[[Site], bool]] = {
    "noun": _noun,
    "verb": is_verbal,
    "war": _war,
    "kill": _kill,
    "moves": _moves,
    "toll": _toll,
    "struck": _struck,
    "lands": lands,
    "drops": drops,
    "uses": uses,
    "undergoes": undergoes,
    "burns": burns,
    "sets_fire": sets_fire,
    "engages": engages,
    "warfare": warfare,
    "takes_arms": takes_arms,
    "power": takes_power,
    "forces_arrive": forces_arrive,
    "aid_arrives": aid_arrives,
    "people_move": people_move,
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
