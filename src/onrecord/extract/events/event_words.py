"""The groups of words of `event_words.toml`."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.tables import tree


@cache
def group(name: str) -> frozenset[str]:
    """The words of a group. KeyError for one that does not exist."""
    return frozenset(tree("event_words.toml")[name].split())
