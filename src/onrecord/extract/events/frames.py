"""What the words around a trigger must be for its reading: "captured the city" takes ground, "captured two soldiers" takes people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from onrecord.extract.word_classes import is_demonym, word_class
from onrecord.knowledge.count_words import number_words
from onrecord.knowledge.tables import rows, tree, words
from onrecord.language import Sentence, Token
from onrecord.model import Facts

_REACH = 8
_LEADS_VERB = frozenset({"to", "not"})


@cache
def _participles() -> frozenset[str]:
    """Irregular past forms, which no ending betrays."""
    return frozenset(form for row in rows("irregular_verbs.tsv") for form in words(row["past"]))


@cache
def group(name: str) -> frozenset[str]:
    """The words of a group of `event_words.toml`."""
    return frozenset(tree("event_words.toml")[name].split())


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a verb here: by its ending, or by the auxiliary, "to" or subject before it."""
    word = tokens[at].lower
    before = tokens[at - 1].lower if at else ""
    if before in word_class("modal", "auxiliary") or before in _LEADS_VERB or before in word_class("subject_pronoun"):
        return True
    noun_before = before in word_class("determiner", "preposition", "possessive") or (at > 0 and is_demonym(tokens[at - 1]))
    if word.endswith("ing"):
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        return before not in word_class("determiner", "possessive") and after not in ("of", "by", "in", "on", ",", ".", "and")
    if noun_before:
        return word.endswith("ed") or word in _participles()
    return word.endswith(("ed", "s")) or word in _participles() or (at > 0 and tokens[at - 1].text.endswith("s"))


def is_number(token: Token) -> bool:
    return token.text[0].isdigit() or number_words().at((token.lower.partition("-")[0],), 0) is not None


