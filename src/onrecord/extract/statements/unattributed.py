"""Speech that the text gives to nobody or to a possessor: "reportedly", "reports that …", "Kyiv's claim of …", "PM: …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.extract.noun_phrases import Range, phrase_after, phrase_before, subject_before
from onrecord.extract.statements.attribution import Attribution
from onrecord.extract.statements.content import clause_end, object_end
from onrecord.extract.statements.cues import is_finite
from onrecord.extract.word_classes import DASHES, is_demonym, outlets, word_class
from onrecord.knowledge.tables import rows, words
from onrecord.language import Token
from onrecord.model.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Hearsay:
    """Token ranges of a statement without a reporting verb; `cue` is None for a headline's colon."""

    speaker: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    stance: Stance | None


@cache
def reporting_nouns() -> dict[str, tuple[Stance, frozenset[str]]]:
    """Noun → stance and the words that introduce its content."""
    return {noun: (row["stance"], frozenset(words(row["links"]))) for row in rows("reporting_nouns.tsv") for noun in words(row["noun"])}  # type: ignore[misc]


def hearsay(tokens: Sequence[Token], quoted: Sequence[bool], found: Sequence[Attribution]) -> Iterator[Hearsay]:
    """What a sentence reports so, outside its quotations and away from the attributions found."""
    headline = _headline(tokens, quoted)
    if headline is not None and not found:
        yield headline
    for at in range(len(tokens) - 1):
        if quoted[at] or any(other.cue.group <= at < _reach(other) or _is_denied_noun(other, at) for other in found):
            continue
        if tokens[at].lower in word_class("hearsay"):
            if any((other.left and at < other.begin) or (other.right is not None and at >= other.right) for other in found):
                continue  # the speaker's own hedge
            yield from _adverbial(tokens, at, found)
        elif tokens[at].lower in ("unconfirmed", "unverified"):
            yield from _unconfirmed(tokens, at)
        elif tokens[at].lower in word_class("falsified") and at and tokens[at - 1].lower in word_class("untrue"):
            yield from _falsified(tokens, at, found)
        elif tokens[at].lower in reporting_nouns():
            yield from _nominal(tokens, at, found)


def _adverbial(tokens: Sequence[Token], at: int, found: Sequence[Attribution]) -> Iterator[Hearsay]:
    """Two towns were reportedly hit; a blaze reportedly lit by looters."""
    end = next(
        (k for k in range(at + 1, len(tokens)) if tokens[k].text in ",;"),
        clause_end(tokens, at + 1, found) if at + 1 < len(tokens) else at + 1,
    )
    while end > at and tokens[end - 1].text in ".!?":
        end -= 1
    group = at
    while group and tokens[group - 1].lower in word_class("auxiliary", "negation"):
        group -= 1
    subject = subject_before(tokens, group)
    if subject is not None and tokens[subject[1]].text == ",":
        subject = None
    if end - at >= 3:
        yield Hearsay(None, (at, at + 1), (*((subject,) if subject else ()), (at + 1, end)), None)


def _nominal(tokens: Sequence[Token], at: int, found: Sequence[Attribution]) -> Iterator[Hearsay]:
    stance, links = reporting_nouns()[tokens[at].lower]
    if any(token.lower in ("no", "not", "without") for token in tokens[max(0, at - 2) : at]):
        return
    maker = _maker(tokens, at)
    join = maker[1] if maker is not None else at + 1
    link = tokens[join].lower
    if link not in links or join + 2 >= len(tokens) or (link == "of" and tokens[at].lower in ("report", "promise", "threat", "warning")):
        return
    end = clause_end(tokens, join + 1, found) if link == "that" else object_end(tokens, join + 1)
    if link == "that" and (fronted := _fronted(tokens, at)) is not None:
        end = min(end, fronted)
    verdict = _verdict(tokens, join + 1, end)
    end = min(end, verdict[0]) if verdict is not None else end
    while end > join and tokens[end - 1].text in ".!?,":
        end -= 1
    if end - join >= 3:
        yield Hearsay(maker or _possessor(tokens, at), (at, at + 1), ((join + 1, end),), stance)
        if verdict is not None and not any(other.left or (other.right is not None and other.right <= at) for other in found):
            yield Hearsay(None, (verdict[1], verdict[1] + 1), ((join + 1, end),), "denies")


def _maker(tokens: Sequence[Token], at: int) -> Range | None:
    """ "Allegations by the Free Officers that …", where a that-clause follows them."""
    if tokens[at + 1].lower not in ("by", "from", "of"):
        return None
    maker = phrase_after(tokens, at + 2)
    if maker is not None and tokens[at + 1].lower == "of" and not _are_people(tokens[slice(*maker)]):
        return None  # "reports of an attack that …"
    if maker is None or any(is_finite(token) for token in tokens[slice(*maker)]):
        return None  # "a report by the Free Press found that …"
    return maker if maker[1] < len(tokens) and tokens[maker[1]].lower == "that" else None


