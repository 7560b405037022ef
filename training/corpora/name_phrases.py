"""Where the names of a noun phrase stand, and which of its words are no part of any: for corpora that mark whole phrases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.knowledge.tables import rows, words

JOINING = frozenset({"of", "the", "for", "and", "&", "-", "–", "al", "el", "ul", "bin", "ibn", "de", "von", "van", ".", "'", "’", "ʼ"})
ARABIC_ARTICLES = frozenset({"al", "el", "ul", "an", "as", "ash", "az", "ad", "ar"})


def core(span: Sequence[str]) -> tuple[int, int] | None:
    """From the first to the last word with a capital, an article at the front left out."""
    capital = [at for at, word in enumerate(span) if _is_capital(span, at) and word.lower() not in function_words()]
    if not capital:
        return None
    start = capital[0]
    while start >= 2 and span[start - 1] == "-" and span[start - 2] in ARABIC_ARTICLES:
        start -= 2
    return start, capital[-1] + 1


def cores(span: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of words with capitals, joined by "of", "the", "al-" and the like."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(span):
        first = core(span[at:])
        if first is None:
            break
        start = end = at + first[0]
        follow = start
        while follow < len(span) and (span[follow][:1].isupper() or span[follow].lower() in JOINING | ARABIC_ARTICLES):
            follow += 1
            end = follow if span[follow - 1][:1].isupper() else end
        end = max(end, start + 1)
        found.append((start, end))
        at = end
    return found


def _is_capital(span: Sequence[str], at: int) -> bool:
    return span[at][:1].isupper() and span[at].lower() not in determiners()


def is_plain(inner: Sequence[str]) -> bool:
    """Whether the words are one name: capitals, numbers and what joins them."""
    return all(word[:1].isupper() or word[:1].isdigit() or word.lower() in JOINING for word in inner)


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(words(row["words"])) for row in rows("function_words.tsv")}


@cache
def determiners() -> frozenset[str]:
    """Articles, possessives and words that count, in lower case."""
    return _classes()["determiner"]


@cache
def pronouns() -> frozenset[str]:
    """Personal pronouns, and "here" and "there"."""
    return _classes()["subject_pronoun"] | _classes()["object_pronoun"] | {"my", "myself", "mine", "ours", "there", "here"}


@cache
def function_words() -> frozenset[str]:
    """Words of the closed classes, in lower case."""
    parts = ("determiner", "possessive", "relative", "preposition", "coordinator", "adverb", "be")
    return pronouns().union(*(_classes()[part] for part in parts))
