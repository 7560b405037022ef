"""The usual names of people and bodies that reports call by names which spelling does not bring together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord.knowledge.body_names import words_of
from onrecord.knowledge.folding import fold
from onrecord.knowledge.tables import rows, words

_EVERY = "*"


@cache
def _people() -> Mapping[str, str]:
    return {fold(form): row["name"] for row in rows("same_people.tsv") for form in (row["name"], *words(row["forms"]))}


@lru_cache(maxsize=65536)
def usual_person(name: str) -> str | None:
    """The usual name of somebody known by several: "Hemedti" → Mohamed Hamdan Dagalo; None for everybody else."""
    return _people().get(fold(name))


@cache
def _bodies() -> Mapping[tuple[str, frozenset[str]], str]:
    found: dict[tuple[str, frozenset[str]], str] = {}
    for row in rows("same_bodies.tsv"):
        country = None if row["country"] == _EVERY else row["country"]
        for form in (row["name"], *words(row["forms"])):
            found.setdefault((row["country"], words_of(form, country)), row["name"])
    return found


def usual_body(country: str | None, told: frozenset[str]) -> str | None:
    """The usual name of a country's body by the telling words of a name for it: Sudan's "army" → Sudanese Armed Forces."""
    if country is None:
        return None
    return _bodies().get((country, told)) or _bodies().get((_EVERY, told))
