"""The words of a trigger that carry its label."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge.tables import rows

_PARTICLES = frozenset("away back down in off on out over up".split())


def content(words: Sequence[str], trigger: frozenset[int]) -> frozenset[int]:
    """From the first to the last word that is no function word: "the attacks" gives "attacks", "shot down" stays; never empty."""
    closed = {row["word"] for row in rows("english_function_words.tsv")} | {"a", "an", "to"}
    told = [n for n in trigger if words[n][:1].isalnum() and (words[n].lower() not in closed or words[n].lower() in _PARTICLES)]
    if not told:
        return trigger
    first = min((n for n in told if words[n].lower() not in _PARTICLES), default=min(told))
    return frozenset(n for n in trigger if first <= n <= max(told))
