"""Score to which event of its report a count is tied, on sentences of our own: `python -m bench.quality.counted_events`.

A tie is right if the trigger of its event is one of the words that the row names. Counts that were not read, and reports without such
an event, are told apart: they say nothing of the ties.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Event
from onrecord.pipeline import extract_document
from onrecord.read import read_text

LABELS = Path(__file__).with_name("counted_events.tsv")
PUBLISHED = "2024-05-10"


@dataclass(frozen=True, slots=True)
class Case:
    """A count in a text, and the words that may name its event; none if it has none."""

    text: str
    count: str
    event: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a case. `read`: whether there is such a count; `there`: whether the report has such an event."""

    case: Case
    read: bool
    there: bool = False
    tied: str | None = None
    right: bool = False


def cases(labels: Path = LABELS) -> list[Case]:
    """The rows, each with its text."""
    found, text = [], ""
    with labels.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["text"] or text
            words = row["event"].lower().split("|") if row["event"] != "-" else []
            found.append(Case(text, row["count"], frozenset(words)))
    return found


def judged(case: Case) -> Judged:
    """The case as the line reads it."""
    facts = extract_document(read_text(case.text, published=PUBLISHED, language="en")).facts
    at = case.text.index(case.count)
    overlapping = [f for f in facts.figures if f.start < at + len(case.count) and at < f.end]
    figure = min(overlapping, key=lambda f: abs(f.start - at) + abs(f.end - at - len(case.count)), default=None)
    fitting = {event.id for event in facts.events if _named(event, case)}
    if figure is None:
        return Judged(case, read=False, there=bool(fitting))
    event = next((e for e in facts.events if e.id == figure.event), None)
    right = figure.event in fitting if case.event else event is None
    return Judged(case, True, bool(fitting), event.trigger.text if event else None, right)


def _named(event: Event, case: Case) -> bool:
    return event.trigger.text.lower() in case.event


def scores(rows: list[Judged]) -> tuple[float, float, float]:
    """Precision of the ties; recall of those that could be made; recall of all that there should be."""
    ties = [row for row in rows if row.tied is not None]
    hits = sum(row.right for row in ties)
    wanted = [row for row in rows if row.case.event]
    possible = [row for row in wanted if row.read and row.there]
    return hits / max(1, len(ties)), hits / max(1, len(possible)), hits / max(1, len(wanted))


def lines(rows: list[Judged]) -> Iterator[str]:
    """The faults, then the scores."""
    for row in rows:
        if not row.right:
            cause = "not read" if not row.read else "no such event" if row.case.event and not row.there else "wrong"
            yield f"{cause:13} {row.case.count!r}: {row.tied} for {'|'.join(sorted(row.case.event)) or 'none'} in {row.case.text!r}"
    precision, possible, recall = scores(rows)
    yield f"{len(rows)} counts: precision {precision:.3f}, recall where both are read {possible:.3f}, of all {recall:.3f}"


def main() -> None:
    for line in lines([judged(case) for case in cases()]):
        print(line)


if __name__ == "__main__":
    main()
