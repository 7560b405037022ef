"""What people decided of single facts, and the facts as they stand after it. What the machine read is never changed: it stays beside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from onrecord.errors import CaseDamaged
from onrecord.fuse.corrections import bounded
from onrecord.fuse.grouping import undone
from onrecord.fuse.pointers import Gone, followed, without
from onrecord.model import Fact, Figure, Judgement
from onrecord.model.card import Review

REVIEWS = ("accept", "reject", "correct")


def reading_of(fact: Fact) -> str:
    """A hash of what was read (16 hex digits), whichever version of an extractor read it."""
    told = fact.model_dump(mode="json", exclude={"extractor"}, exclude_defaults=True)
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True)
class Reviewed:
    """Facts after review. `originals`: what the machine read, of those that were rejected or now say something else."""

    facts: tuple[Fact, ...] = ()
    states: Mapping[str, Review] = field(default_factory=dict)
    originals: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class Reviews:
    """The decisions that stand, by fact, oldest first, each with the hash of the reading that it is about."""

    decisions: Mapping[str, Sequence[tuple[str, Judgement]]] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Reviews:
        """What the judgements come to; one that was undone holds for nothing."""
        known = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
        gone = undone(known)
        found: dict[str, list[tuple[str, Judgement]]] = {}
        for judgement in known:
            if judgement.verdict in REVIEWS and judgement.id not in gone:
                for key, reading in zip(judgement.left, judgement.of, strict=False):
                    found.setdefault(key, []).append((reading, judgement))
        return cls(found)

    def __bool__(self) -> bool:
        return bool(self.decisions)

    def standing(self, fact: Fact) -> list[Judgement]:
        """Those about this very reading, oldest first. `fact`: as the machine read it."""
        if fact.id not in self.decisions:
            return []
        reading = reading_of(fact)
        return [judgement for judged, judgement in self.decisions[fact.id] if judged == reading]

    def state(self, fact: Fact) -> Review | None:
        """The later decision wins. To accept what was corrected is to accept the correction; to accept what was rejected brings it back."""
        standing = self.standing(fact)
        if not standing:
            return None
        if standing[-1].verdict == "reject":
            return "rejected"
        return "corrected" if _changes(standing) else "accepted"

    def applied(self, facts: Iterable[Fact], *, rejected: bool = False) -> Reviewed:
        """One report's facts as they stand. What was rejected leaves, and what points to it loses the pointer, unless `rejected` is asked
        for, too; what was corrected says what it was corrected to, and what was derived from it follows."""
        read = list(facts)
        if not any(fact.id in self.decisions for fact in read):
            return Reviewed(tuple(read))
        states = {fact.id: state for fact in read if (state := self.state(fact)) is not None}
        changes = {fact.id: _changes(self.standing(fact)) for fact in read if fact.id in states}
        own = {fact.id: _corrections(fact, changes[fact.id]) for fact in read if changes.get(fact.id)}
        gone = Gone.of(fact for fact in read if states.get(fact.id) == "rejected")
        corrected = [(fact, fact.model_copy(update=own[fact.id])) for fact in read if fact.id in own and states[fact.id] != "rejected"]
        stands, originals = [], {}
        for fact in read:
            out = states.get(fact.id) == "rejected"
            now = followed(without(fact, gone), corrected).model_copy(update=own.get(fact.id, {}))
            if out or now != fact:
                originals[fact.id] = fact
            if rejected or not out:
                stands.append(now)
        return Reviewed(tuple(stands), states, originals)


def reviewed(facts: Iterable[Fact], judgements: Iterable[Judgement]) -> list[Fact]:
    """One report's facts as they stand after what was judged."""
    return list(Reviews.of(judgements).applied(facts).facts)


def _changes(standing: Iterable[Judgement]) -> dict[str, Any]:
    """Field → value, the later correction of a field before the earlier."""
    return {name: value for judgement in standing if judgement.verdict == "correct" for name, value in judgement.changes.items()}


def _corrections(fact: Fact, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes as the model has them; a count's bounds by the number and wording that are left after what was undone. Raises CaseDamaged
    for what no fact of this kind can say: it was checked when it was judged."""
    told = dict(changes) | (bounded(fact, changes) if isinstance(fact, Figure) else {})
    try:
        made = type(fact).model_validate(fact.model_dump() | told)
    except ValidationError as error:
        raise CaseDamaged(f"a correction of {fact.id} cannot be read: {error.errors()[0]['msg']}", source=fact.id) from error
    return {name: getattr(made, name) for name in told if name in type(fact).model_fields}
