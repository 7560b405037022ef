"""The JSON Schemas of the formats: `schemas/*.json`, ours, in draft 2020-12."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter

from onrecord.export.jsonl import Line

KEYWORD = "kind"


def record_schema() -> dict[str, Any]:
    """The schema of the record format's lines, as the model gives it: what `schemas/record.json` holds, as a test sees to."""
    made: TypeAdapter[Line] = TypeAdapter(Line)
    schema = made.json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A line of the record format, version 1", **schema}


@cache
def schema(name: str) -> dict[str, Any]:
    """One of `schemas/*.json`."""
    made: dict[str, Any] = json.loads((files("onrecord.export") / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return made


def checker(name: str) -> Callable[[Any], Iterator[str]]:
    """A function that says what breaks the schema, in words. A line of the record is checked by the schema of its own kind."""
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

    whole = schema(name)
    if name != "record":
        return lambda item: _told(Draft202012Validator(whole), item)
    kinds = {kind: _validator(whole, definition) for definition in whole["$defs"].values() for kind in _kinds(definition)}

    def of_kind(item: Any) -> Iterator[str]:
        kind = item.get(KEYWORD) if isinstance(item, dict) else None
        if kind not in kinds:
            yield f"{kind!r:.40} is no kind of line"
            return
        yield from _told(kinds[kind], item)

    return of_kind


def _kinds(definition: dict[str, Any]) -> list[str]:
    field = definition.get("properties", {}).get(KEYWORD, {})
    return [field["const"]] if "const" in field else []


def _validator(whole: dict[str, Any], definition: dict[str, Any]) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator({**definition, "$defs": whole["$defs"]})


def _told(validator: Any, item: Any) -> Iterator[str]:
    for error in validator.iter_errors(item):
        yield f"{error.json_path}: {error.message:.160}"
