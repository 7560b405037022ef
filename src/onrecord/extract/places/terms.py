"""The common nouns and cues that give a place away, from `knowledge/tables/place_words.tsv` and `place_cues.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast, get_args

from onrecord.errors import KnowledgeError
from onrecord.knowledge import countries
from onrecord.knowledge.countries import Country
from onrecord.knowledge.tables import rows, tree
from onrecord.language import Token
from onrecord.model.vocabulary import PlaceKind


@dataclass(frozen=True, slots=True)
class Term:
    """A common noun for a kind of place. `after`/`of`: where it may stand; `inside`: it belongs to the name that it follows."""

    text: str
    kind: PlaceKind
    precision: str
    after: bool
    of: bool
    inside: bool

    @property
    def plural(self) -> bool:
        return self.text.endswith(("s", "ies")) and not self.text.endswith(
            ("works", "barracks", "pass", "straits", "heights", "mountains", "hills", "highlands", "islands")
        )


@cache
def terms() -> dict[str, Term]:
    """Every term by its wording in lower case."""
    found: dict[str, Term] = {}
    for row in rows("place_words.tsv"):
        if row["kind"] not in get_args(PlaceKind) or row["side"] not in ("after", "of", "both") or row["span"] not in ("in", "out"):
            raise KnowledgeError(f"place_words.tsv is malformed at {row['term']!r}")
        side = row["side"]
        found[row["term"]] = Term(
            text=row["term"],
            kind=cast(PlaceKind, row["kind"]),
            precision=row["precision"],
            after=side != "of",
            of=side != "after",
            inside=row["span"] == "in",
        )
    return found


@cache
def cues(name: str) -> frozenset[str]:
    """The words of one list of `place_cues.toml`."""
    table = tree("place_cues.toml")
    listed = table.get(name, table["words"].get(name))
    if listed is None:
        raise KnowledgeError(f"no list {name!r} in place_cues.toml")
    return frozenset(listed)


@cache
def pair_nouns(name: str) -> frozenset[str]:
    """The nouns for what two names span: `borders`, `axes` or `roads`."""
    return frozenset(tree("place_cues.toml")["pairs"][name])


def doubtful(name: str) -> str | None:
    """`word` or `person` when the name reads more often so than as a place; None otherwise."""
    return _doubtful().get(name)


@cache
def _doubtful() -> dict[str, str]:
    return {row["name"]: row["reads_as"] for row in rows("doubtful_names.tsv")}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(term.split()[0] for term in terms())


@cache
def _last_words() -> frozenset[str]:
    return frozenset(term.split()[-1] for term in terms())


@lru_cache(maxsize=20000)
def peoples(word: str) -> tuple[Country, ...]:
    """The countries whose people or adjective the word is."""
    return countries.by_demonym(word)


@lru_cache(maxsize=20000)
def named_countries(word: str) -> tuple[Country, ...]:
    """The country whose name the word is, if any."""
    country = countries.by_name(word)
    return () if country is None else (country,)


def term_at(tokens: Sequence[Token], at: int, *, width: int = 4) -> tuple[Term, int] | None:
    """The longest term that starts at the token, and how many tokens it takes."""
    if at >= len(tokens) or tokens[at].lower not in _first_words():
        return None
    for size in range(min(width, len(tokens) - at), 0, -1):
        term = terms().get(" ".join(token.lower for token in tokens[at : at + size]))
        if term is not None:
            return term, size
    return None


def term_before(tokens: Sequence[Token], at: int) -> tuple[Term, int] | None:
    """The longest term that ends just before the token, and how many tokens it takes."""
    if at < 1 or tokens[at - 1].lower not in _last_words():
        return None
    for size in range(min(4, at), 0, -1):
        term = terms().get(" ".join(token.lower for token in tokens[at - size : at]))
        if term is not None:
            return term, size
    return None
