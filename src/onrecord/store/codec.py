"""Records ↔ the JSON that is kept, and the columns beside it that make it findable."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from onrecord.errors import CaseDamaged
from onrecord.model import Document, Entity, Event, Fact, Figure, Frozen, Place, Published, Statement, Time
from onrecord.store.schema import UNDATED


def encoded(record: Frozen) -> str:
    """The record format's JSON. Lone surrogates, which UTF-8 cannot carry, are escaped."""
    try:
        return record.model_dump_json()
    except PydanticSerializationError:
        return json.dumps(record.model_dump(mode="python"), separators=(",", ":"))


@cache
def _facts() -> TypeAdapter[Fact]:
    return TypeAdapter(Fact)


def decoded_fact(payload: str) -> Fact:
    """The fact in a payload; CaseDamaged when it no longer holds one."""
    try:
        return _facts().validate_json(payload) if "\\ud" not in payload else _facts().validate_python(json.loads(payload))
    except ValueError as error:
        raise CaseDamaged(f"a fact in the case cannot be read: {_first_line(error)}") from error


def decoded_document(payload: str, published: str | None = None) -> Document:
    """The document in a payload, under the date that its latest reading found; CaseDamaged when it no longer holds one."""
    try:
        document = Document.model_validate_json(payload) if "\\ud" not in payload else Document.model_validate(json.loads(payload))
        return document.model_copy(update={"published": Published.model_validate_json(published)}) if published else document
    except ValueError as error:
        raise CaseDamaged(f"a document in the case cannot be read: {_first_line(error)}") from error


def _first_line(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        detail = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(str(part) for part in detail['loc'])}: {detail['msg']}"
    return str(error).splitlines()[0]


def dated(published: Published) -> str:
    """What a document is sorted by."""
    return published.first or UNDATED


def columns(fact: Fact) -> dict[str, Any]:
    """The columns that facts are found by, all computed from the fact."""
    row: dict[str, Any] = dict.fromkeys(("label", "name", "first", "last", "lat", "lon"))
    row |= {"id": fact.id, "kind": fact.kind}
    if isinstance(fact, Time):
        row |= {"label": fact.precision, "first": fact.first, "last": fact.last}
    elif isinstance(fact, Place):
        row |= {"label": fact.place_kind, "name": fact.canonical, "lat": fact.lat, "lon": fact.lon}
    elif isinstance(fact, Entity):
        row |= {"label": fact.type, "name": fact.canonical}
    elif isinstance(fact, Statement):
        row |= {"label": fact.stance, "name": fact.speaker_name}
    elif isinstance(fact, Figure):
        row |= {"label": fact.measure, "name": fact.speaker_name, "first": fact.since or fact.as_of, "last": fact.as_of}
    elif isinstance(fact, Event):
        row |= {"label": fact.type, "first": fact.first, "last": fact.last or fact.first}
    return row
