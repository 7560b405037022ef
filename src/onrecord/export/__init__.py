"""The record in the formats that other tools read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from onrecord.errors import UsageError
from onrecord.export.across import ACROSS, SINGULAR, across
from onrecord.export.csv import table
from onrecord.export.geojson import collection, features, happened
from onrecord.export.jsonl import json_text, line, lines, parse
from onrecord.fuse import Record
from onrecord.fuse.counts import Policy
from onrecord.model import position
from onrecord.model.facts import KINDS

__all__ = ["EXPORTS", "export", "json_text", "line", "lines", "parse"]


def _jsonl(record: Record, kind: str | None, by: Policy | None) -> Iterator[str]:
    """Documents by id, each followed by its facts in text order, then what is told across them: two exports of one record are one file."""
    facts = sorted(record.facts.values(), key=lambda fact: (fact.document, fact.kind, position(fact), fact.id))
    grouped = {key: list(group) for key, group in groupby(facts, key=lambda fact: fact.document)}
    for key in sorted(record.documents):
        document = record.documents[key].model_copy(update={"voice": record.voices[key].id})
        wanted = [fact for fact in grouped.get(key, []) if kind in (None, KINDS[fact.kind])]
        yield from (f"{text}\n" for text in lines([(document, wanted)]))
    if kind is None or kind in ACROSS:
        yield from (f"{line(told)}\n" for told in across(record, kind))


def _csv(record: Record, kind: str | None, by: Policy | None) -> Iterator[str]:
    return table(record, kind or "figures", by=by)


def _geojson(record: Record, kind: str | None, by: Policy | None) -> Iterator[str]:
    if kind not in (None, "events", "incidents"):
        raise UsageError(f"GeoJSON holds events or incidents, not {kind}")
    return collection(happened(record, by) if kind == "incidents" else features(record))


EXPORTS: dict[str, Callable[[Record, str | None, Policy | None], Iterator[str]]] = {"jsonl": _jsonl, "csv": _csv, "geojson": _geojson}


def export(record: Record, *, format: str, kind: str | None = None, by: Policy | None = None) -> Iterator[str]:
    """The record in one of the EXPORTS, piece by piece; `kind` narrows it to one kind of line (a CSV table holds one: figures by default).

    `by`: the policy that picks a count where an incident must have one, which the export names. Raises UsageError, listing what exists,
    for an unknown format or kind.
    """
    if format not in EXPORTS:
        raise UsageError(f"no export format {format!r}", hint=f"There are: {', '.join(EXPORTS)}.")
    plurals = {name: name for name in (*KINDS.values(), *ACROSS)} | KINDS | SINGULAR
    if kind is not None and kind not in plurals:
        raise UsageError(f"no kind of fact {kind!r}", hint=f"There are: {', '.join([*KINDS.values(), *ACROSS])}.")
    return EXPORTS[format](record, kind and plurals[kind], by)
