"""Closed word classes that stand in for a tagger (tables `function_words.tsv`, `speech_words.tsv`)."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.countries import all_countries
from onrecord.knowledge.tables import rows, words
from onrecord.language import Token

OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
MARKS = OPENING | CLOSING | {'"'}
DASHES = frozenset("–—")


@cache
def word_class(*names: str) -> frozenset[str]:
    """The lower-case words of these classes together; an unknown class is a KeyError."""
    classes = {row["class"]: words(row["words"]) for table in ("function_words.tsv", "speech_words.tsv") for row in rows(table)}
    return frozenset(word for name in names for word in classes[name])


@cache
def number_words() -> frozenset[str]:
    """Two, dozens, hundreds: numbers in words."""
    return frozenset(row["word"] for row in rows("number_words.tsv"))


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(demonym for country in all_countries() for demonym in country.demonyms)


@cache
def bodies() -> frozenset[str]:
    """Head words of bodies and armed people: ministry, junta, rebels, troops."""
    return frozenset(row["word"] for row in rows("body_words.tsv") if row["kind"] not in ("facility", "outlet"))


@cache
def outlets() -> frozenset[str]:
    """Head words of media: television, radio, news agency."""
    return frozenset(row["word"] for row in rows("body_words.tsv") if row["kind"] == "outlet")


def is_demonym(token: Token) -> bool:
    """Ukrainian, Sudanese: an adjective, not a speaker, unless it is in the plural."""
    return token.text in _demonyms() and not (token.text.endswith("s") and token.text[:-1] in _demonyms())


def is_adverb(token: Token) -> bool:
    """By list, or a lower-case word in -ly."""
    return token.lower in word_class("adverb", "hearsay") or (token.text.endswith("ly") and token.text.islower() and len(token.text) > 4)


def is_nominal(token: Token) -> bool:
    """A word that may stand inside a noun phrase: none of a closed class, no frequent verb form."""
    if len(token.text) > 1 and token.text.isupper():  # US, WHO
        return token.is_word
    return token.is_word and token.lower not in _not_nominal() and not is_adverb(token)


@cache
def _not_nominal() -> frozenset[str]:
    names = (
        "determiner",
        "possessive",
        "subject_pronoun",
        "object_pronoun",
        "relative",
        "preposition",
        "subordinator",
        "auxiliary",
        "negation",
    )
    return word_class(*names, "coordinator", "weekday", "daytime", "clause_verb", "time_noun")
