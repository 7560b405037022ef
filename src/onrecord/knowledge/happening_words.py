"""Words by which two tellings of one happening are known: what was hit, by what arms, whether several things are told as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from onrecord.knowledge.phrases import PhraseBook
from onrecord.knowledge.tables import rows, words

Kind = Literal["site", "arms", "many", "period", "mass", "course", "plain"]
_NAMED: tuple[Kind, ...] = ("site", "arms")
_ENDINGS = ("ing", "ers", "ed", "es", "er", "s")
_SHORTEST_STEM = 4
_HARM = ("kill", "toll")


@cache
def _book(kind: Kind) -> PhraseBook[str]:
    return PhraseBook(
        (phrase, row["concept"]) for row in rows("happening_words.tsv") if row["kind"] == kind for phrase in words(row["words"])
    )


def concepts(kind: Kind, told: Sequence[str]) -> tuple[str, ...]:
    """The concepts that a run of lower-case words names, each once, in order of their names: "maternity ward" → hospital."""
    book, found, at = _book(kind), set(), 0
    while at < len(told):
        here = book.at(told, at)
        if here is not None:
            found.add(here[1])
        at = here[0] if here is not None else at + 1
    return tuple(sorted(found))


def period(told: Sequence[str]) -> int | None:
    """The length in days of the period that lower-case words tell of: "during the week" → 7."""
    return min((int(days) for days in concepts("period", told)), default=None)


def remaining(told: Sequence[str]) -> list[str]:
    """The words that name neither what was hit nor by what arms."""
    left, at = [], 0
    while at < len(told):
        here = next((found for kind in _NAMED if (found := _book(kind).at(told, at)) is not None), None)
        left += [told[at]] if here is None else []
        at = at + 1 if here is None else here[0]
    return left


def stem(word: str) -> str:
    """A lower-case word without the commonest endings: enough for "bombing", "bombed" and "bombs" to be one."""
    word = word.removesuffix("'s").removesuffix("’s")
    found = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM), None)
    return word if found is None else stem(word.removesuffix(found))


@cache
def _telling_nothing() -> frozenset[str]:
    listed = [word for row in rows("happening_words.tsv") if row["kind"] == "plain" for word in words(row["words"])]
    closed = [word for row in rows("function_words.tsv") for word in words(row["words"])]
    return frozenset(stem(word) for word in (*listed, *closed, *(row["word"] for row in rows("english_function_words.tsv"))))


def content(told: Iterable[str]) -> dict[str, str]:
    """Stem → word, of what tells one happening from another: no function words, no numbers, not what every report of a war says."""
    stems = {stem(word): word for word in sorted(told, reverse=True) if len(word) > 2 and word[0].isalpha()}
    return {one: word for one, word in sorted(stems.items()) if one not in _telling_nothing()}


@cache
def harms() -> frozenset[str]:
    """Event triggers that tell only what came of a deed ("killed", "death toll"), from the table `event_triggers.tsv`."""
    return frozenset(form for row in rows("event_triggers.tsv") if row["part"] in _HARM for form in words(row["forms"]))
