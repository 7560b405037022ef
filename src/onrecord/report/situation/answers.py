"""Which statement denies what, in its own report and across reports, and which accounts of who did it are rivals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.fuse import Record
from onrecord.model import Figure, Incident
from onrecord.report.situation.matter import Material
from onrecord.report.situation.sentence import Heading, Sentence
from onrecord.report.situation.wording import escaped, opening


@dataclass(frozen=True)
class Answers:
    """Statement → the facts that it denies; fact → the statements that deny it."""

    denies: Mapping[str, tuple[str, ...]]
    denied_by: Mapping[str, tuple[str, ...]]


def answered(record: Record, material: Material) -> Answers:
    denies: dict[str, dict[str, None]] = {}
    denied_by: dict[str, dict[str, None]] = {}
    own = ((claim.id, about.id) for claim in material.claims for about in claim.denies)
    across = (
        (relation.a, key) for relation in material.relations if relation.type == "denies" for key in _facts(record, material, relation.b)
    )
    for denial, fact in (*own, *across):
        if denial in record.facts and fact in record.facts:
            denies.setdefault(denial, {})[fact] = None
            denied_by.setdefault(fact, {})[denial] = None
    return Answers({key: tuple(found) for key, found in denies.items()}, {key: tuple(found) for key, found in denied_by.items()})


def _facts(record: Record, material: Material, key: str) -> Iterator[str]:
    """A fact; of an incident its first telling that says that it happened."""
    incident: Incident | None = material.happenings.get(key)
    if incident is None:
        yield key
        return
    events = [record.facts[event] for event in incident.events if event in record.facts]
    yield from [event.id for event in events if getattr(event, "modality", None) == "actual"][:1]


def rivals(record: Record, material: Material) -> Iterator[Heading | Sentence]:
    """Accounts of one happening that name different doers, of what the report tells of."""
    told = {event for one in material.occurrences for event in one.events} | {claim.id for claim in material.claims}
    found = [
        relation
        for relation in material.relations
        if relation.type == "contradicts"
        and {relation.a, relation.b} <= set(record.facts)
        and {relation.a, relation.b} & told
        and not isinstance(record.facts[relation.a], Figure)
    ]
    if found:
        yield Heading("Rival accounts")
    for relation in found:
        yield Sentence(opening(escaped(relation.why)), (relation.a, relation.b))
