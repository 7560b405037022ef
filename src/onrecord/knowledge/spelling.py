"""When two spellings are of one name: transliterations fold to one key, misspellings lie within a short edit distance."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from rapidfuzz.distance import OSA

# Letters that transliterations from Cyrillic, Arabic, Hebrew and Burmese into English write in several ways.
_FOLDS = (
    (re.compile(r"^(?:al|el|ul|as|ash|an)[- ]"), ""),
    (re.compile(r"[^a-z ]"), ""),
    (re.compile(r"shch|sch|tsch"), "sh"),
    (re.compile(r"tch|tsh"), "ch"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"zh|dj"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q|c(?!h)"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ts|tz"), "z"),
    (re.compile(r"ou|oo|o"), "u"),
    (re.compile(r"^[yi](?=e)"), ""),
    (re.compile(r"ee|(?<=[aeiou])j|y|i"), "i"),
    (re.compile(r"(?<=[aeiou])h(?![aeiou])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[^aeiou ])i(?=[eoua])"), ""),
)
# Initials that one sound of another alphabet is written with ("Haidai", "Gaidai"; "Gaddafi", "Qaddafi").
_INITIALS = {"h": "g", "k": "g", "s": "z"}
_SHORT, _LONG = 5, 8
_REMEMBERED = 65536  # names, and pairs of names, that recur through a run


@lru_cache(maxsize=_REMEMBERED)
def key(name: str) -> str:
    """A name's spelling with what transliterations differ in folded away: "Zelenskyy", "Zelenskiy", "Zelensky" → one key."""
    text = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "")).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("ł", "l").replace("ı", "i")
    for pattern, fold in _FOLDS:
        text = pattern.sub(fold, text)
    return text.strip()


def initial(name: str) -> str:
    """What names that are alike have in common: the first letter of the key, letters of one sound as one; empty for an empty key."""
    folded = key(name)
    return _INITIALS.get(folded[0], folded[0]) if folded else ""


@lru_cache(maxsize=_REMEMBERED)
def alike(one: str, other: str) -> bool:
    """Whether two single words may be spellings of one name; equal keys, or a slip in proportion to the length.

    Allowed is one slip (a letter more, less, changed, or two swapped) from five letters of the key on, two from eight on, and
    three if only the order of the letters is garbled but for one of them. The first letter has to agree. A man's and a
    woman's form of one surname ("Ivanov", "Ivanova") are two names.
    """
    a, b = key(one), key(other)
    if not a or not b:
        return False
    if a == b:
        return True
    if initial(one) != initial(other) or (_woman(one) != _woman(other) and _root(a) == _root(b)):
        return False
    longer, shorter = max(len(a), len(b)), min(len(a), len(b))
    if shorter < _SHORT:
        return False
    slips = OSA.distance(a, b, score_cutoff=3)
    if slips <= 1 or (slips == 2 and longer >= _LONG):
        return True
    return slips <= 3 and sum(((Counter(a) - Counter(b)) + (Counter(b) - Counter(a))).values()) <= 1


def _woman(name: str) -> bool:
    return name.casefold().endswith(("ova", "eva", "ina", "ska", "skaya", "skaia"))


def _root(folded: str) -> str:
    return re.sub(r"(?:aia|a|i)$", "", folded)
