"""Which names of bodies are short for others: within one happening "the health ministry" is the Gaza health ministry that others quote."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from onrecord.knowledge.body_names import words_of
from onrecord.knowledge.tables import rows

_NAMED = ("body", "weak", "arm", "state", "unit", "facility")


def fuller(names: Collection[str]) -> dict[str, str]:
    """name → the fullest among them whose words hold all of its own; itself for one that is no body's, or that is short for several.

    Two that have the same words ("ministry of health", "health ministry") are one, by the name that comes first.
    """
    told = {name: words_of(name, None) for name in sorted(set(names))}
    first: dict[frozenset[str], str] = {}
    for name, words in told.items():
        first.setdefault(words, name)
    return {name: _fullest(words, first) if not _bodies().isdisjoint(words) else name for name, words in told.items()}


def _fullest(words: frozenset[str], first: dict[frozenset[str], str]) -> str:
    holding = [other for other in first if words < other]
    most = [other for other in holding if not any(other < another for another in holding)]
    return first[most[0]] if len(most) == 1 else first[words]


def is_body(name: str) -> bool:
    """Whether it names a body by a common noun: "the health ministry", "ministry of health"."""
    head = name.partition(" of ")[0].split()
    return bool(head) and head[-1] in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("body_words.tsv") if row["kind"] in _NAMED)
