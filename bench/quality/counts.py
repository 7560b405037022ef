"""Score how counts of two reports stand to each other: the same, a revision, a contradiction, not to be compared; text in, relation out.

The pairs (`counts.tsv`, whose head states their rules) are of our own writing: sixty, of sixteen wars. They were written before the rules;
those of the half "blind" were never looked at while the rules were mended. A pair is right where the relation of the two figures is the
label; a figure that is not read, or no relation, is wrong. Live headlines whose numbers changed within three days, from one outlet, must
never come out as a contradiction.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.scoreboard import Corpus, Row, run
from onrecord.fuse import Record
from onrecord.fuse.counts import relate, relations
from onrecord.model import Document, Facts, Figure
from onrecord.pipeline import extract_document
from onrecord.read import read_text

PAIRS = Path(__file__).with_name("counts.tsv")
HEADLINES = "cnn_live_headlines/pairs.jsonl.gz"
OUTLET = "CNN"
LABELS = ("same", "revision", "contradicts", "not_comparable")


@dataclass(frozen=True)
class Told:
    """A short report: when and by whom it was published; `figure`: measure=value of the count that is compared."""

    text: str
    published: str
    outlet: str
    figure: str = ""


@dataclass(frozen=True)
class Pair:
    """Two reports, and how the count of the second stands to that of the first."""

    id: str
    half: str
    war: str
    relation: str
    reports: tuple[Told, Told]


@dataclass(frozen=True)
class Answer:
    """What is said of a pair: a relation, `none`, or `unread` where a figure is missing."""

    pair: Pair
    said: str
    why: str = ""

    @property
    def right(self) -> bool:
        return self.said == self.pair.relation


def pairs(table: Path = PAIRS) -> list[Pair]:
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(row["id"], row["half"], row["war"], row["relation"], (_told(row, "a"), _told(row, "b"))) for row in rows]


def _told(row: dict[str, str], side: str) -> Told:
    return Told(row[f"text_{side}"], row[f"published_{side}"], row[f"outlet_{side}"], row[f"figure_{side}"])


def answer(pair: Pair) -> Answer:
    """How the whole line relates the two counts."""
    read = [_read(report) for report in pair.reports]
    found = [_figure(facts, report.figure) for report, (_, facts) in zip(pair.reports, read, strict=True)]
    one, other = found
    if one is None or other is None:
        return Answer(pair, "unread")
    told = relate(Record.of(read), one, other)
    return Answer(pair, told.type, told.why) if told is not None else Answer(pair, "none")


def _read(report: Told) -> tuple[Document, Facts]:
    document = read_text(report.text, published=report.published, language="en").model_copy(update={"publisher": report.outlet})
    found = extract_document(document)
    return found.document, found.facts


def _figure(facts: Facts, wanted: str) -> Figure | None:
    """The first figure of this measure and value."""
    measure, _, value = wanted.partition("=")
    return next((figure for figure in facts.figures if figure.measure == measure and figure.value == float(value)), None)


def pair_rows(data: Path) -> list[Row]:
    answers = [answer(pair) for pair in pairs()]
    not_rival = [found for found in answers if found.pair.relation != "contradicts"]
    updates = [found for found in answers if found.pair.relation == "revision"]
    return [
        _row("pairs right", answers, 0.85),
        _row("pairs right, those never looked at", [found for found in answers if found.pair.half == "blind"]),
        *(_row(f"pairs right, {label}", [found for found in answers if found.pair.relation == label]) for label in LABELS),
        Row("updates not called contradictions", _share(found.said != "contradicts" for found in updates), 1.0, golds=len(updates)),
        Row("others not called contradictions", _share(found.said != "contradicts" for found in not_rival), golds=len(not_rival)),
    ]


def _row(name: str, answers: Sequence[Answer], target: float | None = None) -> Row:
    return Row(name, _share(found.right for found in answers), target, golds=len(answers))


def _share(hits: Iterable[bool]) -> float:
    every = list(hits)
    return sum(every) / len(every) if every else 0.0


def changed_headlines(data: Path) -> list[tuple[Told, Told]]:
    """Headlines of one outlet with their next wording, where a number changed."""
    with gzip.open(data / HEADLINES, "rt", encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines]
    return [
        (Told(pair["earlier"], pair["t_earlier"], OUTLET), Told(pair["later"], pair["t_later"], OUTLET))
        for pair in every
        if pair["numbers_changed"]
    ]


def headline_rows(data: Path) -> list[Row]:
    """Of the pairs in which both headlines give a figure; most changed numbers are days of the war, hours, sums of a kind of their own."""
    said = []
    for earlier, later in changed_headlines(data):
        read = [_read(earlier), _read(later)]
        if all(facts.figures for _, facts in read):
            said.append({relation.type for relation in relations(Record.of(read))})
    return [
        Row("headlines: a revision or the same", _share(bool(types & {"revision", "same"}) for types in said), golds=len(said)),
        Row("headlines: no contradiction", _share("contradicts" not in types for types in said), 1.0, golds=len(said)),
    ]


CORPORA = (Corpus("pairs", (HEADLINES,), pair_rows), Corpus("headlines", (HEADLINES,), headline_rows))

if __name__ == "__main__":
    raise SystemExit(run("counts", __doc__ or "", CORPORA))
