"""Which reports tell of one happening: Wikipedia's current events told twice, and hand-written pairs of tellings and near misses.

Each paragraph of `wiki_current_events` on armed conflicts tells one happening. 300 of them are told again by the rules of `retelling.py`,
as another outlet would a day later; the other paragraphs of the same day that name one of their countries are hard negatives. Half of the
300 (by hash) are what fusion was developed on, shown for the picture alone. Two paragraphs count as one happening where any of their event
mentions do.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from itertools import combinations
from pathlib import Path

from bench.quality.retelling import retold
from bench.quality.scoreboard import Corpus, Row, f1, run
from onrecord.fuse import Record
from onrecord.fuse.happenings import HAPPENINGS
from onrecord.knowledge.countries import by_demonym, by_name
from onrecord.model import Document, Fact, Incident, Published, document_id, text_sha256
from onrecord.pipeline import extract_document

FILE = "wiki_current_events/cep_linked.dev.jsonl.gz"
PAIRS = Path(__file__).parent / "tellings.tsv"
_CATEGORY = "rmed conflicts"  # "Armed conflicts and attacks", "Attacks and armed conflicts"
_TWICE = 300
_SHORT_LIVED = 14  # days: a topic that lives no longer is one happening, which several paragraphs may tell
_NAME = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*")
Told = tuple[Document, list[Fact]]


@dataclass(frozen=True)
class Paragraph:
    """A dated paragraph: its day, text, countries named, and the topics that are one happening."""

    key: str
    day: date
    text: str
    countries: frozenset[str]
    topics: frozenset[str]


@dataclass
class Pairs:
    """What is scored: the reports by name, the name of the happening of each, and the pairs of reports that are two happenings."""

    reports: dict[str, Told] = field(default_factory=dict)
    happening: dict[str, str] = field(default_factory=dict)
    apart: list[tuple[str, str]] = field(default_factory=list)


@cache
def paragraphs(path: Path) -> tuple[Paragraph, ...]:
    """Those on armed conflicts, by hash of their text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if _CATEGORY in row["category"]]
    lived: dict[str, list[date]] = {}
    for row in rows:
        for topic in row["topics"]:
            lived.setdefault(topic, []).append(date.fromisoformat(row["date"]))
    brief = {topic for topic, days in lived.items() if (max(days) - min(days)).days <= _SHORT_LIVED}
    made = {
        key: Paragraph(key, date.fromisoformat(row["date"]), row["text"], countries(row["text"]), frozenset(brief & set(row["topics"])))
        for row in rows
        for key in [hashlib.sha256(row["text"].encode()).hexdigest()[:12]]
    }
    return tuple(made[key] for key in sorted(made))


def countries(text: str) -> frozenset[str]:
    """The countries that a text names, or whose people it does."""
    found = set()
    for name in _NAME.findall(text):
        parts = name.removesuffix("'s").removesuffix("’s").split()
        for first, last in combinations(range(len(parts) + 1), 2):
            words = " ".join(parts[first:last]).strip(".,").removesuffix("'s")
            named = by_name(words)
            found |= {country.code for country in ((named,) if named else by_demonym(words))}
    return frozenset(found)


def report(key: str, text: str, day: date) -> Told:
    """A report's facts by the whole line."""
    published = Published(first=day.isoformat(), last=day.isoformat(), precision="day", basis="metadata")
    document = Document(
        id=document_id(text, source_id=key), sha256=text_sha256(text), source_id=key, language="en", text=text, published=published
    )
    found = extract_document(document)
    return found.document, list(found.facts)


def told_twice(path: Path, *, half: int) -> Pairs:
    """The paragraphs of one half that are told twice, with their second tellings and hard negatives."""
    every = paragraphs(path)
    second = {p.key: told.text for p in every if (told := retold(p.text, p.day)) is not None}
    chosen = [key for n, key in enumerate(sorted(second)[:_TWICE]) if n % 2 == half]
    by_day: dict[date, list[Paragraph]] = {}
    for paragraph in every:
        by_day.setdefault(paragraph.day, []).append(paragraph)
    known = {p.key: p for p in every}
    made = Pairs()
    for key in chosen:
        first, again = known[key], f"{key}-again"
        made.reports[again] = report(again, second[key], first.day + timedelta(days=1))
        made.happening[again] = key
        rivals = [p for p in by_day[first.day] if p.key != key and p.countries & first.countries and not p.topics & first.topics]
        for paragraph in (first, *rivals):
            if paragraph.key not in made.reports:
                made.reports[paragraph.key] = report(paragraph.key, paragraph.text, paragraph.day)
                made.happening[paragraph.key] = paragraph.key
        made.apart += [(one, rival.key) for one in (key, again) for rival in rivals]
    return made


def happenings(reports: Iterable[Told]) -> Sequence[Incident]:
    """What the record makes of the reports."""
    return Record.of(reports).groups.happenings


