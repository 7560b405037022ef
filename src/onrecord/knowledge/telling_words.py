"""Texts as sets of telling words, for comparing what two statements are about."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.knowledge.countries import all_countries
from onrecord.knowledge.tables import rows, words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d,.]*\d|\d")
_BLANK = ("determiner", "subject_pronoun", "object_pronoun", "relative", "preposition", "subordinator", "auxiliary", "negation")
_BLANK_TOO = ("adverb", "coordinator", "hedge", "hearsay", "ability", "plural", "time_noun", "weekday", "daytime")
_ENDINGS = ("ings", "ing", "ians", "ian", "ed", "es", "s", "e", "a")
_SHORTEST = 4


@cache
def speech_class(name: str) -> frozenset[str]:
    """The words of one class of `speech_words.tsv`."""
    return frozenset(word for row in rows("speech_words.tsv") if row["class"] == name for word in words(row["words"]))


@cache
def _blank() -> frozenset[str]:
    classes = {row["class"]: words(row["words"]) for name in ("function_words.tsv", "speech_words.tsv") for row in rows(name)}
    countries = {part.lower() for country in all_countries() for name in (country.name, *country.demonyms) for part in name.split()}
    return frozenset(word for name in (*_BLANK, *_BLANK_TOO) for word in classes[name]) | countries


@cache
def _irregular() -> dict[str, str]:
    return {past: row["base"] for row in rows("irregular_verbs.tsv") for past in words(row["past"])}


def stem(word: str) -> str:
    """Struck, strikes and strike alike, Russia and Russian too; rough on purpose."""
    word = _irregular().get(word.lower(), word.lower())
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=4096)
def telling_words(*texts: str) -> frozenset[str]:
    """Stems of all words and numbers of the texts that are of no closed class and name no country."""
    found = (word.lower() for text in texts for word in _WORD.findall(text))
    return frozenset(stem(word) for word in found if word not in _blank() and (len(word) > 2 or word.isdigit()))
