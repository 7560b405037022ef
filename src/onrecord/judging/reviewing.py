"""That facts were read right, or are none, or say something else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.errors import NotFound, UsageError
from onrecord.fuse.corrections import correction
from onrecord.fuse.review import Reviews, reading_of
from onrecord.judging.happenings import events_of
from onrecord.judging.said import Judged, Said
from onrecord.model import Fact, Judgement
from onrecord.store import Store, Where


def reviewed(case: Judged, said: Said, known: Sequence[Judgement]) -> dict[str, Any]:
    """The facts, what each was read as, and what changes. An incident stands for all of its events. Raises NotFound or UsageError."""
    facts = facts_named(case.store, said.left)
    if not facts:
        raise UsageError("nothing is judged", hint="Give the ids of facts.")
    made: dict[str, Any] = {"left": tuple(fact.id for fact in facts), "of": tuple(reading_of(fact) for fact in facts)}
    if said.verdict != "correct":
        return made
    if len(facts) > 1:
        raise UsageError("one fact is corrected at a time")
    return made | {"changes": _corrected(case.store, facts[0], said, known)}


def facts_named(store: Store, keys: Iterable[str]) -> list[Fact]:
    """The facts with these ids, as the machine reads them now. Raises NotFound for one that the latest reading of its report has not."""
    wanted = dict.fromkeys(name for key in keys for name in (events_of(store, key) or (key,)))
    found: dict[str, Fact] = {}
    for key in wanted:
        if key in found:
            continue
        fact = store.fact(key)
        if fact is not None:
            found |= {other.id: other for other in store.facts(where=Where(document=fact.document)) if other.id in wanted}
        if key not in found:
            why = "no such fact" if fact is None else "the report is read otherwise now, without this fact"
            raise NotFound(why, source=key, hint="Ids are given in full, as `onrecord show document` and the reader give them.")
    return [found[key] for key in wanted]


def _corrected(store: Store, fact: Fact, said: Said, known: Sequence[Judgement]) -> dict[str, Any]:
    """What changes in the fact as it stands, earlier corrections included."""
    document = store.document(fact.document)
    if document is None:
        raise NotFound("no such report", source=fact.document)
    stands = Reviews.of(known).applied(store.facts(where=Where(document=fact.document)), rejected=True).facts
    return correction(next(one for one in stands if one.id == fact.id), document, said.changes)
