"""Offices and ranks as they stand in a sentence: before a name, behind it, or without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.extract.entities.bodies import heads
from onrecord.extract.entities.known import country_at, demonym_at, joined, ordinary_words
from onrecord.knowledge.actors import known_as
from onrecord.knowledge.tables import rows
from onrecord.knowledge.titles import AREAS, Title, first_words, read_title, title_ending, title_vocabulary
from onrecord.language import Analysis, Sentence, Token
from onrecord.model import EntityDraft

PARTICLES = frozenset("al el ul ad as ash an bin ibn bint van von der den de del della di da du la le dos ter ben abu".split())
_PARTS = frozenset({"New", "North", "South", "East", "West"})
_SHORT = frozenset({"gov", "sen", "rep"})
_WINDOW = 12
_APPOSITION = 16
_CLOSING = frozenset({",", ".", ";", ")", "”", '"', ":", "’s", "'s"})
_MARKS = frozenset('"“”()[]:;–—…!?')


@cache
def speech_verbs() -> frozenset[str]:
    """Forms of verbs that people say things by."""
    return frozenset(row["verb"] for row in rows("speech_verbs.tsv"))


def title_before(tokens: Sequence[Token], start: int, end: int) -> tuple[int, Title | None]:
    """The title right before the name tokens[start:end] and where it begins: "Russian Foreign Minister", "President of Kenya", "Lt. Gen.".

    A title and a comma count only if the name is closed off, too: "After talks with the minister, Ivanov said" gives Ivanov none.
    """
    comma = start > 1 and tokens[start - 1].text == ","
    if comma and end < len(tokens) and tokens[end].text not in _CLOSING:
        return start, None
    stop = start - 1 if comma else start
    begin = _leftmost(tokens, stop)
    definite = begin > 0 and tokens[begin - 1].lower in ("the", "its", "their")
    if stop == begin or (comma and not (definite or tokens[begin].is_capitalised)):
        return start, None
    if tokens[stop - 1].text == "Ministry" and not comma:
        garbled = read_title(text_of(tokens, begin, stop - 1) + " Minister")
        return start, garbled if garbled is not None and garbled.exact else None
    words = [token.text for token in tokens[begin:stop] if token.text != "."]
    beside = title_ending(words, len(words)) is not None
    if not beside and not (("of" in words or "for" in words) and words[-1][:1].isupper() and _opens_with_title(words)):
        return start, None
    if beside:
        begin = _own_title(tokens, begin, stop)
    title = read_title(text_of(tokens, begin, stop))
    if title is None or not title.exact or (comma and title.kind in ("rank", "honorific")):
        return start, None
    return (start if comma else begin), title


def _own_title(tokens: Sequence[Token], begin: int, stop: int) -> int:
    """Where the title right beside a name begins: in "head of the office of President X" that is "President"."""
    kept = [at for at in range(begin, stop) if tokens[at].text != "."]
    words = [tokens[at].text for at in kept]
    first = title_ending(words, len(words)) or 0
    for at in range(first - 1, -1, -1):
        if words[at].lower() in ("of", "the", "for") and at + 1 < len(kept):
            return kept[at + 1]
    return begin


def _opens_with_title(words: Sequence[str]) -> bool:
    """ "President of …", "Special Envoy for …": the title comes before the first "of" or "for"."""
    at = next(k for k, word in enumerate(words) if word in ("of", "for"))
    return at > 0 and title_ending(words, at) is not None


def _leftmost(tokens: Sequence[Token], stop: int) -> int:
    """Where what may belong to a title before tokens[stop] begins; nothing stands before a country but "of" and what that is of."""
    begin = stop
    while begin > 0 and stop - begin < _WINDOW and in_title(tokens, begin - 1):
        begin -= 1
        owned = begin > 0 and tokens[begin - 1].lower in ("of", "the", "for")
        if nation_width(tokens, begin) and not owned and not (begin > 0 and nation_width(tokens, begin - 1) > 1):
            break
    while begin < stop and tokens[begin].text in ("'s", "’s", ".", "of", "the", "and", "for"):
        begin += 1
    return begin


def in_title(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text in ("'s", "’s"):
        return at > 0 and tokens[at - 1].is_capitalised
    if token.text == ".":
        return at > 0 and title_ending([tokens[at - 1].text], 1) == 0
    if token.lower == "the":
        return at > 0 and tokens[at - 1].lower == "of"
    if token.lower == "for":  # Special Envoy for Yemen
        return 0 < at < len(tokens) - 1 and tokens[at - 1].lower in title_vocabulary() and tokens[at + 1].is_capitalised
    if token.lower in title_vocabulary() or token.lower == "of":
        return True
    if not token.is_capitalised:
        return False
    if token.text in _PARTS and at > 0:
        return at + 1 < len(tokens) and tokens[at + 1].is_capitalised
    return token.lower not in ordinary_words() or bool(demonym_at(tokens, at) or country_at(tokens, at))


def apposed(analysis: Analysis, tokens: Sequence[Token], end: int) -> Title | None:
    """The title behind a name and a comma: ", the head of …", ", Syria's governor of Hama", ", who leads …" (none)."""
    if end + 1 >= len(tokens) or tokens[end].text not in (",", "("):
        return None
    stop = end + 1
    while stop < len(tokens) and stop - end < _APPOSITION and tokens[stop].text not in (",", ")") and tokens[stop].text not in _MARKS:
        if tokens[stop].lower in speech_verbs() or tokens[stop].lower in ("who", "is", "was", "has", "had", "will", "and"):
            break
        stop += 1
    first = tokens[end + 1]
    determined = first.lower in ("the", "a", "an") or first.is_capitalised or first.lower in title_vocabulary()
    title = read_title(text_of(tokens, end + 1, stop)) if determined and stop > end + 1 else None
    if title is None or title.kind == "honorific":
        return None
    # ", President Y" goes on with another person.
    together = f"{title.role.split()[-1]} {(title.of or '').lower()}"
    another = title.of is not None and together in text_of(tokens, end + 1, stop).lower().replace(".", "")
    return None if another else title


def offices(analysis: Analysis, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[EntityDraft]:
    """Offices named without their holder: "the Ukrainian Foreign Minister", "the governor of the Tigray region", "Mayor of X"."""
    tokens = sentence.tokens
    texts = [token.text for token in tokens]
    after = 0
    for at in [number for number, token in enumerate(tokens) if token.lower in first_words()]:
        stops = range(min(len(tokens), at + 5), at, -1) if at >= after else ()
        end = next((stop for stop in stops if title_ending(texts, stop) == at), None)
        if end is None:
            continue
        if end == len(tokens) and tokens[end - 1].text == ".":
            end -= 1
        draft = _office(analysis, tokens, at, end)
        if draft is not None and not any(low < draft.span.end and draft.span.start < high for low, high in taken):
            yield draft
        after = end


def _office(analysis: Analysis, tokens: Sequence[Token], start: int, end: int) -> EntityDraft | None:
    begin = _leftmost(tokens, start)
    begin = max((at + 1 for at in range(begin, start) if tokens[at].lower == "of"), default=begin)
    stop = _complement(tokens, end)
    title = read_title(text_of(tokens, begin, stop))
    if title is None or title.kind != "office" or title.role in _SHORT:
        return None
    definite = begin > 0 and tokens[begin - 1].lower == "the"
    if not definite and not (title.country and begin < start) and not title.of:
        return None
    if begin > 0 and tokens[begin - 1].lower in ("a", "an", "former", "another"):
        return None
    return EntityDraft(
        span=analysis.span(tokens[begin].start, tokens[stop - 1].end), name=text_of(tokens, begin, stop), type="person",
        role=role_of(title), affiliation=affiliation_of(title), unnamed=True,
    )  # fmt: skip


def _complement(tokens: Sequence[Token], end: int) -> int:
    """Where "of the Luhansk region" behind an office ends."""
    if end + 1 >= len(tokens) or tokens[end].lower not in ("of", "for"):
        return end
    stop = end + 2 if tokens[end + 1].lower == "the" else end + 1
    first = stop
    parts = title_vocabulary() | AREAS | heads().keys()
    while stop < len(tokens) and (is_name_token(tokens, stop) or tokens[stop].lower in parts):
        stop += 1
    named = any(tokens[at].is_capitalised for at in range(first, stop))
    return stop if named else end


def is_counterpart(title: Title) -> bool:
    """Another country's holder of the same office: "his Chadian counterpart", "his French colleague"."""
    return title.role == "counterpart" or (title.role == "colleague" and title.country is not None)


def role_of(title: Title | None) -> str | None:
    if title is None or title.kind == "honorific" or (title.kind == "relation" and not is_counterpart(title)):
        return None
    return "counterpart" if is_counterpart(title) else title.full


def affiliation_of(title: Title | None) -> str | None:
    if title is None or (title.kind == "relation" and not is_counterpart(title)):
        return None
    if title.country is not None:
        return title.country
    entries = known_as(title.of or "")
    return (entries[0].affiliation or entries[0].name) if entries else None


def text_of(tokens: Sequence[Token], start: int, end: int) -> str:
    return joined(tokens[start:end]) if start < end else ""


def is_name_token(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.is_word:
        return False
    if token.is_capitalised:
        return True
    parts = token.text.split("-")
    return len(parts) > 1 and parts[0] in PARTICLES and parts[-1][:1].isupper()


def nation_width(tokens: Sequence[Token], at: int) -> int:
    found = demonym_at(tokens, at) or country_at(tokens, at)
    return found[0] if found else 0
