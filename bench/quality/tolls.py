"""Score the tolls in paragraphs of the Wikipedia Current Events portal: who was killed and wounded, against labels made by hand.

The labels (`tolls.tsv`, whose head states their rules) name a paragraph by file, line and the beginning of its SHA-256 and hold none of
its text. A count is found where measure and value agree, each label once. The labels give a party only where a word of the text does,
while the record also takes it from the country of the place: so parties are scored where the labels give one.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality.scoreboard import Corpus, Row, ask, f1
from onrecord.extract.figures.grounds import usual_names
from onrecord.pipeline import extract_document
from onrecord.read import read_text

LABELS = Path(__file__).with_name("tolls.tsv")
FOLDER = "wiki_current_events"
PEER = "nearest_toll"
MEASURES = ("killed", "wounded")
_SHA = 12  # hexadecimal digits that name a paragraph


@dataclass(frozen=True, slots=True)
class Toll:
    """So many killed or wounded; a peer says no more than that."""

    measure: str
    value: float
    lower: float | None = None
    upper: float | None = None
    bound: str | None = None
    population: str | None = None
    party: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the day that it stands under and the tolls that it tells."""

    text: str
    published: str
    tolls: tuple[Toll, ...]


Pairs = list[tuple[Toll, Toll]]


def paragraphs(data: Path, labels: Path = LABELS) -> list[Paragraph]:
    """The labelled paragraphs; ValueError where the corpus holds another text than was labelled."""
    rows: dict[tuple[str, int, str], list[dict[str, str]]] = {}
    with labels.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            rows.setdefault((row["file"], int(row["line"]), row["sha"]), []).append(row)
    found = []
    for name in sorted({name for name, _, _ in rows}):
        with gzip.open(data / FOLDER / name, "rt", encoding="utf-8") as lines:
            wanted = {line: (sha, given) for (file, line, sha), given in rows.items() if file == name}
            for at, line in enumerate(lines):
                if at in wanted:
                    found.append(_paragraph(json.loads(line), *wanted[at], f"{name}:{at}"))
    return found


def _paragraph(entry: dict[str, Any], sha: str, rows: Sequence[dict[str, str]], place: str) -> Paragraph:
    if hashlib.sha256(entry["text"].encode()).hexdigest()[:_SHA] != sha:
        raise ValueError(f"{place} is not the paragraph that was labelled")
    return Paragraph(entry["text"], entry["date"], tuple(_toll(row) for row in rows if row["measure"] in MEASURES))


def _toll(row: dict[str, str]) -> Toll:
    lower, upper = (float(row[end]) if row[end] else None for end in ("lower", "upper"))
    return Toll(
        row["measure"],
        float(row["value"]),
        lower,
        upper,
        row["bound"],
        row["population"],
        usual_names().get(row["party"], row["party"]) or None,
    )


def ours(paragraph: Paragraph) -> list[Toll]:
    """The tolls that this software reads in a paragraph."""
    figures = extract_document(read_text(paragraph.text, published=paragraph.published, language="en")).facts.figures
    return [
        Toll(f.measure, f.value, f.lower, f.upper, f.bound, f.population, f.party)
        for f in figures
        if f.measure in MEASURES and f.unit is None
    ]


def paired(labels: Iterable[Toll], found: Sequence[Toll]) -> Pairs:
    """Each label with a toll of its measure and value, of several the one that agrees in most; each toll once."""
    left, pairs = list(found), []
    for label in labels:
        alike = [toll for toll in left if (toll.measure, toll.value) == (label.measure, label.value)]
        if alike:
            best = max(
                alike, key=lambda toll: same_party(toll, label) + (toll.population == label.population) + (toll.bound == label.bound)
            )
            left.remove(best)
            pairs.append((label, best))
    return pairs


def same_party(one: Toll, other: Toll) -> bool:
    """Whether neither has a party, or their names share a word."""
    words = [set(re.findall(r"\w+", (toll.party or "").lower())) - {"the", "of", "and"} for toll in (one, other)]
    return bool(words[0] & words[1]) or not (words[0] or words[1])


@dataclass(frozen=True)
class _Scored:
    """The tolls that one reader found in all paragraphs, beside the labels."""

    pairs: Pairs
    found: int
    golds: int

    @classmethod
    def of(cls, given: Sequence[Paragraph], found: Sequence[Sequence[Toll]], measures: Sequence[str] = MEASURES) -> _Scored:
        kept = [
            ([t for t in p.tolls if t.measure in measures], [t for t in f if t.measure in measures])
            for p, f in zip(given, found, strict=True)
        ]
        return cls(
            [pair for labels, tolls in kept for pair in paired(labels, tolls)],
            sum(len(tolls) for _, tolls in kept),
            sum(len(labels) for labels, _ in kept),
        )

    def score(self, agrees: Callable[[Toll, Toll], bool] = lambda label, toll: True) -> float:
        return f1(sum(agrees(*pair) for pair in self.pairs), self.found, self.golds)


def _same_bound(one: Toll, other: Toll) -> bool:
    return (one.bound, one.lower, one.upper) == (other.bound, other.lower, other.upper)


def rows(data: Path) -> list[Row]:
    given = paragraphs(data)
    mine, answers = [ours(paragraph) for paragraph in given], ask(PEER, [{"text": p.text} for p in given], python=None)
    theirs = [[Toll(measure, value) for measure, value in answer] for answer in answers] if answers is not None else None

    def row(name: str, measures: Sequence[str], target: float | None = None) -> Row:
        scored = _Scored.of(given, mine, measures)
        peers = {"nearest word": _Scored.of(given, theirs, measures).score()} if theirs is not None else {}
        return Row(f"tolls {name}", scored.score(), target, peers, scored.golds)

    all_of = _Scored.of(given, mine)
    said = [(label, toll) for label, toll in all_of.pairs if label.party is not None]
    named, told = sum(toll.party is not None for p in given for toll in p.tolls), [toll.party for _, toll in said if toll.party is not None]
    right = sum(same_party(*pair) for pair in said)
    return [
        row("value", MEASURES, 0.85),
        *(row(measure, (measure,)) for measure in MEASURES),
        Row("tolls value and bound", all_of.score(_same_bound)),
        Row("tolls value and population", all_of.score(lambda label, toll: label.population == toll.population)),
        Row("tolls party found, of those named", right / max(1, named), golds=named),
        Row("tolls party right, of those told", right / max(1, len(told)), golds=len(told)),
    ]


TOLLS = Corpus("tolls", (f"{FOLDER}/cep_flat.dev.jsonl.gz", f"{FOLDER}/cep_linked.dev.jsonl.gz"), rows)
