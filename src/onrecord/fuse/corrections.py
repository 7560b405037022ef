"""What a person may correct of a fact, and what a correction comes to: checked by the model, its text taken from the report."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, get_args

from pydantic import JsonValue, ValidationError

from onrecord.errors import UsageError
from onrecord.knowledge.countries import all_countries
from onrecord.model import Document, Event, Fact, Figure, Frozen, Mention, Span, Statement, spans_of

CORRECTABLE: dict[str, tuple[str, ...]] = {
    "time": ("first", "last", "precision"),
    "place": ("canonical", "place_kind", "country", "lat", "lon", "radius_km"),
    "entity": ("canonical", "type", "role", "affiliation"),
    "statement": ("speaker_name", "stance", "manner"),
    "figure": (
        "value", "lower", "upper", "bound", "measure", "population", "unit", "party", "speaker_name", "scope", "as_of", "since",
    ),
    "event": ("type", "mode", "modality", "first", "last", "precision"),
}  # fmt: skip
"""The fields of each kind that are no spans."""
SPANS: dict[str, tuple[str, ...]] = {
    "statement": ("speaker", "cue", "content"), "figure": ("speaker",), "event": ("trigger",),
}  # fmt: skip
"""The spans of each kind, given as {"start", "end"} (`content` as a list of them); a mention's own as the fields `start` and `end`."""
DAYS = ("first", "last", "as_of", "since")
NUMBERS = frozenset({"value", "bound", "lower", "upper"})
BY_HAND = "review"
"""The basis of a day that a person gave."""
LONGEST = 200
"""Characters of a name, at most."""


def correctable(fact: Fact) -> tuple[str, ...]:
    """The names of all that may be corrected of it."""
    own = ("start", "end") if isinstance(fact, Mention) else ()
    return (*CORRECTABLE[fact.kind], *own, *SPANS.get(fact.kind, ()))


def choices(kind: type[Frozen], name: str) -> tuple[str, ...]:
    """The labels that a field may have; none for one that takes words or numbers."""
    annotation: object = kind.model_fields[name].annotation
    for found in (annotation, *get_args(annotation)):
        labels = get_args(found)
        if labels and all(isinstance(label, str) for label in labels):
            return labels
    return ()


def optional(kind: type[Frozen], name: str) -> bool:
    """Whether a field may be unknown."""
    return type(None) in get_args(kind.model_fields[name].annotation)


def correction(fact: Fact, document: Document, asked: Mapping[str, Any]) -> dict[str, JsonValue]:
    """All that changes in a fact by what is asked, as its JSON has it. `fact`: as it stands.

    Raises UsageError that says what is wrong with it.
    """
    if not asked:
        raise UsageError("what is it to say instead?", hint=f"Of this fact can be corrected: {', '.join(correctable(fact))}.")
    unknown = sorted(asked.keys() - set(correctable(fact)))
    if unknown:
        raise UsageError(f"{', '.join(unknown)} cannot be corrected", hint=f"There are: {', '.join(correctable(fact))}.")
    changes = {name: value for name, value in asked.items() if name in CORRECTABLE[fact.kind]}
    changes |= _spans(fact, document.text, asked)
    changes |= _implied(fact, changes)
    made = _made(fact, changes)
    faults = list(_faults(made, changes))
    if faults:
        raise UsageError("; ".join(faults))
    dumped = made.model_dump(mode="json")
    return {name: dumped[name] for name in changes}


def misplaced(changes: Mapping[str, Any], text: str) -> Iterator[str]:
    """The names of the spans of a correction whose text is not what the report says there."""
    for name, value in changes.items():
        for span in value if isinstance(value, list) else [value]:
            if isinstance(span, dict) and text[_at(span, "start") : _at(span, "end")] != span.get("text"):
                yield name
    if "start" in changes and text[_at(changes, "start") : _at(changes, "end")] != changes.get("text"):
        yield "text"


def _at(span: Mapping[str, Any], end: str) -> int:
    found = span.get(end)
    return found if isinstance(found, int) and found >= 0 else 0


def _made(fact: Fact, changes: Mapping[str, Any]) -> Fact:
    try:
        return type(fact).model_validate(fact.model_dump() | dict(changes))
    except ValidationError as error:
        told = (f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in error.errors(include_url=False))
        raise UsageError("; ".join(told)) from error