def fits(part: str, sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    """Whether the frame `part` holds around tokens[first:stop]. KeyError for a frame that does not exist."""
    return FRAMES[part](sentence, first, stop, found)


def _noun(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    tokens = sentence.tokens
    if stop - first > 1 or first == 0:
        return True
    before = tokens[first - 1].lower
    after = tokens[stop] if stop < len(tokens) else None
    if after is not None and tokens[first].lower.endswith("ing") and (after.lower in word_class("determiner") or is_number(after)):
        return False  # "killing nine people"
    return before not in word_class("modal", "subject_pronoun") and before not in _LEADS_VERB | {"do", "does", "did"}


def _verb(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    return stop - first > 1 or is_verb(sentence.tokens, first)


def _after(sentence: Sentence, stop: int, reach: int = _REACH) -> Sequence[Token]:
    """The words behind the trigger, to the end of its clause."""
    tokens = sentence.tokens[stop : stop + reach]
    cut = next((n for n, token in enumerate(tokens) if token.text in ".;:" or token.lower in ("while", "after", "who", "which")), None)
    return tokens[:cut]


def _before(sentence: Sentence, first: int, reach: int = _REACH) -> Sequence[Token]:
    return sentence.tokens[max(0, first - reach) : first]


def _has(tokens: Sequence[Token], *names: str) -> bool:
    return any(token.lower in group(name) for token in tokens for name in names)


def _named(kind: str, tokens: Sequence[Token], found: Facts) -> bool:
    return bool(tokens) and bool(found.within(kind, tokens[0].start, tokens[-1].end))


def _passive(sentence: Sentence, first: int) -> bool:
    return any(token.lower in word_class("be") for token in _before(sentence, first, 3))


def _touched(sentence: Sentence, first: int, stop: int) -> Sequence[Token]:
    """Where what the verb does something to stands: before a passive, else behind."""
    return _before(sentence, first) if _passive(sentence, first) else _after(sentence, stop, 6)


def _takes(*names: str, place: bool = False, side: str = "object") -> Callable[[Sentence, int, int, Facts], bool]:
    """A frame: a verb beside which a word of these groups, or a place, stands on the given side (object, or either)."""

    def frame(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
        if not _verb(sentence, first, stop, found):
            return False
        beside = _touched(sentence, first, stop) if side == "object" else (*_before(sentence, first), *_after(sentence, stop))
        return _has(beside, *names) or (place and _named("place", beside, found))

    return frame


def _war(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    """A war that somebody wages on somebody: a mere topic is no event."""
    after = " ".join(token.lower for token in sentence.tokens[stop : stop + 2])
    before = sentence.tokens[first - 1].lower if first else ""
    waged = before in word_class("possessive") or before in ("its", "their", "his")
    return after.startswith(("against", "on ")) or (waged and after.startswith(("in", "over")))


def _misfortune(sentence: Sentence) -> bool:
    """An earthquake or a crash in a sentence that names no arms: nobody attacked anybody."""
    return _has(sentence.tokens, "disaster") and not _has(sentence.tokens, "warlike")


def _kill(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    return (
        not _misfortune(sentence)
        and _verb(sentence, first, stop, found)
        and (_has(sentence.tokens, "fighting", "forces") or _named("entity", _before(sentence, first), found))
    )


def _toll(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    """Deaths and wounds are an attack only in a sentence that tells of fighting."""
    return _has(sentence.tokens, "fighting") and not _misfortune(sentence)


def _moves(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    return _verb(sentence, first, stop, found) and not _misfortune(sentence)


def _struck(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    tokens = sentence.tokens
    if _misfortune(sentence) or not _verb(sentence, first, stop, found) or (tokens[first].lower == "strike" and not is_verb(tokens, first)):
        return False
    return _has(tokens, "fighting") or _named("place", _after(sentence, stop, 5), found)


def _control(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    beside = (*_before(sentence, first), *_after(sentence, stop))
    return _verb(sentence, first, stop, found) and (_named("place", beside, found) or _has(beside, "ground"))


def _holder(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    """Ground "under the control of" somebody: the ground stands before it."""
    before = _before(sentence, first)
    return _named("place", before, found) or _has(before, "ground")


def _fell(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    """A place that fell: the place is the subject, with nothing but auxiliaries between."""
    before = [token for token in _before(sentence, first, 6) if token.lower not in word_class("auxiliary", "adverb")]
    place = next((p for p in found.places if before and p.end == before[-1].end), None)
    led = [token.lower for token in before if place is not None and token.end <= place.start][-1:]
    return place is not None and (not led or led[0] == "of" or led[0] not in word_class("preposition"))


def _held(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    after = sentence.tokens[stop : stop + 1]
    return bool(after) and after[0].lower == "by" and _has(_after(sentence, stop), "forces") and _control(sentence, first, stop, found)


def _aid(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    after = sentence.tokens[stop].lower if stop < len(sentence.tokens) else ""
    return _noun(sentence, first, stop, found) and after not in (
        "worker",
        "workers",
        "seeker",
        "seekers",
        "vehicle",
        "vehicles",
        "agency",
        "agencies",
        "group",
        "groups",
        "official",
        "officials",
    )


def _meets(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    after = sentence.tokens[stop].lower if stop < len(sentence.tokens) else ""
    people = _named("entity", _before(sentence, first), found) or _named("entity", _after(sentence, stop), found)
    return _verb(sentence, first, stop, found) and (after in ("with", "separately") or people)


def _visits(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    return _named("place", _after(sentence, stop, 5), found) and _named("entity", _before(sentence, first), found)


def _agrees(sentence: Sentence, first: int, stop: int, found: Facts) -> bool:
    after = sentence.tokens[stop].lower if stop < len(sentence.tokens) else ""
    signs = sentence.tokens[first].lower.startswith(("sign", "ratif"))
    papers = {"agreement", "deal", "accord", "treaty", "memorandum", "pact", "ceasefire", "protocol"}
    return any(token.lower in papers for token in _after(sentence, stop)) if signs else after in ("to", "on", "upon")


FRAMES: dict[str, Callable[[Sentence, int, int, Facts], bool]] = {
    "noun": _noun,
    "verb": _verb,
    "war": _war,
    "kill": _kill,
    "moves": _moves,
    "toll": _toll,
    "struck": _struck,
    "fired": _takes("munition", "attack", side="either"),
    "ground": _takes("ground", place=True),
    "people": _takes("people"),
    "control": _control,
    "holder": _holder,
    "fell": _fell,
    "held": _held,
    "forces": _takes("forces", side="either"),
    "aid": _aid,
    "gives": _takes("goods"),
    "trains": _takes("trainees"),
    "meets": _meets,
    "visits": _visits,
    "agrees": _agrees,
    "eases": _takes("restrictions"),
    "finds": _takes("bodies"),
}
