"""Persons: a name with the evidence that it is a person's (title, given name, apposition, speech), and offices without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.extract.bodies import heads
from onrecord.extract.known import country_at, demonym_at, ordinary_words, seat_at
from onrecord.knowledge.actors import given_names, known_as, people_of
from onrecord.knowledge.tables import rows
from onrecord.knowledge.titles import Title, read_title, title_ending, title_vocabulary
from onrecord.language import Analysis, Sentence, Token
from onrecord.model import EntityDraft

_PARTICLES = frozenset("al el ul ad as ash an bin ibn bint van von der den de del della di da du la le dos ter ben abu".split())
_LONGEST_NAME = 6
_WINDOW = 12
_APPOSITION = 16
_CLOSING = frozenset({",", ".", ";", ")", "”", '"', ":", "’s", "'s"})
_MARKS = frozenset('"“”()[]:;–—…!?')


@cache
def _speech() -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("speech_verbs.tsv"))


@cache
def _ordinary() -> frozenset[str]:
    return ordinary_words()


@dataclass(frozen=True, slots=True)
class Candidate:
    """tokens[start:end] may be a person's name; `begin`: where the title before it begins (start, if none). `sure`: there is evidence."""

    start: int
    end: int
    begin: int
    title: Title | None
    sure: bool


def persons(
    analysis: Analysis, sentence: Sentence, blocked: Sequence[tuple[int, int]], headline: bool
) -> Iterator[tuple[EntityDraft, bool]]:
    """Person drafts, each with whether it is sure by itself; an unsure one counts if the report elsewhere has that person.

    `blocked`: spans of places and known bodies, which only a title or a given name makes a person's.
    """
    tokens = sentence.tokens
    for candidate in _candidates(tokens, blocked, headline):
        title = candidate.title or _apposed(analysis, tokens, candidate.end)
        name = analysis.text[tokens[candidate.start].start : tokens[candidate.end - 1].end]
        yield (
            EntityDraft(
                span=analysis.span(tokens[candidate.begin].start, tokens[candidate.end - 1].end),
                name=name,
                type="person",
                role=_role(title),
                affiliation=_affiliation(title),
            ),
            candidate.sure or title is not None,
        )


def _role(title: Title | None) -> str | None:
    if title is None or title.kind == "honorific" or (title.kind == "relation" and title.role != "counterpart"):
        return None
    return title.full


def _affiliation(title: Title | None) -> str | None:
    if title is None or (title.kind == "relation" and title.role != "counterpart"):
        return None
    if title.country is not None:
        return title.country
    entries = known_as(title.of or "")
    return (entries[0].affiliation or entries[0].name) if entries else None


def _candidates(tokens: Sequence[Token], blocked: Sequence[tuple[int, int]], headline: bool) -> Iterator[Candidate]:
    at = 0
    while at < len(tokens):
        if not _is_name_token(tokens, at):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and (step := _continues(tokens, end)):
            end += step
        yield from _in_run(tokens, at, end, blocked, headline)
        at = end


