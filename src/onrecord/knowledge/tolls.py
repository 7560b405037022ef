"""Wording about counts: that one has moved, or holds only what was verified; and the words that name one claimant in several ways."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.knowledge.actors import country_of
from onrecord.knowledge.folding import fold
from onrecord.knowledge.tables import rows, words

_POSSESSIVE = re.compile(r"['’]s?\b")


@cache
def _wording(says: str) -> re.Pattern[str]:
    phrases = sorted((row["pattern"] for row in rows("toll_wording.tsv") if row["says"] == says), key=len, reverse=True)
    return re.compile(rf"(?i)\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\b")


def tells_of_move(sentence: str) -> bool:
    """Whether a sentence says that a count has changed: "the toll has risen to nine"."""
    return _wording("moved").search(sentence) is not None


def tells_of_order(sentence: str) -> str | None:
    """Whether a sentence gives a count as the one `before` another ("had said") or `after` it ("later put"); None if neither, or both."""
    found = [side for side in ("before", "after") if _wording(side).search(sentence) is not None]
    return found[0] if len(found) == 1 else None


def tells_of_floor(words: str) -> bool:
    """Whether the words at a count say that it holds only those who were verified: there may be more."""
    return _wording("floor").search(words) is not None


@cache
def _forces() -> dict[str, str]:
    known = ((word, row["class"]) for row in rows("count_forces.tsv") for word in words(row["words"]))
    return {word: kind for word, kind in known if kind in ("regular", "irregular")}


@lru_cache(maxsize=16384)
def force_of(phrase: str) -> str | None:
    """`regular` for a state's troops, `irregular` for those who are no state's; None where the words name neither, or both."""
    found = {_forces()[word] for word in re.findall(r"[\w-]+", phrase.casefold()) if word in _forces()}
    return found.pop() if len(found) == 1 else None


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    known = sorted(
        ((row["word"], row["form"] or "") for row in rows("claimant_words.tsv")), key=lambda pair: (-len(pair[0].split()), pair[0])
    )
    return tuple((re.compile(rf"\b{re.escape(word)}\b"), form) for word, form in known)


@lru_cache(maxsize=16384)
def claimant_words(name: str) -> frozenset[str]:
    """The words that tell a claimant apart, in one form: "Ukraine's armed forces" and "the Ukrainian military" have the same."""
    text = _POSSESSIVE.sub("", name.casefold())
    for word, form in _forms():
        text = word.sub(form, text)
    return frozenset(_same_land(word) for word in fold(text).split())


@lru_cache(maxsize=16384)
def _same_land(word: str) -> str:
    country = country_of(word.capitalize())
    return country.code.casefold() if country is not None else word
