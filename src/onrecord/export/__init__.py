"""The record in the formats that other tools read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from onrecord.errors import UsageError
from onrecord.export.across import ACROSS, SINGULAR
from onrecord.export.formats import EXPORTS, FORMATS
from onrecord.export.jsonl import json_text, line, lines, parse
from onrecord.export.persons import persons
from onrecord.export.veil import PublicVeil, unnamed
from onrecord.export.wanted import Format, Records, Wanted
from onrecord.fuse import Record
from onrecord.fuse.counts import Policy, policy
from onrecord.model.facts import KINDS

__all__ = ["EXPORTS", "FORMATS", "Format", "Wanted", "asked_of", "export", "json_text", "line", "lines", "parse", "pieces"]


def export(
    record: Record, *, format: str, kind: str | None = None, by: Policy | None = None, public: bool = False,
    only: Collection[str] | None = None,
) -> Iterator[str]:  # fmt: skip
    """The record in one of the EXPORTS (text), piece by piece; `kind` narrows it to one kind of line (a CSV table holds one: figures by
    default).

    `by`: the policy that picks a count where an incident must have one, which the export names. `public`: places coarsened, private names
    withheld. `only`: the ids of what is wanted. Raises UsageError, listing what exists, for an unknown format or kind.
    """
    if format not in EXPORTS:
        raise UsageError(f"no export format {format!r}", hint=f"There are: {', '.join(EXPORTS)}.")
    wanted = Wanted(by=by or policy(), only=None if only is None else frozenset(only))
    if public:
        wanted = replace(wanted, veil=PublicVeil(persons(record.entities(), record.statements(), record.places())))
    _, asked = asked_of(format, kind)
    shown = unnamed(record) if public else record
    return (piece if isinstance(piece, str) else piece.decode() for piece in EXPORTS[format].write([shown], replace(wanted, kind=asked)))


def asked_of(format: str, kind: str | None) -> tuple[Format, str | None]:
    """The format and kind by these names, either number. Raises UsageError, listing what exists, for names that there are not."""
    if format not in FORMATS:
        raise UsageError(f"no export format {format!r}", hint=f"There are: {', '.join(FORMATS)}.")
    plurals = {name: name for name in (*KINDS.values(), *ACROSS, "documents")} | KINDS | SINGULAR | {"document": "documents"}
    if kind is not None and kind not in plurals:
        raise UsageError(f"no kind of fact {kind!r}", hint=f"There are: {', '.join([*KINDS.values(), *ACROSS])}.")
    return FORMATS[format], FORMATS[format].kind(format, kind and plurals[kind])


def pieces(records: Records, *, format: str, wanted: Wanted) -> Iterator[bytes]:
    """The bytes of any of the FORMATS that is made of a record, piece by piece; `wanted.kind` as `asked_of` gives it."""
    shown = map(unnamed, records) if wanted.veil.public else records
    return (piece.encode() if isinstance(piece, str) else piece for piece in FORMATS[format].write(shown, wanted))
