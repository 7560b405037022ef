"""Places in public corpora, ours beside the peers': `make where` (`python -m bench.quality.where --data FOLDER`).

Gold are the names with coordinates; a name is found where its span is exact, and right within 161 km (100 miles), as in the literature.
The corpora mark every name of a place, whatever it stands for: governments ("Russia said"), bodies that bear it, and all but GeoVirus
peoples' adjectives. The record's place lines are ground alone. So there are two rows: `toponyms` counts all names that the rules and the
model judge to be names of places, in the senses that a corpus marks, located like the others; `record` counts place lines only. A line
without coordinates counts as found and wrong. "Given spans" locates the gold's own names, all of them.
CamCoder cannot be installed any more: its column (*) holds published numbers.

`fit_where.py` fitted the weights of readings on every second report: what it left out is scored apart (`unfitted`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.quality import scenes
from bench.quality.corpora import toponyms as corpora
from bench.quality.corpora.toponyms import Located, Toponym
from bench.quality.scoreboard import Corpus, Row, ask, f1, run
from onrecord.extract.places.extractor import marked, toponyms
from onrecord.knowledge.extents import distance_km
from onrecord.language import analyse
from onrecord.model import Document, Facts, document_id, text_sha256
from onrecord.resolve.places import resolve_places

NEAR_KM = 161.0
TARGETS = {"GeoWebNews": (0.60, 0.75), "LGL": (0.52, 0.68), "GeoVirus": (0.70, 0.72)}
"""End to end and with given spans."""
PUBLISHED = {"GeoWebNews": 0.552, "LGL": 0.469, "GeoVirus": 0.668}
"""CamCoder's (Gritta et al. 2018), end to end, as measured elsewhere with the same rules (LGL: both halves)."""
PEERS = {"geotext": ("geotext_places", None), "most populous": ("most_populous", Path(sys.executable))}

Span = tuple[int, int]
Found = Mapping[Span, tuple[float, float] | None]
"""Spans with their latitude and longitude, None where a system knows none."""


@dataclass
class Tally:
    """What a system found, of all golds."""

    golds: int = 0
    found: int = 0
    spans: int = 0
    right: int = 0

    def add(self, golds: Sequence[Toponym], found: Found) -> None:
        self.golds += len(golds)
        self.found += len(found)
        for gold in golds:
            if (span := (gold.start, gold.end)) in found:
                self.spans += 1
                self.right += is_near(found[span], gold)

    @property
    def end_to_end(self) -> float:
        return f1(self.right, self.found, self.golds)


@dataclass
class Score:
    """The tallies of one corpus, or half of one."""

    toponyms: Tally = field(default_factory=Tally)
    record: Tally = field(default_factory=Tally)
    given: Tally = field(default_factory=Tally)

    def add(self, report: Located, *, peoples: bool) -> None:
        everything, ground, given = read(report, peoples=peoples)
        self.toponyms.add(report.toponyms, everything)
        self.record.add(report.toponyms, ground)
        self.given.add(report.toponyms, given)


def is_near(point: tuple[float, float] | None, gold: Toponym) -> bool:
    return point is not None and distance_km(*point, gold.lat, gold.lon) <= NEAR_KM


def document(report: Located) -> Document:
    """The report as it would be read; nothing but its text is told."""
    return Document(id=document_id(report.text), sha256=text_sha256(report.text), text=report.text, language="en")


def read(report: Located, *, peoples: bool) -> tuple[Found, Found, Found]:
    """What we find: all toponyms, the record's places, and where we put the gold's spans."""
    analysis = analyse(document(report))
    drafts = [draft for draft in toponyms(analysis) if peoples or draft.sense != "people"]
    ground = [draft for draft in drafts if draft.sense == "ground"]
    golden = marked(analysis, [(gold.start, gold.end) for gold in report.toponyms])
    return _located(analysis.document, drafts), _located(analysis.document, ground), _located(analysis.document, golden)


def _located(report: Document, drafts: Sequence[object]) -> Found:
    places = resolve_places(report, drafts, Facts())  # type: ignore[arg-type]
    return {(p.start, p.end): None if p.lat is None or p.lon is None else (p.lat, p.lon) for p in places}


def corpus_rows(corpus: corpora.Corpus, data: Path) -> list[Row]:
    reports = [report for report in corpus.read(data) if report.text.strip()]
    halves = (Score(), Score())
    for number, report in enumerate(reports):
        halves[number % 2].add(report, peoples=corpus.peoples)
    whole = Score(*(_sum(getattr(half, name) for half in halves) for name in ("toponyms", "record", "given")))
    unfitted = halves[1]
    others = {name: tally for name, (script, python) in PEERS.items() if (tally := peer(reports, script, python)) is not None}
    asked, given = TARGETS[corpus.name]
    ends = {name: tally.end_to_end for name, tally in others.items()} | {"CamCoder*": PUBLISHED[corpus.name]}
    name = corpus.name
    return [
        Row(f"{name} toponyms", whole.toponyms.end_to_end, asked, ends, whole.toponyms.golds),
        Row(f"{name} toponyms, unfitted", unfitted.toponyms.end_to_end, golds=unfitted.toponyms.golds),
        Row(f"{name} toponyms, span P", *_precision(whole.toponyms, others)),
        Row(f"{name} toponyms, span R", *_recall(whole.toponyms, others)),
        Row(f"{name} toponyms, span F1", f1(whole.toponyms.spans, whole.toponyms.found, whole.toponyms.golds)),
        Row(f"{name} record", whole.record.end_to_end, golds=whole.record.golds),
        Row(f"{name} record, span P", *_precision(whole.record, {})),
        Row(f"{name} record, span R", *_recall(whole.record, {})),
        Row(f"{name} given spans", whole.given.right / whole.given.golds, given, golds=whole.given.golds),
        Row(f"{name} given spans, unfitted", unfitted.given.right / unfitted.given.golds, golds=unfitted.given.golds),
    ]


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        for name in ("golds", "found", "spans", "right"):
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
    return whole


def _precision(tally: Tally, others: Mapping[str, Tally]) -> tuple[float, None, dict[str, float]]:
    """Ours, nothing asked, the peers': of the spans found."""
    return tally.spans / max(1, tally.found), None, {name: other.spans / max(1, other.found) for name, other in others.items()}


def _recall(tally: Tally, others: Mapping[str, Tally]) -> tuple[float, None, dict[str, float]]:
    return tally.spans / tally.golds, None, {name: other.spans / other.golds for name, other in others.items()}


def peer(reports: Sequence[Located], script: str, python: Path | None) -> Tally | None:
    """What a peer finds: [start, end, latitude, longitude] for each place; None where it cannot run."""
    requests = [{"text": report.text} for report in reports]
    answers = ask(script, requests) if python is None else ask(script, requests, python=python)
    if answers is None:
        return None
    tally = Tally()
    for report, answer in zip(reports, answers, strict=True):
        tally.add(report.toponyms, {(start, end): (lat, lon) for start, end, lat, lon in answer})
    return tally


def _corpus(corpus: corpora.Corpus) -> Corpus:
    return Corpus(corpus.name, (corpus.file,), lambda data: corpus_rows(corpus, data))


if __name__ == "__main__":
    sys.exit(run("where", __doc__ or "", [*map(_corpus, corpora.CORPORA), scenes.SCENES]))
