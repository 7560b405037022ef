"""Is a country or capital named as ground, or as the government that acts in its name?

"War in Ukraine", "left Kyiv", "Ukraine's ports" are ground; "Russia said", "weapons to Kyiv", "Ukraine's army" are actors (what
Markert and Nissim 2002 call place-for-people metonymy). The word lists stand in `knowledge/tables/metonymy.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Literal

from onrecord.knowledge.tables import tree
from onrecord.language import Token

Reading = Literal["ground", "actor"]

_POSSESSIVE = ("'s", "’s", "'", "’")
_DETERMINERS = frozenset(("the", "a", "an", "of", "these", "those", "its", "their", "'s", "’s", "air"))
_QUOTES = frozenset("\"“”‘’'")
_BACK = 7


@cache
def _words(*path: str) -> frozenset[str]:
    node: Any = tree("metonymy.toml")
    for name in path:
        node = node[name]
    return frozenset(node)


@cache
def _stems(*path: str) -> tuple[str, ...]:
    return tuple(sorted(_words(*path)))


@cache
def _locative() -> frozenset[str]:
    return frozenset(tree("place_cues.toml")["locative"])


def reading(tokens: Sequence[Token], start: int, stop: int, *, seat: bool, territory: Callable[[int], bool] | None = None) -> Reading:
    """How the name tokens[start:stop] is meant. `seat`: it is a capital or building, which stands for its government more readily.

    `territory(i)` says whether a place name starts at token i: "Ukraine's Bucha" is ground.
    """
    after = tokens[stop].lower if stop < len(tokens) else ""
    if after in _POSSESSIVE:
        return _owner(tokens, stop + 1, territory)
    attributive = _attributive(tokens, stop)
    if attributive == "actor" or (attributive == "ground" and (seat or tokens[stop].lower not in _words("event"))):
        return attributive
    if seat and start > 0 and tokens[start - 1].lower in ("central", "downtown", "inner"):
        return "ground"
    at = _governor(tokens, start, stop)
    if at < 0:
        return _subject(tokens, stop)
    word = tokens[at].lower
    rule = _RULES.get(word)
    if rule is not None:
        return rule(tokens, at, seat)
    if word in _locative():
        return "ground"
    if word in _objects():
        return "ground" if not _is_noun_use(tokens, at) else "actor"
    if word in _words("ground") and word.startswith(("capital", "city")):
        return "ground"
    return _subject(tokens, stop)


def owns(tokens: Sequence[Token], stop: int) -> bool:
    """A possessive follows the name that ends at `stop`."""
    return stop < len(tokens) and tokens[stop].lower in _POSSESSIVE


def governs(tokens: Sequence[Token], stop: int) -> bool:
    """The name owns or modifies a telling noun that follows ("Ukraine's president", "Ukraine officials"): no mere member of a row."""
    return owns(tokens, stop) or _attributive(tokens, stop) is not None


def modifies_ground(tokens: Sequence[Token], stop: int) -> bool:
    """A noun for ground follows the name: 'the Bucha massacre'."""
    return _attributive(tokens, stop) == "ground"


@cache
def _objects() -> frozenset[str]:
    return frozenset(tree("place_cues.toml")["words"]["object_verbs"])


def _is_noun_use(tokens: Sequence[Token], at: int) -> bool:
    """'the strikes Russia launched': a determiner before the word makes a noun of it."""
    return at > 0 and tokens[at - 1].lower in _DETERMINERS


def _owner(tokens: Sequence[Token], at: int, territory: Callable[[int], bool] | None) -> Reading:
    """After a possessive: the last telling noun of the phrase decides."""
    head = _head(tokens, at)
    if head is None and territory is not None and at < len(tokens) and territory(at):
        return "ground"
    return head or "actor"


def _head(tokens: Sequence[Token], at: int) -> Reading | None:
    phrase = []
    for token in tokens[at : at + 6]:
        if token.text.isdecimal():
            continue  # "Turkey's 81 provinces"
        if not token.is_word or token.lower in _words("modifier", "stop"):
            break
        phrase.append(token.lower)
    for word in reversed(phrase):
        if word in _words("actor"):
            return "actor"
        if word in _words("ground"):
            return "ground"
    return None


def _attributive(tokens: Sequence[Token], stop: int) -> Reading | None:
    """The name stands before a noun: 'a Kyiv apartment block', 'the Moscow government'."""
    if stop >= len(tokens) or not tokens[stop].is_word or tokens[stop].lower in _words("modifier", "stop"):
        return None
    if tokens[stop].lower in _words("ground") or tokens[stop].lower in _words("actor"):
        return _head(tokens, stop)
    follower = tokens[stop + 1].lower if stop + 1 < len(tokens) else ""
    adjective = tokens[stop].lower.endswith(("al", "ial", "-storey", "ic", "-era"))
    return "ground" if adjective and follower in _words("ground") else None


def _governor(tokens: Sequence[Token], start: int, stop: int) -> int:
    """The token that governs the name, articles and epithets skipped; -1 at the head of a clause."""
    at = start - 1
    while at >= 0 and (
        tokens[at].lower in _words("modifier", "skip") or tokens[at].lower.endswith(("-held", "-occupied", "-torn", "-controlled"))
    ):
        at -= 1
    if at > 0 and tokens[at].text == "," and tokens[at - 1].lower == "capital" and (stop >= len(tokens) or not tokens[stop].is_word):
        at -= 1  # "Iraq's capital, Baghdad."
    return at if at >= 0 and tokens[at].is_word else -1


def _subject(tokens: Sequence[Token], stop: int) -> Reading:
    following = " ".join(token.lower for token in tokens[stop : stop + 4])
    return "ground" if any(following.startswith(phrase) for phrase in _words("subject", "ground")) else "actor"


def _last(tokens: Sequence[Token], at: int, *lists: tuple[Reading, tuple[str, ...]]) -> Reading | None:
    """The verdict of the nearest word before `at` that one of the lists knows by its stem."""
    for token in reversed(tokens[max(0, at - _BACK) : at]):
        if token.text in ";:":
            break
        for verdict, stems in lists:
            if token.lower.startswith(stems):
                return verdict
    return None


def _after_to(tokens: Sequence[Token], at: int, seat: bool) -> Reading:
    motion = _last(tokens, at, ("ground", _stems("to", "motion")))
    gift = _last(tokens, at, ("actor", _stems("to", "gift")))
    if motion and gift:
        nearest = _last(tokens, at, ("ground", _stems("to", "motion")), ("actor", _stems("to", "gift")))
        return "actor" if seat else (nearest or "ground")
    return motion or "actor"


def _after_from(tokens: Sequence[Token], at: int, seat: bool) -> Reading:
    return _last(tokens[max(0, at - 1) :], min(1, at), ("actor", _stems("from", "actor"))) or "ground"


def _after_on(tokens: Sequence[Token], at: int, seat: bool) -> Reading:
    return _last(tokens, at, ("actor", _stems("on", "pressure")), ("ground", _stems("on", "attack"))) or "actor"


def _after_over(tokens: Sequence[Token], at: int, seat: bool) -> Reading:
    return _last(tokens, at, ("ground", _stems("over", "air"))) or "actor"


def _after_for(tokens: Sequence[Token], at: int, seat: bool) -> Reading:
    return _last(tokens[max(0, at - 4) :], min(4, at), ("ground", _stems("for", "leave"))) or "actor"


def _after_with(tokens: Sequence[Token], at: int, seat: bool) -> Reading:
    return _last(tokens[max(0, at - 4) :], min(4, at), ("ground", _stems("with", "border"))) or "actor"


def _after_of(tokens: Sequence[Token], at: int, seat: bool) -> Reading:
    while at > 1 and tokens[at - 1].text in _QUOTES:
        at -= 1
    head = tokens[at - 1] if at else None
    if head is None:
        return "actor"
    if head.lower in _words("ground_of", "actor"):
        return "actor"
    return "ground" if head.lower in _ground_of() or not head.is_word else "actor"


@cache
def _ground_of() -> frozenset[str]:
    return frozenset(tree("place_cues.toml")["words"]["ground_of"])


_RULES: dict[str, Callable[[Sequence[Token], int, bool], Reading]] = {
    "to": _after_to,
    "toward": _after_to,
    "towards": _after_to,
    "from": _after_from,
    "on": _after_on,
    "at": _after_on,
    "over": _after_over,
    "above": _after_over,
    "for": _after_for,
    "with": _after_with,
    "between": _after_with,
    "of": _after_of,
    "through": lambda tokens, at, seat: "ground",
    "off": lambda tokens, at, seat: "ground",
    "by": lambda tokens, at, seat: "actor",
    "against": lambda tokens, at, seat: "actor",
}