def ties(reports: Mapping[str, Told], incidents: Iterable[Incident]) -> set[tuple[str, str]]:
    """The pairs of reports that share a happening, each in order of name."""
    name = {fact.id: key for key, (_, facts) in reports.items() for fact in facts if fact.kind == "event"}
    found = set()
    for incident in incidents:
        found |= set(combinations(sorted({name[event] for event in incident.events}), 2))
    return found


def clusters(names: Iterable[str], tied: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Report → the reports that ties connect it with."""
    made = {name: frozenset((name,)) for name in names}
    for a, b in sorted(tied):
        both = made[a] | made[b]
        made |= dict.fromkeys(both, both)
    return made


def b_cubed(found: Mapping[str, frozenset[str]], gold: Mapping[str, str], over: Iterable[str]) -> tuple[float, float]:
    """B³ precision and recall (Bagga and Baldwin 1998) over these reports. `gold`: report → its happening."""
    wanted: dict[str, set[str]] = {}
    for name, happening in gold.items():
        wanted.setdefault(happening, set()).add(name)
    names = list(over)
    right = [len(found[name] & wanted[gold[name]]) for name in names]
    precision = sum(hits / len(found[name]) for hits, name in zip(right, names, strict=True)) / len(names)
    recall = sum(hits / len(wanted[gold[name]]) for hits, name in zip(right, names, strict=True)) / len(names)
    return precision, recall


def rows(data: Path, *, half: int, name: str, asked: bool) -> list[Row]:
    """The scores over one half."""
    pairs = told_twice(data / FILE, half=half)
    tied = ties(pairs.reports, happenings(pairs.reports.values()))
    found = clusters(pairs.reports, tied)
    apart = sum(tuple(sorted(pair)) not in tied for pair in pairs.apart) / len(pairs.apart)
    twice = [key for key in pairs.reports if f"{pairs.happening[key]}-again" in pairs.reports]
    made = [Row(f"{name}: hard negative pairs kept apart", apart, 0.90 if asked else None, golds=len(pairs.apart))]
    for what, over in (("all paragraphs", list(pairs.reports)), ("told twice alone", twice)):
        precision, recall = b_cubed(found, pairs.happening, over)
        score = 2 * precision * recall / (precision + recall)
        target = 0.85 if asked and over is not twice else None
        made.append(Row(f"{name}: B³ F1, {what}", score, target, golds=len(over)))
        made.append(Row(f"{name}: B³ precision, {what}", precision, golds=len(over)))
        made.append(Row(f"{name}: B³ recall, {what}", recall, golds=len(over)))
    return [*made, *_split(pairs, tied, name)]


def _split(pairs: Pairs, tied: set[tuple[str, str]], name: str) -> Iterator[Row]:
    """How many second tellings are found: of all, and of those that share a family of events with the first."""
    twice = [(key, f"{key}-again") for key in pairs.reports if f"{key}-again" in pairs.reports]
    families = {key: {told.family for told in HAPPENINGS.items(*pairs.reports[key])} for pair in twice for key in pair}
    read = [pair for pair in twice if families[pair[0]] & families[pair[1]]]
    yield Row(f"{name}: second tellings found", sum(pair in tied for pair in twice) / len(twice), golds=len(twice))
    yield Row(
        f"{name}: second tellings found, where both hold such events", sum(pair in tied for pair in read) / len(read), golds=len(read)
    )


def free_rows(data: Path, *, part: str) -> list[Row]:
    """Hand-written pairs: tellings of one happening that are found, and near misses that are kept apart."""
    with PAIRS.open(encoding="utf-8") as lines:
        told = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    hits: dict[str, list[bool]] = {"same": [], "apart": []}
    for number, row in enumerate(row for row in told if row["set"] == part):
        reports = {side: report(f"{number}{side}", row[side], date.fromisoformat(row[f"day_{side}"])) for side in ("a", "b")}
        tied = bool(ties(reports, happenings(reports.values())))
        kind = "same" if row["kind"] == "same" else "apart"
        hits[kind].append(tied == (kind == "same"))
    return [
        Row(f"free tellings, {part}: one happening found", _share(hits["same"]), golds=len(hits["same"])),
        Row(f"free tellings, {part}: near misses kept apart", _share(hits["apart"]), golds=len(hits["apart"])),
        Row(
            f"free tellings, {part}: F1 of pairs", f1(sum(hits["same"]), sum(hits["same"]) + hits["apart"].count(False), len(hits["same"]))
        ),
    ]


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


CORPORA = (
    Corpus("told twice", (FILE,), partial(rows, half=1, name="told twice", asked=True)),
    Corpus("developed on", (FILE,), partial(rows, half=0, name="developed on", asked=False)),
    Corpus("free tellings", (FILE,), partial(free_rows, part="held out")),
    Corpus("free tellings developed on", (FILE,), partial(free_rows, part="developed on")),
)

if __name__ == "__main__":
    raise SystemExit(run("incidents", __doc__ or "", CORPORA))
