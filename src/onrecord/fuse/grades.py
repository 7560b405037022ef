"""How good a source is, and how credible what it tells: the user's grades, never guessed.

The Admiralty code keeps the two apart: a letter for the source, a digit for a piece of information. Ungraded is F and 6: cannot be judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.fuse.actors import name_of
from onrecord.fuse.disputes import relations
from onrecord.fuse.grouping import undone
from onrecord.fuse.record import Record
from onrecord.fuse.review import reading_of
from onrecord.fuse.voices import independent
from onrecord.model import Event, Fact, Figure, Judgement, Statement
from onrecord.model.vocabulary import Credibility, Reliability

RELIABILITY: dict[Reliability, str] = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable",
    "F": "reliability cannot be judged",
}  # fmt: skip
CREDIBILITY: dict[Credibility, str] = {
    1: "confirmed by other sources", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable", 6: "truth cannot be judged",
}  # fmt: skip
CONFIRMED_BY = 2
"""Independent voices without which nothing is graded as confirmed."""


@dataclass(frozen=True)
class Grades:
    """The grades that stand: of publishers (by name, folded to lower case) and reports, and of facts with the reading that was graded."""

    sources: Mapping[str, Reliability] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, Credibility]] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Grades:
        """The later grade wins; one that was undone holds for nothing."""
        known = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
        gone = undone(known)
        sources: dict[str, Reliability] = {}
        facts: dict[str, tuple[str, Credibility]] = {}
        for judgement in (one for one in known if one.verdict == "grade" and one.id not in gone):
            if judgement.reliability is not None:
                sources |= {key.casefold(): judgement.reliability for key in judgement.left}
            elif judgement.credibility is not None:
                facts |= {key: (of, judgement.credibility) for key, of in zip(judgement.left, judgement.of, strict=False)}
        return cls(sources, facts)

    def reliability(self, document: str, publisher: str | None) -> Reliability:
        """Of a report: its own grade, else that of who published it."""
        own = self.sources.get(document)
        return own or self.sources.get((publisher or "").casefold(), "F")

    def credibility(self, fact: Fact) -> Credibility:
        """Of a fact, as the machine read it: another reading of it has not been graded."""
        reading, found = self.facts.get(fact.id, ("", 6))
        return found if reading and reading == reading_of(fact) else 6


def independent_voices(record: Record, fact: Fact) -> int:
    """How many independent voices tell it: an event's incident; a count and those that say the same; what statements say alone is told by
    who says it."""
    if isinstance(fact, Event):
        happening = record.happenings.get(fact.id)
        told = [record.facts.get(key) for key in happening.events] if happening else [fact]
        return len(independent(record, [one for one in told if isinstance(one, Event)], actor=name_of(record)))
    if isinstance(fact, Figure):
        same = {end for relation in relations(record) if relation.type == "same" and fact.id in (relation.a, relation.b)
                for end in (relation.a, relation.b)} | {fact.id}  # fmt: skip
        found = (record.facts.get(key) for key in sorted(same))
        return len(independent(record, [one for one in found if isinstance(one, Figure)], actor=name_of(record)))
    return 1 if isinstance(fact, Statement) else 0
