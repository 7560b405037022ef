"""Records of several reports whose happenings are given by hand, so that what is made of them is tested alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.fuse import Groups, Record
from onrecord.model import Document, Event, Incident, Relation, Voice
from tests.wars import Reading


def told(
    readings: Iterable[Reading], *same: Sequence[Event], voices: Sequence[Sequence[Document]] = (), parts: Sequence[Event] = ()
) -> Record:
    """The record of these reports. Events given together are one happening, reports given together one voice; `parts` are those of the
    first happening, a summary."""
    known = list(readings)
    events = [fact for _, facts in known for fact in facts if isinstance(fact, Event)]
    together = {event.id for group in same for event in group}
    groups = [*same, *([event] for event in events if event.id not in together)]
    happenings = [_happening(group) for group in groups]
    if parts:
        happenings[0] = happenings[0].model_copy(update={"summary": True, "parts": tuple(part.id for part in parts)})
    shared = {document.id for group in voices for document in group}
    stories = [*voices, *([document] for document, _ in known if document.id not in shared)]
    return Record.of(
        known,
        known=Groups(
            voices=tuple(Voice(id=f"V{story[0].id[1:]}", documents=tuple(document.id for document in story)) for story in stories),
            happenings=tuple(happenings),
        ),
    )


def _happening(events: Sequence[Event]) -> Incident:
    first = events[0]
    return Incident(
        id=f"I{min(event.id for event in events)[1:]}", type=first.type, first=first.first, last=first.last,
        modality="denied" if all(event.modality == "denied" for event in events) else "actual",
        actors=tuple(actor.name for actor in first.actors), events=tuple(event.id for event in events),
    )  # fmt: skip


def pairs(relations: Iterable[Relation], type: str) -> set[tuple[str, str]]:
    return {(relation.a, relation.b) for relation in relations if relation.type == type}
