"""Corpora with one token a line and its IOB tag in a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from pathlib import Path

from onrecord.language.tokens import tokenise
from onrecord.language.words import split_words
from training.corpora.names import Labels, Reading, outside
from training.example import NONE, Example
from training.text import quoted_words

_MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, and the annotated spans among them: first word, end, class."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int, str], ...]


Tagged = list[tuple[str, str]]


def blocks(path: Path, *, word: int = 0, tag: int = -1) -> Iterator[Tagged]:
    """The tokens and tags of every block between blank lines; `word`, `tag`: their columns. Comments of CoNLL-U are left out."""
    block: Tagged = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        fields = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip():
            if block:
                yield block
            block = []
        elif len(fields) > 1 and not line.startswith("# "):
            block.append((fields[word], fields[tag].strip()))


def sentence(tagged: Iterable[tuple[str, str]]) -> Sentence:
    """The tokens as words of the model; a span goes on while its tags are "I-" with the class of the one before."""
    words: list[str] = []
    spans: list[tuple[int, int, str]] = []
    before = NONE
    for token, tag in tagged:
        start = len(words)
        words += pieces(token)
        class_ = tag[2:]
        if tag.startswith("I-") and before == class_:
            spans[-1] = (spans[-1][0], len(words), class_)
        elif tag != NONE and len(words) > start:
            spans.append((start, len(words), class_))
        before = class_ if tag != NONE and len(words) > start else NONE if tag == NONE else before
    return Sentence(tuple(words), tuple(spans))


def pieces(token: str) -> list[str]:
    """The words of a corpus' token, as they would be at run time: "Moscow-backed" gives three, "&amp;" is an ampersand."""
    text = unescape(_MARKS.get(token, token))
    return [word.text for word in split_words(tokenise(text))]


def example(corpus: str, sentences: Sequence[Sentence], readings: Mapping[str, Reading]) -> Example:
    """The sentences as one document; `readings`: what each class means."""
    words = tuple(word for part in sentences for word in part.words)
    return Example(
        corpus=corpus,
        words=words,
        sentences=tuple(number for number, part in enumerate(sentences) for _ in part.words),
        quoted=quoted_words(words),
        entities=tuple(label for part in sentences for label in labels(part, readings)),
    )


def labels(part: Sentence, readings: Mapping[str, Reading]) -> list[Labels]:
    """What is possible for every word of a sentence. Raises KeyError for a class that has no reading."""
    owner: list[int | None] = [None] * len(part.words)
    for number, (start, end, _) in enumerate(part.spans):
        owner[start:end] = [number] * (end - start)
    found: list[Labels] = []
    for number, run in groupby(range(len(owner)), key=lambda at: owner[at]):
        span = [part.words[at] for at in run]
        if number is None:
            found += outside(span)
        else:
            found += readings[part.spans[number][2]](span)
    return found