def _spans(fact: Fact, text: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The spans that are asked for, with their text, and the evidence, which holds them all."""
    found: dict[str, Any] = {}
    for name in SPANS.get(fact.kind, ()):
        if name in asked:
            given = asked[name]
            many = name == "content"
            spans = given if many and isinstance(given, list) else [given]
            made = [_span(name, one, text) for one in spans if one is not None]
            found[name] = made if many else (made[0] if made else None)
    if isinstance(fact, Mention) and ("start" in asked or "end" in asked):
        own = _span("start", {"start": asked.get("start", fact.start), "end": asked.get("end", fact.end)}, text)
        found |= own
    if isinstance(fact, Statement | Figure | Event) and found:
        now = _made(fact, found)
        fresh = [s for s in spans_of(now.model_copy(update={"evidence": ()})) if not any(e.covers(s) for e in fact.evidence)]
        if fresh and fact.evidence:
            found["evidence"] = [span.model_dump() for span in sorted((*fact.evidence, *fresh), key=lambda span: (span.start, span.end))]
    return found


def _span(name: str, given: object, text: str) -> dict[str, Any]:
    ends = (given.get("start"), given.get("end")) if isinstance(given, dict) else (None, None)
    start, end = ends
    if not (isinstance(start, int) and isinstance(end, int)) or isinstance(start, bool) or isinstance(end, bool):
        raise UsageError(f"{name}: give where it stands, as start and end", hint="In code points from the start of the report.")
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise UsageError(f"{name}: {start} to {end} is no stretch of this report's text")
    return Span.of(text, start, end).model_dump()


def _implied(fact: Fact, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What a correction changes with it: another day has another reason; another type no longer the codes of the former; a place that was
    moved is no longer the gazetteer's. What means nothing alone (both ends of a time, of a range, of a position) is given whole, so that it
    holds whatever becomes of earlier corrections."""
    found: dict[str, Any] = {}
    if fact.kind in ("time", "event") and {"first", "last"} & changes.keys():
        first, last = (changes.get(name, getattr(fact, name)) for name in ("first", "last"))
        found |= {"first": first, "last": last, "basis": BY_HAND if first is not None else None}
        if "precision" not in changes:
            found["precision"] = None if first is None else "day" if str(first)[:10] == str(last or first)[:10] else "range"
    if fact.kind == "event" and {"type", "mode"} & changes.keys():
        found |= {"acled": None, "plover": None} | ({"mode": None} if "mode" not in changes else {})
    if isinstance(fact, Figure):
        found |= {name: number for name, number in bounded(fact, changes).items() if name not in changes}
    if fact.kind == "place" and {"lat", "lon", "canonical"} & changes.keys():
        found["geonames"] = None
    if fact.kind == "place" and {"lat", "lon"} & changes.keys():
        found |= {"precision": BY_HAND} | {name: changes.get(name, getattr(fact, name)) for name in ("lat", "lon")}
    return found


def bounded(figure: Figure, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What the wording bounds where a correction touches the number, by docs/reference/labels.md: a range has two ends of its own, of which
    its value is the lower; else they follow from the value."""
    if not NUMBERS & changes.keys():
        return {}
    value, bound, lower, upper = (changes.get(name, getattr(figure, name)) for name in ("value", "bound", "lower", "upper"))
    if bound == "range":
        low = changes.get("lower", changes.get("value", value if lower is None else lower))
        return {"value": low, "lower": low, "upper": upper}
    return {
        "lower": value if bound in ("exact", "at_least", "more_than") else None,
        "upper": value if bound in ("exact", "up_to", "nearly", "less_than") else None,
    }


def _faults(made: Fact, changes: Mapping[str, Any]) -> Iterator[str]:
    for name, value in changes.items():
        if isinstance(value, float) and not math.isfinite(value):
            yield f"{name}: this is no number"
        if isinstance(value, str) and name not in ("text",) and not 0 < len(value.strip()) <= LONGEST:
            yield f"{name}: give words, at most {LONGEST} characters, or nothing at all"
    yield from _day_faults(made, changes)
    if isinstance(made, Figure):
        yield from _number_faults(made, changes)
    if isinstance(made, Statement) and not made.content:
        yield "content: no words, no statement"
    if made.kind == "place":
        yield from _place_faults(made)


def _day_faults(made: Frozen, changes: Mapping[str, Any]) -> Iterator[str]:
    days = [name for name in DAYS if name in changes and getattr(made, name) is not None]
    wrong = [name for name in days if not _is_moment(getattr(made, name))]
    yield from (f"{name}: give a day as 2023-04-15" for name in wrong)
    first, last = (getattr(made, name, None) for name in ("first", "last"))
    if not wrong and {"first", "last"} & changes.keys():
        if last is not None and first is None:
            yield "first: what ends on a day begins on one"
        elif first is not None and last is not None and last[:10] < first[:10]:
            yield "last: it ends before it begins"


def _is_moment(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text) if len(text) == len("2023-04-15") else "T" in text and datetime.fromisoformat(text))
    except ValueError:
        return False


def _number_faults(made: Figure, changes: Mapping[str, Any]) -> Iterator[str]:
    if made.value < 0:
        yield "value: there are not fewer than none"
    if not NUMBERS & changes.keys():
        return
    if made.bound == "range" and (made.lower is None or made.upper is None or made.lower > made.upper):
        yield "lower, upper: a range has two ends, the upper one not below the lower"
    if any(getattr(made, name) != number for name, number in bounded(made, {"value": made.value}).items()):
        yield "lower, upper: only a range has ends of its own, and its value is the lower"


def _place_faults(made: Any) -> Iterator[str]:
    if (made.lat is None) != (made.lon is None):
        yield "lat, lon: give both, or neither"
    if made.lat is not None and made.lon is not None and not (-90 <= made.lat <= 90 and -180 <= made.lon <= 180):
        yield "lat, lon: this is not on the earth"
    if made.radius_km is not None and not 0 <= made.radius_km <= 20_000:
        yield "radius_km: give kilometres"
    if made.country is not None and made.country not in {country.code for country in all_countries()}:
        yield "country: give a code of two letters, such as SD"
