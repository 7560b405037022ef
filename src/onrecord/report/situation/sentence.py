"""The pieces of a situation report: sentences with what they cite, under headings, and the numbers of the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.fuse import Record

SHOWN = 12
FEW = 5
RUNS = 12
"""So many facts are named behind a sentence that rests on more, and behind one that only counts them; `--json` names the others too. Of
reports whose numbers stand so scattered, those of the facts that are named."""


@dataclass(frozen=True)
class Sentence:
    """One sentence, in Markdown and without its full stop and citation. `facts` are cited.

    `below`: quotations of the sentences that it rests on. `quotes`: the sentence is such a quotation. `shown`: so many facts are named.
    """

    text: str
    facts: tuple[str, ...]
    incidents: tuple[str, ...] = ()
    below: tuple[Sentence, ...] = ()
    quotes: bool = False
    shown: int = SHOWN


def tally(text: str, facts: Iterable[str], incidents: Iterable[str] = ()) -> Sentence:
    """A sentence that counts what it cites."""
    return Sentence(text, tuple(dict.fromkeys(facts)), incidents=tuple(incidents), shown=FEW)


@dataclass(frozen=True)
class Heading:
    """A heading inside a section: level 3 for what groups, 4 for what stands in a group."""

    text: str
    level: int = 3


@dataclass(frozen=True)
class Section:
    """`items` in the order in which they are read. `left_out`: how many things of its kind are counted and not told."""

    title: str
    items: tuple[Heading | Sentence, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Numbers:
    """Document → its number among the sources: the reports in the order in which they are first cited."""

    of: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def over(cls, record: Record, sections: Iterable[Section]) -> Numbers:
        found: dict[str, int] = {}
        for sentence in (sentence for section in sections for sentence in sentences_of(section)):
            for document in documents_of(record, sentence):
                found.setdefault(document, len(found) + 1)
        return cls(found)

    def cited(self, record: Record, sentence: Sentence) -> list[int]:
        return sorted({self.of[document] for document in documents_of(record, sentence)})


def sentences_of(section: Section) -> Iterator[Sentence]:
    """Every sentence of a section, quotations behind what they stand under."""
    for item in section.items:
        if isinstance(item, Sentence):
            yield item
            yield from item.below


def documents_of(record: Record, sentence: Sentence) -> Iterator[str]:
    return (record.facts[key].document for key in sentence.facts)


def citation(record: Record, sentence: Sentence, numbers: Numbers) -> str:
    """`[F…, E…; 1, 3–5]`; of more facts, or more scattered reports, than are named, `[F…, …, +33; 1, 7, +12]`."""
    every = list(dict.fromkeys(sentence.facts))
    named = every if len(every) <= sentence.shown + 1 else every[: sentence.shown]
    reports = numbers.cited(record, sentence)
    told = reports if len(runs := list(_runs(reports))) <= RUNS else sorted({numbers.of[record.facts[key].document] for key in named})
    facts = [*named, *_more(len(every) - len(named))]
    return f"[{', '.join(facts)}; {', '.join([*(runs if told is reports else _runs(told)), *_more(len(reports) - len(told))])}]"


def _more(left: int) -> list[str]:
    return [f"+{left:,}"] if left else []


def _runs(numbers: list[int]) -> Iterator[str]:
    """Three or more numbers in a row as `3–5`."""
    at = 0
    while at < len(numbers):
        end = at
        while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        if end - at > 1:
            yield f"{numbers[at]}–{numbers[end]}"
        else:
            yield from map(str, numbers[at : end + 1])
        at = end + 1
