"""Persons: a name with the evidence that it is a person's (title, given name, apposition, speech), and offices without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.entities.bodies import heads
from onrecord.extract.entities.known import country_at, ordinary_words, seat_at
from onrecord.extract.entities.offices import (
    PARTICLES,
    affiliation_of,
    apposed,
    is_name_token,
    nation_width,
    role_of,
    speech_verbs,
    title_before,
)
from onrecord.knowledge.actors import given_names, known_as, people_of
from onrecord.knowledge.titles import Title, title_ending
from onrecord.language import Analysis, Sentence, Token
from onrecord.model import EntityDraft

_LONGEST_NAME = 6
# How trades end that no table lists ("Anthropologist Mary Douglas").
_TRADES = ("ist", "ian", "er", "or", "man")
_GROUND = frozenset({"in", "near", "at", "outside", "inside", "around", "across"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """tokens[start:end] may be a person's name; `begin`: where the title before it begins (start, if none). `sure`: there is evidence."""

    start: int
    end: int
    begin: int
    title: Title | None
    sure: bool


def persons(
    analysis: Analysis, sentence: Sentence, blocked: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]], *, headline: bool
) -> Iterator[tuple[EntityDraft, bool]]:
    """Person drafts, each with whether it is sure by itself; an unsure one counts if the report elsewhere has that person.

    `blocked`: spans of `places` and of known bodies, which only a title or a given name makes a person's.
    """
    tokens = sentence.tokens
    for candidate in _candidates(tokens, blocked, headline):
        if candidate.end - candidate.start == 1 and candidate.title and candidate.title.unique and _hits(places, tokens[candidate.start]):
            continue  # "Governor Chernihiv": an office of the place
        title = _with_country(candidate.title, tokens, candidate.end) or apposed(analysis, tokens, candidate.end)
        name = analysis.text[tokens[candidate.start].start : tokens[candidate.end - 1].end]
        yield (
            EntityDraft(
                span=analysis.span(tokens[candidate.begin].start, tokens[candidate.end - 1].end),
                name=name,
                type="person",
                role=role_of(title),
                affiliation=affiliation_of(title),
            ),
            candidate.sure or title is not None,
        )


def _with_country(title: Title | None, tokens: Sequence[Token], end: int) -> Title | None:
    """ "President Vladimir Putin of Russia": the country behind the name."""
    if title is None or title.country or title.kind != "office" or end + 1 >= len(tokens) or tokens[end].lower != "of":
        return title
    found = country_at(tokens, end + 1)
    return replace(title, country=found[1].name) if found else title


def _candidates(tokens: Sequence[Token], blocked: Sequence[tuple[int, int]], headline: bool) -> Iterator[Candidate]:
    at = 0
    while at < len(tokens):
        if not is_name_token(tokens, at):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and (step := _continues(tokens, end)):
            end += step
        yield from _in_run(tokens, at, end, blocked, headline)
        at = end


