"""Offices, ranks and trades: what a noun phrase like "the Ukrainian Foreign Minister" says of its holder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from onrecord.knowledge.actors import country_of, known_as
from onrecord.knowledge.countries import by_seat
from onrecord.knowledge.tables import rows, tree

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-&/'][^\W_]+)*(?<!'s)|'s|[,.]|\S")
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "with", "from", "on", "under"})
_LONGEST = 5
_REMEMBERED = 8192  # phrases that recur through a report and a run
_PORTFOLIOS = {"foreign affairs": "foreign", "internal affairs": "interior", "home affairs": "interior"}
AREAS = frozenset({"region", "oblast", "province", "district", "city", "state", "republic", "branch", "wing"})


@dataclass(frozen=True, slots=True)
class Title:
    """`role` as lower-case words ("foreign minister"); `of` the body or region of the office ("Luhansk"); `unique` office: one holder.

    `kind` is office, rank, honorific, trade or relation. `exact`: every word of the phrase was understood.
    """

    role: str
    kind: str
    country: str | None = None
    of: str | None = None
    gender: str | None = None
    unique: bool = False
    exact: bool = True

    @property
    def full(self) -> str:
        """The role with what it is of: "governor of Luhansk"."""
        return f"{self.role} of {self.of}" if self.of else self.role


@cache
def titles() -> dict[str, dict[str, str]]:
    """Lower-case title, stops left out, → its row of `titles.tsv`."""
    return {row["title"]: row for row in rows("titles.tsv")}


@cache
def title_words() -> dict[str, str]:
    """Word before an office → `role` (part of its name) or `rank` (tells nothing of which office)."""
    return {row["word"]: row["kind"] for row in rows("title_words.tsv")}


@cache
def same_office() -> dict[str, str]:
    """Other word for an office → its usual one ("premier" → "prime minister")."""
    return dict(tree("offices.toml")["same"])


@cache
def title_vocabulary() -> frozenset[str]:
    """Every word that occurs in a title or may stand before one."""
    return frozenset(word for title in titles() for word in title.split()) | frozenset(title_words())


@cache
def _last_words() -> frozenset[str]:
    return frozenset({title.split()[-1] for title in titles()} | {"."})


@cache
def first_words() -> frozenset[str]:
    """The words that a title may begin with, and the stop that `title_ending` skips."""
    return frozenset({title.split()[0] for title in titles()} | {"."})


def title_ending(words: Sequence[str], end: int) -> int | None:
    """Where the longest title that ends before words[end] begins; None for no title there."""
    if end == 0 or words[end - 1].lower() not in _last_words():
        return None
    for start in range(max(0, end - _LONGEST), end):
        if " ".join(word.lower() for word in words[start:end] if word != ".") in titles():
            return start
    return None


@lru_cache(maxsize=_REMEMBERED)
def read_title(phrase: str) -> Title | None:
    """The office that a noun phrase without a personal name describes; None when it describes none.

    "Syria's governor of Hama", "Kremlin spokesperson", "the head of the UN mission", "Lt. Gen.".
    """
    words = [word for word in _WORD.findall(phrase.replace("’", "'")) if word != "."]
    while words and words[0].lower() in _ARTICLES:
        words = words[1:]
    stop = _segment(words)
    for end in range(stop, 0, -1):
        start = title_ending(words, end)
        if start is not None:
            return _read(words, start, end, stop)
    return None


def _segment(words: Sequence[str]) -> int:
    """Where the phrase before its first preposition or comma ends, titles with one inside ("chief of staff") kept whole."""
    for at, word in enumerate(words):
        inside = any((start := title_ending(words, end)) is not None and start < at for end in range(at + 2, min(len(words), at + 4) + 1))
        if word == "," or (word in _PREPOSITIONS and at and not inside):
            return at
    return len(words)


def _read(words: Sequence[str], start: int, end: int, stop: int) -> Title:
    head = " ".join(words[start:end]).lower()
    earlier = title_ending(words, start) if titles()[head]["kind"] == "rank" else None
    if earlier is not None and titles()[" ".join(words[earlier:start]).lower()]["kind"] == "office":
        start, head = earlier, " ".join(words[earlier:start]).lower()
    row = titles()[head]
    country, of, role, exact = _before(words[:start])
    trailing = [word for word in words[end:stop] if word[:1].isupper()]
    if trailing and of is None:
        of = " ".join(trailing)
    if stop < len(words) and words[stop] in _PREPOSITIONS:
        country_after, of_after = _after(words[stop + 1 :])
        country, of = country or country_after, of if trailing else of_after or of
    if row["kind"] == "rank" or row["kind"] == "honorific":
        role = []
    if head == "minister" and of is not None and not role and words[end : end + 1] == ["of"]:
        portfolio = re.split(r" (?:of|in|for) ", of)[0].lower()
        role, of = [_PORTFOLIOS.get(portfolio, portfolio)], None
    name = " ".join((*role, head))
    return Title(
        name,
        row["kind"],
        country,
        of,
        row["gender"] or None,
        bool(row["unique"]) or (head == "minister" and bool(role)),
        exact and end == stop,
    )


def _before(words: Sequence[str]) -> tuple[str | None, str | None, list[str], bool]:
    """Country, body or region, role words, and whether all was understood, of what stands before the head."""
    country: str | None = None
    of: list[str] = []
    role: list[str] = []
    exact = True
    own = (word[:1].isupper() and (word == "New" or word.lower() not in title_words()) and word.lower() not in titles() for word in words)
    last = max((i + 1 for i, proper in enumerate(own) if proper), default=0)
    at = 0
    while at < len(words):
        word = words[at]
        nation = country_of(" ".join(words[at : at + 2])) if len(words) > at + 1 else None
        at += 1 if nation is None else 2
        nation = nation or country_of(word) or by_seat(word)
        if nation is not None:
            country = country or nation.name
            of = [word] if known_as(word) and not country_of(word) else of
        elif of and word[:1].isupper() and at < last:
            of.append(word)  # "Senate Foreign Relations Committee"
        elif word.lower() in title_words() and word != "New":
            role = [*role, word.lower()] if title_words()[word.lower()] == "role" else role
        elif "-" in word and country_of(word.split("-")[0]) is not None:
            continue  # "Jordanian-born", "Russian-installed": no office of that country's
        elif word[:1].isupper() and word.lower() not in titles():
            of.append(word)
        elif word != "'s" and word.lower() not in titles():
            exact = False
    return country, " ".join(of) or None, role, exact


@cache
def _body_words() -> frozenset[str]:
    return frozenset(row["word"] for table in ("body_words.tsv", "body_modifiers.tsv") for row in rows(table))


def _in_name(word: str) -> bool:
    """A word that the name of a body or region may hold."""
    return (
        word[:1].isupper()
        or word[:1].isdigit()
        or word in _PREPOSITIONS
        or word in ("the", "and", "al")
        or word.lower() in _body_words()
        or (word in title_words() or word in AREAS)
    )


def _after(words: Sequence[str]) -> tuple[str | None, str | None]:
    """Country and body or region of what follows "of", "for", …; the body up to the next comma."""
    phrase = re.sub(r"\s+('s|,)", r"\1", " ".join(words)).split(",")[0].strip()
    bare = re.sub(r"^(?:the|a|an)\s+", "", phrase, flags=re.IGNORECASE)
    bare = " ".join(takewhile(_in_name, bare.split())).removesuffix(" and").removesuffix(" of").removesuffix(" in")
    nation = country_of(bare)
    if nation is not None:
        return nation.name, None
    inside = next((found for word in bare.replace("'s", "").split() if (found := country_of(word)) is not None), None)
    return inside.name if inside else None, bare or None
