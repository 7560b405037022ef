"""Bodies, armed forces and groups by their head word: "Russia's defence ministry", "Ukrainian soldiers", "the 36th Marine Brigade"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.extract.entities.known import country_at, demonym_at, joined, ordinary_words, seat_at
from onrecord.knowledge.actors import Known, known_as, people_of, peoples_alone
from onrecord.knowledge.countries import Country
from onrecord.knowledge.tables import rows
from onrecord.language import Analysis, Sentence, Token
from onrecord.model import EntityDraft
from onrecord.model.vocabulary import EntityType

_TYPES: dict[str, EntityType] = {
    "body": "organisation", "weak": "organisation", "state": "organisation", "outlet": "organisation", "arm": "group", "unit": "group",
    "paper": "organisation",
    "proper": "organisation",
    "group": "group", "force": "group", "people": "group", "facility": "facility",
}  # fmt: skip
_SIDED = re.compile(r"(?i)^(?:pro|anti)-\w+|-(?:backed|led|run|aligned|allied|supported|affiliated|linked|installed|appointed)$")
# Heads that mean the armed people of a side as such: one actor however they are called.
_FORCES = frozenset({"forces", "force", "troops", "units"})
_ANAPHORS = frozenset("army military government junta regime ministry navy police militia council parliament presidency".split())
_MARKS = frozenset({"of", "for"})


@cache
def heads() -> dict[str, str]:
    """Head word or words → kind (see the table)."""
    return {row["word"]: row["kind"] for row in rows("body_words.tsv")}


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("body_modifiers.tsv"))


@cache
def _ordinary() -> frozenset[str]:
    return ordinary_words() - _modifiers()


@cache
def _described() -> frozenset[str]:
    """Nouns that an arm's name before them only describes ("military aid")."""
    return frozenset(word for row in rows("attributive_nouns.tsv") for word in row["words"].split())


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before a head: where it begins, whose it is, whether it has a capital of its own."""

    at: int
    country: Country | None = None
    group: Known | None = None
    side: str | None = None
    named: bool = False
    described: bool = False
    shared: int | None = None


def bodies(analysis: Analysis, sentence: Sentence) -> Iterator[EntityDraft]:
    """Every body, force or group that a head word and what stands around it name in the sentence."""
    tokens = sentence.tokens
    after = 0
    for at in [number for number, token in enumerate(tokens) if _may_head(token.text)]:
        if at < after:
            continue
        width = 2 if tokens[at].lower in _first_of_two() and at + 1 < len(tokens) and _pair(tokens, at) in heads() else 1
        kind = heads().get(_pair(tokens, at) if width == 2 else tokens[at].lower)
        after = at + width if kind is not None else at + 1
        if kind == "arm" and after < len(tokens) and tokens[after].text in _described():
            continue
        if kind is not None:
            yield from _body(analysis, tokens, at, width, kind)
        elif tokens[at].text in peoples_alone() or _is_people(tokens, at):
            yield from _people(analysis, tokens, at)


@lru_cache(maxsize=8192)
def _may_head(text: str) -> bool:
    """A quick no for most words."""
    lower = text.lower()
    return lower in heads() or lower in _first_of_two() or text in peoples_alone() or (text[-1] == "s" and text[0].isupper())


@cache
def _first_of_two() -> frozenset[str]:
    return frozenset(head.split()[0] for head in heads() if " " in head)


def _pair(tokens: Sequence[Token], at: int) -> str:
    return f"{tokens[at].lower} {tokens[at + 1].lower}"


def _is_people(tokens: Sequence[Token], at: int) -> bool:
    """A demonym in the plural with nothing after it that it could describe ("Israelis", "Ukrainians said")."""
    text = tokens[at].text
    return text.endswith("s") and text[:1].isupper() and (found := demonym_at(tokens, at)) is not None and found[0] == 1


def _people(analysis: Analysis, tokens: Sequence[Token], at: int) -> Iterator[EntityDraft]:
    token = tokens[at]
    found = demonym_at(tokens, at)
    side = found[1].name if found else people_of(token.text)
    yield EntityDraft(span=analysis.span(token.start, token.end), name=token.text, type="group", affiliation=side, usual=token.text)


def _body(analysis: Analysis, tokens: Sequence[Token], at: int, width: int, kind: str) -> Iterator[EntityDraft]:
    left = _left(tokens, at)
    end, right = _right(tokens, at + width, kind)
    head = " ".join(token.lower for token in tokens[at : at + width])
    capital = tokens[at].is_capitalised and at > 0
    sided = left.country is not None or left.group is not None or left.side is not None
    start = left.at
    text = analysis.text
    span = analysis.span(tokens[start].start, tokens[end - 1].end)
    nation = left.country or right
    if kind == "facility" and any(token.text in ("'s", "’s") for token in tokens[start:at]):
        return
    if not _stands(kind, left, sided, capital=capital, complement=end > at + width):
        definite = start == at and at and tokens[at - 1].lower == "the" and head in _ANAPHORS
        if definite or (kind == "group" and start == at and not capital):
            yield EntityDraft(span=span, name=head, type=_TYPES[kind], unnamed=True)
        return
    if kind in ("force", "group", "people") and left.group is not None and not left.named:
        known = left.group
        yield EntityDraft(span=span, name=span.text, type=known.type, affiliation=known.affiliation, usual=known.name)
        return
    name = _name(text, tokens, left, at, end, head)
    if left.shared is not None and (other := demonym_at(tokens, left.shared)) is not None:
        first = tokens[left.shared]
        adjective = f"{adjective_of(other[1], first.text)} {' '.join(t.text for t in tokens[at:end])}"
        yield EntityDraft(
            span=analysis.span(first.start, tokens[left.shared + other[0] - 1].end), name=adjective, type=_TYPES[kind],
            affiliation=other[1].name,
        )  # fmt: skip
    affiliation = nation.name if nation else left.group.name if left.group else None
    yield EntityDraft(span=span, name=name, type=_TYPES[kind], affiliation=affiliation)


def _stands(kind: str, left: _Left, sided: bool, *, capital: bool, complement: bool) -> bool:
    """Whether the head names somebody or something in particular."""
    if kind in ("force", "people", "group"):
        return sided
    if kind == "weak":
        return (capital and (left.named or sided or complement)) or (sided and left.described)
    if kind == "proper":
        return capital and (left.named or sided or complement)
    if kind == "outlet":
        return sided or (left.described and left.named)
    if kind == "facility":
        return left.named
    if kind == "paper":
        return capital and (left.named or sided)
    if kind == "unit":
        return left.named
    if kind == "arm":
        return sided or left.named or (complement and capital)
    return sided or left.named or complement or (left.described and kind != "state")


def _left(tokens: Sequence[Token], at: int) -> _Left:
    """Walk left over what belongs to the name."""
    left = _Left(at)
    while left.at > 0 and (step := _step(tokens, left)) is not None:
        left = step
        if left.country is not None or left.side is not None or left.group is not None:
            break
    return _shared(tokens, left)


def _step(tokens: Sequence[Token], left: _Left) -> _Left | None:
    at = left.at - 1
    token = tokens[at]
    possessive = token.text in ("'s", "’s") or (token.text in "'’" and at > 0 and tokens[at - 1].text.endswith("s"))
    if possessive:
        return _owner(tokens, left, at)
    for width in (3, 2, 1):
        begin = left.at - width
        if begin < 0:
            continue
        found = demonym_at(tokens, begin) or country_at(tokens, begin)
        if found is not None and found[0] == width:
            return _with(left, begin, country=found[1])
    if people_of(token.text):
        return _with(left, at, side=token.text)
    if _SIDED.search(token.text):
        return _with(left, at, side=token.text)
    for width in (4, 3, 2, 1):
        begin = left.at - width
        if (
            begin >= 0
            and tokens[begin].text[:1].isupper()
            and tokens[begin].text != "The"
            and (entries := known_as(joined(tokens[begin : left.at])))
        ):
            return _with(left, begin, group=entries[0])
    if token.lower in _modifiers():
        return _with(left, at, described=True, named=left.named or (token.is_capitalised and at > 0))
    if token.text.lower() in ("and", "&") and at > 0 and left.described and tokens[at - 1].lower in _modifiers():
        return _with(left, at - 1)
    if token.lower in ("th", "st", "nd", "rd") and at > 0 and tokens[at - 1].end == token.start:
        return _with(left, at - 1, named=True, described=True)
    if token.is_word and token.is_capitalised and token.lower not in _ordinary() and not token.lower.endswith("ly"):
        return _with(left, at, named=True)
    return None


def _owner(tokens: Sequence[Token], left: _Left, at: int) -> _Left | None:
    """The country, seat, group or place before a possessive mark."""
    for width in (3, 2, 1):
        begin = at - width
        if begin < 0:
            continue
        found = country_at(tokens, begin) or seat_at(tokens, begin)
        if found is not None and found[0] == width:
            return _with(left, begin, country=found[1])
    begin = at - 1
    while begin >= 0 and tokens[begin].is_word and tokens[begin].is_capitalised and tokens[begin].lower not in _ordinary():
        begin -= 1
    if begin + 1 >= at:
        return None
    entries = known_as(" ".join(token.text for token in tokens[begin + 1 : at]))
    return _with(left, begin + 1, named=True, group=entries[0] if entries else None)


def _with(left: _Left, at: int, **changes: object) -> _Left:
    fields = {name: getattr(left, name) for name in ("country", "group", "side", "named", "described", "shared")}
    return _Left(at, **{**fields, **changes})


def _shared(tokens: Sequence[Token], left: _Left) -> _Left:
    """ "Russian and Ukrainian forces": the first demonym shares the head."""
    if left.country is None or left.at < 2 or tokens[left.at - 1].lower not in ("and", "or"):
        return left
    for width in (2, 1):
        begin = left.at - 1 - width
        if begin >= 0 and (found := demonym_at(tokens, begin)) is not None and found[0] == width:
            return _with(left, left.at, shared=begin)
    return left


def _right(tokens: Sequence[Token], end: int, kind: str) -> tuple[int, Country | None]:
    """Where a complement ends ("of Defence of the Russian Federation"), and the country that it names."""
    country = None
    if kind in ("people", "force", "group", "outlet", "facility", "unit"):
        return end, None
    while end + 1 < len(tokens) and tokens[end].lower in _MARKS:
        begin = end + 2 if tokens[end + 1].lower == "the" else end + 1
        if tokens[end].lower == "for" and not (begin < len(tokens) and tokens[begin].is_capitalised and tokens[end - 1].is_capitalised):
            break
        stop = begin
        while stop < len(tokens) and _in_complement(tokens, stop):
            stop += 1
        if stop == begin or tokens[stop - 1].lower in ("and", "of"):
            stop -= stop > begin
            if stop == begin:
                break
        country = country or next((found[1] for i in range(begin, stop) if (found := country_at(tokens, i) or demonym_at(tokens, i))), None)
        end = stop
    return end, country


def _in_complement(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.lower in _modifiers() or (
        token.is_word and token.is_capitalised and (token.lower not in _ordinary() or token.lower in heads())
    ):
        return True
    joined = token.lower in ("and", "&") and at + 1 < len(tokens)
    return joined and tokens[at + 1].lower in _modifiers() and tokens[at + 1].is_capitalised == tokens[at - 1].is_capitalised


def adjective_of(country: Country, written: str) -> str:
    """The adjective by which bodies of a country are called: as written when it is one, else the demonym ("Russian", "US")."""
    short = {"US": "US", "GB": "UK"}.get(country.code)
    if written.replace(".", "").isupper() and short:
        return short
    if written in country.demonyms or not country.demonyms:
        return written
    if short:
        return short
    return country.demonyms[0]


def _name(text: str, tokens: Sequence[Token], left: _Left, at: int, end: int, head: str) -> str:
    """The name in one form: "Russia's defence ministry" and "the Russian defence ministry" are "Russian defence ministry"."""
    rest_at = left.at
    prefix = ""
    if left.country is not None:
        found = demonym_at(tokens, left.at) or country_at(tokens, left.at) or seat_at(tokens, left.at)
        width = found[0] if found else 1
        written = text[tokens[left.at].start : tokens[left.at + width - 1].end]
        rest_at = left.at + width
        owned = rest_at < at and tokens[rest_at].text in ("'s", "’s", "'", "’")
        prefix = (adjective_of(left.country, written) if owned or not tokens[at].is_capitalised else written) + " "
    words = [token.text for token in tokens[rest_at:end] if token.text not in ("'s", "’s", "'", "’")]
    if head in _FORCES and rest_at >= at - 1 and prefix:
        return f"{prefix}forces"
    return prefix + re.sub(r"(\d) (st|nd|rd|th)\b", r"\1\2", " ".join(words))
