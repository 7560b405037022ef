"""Sentence boundaries in news prose, clean or garbled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.language.tokens import Token

# A full stop after one of these does not end a sentence (titles, months, units, Latin; general English usage).
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col capt cmdr maj sgt brig adm rep sen gov pres rev hon st jr sr jan feb mar apr jun jul aug sep sept oct nov"
    " dec no vs etc approx dept est amb pvt cpl spc"
    " pfc supt insp atty msgr comdr messrs e.g i.e u.s u.n u.k a.m p.m inc ltd co corp fig art km mt ft o.s n.s".split()
)
# These may end one, and then do if a word that opens sentences follows.
_MAY_END = frozenset("u.s u.n u.k a.m p.m etc inc ltd co km ft jan feb mar apr jun jul aug sep sept oct nov dec o.s n.s".split())
_STARTER = re.compile(r"(?:The|A|An|In|On|He|She|It|They|But|And)\b")
_PARAGRAPH = re.compile(r"^[^\n]*\S[^\n]*", re.MULTILINE)
# After a stop (and closing marks): white space, or the comma with no space that some scrapers put for a line break.
_STOP = re.compile(r"([.!?…]+)([\"”’')\]»]*)(\s+|,+(?=[A-Z“\"])|$|(?=[A-Z][a-z]+[\s,’]))")
# A full word before a stop that the next sentence follows without a blank ("… in 2011.On Tuesday").
_GLUED = re.compile(r"(?:[a-z]{3}|\d{4}|[a-z][”\"’])\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_](?:[^\s(\[“\"]*[^\W\d_])?)$")
LONGEST = 1200
"""Characters of a sentence; those of printed reports stay below 700, lists and tables without stops do not."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """text[start:end], its number in the document, its paragraph's number, its tokens.

    `words`: its tokens in lower case, for a quick no where a rule needs one of a few words.
    """

    index: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...] = ()
    words: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset(token.lower for token in self.tokens))


def split_sentences(text: str) -> Iterator[Sentence]:
    """Sentences in order, without white space around them; paragraphs are lines."""
    index = 0
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        start = paragraph.start()
        for end, following in _boundaries(text, paragraph.start(), paragraph.end()):
            for part, until in _parts(text, start, end):
                begin, stop = _trim(text, part, until)
                if begin < stop:
                    yield Sentence(index, number, begin, stop)
                    index += 1
            start = following


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of words without a stop is cut behind a clause, or a word, before LONGEST: what is read of a sentence compares its words."""
    while end - start > LONGEST:
        breaks = [text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in ("; ", ", ", " ")]
        cut = next((at + 1 for at in breaks if at >= 0), start + LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _boundaries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _STOP.finditer(text, start, end):
        if match.end() >= end:
            break
        if _ends_sentence(text, start, match):
            yield match.end(2), match.end()
    yield end, end


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    if not match.group(3) and match.end() < len(text) and not _GLUED.search(text, start, match.start()):
        return False
    rest = text[match.end() : match.end() + 2].lstrip("“\"'‘`([«")
    if rest[:1].islower():
        return False
    if match.group(1) != ".":
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    if before is None:
        return True
    word = before.group(1).lower().lstrip("(")
    if match.group(2):  # "25 October (O.S.) 1917"
        return not (match.group(2) == ")" and word in _ABBREVIATIONS and rest[:1].isdigit())
    if word in _ABBREVIATIONS:
        return word in _MAY_END and _STARTER.match(text, match.end()) is not None
    return not (len(word) == 1 and word.isalpha() and text[match.start() - 1].isupper())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
