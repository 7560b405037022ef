"""What the three seed reports, put into one record, must show: `python -m bench.quality.together --seeds ../shared/seeds`.

Facts are found by value, measure and speaker, never by a sentence. Each check is printed with the facts and sentences behind it; the
command ends with 1 if one fails, and with 0 and a message where there are no seeds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from onrecord.fuse import Record
from onrecord.fuse.actors import actors
from onrecord.fuse.disputes import relations
from onrecord.knowledge.folding import fold
from onrecord.model import Actor, Document, Event, Fact, Figure, Statement, position
from onrecord.model.vocabulary import Measure
from onrecord.pipeline import extract_document
from onrecord.read import read
from onrecord.report.ledger import Entry, Row, ledger

CIVILIANS: tuple[tuple[Measure, float, str | None], ...] = (
    ("killed", 227, "United Nations"), ("casualties", 1500, "United Nations"), ("killed", 1430, None), ("wounded", 2097, None),
)  # fmt: skip
"""Measure, value and speaker of the counts of civilians, in the order in which they came out."""
OWN, ENEMY = ("Russia", 500.0), ("General Staff", 18_500.0)
"""The Russian dead as Russia and as Ukraine counted them."""
DENIER = "Lavrov"
PEOPLE = {
    "Zelenskyy": ("zelenskyy", "zelensky", "zelenskky", "zelskyy"), "Putin": ("putin",), "Lavrov": ("lavrov",),
    "Kuleba": ("kuleba", "kubla", "kubela"),
}  # fmt: skip
"""Surnames with the spellings in which the reports give them."""


@dataclass(frozen=True)
class Check:
    """What must hold, whether it does, and the facts by which a reader may judge it."""

    wanted: str
    holds: bool
    shown: tuple[str, ...]


def record(seeds: Path) -> Record:
    """The record of all reports in the folder."""
    found = (extract_document(document) for document in read(str(seeds)) if isinstance(document, Document))
    return Record.of((one.document, one.facts) for one in found)


def told(made: Record, fact: Fact) -> str:
    """A fact with its day and sentence, on one line."""
    if not isinstance(fact, Figure | Statement | Event):
        return fact.text
    source = made.source(fact)
    if isinstance(fact, Figure):
        words = f"{fact.value:,} {fact.measure} ({fact.bound}), by {fact.speaker_name or 'the report'}"
    elif isinstance(fact, Statement):
        words = f"{fact.speaker_name} {fact.stance}: {' … '.join(span.text for span in fact.content)}"
    else:
        words = f"{fact.type} {fact.trigger.text!r} ({fact.modality})"
    return f"{source.published}  {words}\n                “{source.sentence}”"


def _count(made: Record, measure: Measure, value: float, speaker: str | None) -> Figure | None:
    for figure in made.figures():
        if (figure.measure, figure.value) == (measure, value) and (speaker is None or speaker in (figure.speaker_name or "")):
            return figure
    return None


def civilians(made: Record) -> Check:
    """227 killed, then more than 1,500 killed or wounded, then 1,430 killed and 2,097 injured: three times and kinds, no contradiction."""
    found = [_count(made, measure, value, speaker) for measure, value, speaker in CIVILIANS]
    counts = [figure for figure in found if figure is not None]
    pairs = {frozenset(pair) for pair in combinations((figure.id for figure in counts), 2)}
    against = [r for r in relations(made) if r.type == "contradicts" and {r.a, r.b} in pairs]
    civil = all(figure.population == "civilians" for figure in counts)
    shown = [told(made, figure) for figure in counts] + [f"contradicts: {r.why}" for r in against]
    shown += [f"{r.type}: {r.why}" for r in relations(made) if r.type != "contradicts" and {r.a, r.b} in pairs]
    return Check("the counts of civilians contradict nothing", len(counts) == len(CIVILIANS) and civil and not against, tuple(shown))


def _entries(made: Record) -> Iterator[tuple[Row, Entry]]:
    return ((row, entry) for row in ledger(made) for entry in row.entries)


def losses(made: Record) -> Check:
    """Nearly 500 by Russia and 18,500 by Ukraine: each with its speaker and day in the ledger, one after the other, not set against
    each other as if they were of one day."""
    rows = [(row, e) for row, e in _entries(made) if row.measure == "killed" and row.population == "military" and row.party == "Russia"]
    own = [e for _, e in rows if e.value == OWN[1] and (e.speaker or "").startswith(OWN[0]) and e.bound == "nearly"]
    enemy = [e for _, e in rows if e.value == ENEMY[1] and ENEMY[0] in (e.speaker or "")]
    both = len(own) == len(enemy) == 1
    ids = {e.id for e in (*own, *enemy)}
    against = [r for r in relations(made) if r.type in ("contradicts", "revision", "same") and {r.a, r.b} <= ids]
    apart = both and (own[0].told or "") < (enemy[0].told or "")
    beside = both and _beside(made, own[0].id, enemy[0].id)
    shown = [f"{e.told}  {e.wording} by {e.speaker}\n                “{e.source.sentence}”" for e in (*own, *enemy)]
    shown += [f"{r.type}: {r.why}" for r in relations(made) if {r.a, r.b} <= ids]
    return Check("both sides' counts of Russian dead are two claims, side by side", apart and beside and not against, tuple(shown))


def _beside(made: Record, one: str, other: str) -> bool:
    """Whether a reader of the ledger finds the two in one row, or in rows next to each other."""
    at = [n for n, row in enumerate(ledger(made, measure="killed", population="military")) for e in row.entries if e.id in (one, other)]
    return len(at) == 2 and abs(at[0] - at[1]) <= 1


def denials(made: Record) -> Check:
    """In each report in which Lavrov denies, a denial of his stands against something that is told outside his own words."""
    mine = [s for s in made.statements() if s.stance == "denies" and DENIER in (s.speaker_name or "")]
    shown, answered = [], set()
    for denial in mine:
        targets = {*denial.about, *(r.b for r in relations(made) if r.a == denial.id and r.type == "denies")}
        facts = [made.facts[key] for key in sorted(targets) if key in made.facts]
        if any(not _words(fact, denial) for fact in facts):
            answered.add(denial.document)
        shown.append("\n           denies ".join([told(made, denial), *(told(made, fact) for fact in facts)]))
    complete = len(answered) >= 2 and answered == {denial.document for denial in mine}
    return Check("Lavrov's denials stand against what they deny", complete, tuple(shown))


def _words(fact: Fact, denial: Statement) -> bool:
    """Whether a fact stands in the denial's own words."""
    start, end = position(fact)
    return fact.document == denial.document and any(span.start <= start and end <= span.end for span in denial.content)


