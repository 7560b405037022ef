"""Score how many: every quantity of general news (NewsQuant), and the tolls that paragraphs of the news tell.

A quantity is found where its value (for a range both ends) and, in the second row, its change (= about more less up down) agree within
its sentence, each gold once; F1 over all sentences. What the corpus writes otherwise is written its way: a vague "dozens" as 12-120,
"about 20-30" as about, a change "from 2 to 5" as a range; "several" and "a few" are none there. The peers say nothing of change: their
values are held exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.quality.corpora import newsquant
from bench.quality.corpora.newsquant import Quantity
from bench.quality.scoreboard import Corpus, Row, ask, f1, run
from bench.quality.tolls import TOLLS
from onrecord.extract.figures.numbers import Number
from onrecord.extract.figures.quantities import quantities
from onrecord.extract.figures.wording import Words
from onrecord.language.tokens import tokenise

PEERS = {"quantulum3": "quantulum_numbers", "Recognizers-Text": "recognizers_numbers"}
CHANGES = {
    "exact": "=",
    "range": "=",
    "vague": "=",
    "about": "~",
    "nearly": "~",
    "at_least": ">",
    "more_than": ">",
    "less_than": "<",
    "up_to": "<",
}
Same = Callable[[Quantity, Quantity], bool]


def ours(text: str) -> list[Quantity]:
    """The quantities that this software reads in a sentence, as the corpus writes them."""
    found: list[Quantity] = []
    opened: Number | None = None
    for number in quantities(Words.of(list(tokenise(text)))):
        if opened is not None and number.bound != "range":
            found[-1] = Quantity(opened.value, number.value, "=")
        elif not (number.bound == "vague" and number.value < 12):
            found.append(_written(number))
        opened = number if number.start and number.bound != "range" else None
    return found


def _written(number: Number) -> Quantity:
    change = number.trend if number.trend is not None and number.bound in ("exact", "about", "range") else CHANGES[number.bound]
    if number.bound == "vague":  # the label guide has "hundreds" as 200, the corpus as 100-1000
        return Quantity(number.value / 2, number.value * 5, change)
    if number.bound == "range" and number.lower is not None and number.upper is not None:
        return Quantity(number.lower, number.upper, "~" if number.first < number.core else change)
    return Quantity(number.value, number.value, change)


def same_value(one: Quantity, other: Quantity) -> bool:
    return math.isclose(one.low, other.low, rel_tol=1e-6) and math.isclose(one.high, other.high, rel_tol=1e-6)


def same_change(one: Quantity, other: Quantity) -> bool:
    return same_value(one, other) and one.change == other.change


def hits(gold: Sequence[Quantity], found: Sequence[Quantity], same: Same) -> int:
    """How many golds have their match, each found one used once."""
    left, count = list(found), 0
    for quantity in gold:
        match = next((other for other in left if same(quantity, other)), None)
        if match is not None:
            left.remove(match)
            count += 1
    return count


def newsquant_rows(data: Path) -> list[Row]:
    sentences = newsquant.read(data / "newsquant" / "open.json")
    readings = {"": [ours(sentence.text) for sentence in sentences]}
    for label, peer in PEERS.items():
        answers = ask(peer, [{"text": sentence.text} for sentence in sentences])
        if answers is not None:
            readings[label] = [[Quantity(low, high, "=") for low, high in answer] for answer in answers]
    golds = sum(len(sentence.quantities) for sentence in sentences)

    def row(measure: str, same: Same, asked: float) -> Row:
        scores = {
            label: f1(
                sum(hits(sentence.quantities, found, same) for sentence, found in zip(sentences, reading, strict=True)),
                sum(len(found) for found in reading),
                golds,
            )
            for label, reading in readings.items()
        }
        return Row(f"NewsQuant {measure}", scores.pop(""), asked, scores, golds)

    return [row("value", same_value, 0.88), row("value and change", same_change, 0.84)]


CORPORA = (Corpus("NewsQuant", ("newsquant/open.json",), newsquant_rows), TOLLS)

if __name__ == "__main__":
    raise SystemExit(run("howmany", __doc__ or "", CORPORA))
