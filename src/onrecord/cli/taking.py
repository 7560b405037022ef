"""`search`, `report`, `export` and `verify`: find in the record, write it up, take it away, check it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, AsJson, CasePath, PlaceName, Since, Until
from onrecord.errors import InputError

Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.", metavar="FILE")]


def search(
    query: Annotated[str, typer.Argument(help='Words, "phrases", prefix*, OR, -without.')],
    *, case: CasePath = DEFAULT_CASE,
    kind: Annotated[list[str] | None, typer.Option(
        help="document, statement, figure, event, place, entity or time; may be given again. By default the first four.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many hits.")] = 20, json: AsJson = False,
) -> None:  # fmt: skip
    """Find words in reports and their facts."""
    from onrecord.case import Case
    from onrecord.cli.terminal import Entry, as_json, listing
    from onrecord.store import SEARCHED

    with Case(case, create=False) as opened:
        hits = opened.search(query, kinds=tuple(kind or SEARCHED), limit=limit)
    if json:
        return as_json(hits)
    return listing(f"{len(hits)} found", (Entry(h.kind, h.snippet, source=f"{h.label} · {h.id}") for h in hits))


def report(
    *, case: CasePath = DEFAULT_CASE, since: Since = None, until: Until = None, place: PlaceName = None, output: Output = None,
    json: AsJson = False,
) -> None:  # fmt: skip
    """Write a situation report.

    It is Markdown, and every sentence cites its facts and numbered sources. Days and place narrow the whole of it.
    """
    from onrecord.case import Case
    from onrecord.export import json_text
    from onrecord.report.situation import situation, situation_data

    with Case(case, create=False) as opened:
        record = opened.record()
    if json:
        text = json_text(situation_data(record, since=since, until=until, place=place), indent=1)
    else:
        text = situation(record, since=since, until=until, place=place)
    _write([text, "\n"], output)


def export(
    *, case: CasePath = DEFAULT_CASE,
    format: Annotated[str, typer.Option("--format", "--as", help="jsonl (the record format), csv or geojson.")] = "jsonl",
    kind: Annotated[str | None, typer.Option(help="One kind of fact; a CSV table holds figures, statements, events or places.")] = None,
    output: Output = None,
) -> None:  # fmt: skip
    """Write the record for other tools.

    All of it, or one kind of fact. Where a later text corrected a report, the later one is written.
    """
    from onrecord.case import Case
    from onrecord.export import export as pieces

    with Case(case, create=False) as opened:
        _write(pieces(opened.record(), format=format, kind=kind), output)


def verify(*, case: CasePath = DEFAULT_CASE, json: AsJson = False) -> None:
    """Check every span and hash again.

    Also the columns, the word indexes and the chain of custody. The exit code is 1 if anything no longer fits.
    """
    from onrecord.case import Case
    from onrecord.cli.terminal import Entry, as_json, listing, out

    with Case(case, create=False) as opened:
        checked = opened.verify()
    if json:
        as_json(checked)
    elif checked.problems:
        listing("What no longer fits", (Entry(p.id, p.message) for p in checked.problems))
    else:
        out.print(f"{checked.documents} documents, {checked.facts} facts, {checked.spans} spans: all fit", soft_wrap=True)
    raise typer.Exit(int(bool(checked.problems)))


def _write(pieces: Iterable[str], output: Path | None) -> None:
    """To the file, written beside it and moved into place when whole, or to standard output."""
    if output is None:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
        return
    partial = output.with_name(output.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        partial.replace(output)
    except OSError as error:
        raise InputError(f"cannot write: {error.strerror}", source=str(output)) from error
