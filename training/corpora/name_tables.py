"""What the project's tables know of words that corpora class too coarsely: peoples, countries, terms for places, arms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from onrecord.knowledge.actors import people_of
from onrecord.knowledge.countries import by_demonym, by_name
from onrecord.knowledge.tables import rows, words

_LONGEST_KNOWN = 4


def nationalities(span: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words name a people or its adjective ("Russian", "South Korean", "Kurds"), the longest first."""
    return list(_runs(span, _is_people))


def countries(span: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words name a country."""
    return list(_runs(span, lambda text: by_name(text) is not None))


def _runs(span: Sequence[str], known: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(span):
        widths = range(min(_LONGEST_KNOWN, len(span) - at), 0, -1)
        capital = span[at][:1].isupper() and span[at].lower() != "the"
        width = next((width for width in widths if capital and known(" ".join(span[at : at + width]))), 0)
        if width:
            yield at, at + width
        at += width or 1


@cache
def _is_people(text: str) -> bool:
    return not text.isupper() and (people_of(text) is not None or bool(by_demonym(text)))


@cache
def terms() -> dict[str, str]:
    """Geographical term → kind of place ("bridge" → facility)."""
    return {row["term"]: row["kind"] for row in rows("place_words.tsv")}


@cache
def arms_words() -> frozenset[str]:
    """Class words of weapons, which may end their names ("missile")."""
    return frozenset(row["word"] for row in rows("weapon_words.tsv"))


@cache
def arms_modifiers() -> frozenset[str]:
    """The words of what may stand between a weapon's name and its class word ("cruise", "surface-to-air")."""
    return frozenset(part for row in rows("weapon_modifiers.tsv") for part in re.findall(r"\w+|-", row["word"]))


@cache
def arms_names() -> frozenset[str]:
    """The first words of the weapons that the table knows."""
    names = (alias for row in rows("weapons.tsv") for alias in (row["name"], *words(row["aliases"])))
    return frozenset(alias.split()[0] for alias in names)
