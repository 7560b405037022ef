"""How outlets word corrections and withdrawals of their own reports."""

from __future__ import annotations

import re
from functools import cache

from onrecord.knowledge.tables import rows, tree, words


@cache
def signs() -> re.Pattern[str]:
    """The words of which one stands in every notice: a quick no for most texts."""
    return re.compile(tree("notices.toml")["signs"], re.I)


@cache
def correction() -> re.Pattern[str]:
    """Where a report says that it corrects itself."""
    return _pattern("correction")


@cache
def withdrawal() -> re.Pattern[str]:
    """Where a report says that it, or another of its outlet, is withdrawn."""
    return _pattern("withdrawal")


def _pattern(kind: str) -> re.Pattern[str]:
    table = tree("notices.toml")
    names = {
        name
        for row in rows("outlets.tsv")
        for name in (row["name"], *words(row["aliases"]))
        if not name.startswith("?") and "." not in name
    }
    agency = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    known = {"STORY": table["story"], "OWN": table["own"], "AGENCY": agency}
    filled = (re.sub(r"\b(?:STORY|OWN|AGENCY)\b(?!\s*\()", lambda found: known[found.group()], text) for text in table[kind])
    return re.compile("|".join(f"(?:{text})" for text in filled))