def _are_people(phrase: Sequence[Token]) -> bool:
    """By a name in it, else by its last word."""
    return any(token.is_capitalised for token in phrase) or phrase[-1].lower in word_class("role", "claimant")


def _verdict(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """In "the claim that they fled is a lie", the verb and the word that calls it so; None where nothing does, or is said not to."""
    for at in range(start + 2, end - 1):
        if tokens[at].lower in word_class("be"):
            words = [token.lower for token in tokens[at + 1 : at + 5]]
            called = next((k for k, word in enumerate(words) if word in word_class("untrue", "lie")), None)
            if called is not None and word_class("negation").isdisjoint(words[:called]) and words[0] != "that":
                return at, at + 1 + called
    return None


def _is_denied_noun(other: Attribution, at: int) -> bool:
    """ "…, an allegation that Kigali denies": the noun brings no content of its own."""
    return other.subject is not None and other.subject[1] == at + 1


def _falsified(tokens: Sequence[Token], at: int, found: Sequence[Attribution]) -> Iterator[Hearsay]:
    """False news that …; baseless rumours of …: denied by whoever calls it so, the report itself where nobody does."""
    link = tokens[at + 1].lower
    if link not in ("that", "of") or at + 4 >= len(tokens):
        return
    end = clause_end(tokens, at + 2, found) if link == "that" else object_end(tokens, at + 2)
    while end > at and tokens[end - 1].text in ".!?,":
        end -= 1
    if end - at >= 5:
        around = next((other for other in reversed(found) if other.right is not None and other.right <= at), None)
        yield Hearsay(around.speaker if around else None, (at - 1, at + 1), ((at + 2, end),), "denies")


def _possessor(tokens: Sequence[Token], at: int) -> Range | None:
    """Kyiv's claim; the Russian claims."""
    k = at - 1
    while (
        k >= 0
        and tokens[k].text.islower()
        and tokens[k].lower not in word_class("possessive", "determiner", "preposition", "auxiliary")
        and at - k < 3
    ):
        k -= 1
    if k >= 0 and tokens[k].lower in word_class("possessive"):
        return phrase_before(tokens, k)
    return (k, k + 1) if k >= 0 and is_demonym(tokens[k]) else None


def _headline(tokens: Sequence[Token], quoted: Sequence[bool]) -> Hearsay | None:
    """Estonian PM: sanctions must go on. Sanctions must go on—Estonian PM. Only where a role or body speaks; the latter without a stop."""
    if len(tokens) < 5 or tokens[-1].text in "!?:," or any(quoted):
        return None
    stop = tokens[-1].text == "."
    colon = next((k for k in range(1, min(8, len(tokens) - 3)) if tokens[k].text == ":"), None)
    if colon is not None and _is_speaker(tokens, 0, colon):
        return Hearsay((0, colon), None, ((colon + 1, len(tokens) - stop),), None)
    if stop:
        return None
    dash = next((k for k in range(len(tokens) - 2, max(3, len(tokens) - 7), -1) if tokens[k].text in DASHES), None)
    if dash is not None and _is_speaker(tokens, dash + 1, len(tokens)):
        return Hearsay((dash + 1, len(tokens)), None, ((0, dash),), None)
    return None


def _is_speaker(tokens: Sequence[Token], first: int, end: int) -> bool:
    return phrase_after(tokens, first) == (first, end) and any(token.lower in word_class("role") | outlets() for token in tokens[first:end])


def _reach(other: Attribution) -> int:
    """Up to where an attribution has its own words: "repeated the claim that", "according to reports"."""
    inner = other.right is not None and other.cue.allows("speech-noun")
    return max(other.right or 0, other.end) if inner or not other.left else other.end


def _fronted(tokens: Sequence[Token], at: int) -> int | None:
    """The comma that closes a fronted adjunct: "Amid reports that …, the army …"."""
    if tokens[0].lower not in word_class("preposition"):
        return None
    return next((k for k in range(at, len(tokens)) if tokens[k].text == ","), None)


def _unconfirmed(tokens: Sequence[Token], at: int) -> Iterator[Hearsay]:
    """The circumstances remain unconfirmed."""
    group = at
    while group and tokens[group - 1].lower in ("remain", "remains", "remained", "yet", "still", *word_class("be")):
        group -= 1
    start = next((k + 1 for k in range(group - 1, -1, -1) if tokens[k].text in ",;"), 0)
    if group < at and group - start > 1:
        yield Hearsay(None, (at, at + 1), ((start, group),), "cannot_verify")
