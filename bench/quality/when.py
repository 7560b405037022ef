"""Times in public corpora, ours beside the peers': `make when` (`python -m bench.quality.when --data FOLDER`).

Gold are the TIMEX3 expressions that map to an interval of the calendar of our era; left out are durations and sets, "now" and "then"
(PRESENT_REF), what is left open (XXXX) and years before Christ, which an ISO date of the record cannot hold. What a system finds counts
if it maps to an interval, and counts as wrong where there is no such gold. A range that the record keeps as one time ("6-15 October") is
two golds: one is missed, and the other's value is wrong.

TIMEX3 keeps "early" and "late" apart from the value, which the corpora left out: "early October" is 1939-10; it names a week by the
calendar alone, and a night by one day. So a value is right as a TIMEX3 value where the expression says that it is a part and the gold
holds it, where the gold is the calendar week in which seven days begin, and where it is a night and ours its two days. The same goes
for the peers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from bench.quality.corpora import timeml
from bench.quality.corpora.timeml import Days, Expression, Text
from bench.quality.scoreboard import Corpus, Row, ask, f1, run
from onrecord.extract import Extractor, extractors
from onrecord.model import Document, Published, document_id, text_sha256
from onrecord.pipeline import extract_document

PEERS = {"HeidelTime": "heideltime", "Recognizers-Text": "recognizers", "dateparser": "dateparser_search"}
_PART = re.compile(
    r"(?:(?:since|by|until|in) )?(?:the )?(?:very )?(?:early|mid|late|later|beginning|start|middle|end|close|latter|first|second|last)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(r"P\S*")


@dataclass(frozen=True)
class Found:
    """text[start:end] with its interval; `value`: the TIMEX3 value, where a system says it so."""

    start: int
    end: int
    days: Days | None
    value: str = ""


@cache
def _reader() -> tuple[Extractor, ...]:
    """The installed extractor of times alone: it needs neither the others nor the encoder."""
    return tuple(extractor for extractor in extractors() if extractor.kinds == ("time",))


@cache
def ours(text: str, written: str) -> tuple[Found, ...]:
    published = Published(first=written, last=written, precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=published)
    times = extract_document(document, using=_reader()).facts.times
    return tuple(Found(time.start, time.end, (date.fromisoformat(time.first[:10]), date.fromisoformat(time.last[:10]))) for time in times)


def theirs(peer: str, texts: Sequence[Text], *, narrative: bool) -> list[tuple[Found, ...]] | None:
    answers = ask(peer, [{"text": text.text, "written": text.written, "narrative": narrative} for text in texts])
    if answers is None:
        return None
    return [tuple(Found(start, end, timeml.days(value), value) for start, end, value in answer) for answer in answers]


def same_days(text: Text, gold: Expression, found: Found) -> bool:
    return found.days is not None and found.days == timeml.days(gold.value)


def same_value(text: Text, gold: Expression, found: Found) -> bool:
    """The same days, or as near as TIMEX3 can say it."""
    meant = timeml.days(gold.value)
    if found.days is None or meant is None:
        return False
    first, last = found.days
    if found.days == meant:
        return True
    if "W" in gold.value and last - first == timedelta(6):
        return meant[0] <= first <= meant[1]
    if gold.value.endswith("TNI") and last - first == timedelta(1):
        return meant[0] in found.days
    return meant[0] <= first and last <= meant[1] and _PART.match(text.text, found.start) is not None


Same = Callable[[Text, Expression, Found], bool]


def scores(texts: Sequence[Text], every: Iterable[Sequence[Found]], same: Same | None) -> float:
    """F1 of relaxed spans (one overlaps the other), with `same` also of the values."""
    hits = found_all = golds_all = 0
    for text, answer in zip(texts, every, strict=True):
        golds = [gold for gold in text.expressions if timeml.days(gold.value) is not None]
        placed = [found for found in answer if found.days is not None]
        hits += sum(same is None or same(text, gold, found) for gold, found in pairs(golds, placed))
        found_all += len(placed)
        golds_all += len(golds)
    return f1(hits, found_all, golds_all)


def pairs(golds: Sequence[Expression], found: Sequence[Found]) -> list[tuple[Expression, Found]]:
    """Each gold with the one that shares most of it, each found once, the best first."""
    shared = sorted(
        ((min(g.end, f.end) - max(g.start, f.start), i, j) for i, g in enumerate(golds) for j, f in enumerate(found)),
        key=lambda triple: (-triple[0], triple[1], triple[2]),
    )
    done_golds: set[int] = set()
    done_found: set[int] = set()
    paired = []
    for common, i, j in shared:
        if common > 0 and i not in done_golds and j not in done_found:
            done_golds.add(i)
            done_found.add(j)
            paired.append((golds[i], found[j]))
    return paired


def texts_rows(name: str, pattern: str, target: float, *, narrative: bool) -> Callable[[Path], list[Row]]:
    def rows(data: Path) -> list[Row]:
        texts = timeml.read(sorted(data.glob(pattern)))
        answers = {label: theirs(peer, texts, narrative=narrative) for label, peer in PEERS.items()}
        own = [ours(text.text, text.written) for text in texts]
        golds = sum(timeml.days(gold.value) is not None for text in texts for gold in text.expressions)

        def row(measure: str, same: Same | None, asked: float | None = None) -> Row:
            peers = {label: scores(texts, answer, same) for label, answer in answers.items() if answer is not None}
            return Row(f"{name} {measure}", scores(texts, own, same), asked, peers, golds)

        return [row("span", None), row("value, same days", same_days), row("value", same_value, target)]

    return rows


@dataclass(frozen=True)
class Probe:
    """A sentence with one expression; `kind` its class."""

    text: Text
    kind: str


def probe(data: Path) -> list[Row]:
    """Sentences of which the one expression has its right value; durations, which are no times of the record, count as missed."""
    items = json.loads((data / "conflict_timex_probe" / "probe.json").read_text(encoding="utf-8"))
    probes = [Probe(Text(i["id"], i["text"], i["dct"], (Expression(i["start"], i["end"], i["value"]),)), i["cls"]) for i in items]
    texts = [item.text for item in probes]
    answers = {label: theirs(peer, texts, narrative=False) for label, peer in PEERS.items()}
    own = [ours(text.text, text.written) for text in texts]

    def row(measure: str, chosen: Sequence[int], asked: float | None) -> Row:
        def share(answer: Sequence[Sequence[Found]]) -> float:
            return sum(is_right(texts[at], answer[at]) for at in chosen) / len(chosen)

        peers = {label: share(answer) for label, answer in answers.items() if answer is not None}
        return Row(measure, share(own), asked, peers, len(chosen))

    anchored = [at for at, item in enumerate(probes) if item.kind.startswith("event-")]
    return [row("probe, right of 40", range(len(probes)), 34 / 40), row("probe, event-anchored", anchored, 7 / 8)]


def is_right(text: Text, answer: Sequence[Found]) -> bool:
    gold = text.expressions[0]
    near = [found for found in answer if found.start < gold.end and gold.start < found.end]
    return any(same_value(text, gold, found) or (bool(_DURATION.fullmatch(gold.value)) and found.value == gold.value) for found in near)


CORPORA = (
    Corpus("WikiWars 01-16", ("wikiwars/*.tml",), texts_rows("WikiWars", "wikiwars/*.tml", 0.87, narrative=True)),
    Corpus("MEANTIME airbus and gm", ("meantime/*.tml",), texts_rows("MEANTIME", "meantime/*.tml", 0.82, narrative=False)),
    Corpus("conflict probe", ("conflict_timex_probe/probe.json",), probe),
)

if __name__ == "__main__":
    raise SystemExit(run("when", __doc__ or "", CORPORA))
