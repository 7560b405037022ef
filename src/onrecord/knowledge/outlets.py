"""Who publishes: news agencies, broadcasters, papers, online outlets and monitoring groups, by the names that reports give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.knowledge.tables import rows, words

_APOSTROPHES = "’‘ʼ`"
_WORD = re.compile(r"\+?[^\W_]+(?:[.&][^\W_]+)*")
_CAPITAL = re.compile(r"(?<![^\W_])(?<![^\W_][.&])[A-Z0-9][^\W_]*(?:[.&][^\W_]+)*")
"""Those words that begin with a capital or a digit."""
_ADDRESS = re.compile(r"(?i)^(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)")
_SECTION = re.compile(r"\s*(?:\(.*\)|[-–|:] (?:News|World|Web News|Editorial|Opinion|Home))\s*$")
_DOUBT = "?"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `kind`: agency, broadcaster, paper, online, monitor, party; `country`: ISO 3166-1 alpha-2, None if it has none."""

    name: str
    kind: str
    country: str | None


@cache
def _named() -> dict[str, tuple[Outlet, bool]]:
    """Name or alias → the outlet, and whether it says so without more: other things bear a doubtful name too."""
    found: dict[str, tuple[Outlet, bool]] = {}
    for row in rows("outlets.tsv"):
        outlet = Outlet(row["name"], row["kind"], row["country"] or None)
        for alias in (*words(row["aliases"]), row["name"]):
            found.setdefault(alias.removeprefix(_DOUBT), (outlet, not alias.startswith(_DOUBT)))
    return found


@cache
def _folded() -> dict[str, Outlet]:
    return {_bare(name): outlet for name, (outlet, _) in reversed(_named().items())}


@cache
def _by_first() -> dict[str, tuple[tuple[str, Outlet], ...]]:
    """First word → the names that begin with it and need nothing more, the longest first."""
    found: dict[str, list[tuple[str, Outlet]]] = {}
    for name, (outlet, certain) in _named().items():
        first = _WORD.match(name)
        if certain and first is not None:
            found.setdefault(first.group(), []).append((name, outlet))
    return {first: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for first, names in found.items()}


@cache
def _uncapitalised() -> tuple[str, ...]:
    """The names that begin with no capital and no digit: addresses, most of them."""
    return tuple(name for names in _by_first().values() for name, _ in names if not _CAPITAL.match(name))


def _bare(name: str) -> str:
    return " ".join(straight(name).casefold().removeprefix("the ").split())


@lru_cache(maxsize=4096)
def outlet(name: str) -> Outlet | None:
    """The outlet of exactly this name, as a publisher field, a byline or a dateline gives it ("Reuters", "The Guardian", "bbc.com")."""
    known = _folded()
    if (host := _ADDRESS.match(name.strip())) is not None:
        labels = host.group(1).lower().split(".")
        for first in range(len(labels) - 1):
            if (found := known.get(".".join(labels[first:]))) is not None:
                return found
    bare = _bare(name)
    return known.get(bare) or known.get(_bare(_SECTION.sub("", name)))


def straight(text: str) -> str:
    """The text with plain apostrophes, at the same places."""
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    return text


def outlets_in(text: str) -> Iterator[tuple[int, int, Outlet]]:
    """The outlets that a text names without doubt, with where each name begins and ends, in text order."""
    by_first, at = _by_first(), 0
    plain = straight(text)
    likely = _WORD if any(map(plain.__contains__, _uncapitalised())) else _CAPITAL
    if by_first.keys().isdisjoint(likely.findall(plain)):
        return
    for word in likely.finditer(plain):
        if word.start() < at:
            continue
        for name, found in by_first.get(word.group(), ()):
            end = word.start() + len(name)
            if plain.startswith(name, word.start()) and not plain[end : end + 1].isalnum():
                yield word.start(), end, found
                at = end
                break
