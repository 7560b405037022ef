"""The record format as an export: reports by id, each followed by its facts, then what is told across them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from onrecord.export.across import ACROSS, across
from onrecord.export.jsonl import Across, Line, json_text
from onrecord.export.needed import needed
from onrecord.export.wanted import Records, Wanted
from onrecord.fuse import Record
from onrecord.fuse.actors import cast
from onrecord.model import Actor, Document, Entity, Fact, Incident, Judgement, Relation, Voice, position
from onrecord.model.facts import KINDS


def written(records: Records, wanted: Wanted) -> Iterator[str]:
    """Two exports of one record are one file."""
    for record in records:
        keep = None if wanted.only is None else needed(record, wanted.only)
        yield from (f"{line}\n" for item in _items(record, wanted, keep) if (line := _line(item, wanted)) is not None)


def _items(record: Record, wanted: Wanted, keep: frozenset[str] | None) -> Iterator[Line]:
    facts = sorted(record.facts.values(), key=lambda fact: (fact.document, fact.kind, position(fact), fact.id))
    grouped = {key: list(group) for key, group in groupby(facts, key=lambda fact: fact.document)}
    for key in sorted(record.documents):
        if keep is None or key in keep:
            yield record.documents[key].model_copy(update={"voice": record.voices[key].id})
            yield from (fact for fact in grouped.get(key, []) if _is_wanted(fact, wanted.kind, keep))
    if wanted.kind is None or wanted.kind in ACROSS:
        yield from (told for told in across(record, wanted.kind) if keep is None or _touches(record, told, keep))


def _is_wanted(fact: Fact, kind: str | None, keep: frozenset[str] | None) -> bool:
    return kind in (None, KINDS[fact.kind]) and (keep is None or fact.id in keep)


def _touches(record: Record, told: Across, keep: frozenset[str]) -> bool:
    """Whether a line about several reports is about something that is kept."""
    if isinstance(told, Voice):
        return not keep.isdisjoint(told.documents)
    if isinstance(told, Incident):
        return told.id in keep
    if isinstance(told, Relation):
        return told.a in keep or told.b in keep
    if isinstance(told, Actor):
        return any(actor == told.id and document in keep for (document, _), actor in cast(record).of.items())
    return not keep.isdisjoint((*told.left, *told.right))


def _line(item: Line, wanted: Wanted) -> str | None:
    """One object as one line, `kind` first; None for what the veil hides altogether."""
    if wanted.veil.public:
        item = _published(item)
        if isinstance(item, (Entity, Actor)) and item.type == "person" and wanted.veil.hides(item.canonical):
            return None
        if isinstance(item, Judgement):
            item = item.model_copy(update={"by": "withheld", "note": None, "changes": {}})
    wanted.count(item.kind)
    payload = item.model_dump(mode="json")
    return json_text(wanted.veil.row({"kind": payload.pop("kind"), **payload}))


def _published(item: Line) -> Line:
    """A report without its text."""
    if isinstance(item, Document):
        return item.model_copy(update={"text": "", "posts": ()})
    return item
