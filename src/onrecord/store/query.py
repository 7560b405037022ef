"""What a person types into a search box, as a structure. Whatever is typed is data: nothing in it can break the search."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.errors import UsageError

MOST_TERMS = 64
PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Branch:
    """All `wanted` and none of the `unwanted`. A term is words separated by spaces (a phrase), with `*` behind for any ending."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Any of the branches; without a branch nothing is found."""

    branches: tuple[Branch, ...]


def parse(query: str) -> Query:
    """Words are all wanted; `"a phrase"`, `OR` between alternatives, `-without`, `start*`. Other signs break words.

    Raises UsageError above 64 terms.
    """
    branches: list[tuple[list[str], list[str]]] = [([], [])]
    for part in PART.finditer(query):
        if part["word"] == "OR" and not part["minus"]:
            branches.append(([], []))
            continue
        term = _term(part)
        if term:
            branches[-1][1 if part["minus"] else 0].append(term)
    if sum(len(wanted) + len(unwanted) for wanted, unwanted in branches) > MOST_TERMS:
        raise UsageError(f"a search takes at most {MOST_TERMS} words and phrases")
    return Query(tuple(Branch(tuple(wanted), tuple(unwanted)) for wanted, unwanted in branches if wanted))


def _term(part: re.Match[str]) -> str:
    """The words of a part as a phrase: "U.N." is searched as "U N", which is how the index splits it too."""
    written = part["phrase"] if part["phrase"] is not None else part["word"] or ""
    words = " ".join(WORDS.findall(written))
    return words + "*" if words and part["phrase"] is None and written.endswith("*") else words
