"""Which count of a corrected text takes the place of which count of the former one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.knowledge.telling_words import telling_words
from onrecord.model import Document, Fact, Figure

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_STOP = re.compile(r"(?<=[.!?])\s+|\n+")
_ALIKE = 0.6  # of the telling words of the shorter sentence, numbers left out


def changed_counts(new: Sequence[Figure], old: Iterable[Fact], notice: str) -> list[tuple[Figure, Figure]]:
    """Pairs (new, old) of one measure, population and party with another value, where the notice names one of the two or no number.

    Nothing where the corrected text still gives the old value, or several new ones.
    """
    named = {float(number.replace(",", "")) for number in _NUMBER.findall(notice)}
    pairs = []
    for former in (fact for fact in old if isinstance(fact, Figure)):
        same = [figure for figure in new if _kind(figure) == _kind(former)]
        values = {figure.value for figure in same}
        if len(values) != 1 or former.value in values:
            continue
        if not named or named & {float(former.value), float(same[0].value)}:
            pairs.append((same[0], former))
    return pairs


def _kind(figure: Figure) -> tuple[str, str]:
    return figure.measure, figure.population


def changed_text(new: Document, old: Document, figures: Iterable[Figure]) -> Iterator[tuple[Figure, str]]:
    """Each count of the new text with the sentence of the old one that is like its own but for the number."""
    before = [sentence for sentence in _STOP.split(old.text) if sentence.strip()]
    bags = [_words(sentence) for sentence in before]
    for figure in sorted(figures, key=lambda figure: (figure.start, figure.id)):
        mine = " ".join(span.text for span in figure.evidence) or new.text[max(0, figure.start - 80) : figure.end + 80]
        words = _words(mine)
        best = max(range(len(before)), key=lambda i: (_shared(words, bags[i]), -i), default=None)
        if best is None or _shared(words, bags[best]) < _ALIKE:
            continue
        was = set(_NUMBER.findall(before[best]))
        now = set(_NUMBER.findall(figure.text))
        if now and was - set(_NUMBER.findall(mine)) and not now & was:
            yield figure, " ".join(before[best].split())


def _words(sentence: str) -> frozenset[str]:
    return frozenset(word for word in telling_words(sentence) if not word[0].isdigit())


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if min(len(one), len(other)) >= 2 else 0.0
