"""The names of bodies, compared by their telling words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from onrecord.knowledge.countries import by_name
from onrecord.knowledge.tables import rows

_LITTLE = frozenset({"of", "the", "for", "and", "in", "'s"})
_SAME = {"defense": "defence", "center": "centre", "organisation": "organization", "programme": "program", "labor": "labour"}


@lru_cache(maxsize=65536)
def words_of(name: str, country: str | None) -> frozenset[str]:
    """The telling words of a body's name in one spelling, without those that name its country."""
    nation = by_name(country) if country else None
    text = name
    for form in sorted((nation.name, *nation.names, *nation.demonyms), key=len, reverse=True) if nation else ():
        text = re.sub(rf"\b{re.escape(form)}(?!\w)", " ", text)
    found = re.findall(r"[\w-]+", text.replace("’", "'").lower())
    return frozenset(_SAME.get(word, word) for word in found if word not in _LITTLE and word != "s")


@cache
def _of_no_state() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("body_words.tsv") if row["kind"] == "group")


def is_of_no_state(name: str) -> bool:
    """Whether a name ends in a word for armed people without a state: "Syrian rebels"."""
    return name.lower().rpartition(" ")[2] in _of_no_state()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("body_words.tsv") if row["kind"] in ("body", "arm", "state"))


def bodies_in(texts: Iterable[str]) -> frozenset[str]:
    """The words for bodies in the texts: police, army, ministry."""
    return frozenset(word for text in texts for word in re.findall(r"[a-z]+", text.lower()) if word in _bodies())
