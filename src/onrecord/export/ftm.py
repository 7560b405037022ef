"""FollowTheMoney entities: Article, Person, Organization, Event and Mention, one a line, `id` first, made and validated by its library.

A Mention has no offsets in FollowTheMoney: where the name stands in the text is in the annotations. Weapons and facilities have no schema
that fits, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.errors import UsageError
from onrecord.export.incidents import reports, told
from onrecord.export.jsonl import json_text
from onrecord.export.scenes import scene
from onrecord.export.wanted import Records, Wanted
from onrecord.fuse import Record
from onrecord.fuse.actors import Cast, cast
from onrecord.fuse.incidents import incidents
from onrecord.model import Actor, Document, Entity, Incident

SCHEMATA = {"person": "Person", "organisation": "Organization", "group": "Organization", "other": "LegalEntity"}
Properties = Mapping[str, Iterable[str | None] | str | None]


def written(records: Records, wanted: Wanted) -> Iterator[str]:
    """By schema, then id. Raises UsageError where the library is not installed."""
    for record in records:
        for entity in entities(record, wanted):
            yield json_text({"id": entity.pop("id"), **entity}) + "\n"


def library() -> Any:
    """The library. Raises UsageError where it, or the ICU that it needs, cannot be imported."""
    try:
        import followthemoney
    except ImportError as error:
        raise UsageError(f"FollowTheMoney needs its library: {error}", hint="pip install 'onrecord[ftm]'") from error
    return followthemoney


def entities(record: Record, wanted: Wanted) -> Iterator[dict[str, Any]]:
    library()
    chosen = [incident for incident in incidents(record) if wanted.has(incident.id)]
    documents, actors = _touched(record, chosen, wanted)
    for key in documents:
        yield _article(record.documents[key], wanted)
    for actor in actors:
        yield _made(SCHEMATA[actor.type], actor.id, {"name": actor.canonical, "alias": actor.names, "country": actor.country}, wanted)
    shown = {actor.id for actor in actors}
    for incident in chosen:
        yield _event(record, incident, shown, wanted)
    for entity in sorted((one for one in record.entities() if one.document in set(documents)), key=lambda one: one.id):
        actor_id = cast(record).actor(entity.document, entity.canonical)
        if actor_id is not None and actor_id in shown:
            yield _mention(entity, actor_id, wanted)


def _touched(record: Record, chosen: list[Incident], wanted: Wanted) -> tuple[list[str], list[Actor]]:
    """The reports that tell of these incidents (all of them, where all is wanted), and the actors that these name."""
    everything = wanted.only is None
    documents = sorted(record.documents) if everything else sorted({key for one in chosen for key in reports(record, one)})
    named = {actor for (document, _), actor in cast(record).of.items() if document in set(documents)}
    actors = []
    for actor in sorted(cast(record).actors, key=lambda actor: actor.id):
        if actor.id not in named or (actor.type == "person" and wanted.veil.hides(actor.canonical)):
            continue
        if actor.type in SCHEMATA:
            actors.append(actor)
        else:
            wanted.leave_out(f"FollowTheMoney has no schema for a {actor.type}")
    return documents, actors


def _article(document: Document, wanted: Wanted) -> dict[str, Any]:
    fields: Properties = {
        "title": document.title or document.label,
        "sourceUrl": document.url,
        "publisher": document.publisher,
        "publishedAt": _day(document),
        "language": document.language,
        "recordId": document.id,
    }
    return _made("Article", document.id, fields, wanted)


def _day(document: Document) -> str | None:
    """The day it came out; FollowTheMoney keeps no offset from UTC, so that the time of day would be told wrong."""
    first, last = document.published.first, document.published.last
    return first[:10] if first and last and first[:10] == last[:10] else None


def _event(record: Record, incident: Incident, shown: set[str], wanted: Wanted) -> dict[str, Any]:
    people: Cast = cast(record)
    tellings = told(record, incident)
    involved = {
        actor for event in tellings for one in (*event.actors, *event.targets) if (actor := people.actor(event.document, one.name)) in shown
    }
    place = scene(incident)
    fields: Properties = {
        "name": f"{incident.type} {', '.join(place.name for place in incident.places if place.role == 'scene')}".strip(),
        "startDate": incident.first,
        "endDate": incident.last,
        "country": {place.country for place in incident.places if place.role in ("scene", "within")},
        "location": place.name if place is not None else None,
        "involved": involved,
        "proof": reports(record, incident),
        "description": record.source(tellings[0]).sentence if tellings else None,
        "notes": [f"status: {incident.status}", f"modality: {incident.modality}", *incident.why],
        "keywords": (incident.type, incident.mode, incident.status, incident.modality),
        "recordId": incident.id,
    }
    return _made("Event", incident.id, fields, wanted)


def _mention(entity: Entity, actor: str, wanted: Wanted) -> dict[str, Any]:
    schema = SCHEMATA.get(entity.type, "LegalEntity")
    return _made(
        "Mention", entity.id, {"document": entity.document, "name": entity.text, "resolved": actor, "detectedSchema": schema}, wanted
    )


def _made(schema: str, key: str, fields: Properties, wanted: Wanted) -> dict[str, Any]:
    """An entity as the library makes it. A value that it refuses (a date that it cannot read) is left out, and counted."""
    from followthemoney import model

    entity = model.make_entity(schema)
    entity.id = key
    for name, value in fields.items():
        if name not in entity.schema.properties:
            continue
        for one in sorted({value} if isinstance(value, str) else {item for item in value or () if item}):
            before = len(entity.get(name))
            entity.add(name, wanted.veil.text(one))
            if len(entity.get(name)) == before and one not in entity.get(name):
                wanted.leave_out(f"{schema}.{name} that FollowTheMoney does not take, or takes as another's double")
    wanted.count(schema)
    made: Any = entity.to_dict()
    entity.schema.validate(made)
    made["properties"] = {name: sorted(made["properties"][name]) for name in sorted(made["properties"])}
    return dict(made)
