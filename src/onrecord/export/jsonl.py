"""The record format itself: JSON Lines, one object a line, `kind` first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from pydantic import TypeAdapter, ValidationError

from onrecord.errors import MalformedInput
from onrecord.model import Actor, Document, Fact, Facts, Frozen, Incident, Judgement, Relation, Voice

# What could steer a terminal, break a line or turn the direction of text is written as an escape; it reads back the same.
_UNSAFE = re.compile(r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
Across = Voice | Incident | Relation | Actor | Judgement
Line = Document | Fact | Across
_LINE: TypeAdapter[Line] = TypeAdapter(Line)


def line(item: Frozen) -> str:
    """One object as one line of JSON, `kind` first, without the newline."""
    payload = item.model_dump(mode="json")
    ordered = {"kind": payload.pop("kind"), **payload}
    return json_text(ordered)


def json_text(payload: object, *, indent: int | None = None) -> str:
    """JSON that is safe to print and to write as UTF-8, whatever text it carries."""
    text = json.dumps(payload, ensure_ascii=False, indent=indent, separators=(",", ":") if indent is None else (",", ": "))
    return _UNSAFE.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)


def lines(extractions: Iterable[tuple[Document, Facts | Iterable[Fact]]]) -> Iterator[str]:
    """Each document's line, then those of its facts, in the order given."""
    for document, facts in extractions:
        yield line(document)
        yield from (line(fact) for fact in facts)


def parse(text: str) -> Line:
    """The object that a line holds. Raises MalformedInput, naming every fault, when it is none of the format."""
    try:
        return _LINE.validate_json(text)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in error.errors()[:5])
        raise MalformedInput(f"not a line of the record format: {faults}") from error