def _continues(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` on go on with the run of capitals: a word, an initial's stop, a particle and its word."""
    if is_name_token(tokens, at):
        return 1
    token, before = tokens[at], tokens[at - 1]
    following = at + 1 < len(tokens) and is_name_token(tokens, at + 1)
    if token.text == "." and following and token.start == before.end:
        short = len(before.text) == 1 or title_ending([before.text], 1) == 0
        return 2 if short else 0
    if token.text in PARTICLES and following:
        return 2
    pair = at + 2 < len(tokens) and token.text in PARTICLES and tokens[at + 1].text in PARTICLES and is_name_token(tokens, at + 2)
    return 3 if pair else 0


def _behind_title(texts: Sequence[str], start: int, end: int) -> int:
    """Where what follows the last title of a run of capitals begins; `start` if it holds none ("Rep. Peter King" ends in a name)."""
    for stop in range(end, start, -1):
        begin = title_ending(texts, stop)
        if begin is None or (begin < start and stop - begin == 1):
            continue
        own = stop == end and begin == stop - 1 and any(text in given_names() for text in (texts[begin], *texts[start:begin][-1:]))
        if not own:
            return stop
    return start


def _in_run(tokens: Sequence[Token], start: int, end: int, blocked: Sequence[tuple[int, int]], headline: bool) -> Iterator[Candidate]:
    """At most one name in a run of capitals: what stands behind its last title, or the whole."""
    texts = [token.text for token in tokens[:end]]
    cut = _behind_title(texts, start, end)
    titled = cut > start
    while cut < end and not titled and _opens(tokens, cut):
        cut += 1
    while cut < end and (step := nation_width(tokens, cut)):
        cut += step
    cut = _behind_others(tokens, cut, end, blocked, moved=cut > start)
    if tokens[end - 1].lower in heads() and end > cut + 1 and tokens[end - 1].lower in ordinary_words():
        return  # "Republic Defense Forces"
    while end > cut and (tokens[end - 1].lower in ordinary_words() or tokens[end - 1].text == "."):
        end -= 1
    if cut >= end or end - cut > _LONGEST_NAME or not _plausible(tokens, cut, end):
        return
    begin, title = title_before(tokens, cut, end)
    span = tokens[cut].start, tokens[end - 1].end
    given = end - cut > 1 and tokens[cut].text in given_names() and not (end - cut == 2 and tokens[cut + 1].lower in heads())
    if any(low < span[1] and span[0] < high for low, high in blocked) and title is None and not given:
        return
    if given and title is None and cut and tokens[cut - 1].lower in _GROUND:
        return  # "in Abu Zabad": a place that nobody knew
    sure = title is not None or given
    if headline and not sure:
        return
    spoken = _speaks(tokens, cut, end)
    if sure or spoken or end - cut <= 3:
        yield Candidate(cut, end, begin, title, sure or (spoken and end - cut > 1))


def _behind_others(tokens: Sequence[Token], cut: int, end: int, blocked: Sequence[tuple[int, int]], *, moved: bool) -> int:
    """Where the name begins behind a trade or the end of a body's name that no table lists ("Anthropologist Mary Douglas",
    "Human Rights Volker Weber"): at the first given name, if a word that names no person stands before it."""
    if cut + 2 >= end or tokens[cut].text in given_names():
        return cut
    given = next((k for k in range(cut + 1, end - 1) if tokens[k].text in given_names()), None)
    if given is None or end - given > _LONGEST_NAME:
        return cut
    before = tokens[given - 1]
    if given == cut + 1 and not moved:
        return given if before.lower.endswith(_TRADES) or _hits(blocked, before) else cut
    return given if before.lower.endswith("s") or before.lower in heads() or _hits(blocked, before) else cut


def _hits(blocked: Sequence[tuple[int, int]], token: Token) -> bool:
    return any(low < token.end and token.start < high for low, high in blocked)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """An ordinary word that only its place gives a capital."""
    return tokens[at].lower in ordinary_words() and tokens[at].text not in given_names()


def _plausible(tokens: Sequence[Token], start: int, end: int) -> bool:
    """No word in it that no person is called by."""
    for at in range(start, end):
        token = tokens[at]
        if token.text == ".":
            continue
        if token.lower in heads() or (token.text.isupper() and len(token.text) > 1) or token.text.endswith("."):
            return False
        if token.lower in ordinary_words() and token.text not in given_names():
            return False
        surname = at == end - 1 > start and tokens[start].text in given_names()  # "Jim French"
        if nation_width(tokens, at) and token.text not in given_names() and not surname:
            return False
    name = " ".join(token.text for token in tokens[start:end])
    if known_as(name) or people_of(name) or (end - start == 1 and (known_as(tokens[start].text) or seat_at(tokens, start))):
        return False
    return len(tokens[start].text) > 1 or end - start > 1


def _speaks(tokens: Sequence[Token], start: int, end: int) -> bool:
    """A verb of saying right beside the name, or "who" behind it."""
    after = tokens[end].lower if end < len(tokens) else ""
    if after in ("has", "had", "also", "later", "then", "earlier", "and") and end + 1 < len(tokens):
        after = tokens[end + 1].lower
    before = tokens[start - 1].lower if start else ""
    return after in speech_verbs() or after == "who" or (before in ("said", "says") and start > 1)
