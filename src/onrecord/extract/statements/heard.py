"""Attributions as the model reads them, cut to the spans that a statement has: speaker, cue, content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.statements.content import trimmed
from onrecord.extract.word_classes import word_class
from onrecord.language import Analysis
from onrecord.language.decoders import Linked
from onrecord.language.reading import Reading
from onrecord.model import Span

_GAP = 2
"""Words that may be missing inside a span without cutting it in two (a mark, an article)."""
_LOOSE = ("acl", "advcl", "appos", "parataxis", "punct", "cc", "conj", "dep", "list", "ccomp")
"""Relations that lead out of a speaker's name and title: clauses, appositions."""
_OUTER = frozenset({"that", "whether", "if"})


@dataclass(frozen=True, slots=True)
class Heard:
    """One attribution. `anchor` is a word number of the reading; `speaker` is None where the text names none."""

    anchor: int
    score: float
    speaker: Span | None
    cue: Span
    content: tuple[Span, ...]
    negated: bool
    supposed: bool


def heard(analysis: Analysis) -> Iterator[Heard]:
    """The model's attributions that have content, in text order."""
    reading = analysis.reading
    for link in reading.attributions:
        content = tuple(_content(analysis, reading, link))
        if content:
            yield Heard(
                anchor=link.anchor,
                score=link.score,
                speaker=_speaker(analysis, reading, link),
                cue=_cue(analysis, reading, link),
                content=content,
                negated=_has(reading, link.anchor, "negation"),
                supposed=_has(reading, link.anchor, "modal"),
            )


def _has(reading: Reading, word: int, kind: str) -> bool:
    return any(
        reading.words[child].text.lower() in word_class(kind)
        or (kind == "negation" and reading.words[child].text.lower() in ("n't", "n’t"))
        for child in reading.children[word]
        if reading.tree.labels[child].split(":")[0] in ("advmod", "aux", "det")
    )


def _cue(analysis: Analysis, reading: Reading, link: Linked) -> Span:
    run = next(run for run in _runs(link.roles["cue"], 1) if link.anchor in run)
    return analysis.span(reading.words[run[0]].start, reading.words[run[-1]].end)


def _runs(words: Sequence[int], gap: int) -> list[list[int]]:
    """Word numbers in stretches that miss fewer than `gap` words."""
    found: list[list[int]] = []
    for word in words:
        if found and word - found[-1][-1] <= gap:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _speaker(analysis: Analysis, reading: Reading, link: Linked) -> Span | None:
    """The phrase around the source's head word: titles and complements, no clause and no apposition behind it."""
    words = link.roles["source"]
    if not words:
        return None
    head = reading.head_of(words)
    inside = [word for word in reading.subtree(head, without=_LOOSE) if word in words]
    run = next(run for run in _runs(inside, _GAP) if head in run)
    span = trimmed(analysis, reading.words[run[0]].start, reading.words[run[-1]].end)
    return span


def _content(analysis: Analysis, reading: Reading, link: Linked) -> Iterator[Span]:
    for run in _runs(link.roles["content"], _GAP):
        first = 0
        while first < len(run) and (reading.words[run[first]].text.lower() in _OUTER or not reading.words[run[first]].text[0].isalnum()):
            if reading.words[run[first]].text[0] in "$£€":
                break
            first += 1
        if first < len(run):
            span = trimmed(analysis, reading.words[run[first]].start, reading.words[run[-1]].end)
            if span is not None:
                yield span