def _is_called(actor: Actor, spellings: Sequence[str]) -> bool:
    return any(word in spellings for name in (actor.canonical, *actor.names) for word in fold(name).replace("'s", "").split())


def people(made: Record) -> Iterator[Check]:
    """Each of the four is one actor, under all the spellings of the reports."""
    for name, spellings in PEOPLE.items():
        named = [actor for actor in actors(made) if actor.type == "person" and _is_called(actor, spellings)]
        shown = tuple(f"{actor.canonical}: {', '.join(actor.names)}" for actor in named)
        yield Check(f"{name} is one actor", len(named) == 1, shown)


CHECKS: tuple[Callable[[Record], Check], ...] = (civilians, losses, denials)


def checks(made: Record) -> list[Check]:
    """All of them."""
    return [*(check(made) for check in CHECKS), *people(made)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=Path, default=Path("../shared/seeds"))
    seeds = parser.parse_args().seeds
    if not seeds.is_dir() or not any(seeds.iterdir()):
        print(f"no seeds at {seeds}: nothing checked", file=sys.stderr)
        return 0
    done = checks(record(seeds))
    for check in done:
        print(f"{'holds' if check.holds else 'FAILS':9}{check.wanted}")
        for line in check.shown:
            print(f"         - {line}")
    failed = sum(not check.holds for check in done)
    print(f"{len(done) - failed} of {len(done)} checks hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