def _is_name_token(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.is_word:
        return False
    if token.is_capitalised:
        return True
    parts = token.text.split("-")
    return len(parts) > 1 and parts[0] in _PARTICLES and parts[-1][:1].isupper()


def _continues(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on go on with the run of capitals: a word, an initial's stop, a particle and its word."""
    if _is_name_token(tokens, at):
        return 1
    token, before = tokens[at], tokens[at - 1]
    following = at + 1 < len(tokens) and _is_name_token(tokens, at + 1)
    if token.text == "." and following and token.start == before.end:
        short = len(before.text) == 1 or title_ending([before.text], 1) == 0
        return 2 if short else 0
    if token.text in _PARTICLES and following:
        return 2
    pair = at + 2 < len(tokens) and token.text in _PARTICLES and tokens[at + 1].text in _PARTICLES and _is_name_token(tokens, at + 2)
    return 3 if pair else 0


def _in_run(tokens: Sequence[Token], start: int, end: int, blocked: Sequence[tuple[int, int]], headline: bool) -> Iterator[Candidate]:
    """At most one name in a run of capitals: what stands behind its last title, or the whole."""
    texts = [token.text for token in tokens[:end]]
    cut, titled = start, False
    for stop in range(end, start, -1):
        begin = title_ending(texts, stop)
        own = stop == end and begin == stop - 1 and texts[stop - 1] in given_names()
        if begin is not None and (begin >= start or stop - begin > 1) and not own:
            cut, titled = stop, True
            break
    while cut < end and not titled and _opens(tokens, cut):
        cut += 1
    while cut < end and (step := _nation(tokens, cut)):
        cut += step
    while end > cut and (tokens[end - 1].lower in _ordinary() or tokens[end - 1].text == "."):
        end -= 1
    if cut >= end or end - cut > _LONGEST_NAME or not _plausible(tokens, cut, end):
        return
    begin, title = _title_before(tokens, cut, end)
    span = tokens[cut].start, tokens[end - 1].end
    given = end - cut > 1 and tokens[cut].text in given_names() and not (end - cut == 2 and tokens[cut + 1].lower in heads())
    if any(low < span[1] and span[0] < high for low, high in blocked) and title is None and not given:
        return
    sure = title is not None or given
    if headline and not sure:
        return
    spoken = _speaks(tokens, cut, end)
    if sure or spoken or end - cut <= 3:
        yield Candidate(cut, end, begin, title, sure or (spoken and end - cut > 1))


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """An ordinary word that only its place gives a capital."""
    return tokens[at].lower in _ordinary() and tokens[at].text not in given_names()


def _nation(tokens: Sequence[Token], at: int) -> int:
    found = demonym_at(tokens, at) or country_at(tokens, at)
    return found[0] if found else 0


def _plausible(tokens: Sequence[Token], start: int, end: int) -> bool:
    """No word in it that no person is called by."""
    for at in range(start, end):
        token = tokens[at]
        if token.text == ".":
            continue
        if token.lower in heads() or (token.text.isupper() and len(token.text) > 1) or token.text.endswith("."):
            return False
        if token.lower in _ordinary() and token.text not in given_names():
            return False
        if _nation(tokens, at) and token.text not in given_names():
            return False
    name = " ".join(token.text for token in tokens[start:end])
    if known_as(name) or people_of(name) or (end - start == 1 and (known_as(tokens[start].text) or seat_at(tokens, start))):
        return False
    return len(tokens[start].text) > 1 or end - start > 1


def _title_before(tokens: Sequence[Token], start: int, end: int) -> tuple[int, Title | None]:
    """The title right before a name and where it begins: "Russian Foreign Minister", "UK environment secretary", "Lt. Gen."."""
    comma = start > 1 and tokens[start - 1].text == ","
    if comma and end < len(tokens) and tokens[end].text not in _CLOSING:
        return start, None  # "After talks with the minister, Ivanov said": nobody's apposition
    stop = start - 1 if comma else start
    begin = stop
    while begin > 0 and stop - begin < _WINDOW and _in_title(tokens, begin - 1):
        begin -= 1
    definite = begin > 0 and tokens[begin - 1].lower in ("the", "its", "their")
    if comma and not (definite or tokens[begin].is_capitalised):
        return start, None
    if tokens[stop - 1].text == "Ministry" and not comma:
        garbled = read_title(_text(tokens, begin, stop - 1) + " Minister")
        return start, garbled if garbled is not None and garbled.exact else None
    texts = [token.text for token in tokens[:stop]]
    if title_ending([text for text in texts if text != "."], len([text for text in texts if text != "."])) is None:
        return start, None
    while begin < stop and tokens[begin].text in ("'s", "’s", ".", "of", "the", "and"):
        begin += 1
    title = read_title(_text(tokens, begin, stop))
    if title is None or not title.exact:
        return start, None
    if comma and title.kind in ("rank", "honorific"):
        return start, None
    return (start if comma else begin), title


def _in_title(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text in ("'s", "’s"):
        return at > 0 and tokens[at - 1].is_capitalised
    if token.text == ".":
        return at > 0 and title_ending([tokens[at - 1].text], 1) == 0
    if token.lower == "the":
        return at > 0 and tokens[at - 1].lower == "of"
    if token.lower in title_vocabulary() or token.lower == "of":
        return True
    if not token.is_capitalised:
        return False
    return token.lower not in _ordinary() or bool(demonym_at(tokens, at) or country_at(tokens, at))


def _apposed(analysis: Analysis, tokens: Sequence[Token], end: int) -> Title | None:
    """The title behind a name and a comma: ", the head of …", ", Ukraine's governor of Luhansk", ", who leads …" (none)."""
    if end + 1 >= len(tokens) or tokens[end].text not in (",", "("):
        return None
    stop = end + 1
    while stop < len(tokens) and stop - end < _APPOSITION and tokens[stop].text not in (",", ")") and tokens[stop].text not in _MARKS:
        if tokens[stop].lower in _speech() or tokens[stop].lower in ("who", "is", "was", "has", "had", "will", "and"):
            break
        stop += 1
    first = tokens[end + 1]
    determined = first.lower in ("the", "a", "an") or first.is_capitalised or first.lower in title_vocabulary()
    title = read_title(_text(tokens, end + 1, stop)) if determined and stop > end + 1 else None
    if title is None or title.kind == "honorific":
        return None
    # ", President Y" goes on with another person.
    together = f"{title.role.split()[-1]} {(title.of or '').lower()}"
    another = title.of is not None and together in _text(tokens, end + 1, stop).lower().replace(".", "")
    return None if another else title


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    parts: list[str] = []
    for at in range(start, end):
        glued = at > start and tokens[at].start == tokens[at - 1].end
        parts.append(tokens[at].text if glued or not parts else " " + tokens[at].text)
    return "".join(parts)


def _speaks(tokens: Sequence[Token], start: int, end: int) -> bool:
    """A verb of saying right beside the name, or "who" behind it."""
    after = tokens[end].lower if end < len(tokens) else ""
    if after in ("has", "had", "also", "later", "then", "earlier", "and") and end + 1 < len(tokens):
        after = tokens[end + 1].lower
    before = tokens[start - 1].lower if start else ""
    return after in _speech() or after == "who" or (before in ("said", "says") and start > 1)


def offices(analysis: Analysis, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[EntityDraft]:
    """Offices named without their holder: "the Ukrainian Foreign Minister", "the governor of the Luhansk region", "Mayor of X"."""
    tokens = sentence.tokens
    texts = [token.text for token in tokens]
    at = 0
    while at < len(tokens):
        end = next((stop for stop in range(min(len(tokens), at + 5), at, -1) if title_ending(texts, stop) == at), None)
        if end is None:
            at += 1
            continue
        draft = _office(analysis, tokens, at, end)
        if draft is not None and not any(low < draft.span.end and draft.span.start < high for low, high in taken):
            yield draft
        at = end


def _office(analysis: Analysis, tokens: Sequence[Token], start: int, end: int) -> EntityDraft | None:
    begin = start
    while begin > 0 and start - begin < _WINDOW and _in_title(tokens, begin - 1) and tokens[begin - 1].lower != "of":
        begin -= 1
    while begin < start and tokens[begin].text in ("'s", "’s", "."):
        begin += 1
    stop = _complement(tokens, end)
    title = read_title(_text(tokens, begin, stop))
    if title is None or title.kind != "office":
        return None
    definite = begin > 0 and tokens[begin - 1].lower == "the"
    if not definite and not (title.country and begin < start) and not title.of:
        return None
    if begin > 0 and tokens[begin - 1].lower in ("a", "an", "former", "another"):
        return None
    return EntityDraft(
        span=analysis.span(tokens[begin].start, tokens[stop - 1].end), name=_text(tokens, begin, stop), type="person",
        role=_role(title), affiliation=_affiliation(title), unnamed=True,
    )  # fmt: skip


def _complement(tokens: Sequence[Token], end: int) -> int:
    """Where "of the Luhansk region" behind an office ends."""
    if end + 1 >= len(tokens) or tokens[end].lower not in ("of", "for"):
        return end
    stop = end + 2 if tokens[end + 1].lower == "the" else end + 1
    first = stop
    while stop < len(tokens) and (
        _is_name_token(tokens, stop) or tokens[stop].lower in title_vocabulary() or tokens[stop].lower in heads()
    ):
        stop += 1
    named = any(tokens[at].is_capitalised for at in range(first, stop))
    return stop if named else end
