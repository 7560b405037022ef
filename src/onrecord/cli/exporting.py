"""`export` and `import`: take the record away, and bring a bundle of it back."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from onrecord.cli.options import DEFAULT_CASE, As, AsJson, CasePath, Ingested, asked
from onrecord.cli.putting import is_special, put
from onrecord.errors import UsageError
from onrecord.model.filter import Filter

MOST_FAULTS = 100
"""Faults of a file that are told, at most."""
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.", metavar="FILE")]


def _filter(name: str) -> Any:
    """The option of one of the Filter's fields, under its name and with its words."""
    return typer.Option(f"--{name}", help=Filter.model_fields[name].description, rich_help_panel="Only what fits")


def export(
    *, case: CasePath = DEFAULT_CASE,
    format: Annotated[str, typer.Option("--as", "--format", help="Which format: see docs/reference/formats.md.")] = "jsonl",
    kind: Annotated[str | None, typer.Option(help="One kind of line, such as figures or incidents; a table holds one kind.")] = None,
    policy: Annotated[str | None, typer.Option(
        help="Which count is picked where an incident must have one: lowest-attributed (by default), highest, latest, un-first.")] = None,
    policies: Annotated[Path | None, typer.Option(help="A file of policies of your own.", metavar="FILE")] = None,
    public: Annotated[bool, typer.Option(
        "--public", help="Round places to about 11 km, withhold names of private persons, leave texts out.")] = False,
    since: Annotated[str | None, _filter("since")] = None, until: Annotated[str | None, _filter("until")] = None,
    place: Annotated[str | None, _filter("place")] = None, box: Annotated[str | None, _filter("box")] = None,
    placed: Annotated[str | None, _filter("placed")] = None,
    actor: Annotated[str | None, _filter("actor")] = None, speaker: Annotated[str | None, _filter("speaker")] = None,
    type: Annotated[str | None, _filter("type")] = None, modality: Annotated[str | None, _filter("modality")] = None,
    stance: Annotated[str | None, _filter("stance")] = None, measure: Annotated[str | None, _filter("measure")] = None,
    population: Annotated[str | None, _filter("population")] = None, source: Annotated[str | None, _filter("source")] = None,
    status: Annotated[str | None, _filter("status")] = None, document: Annotated[str | None, _filter("document")] = None,
    review: Annotated[str | None, _filter("review")] = None, text: Annotated[str | None, _filter("text")] = None,
    as_of: As = None, ingested: Ingested = False,
    output: Output = None,
    meta: Annotated[Path | None, typer.Option(
        "--meta", help="Write the sidecar to this file; with --output it is FILE.meta.json by itself.", metavar="FILE")] = None,
    check: Annotated[Path | None, typer.Option(
        "--check", help="Write nothing: check every row of this file, and its sidecar, against the schema.", metavar="FILE")] = None,
) -> None:  # fmt: skip
    """Write the record for other tools.

    All of it, one kind of line, or what fits the filters. Where a later text corrected a report, the later one is written. A count
    that was picked is named with the policy that picked it. Beside a file stands its sidecar, FILE.meta.json: what was asked, by which
    rules, how much was written and what a format could not hold, with its SHA-256.
    """
    if check is not None:
        _check(check, format, kind)
    from onrecord.case import Case
    from onrecord.export import json_text
    from onrecord.exporting import take
    from onrecord.fuse.counts import policy as policy_named

    wanted = Filter.of(
        since=since, until=until, place=place, box=box, placed=placed, actor=actor, speaker=speaker, type=type, modality=modality,
        stance=stance, measure=measure, population=population, source=source, status=status, document=document, review=review, text=text,
    )  # fmt: skip
    by = policy_named(policy, policies)
    if output is not None and meta is not None and output.resolve() == meta.resolve():
        raise UsageError("--meta is the file that --output names", hint="Leave --meta away: the sidecar is then FILE.meta.json.")
    with Case(case, create=False) as opened:
        taken = take(opened, wanted, format=format, kind=kind, by=by, public=public, as_of=asked(as_of, ingested=ingested))
        put(taken.pieces(), output)
    beside = meta or (output.with_name(f"{output.name}.meta.json") if output is not None and not is_special(output) else None)
    if beside:
        put([json_text(taken.sidecar(), indent=1).encode(), b"\n"], beside)


def _check(path: Path, format: str, kind: str | None) -> NoReturn:
    """Say what does not keep to the schema; exit 1 if anything does not."""
    from onrecord.cli.terminal import Entry, listing, out
    from onrecord.export import asked_of
    from onrecord.export.check import check

    _, plural = asked_of(format, kind)
    found = list(islice(check(path, format, plural), MOST_FAULTS))
    if found:
        listing(
            "What does not keep to the schema", (Entry(f"line {fault.line}" if fault.line else "file", fault.message) for fault in found)
        )
    else:
        out.print(f"{path}: every row keeps to the schema of {format}", soft_wrap=True, highlight=False)
    raise typer.Exit(int(bool(found)))


def import_(
    bundle: Annotated[Path, typer.Argument(help="A bundle, as `onrecord export --as bundle` writes it.", metavar="BUNDLE")],
    *, case: Annotated[Path, typer.Option("--case", help="The case to make: a file that does not exist yet.", metavar="FILE")],
    json: AsJson = False,
) -> None:  # fmt: skip
    """Make a case again of its bundle.

    The same reports, facts, judgements and chain of custody, row for row. Sizes, hashes, spans and chains are verified before the case is
    there; a bundle that is not as it says is refused.
    """
    from onrecord.cli.terminal import as_json, out
    from onrecord.importing import import_bundle

    imported = import_bundle(bundle, case)
    if json:
        return as_json(imported)
    rows = imported.rows
    told = f"{rows['document']} documents, {rows['fact']} facts, {rows['judgement']} judgements: as the bundle has them, verified"
    return out.print(f"{told}\nsnapshot {imported.snapshot}", soft_wrap=True, highlight=False)
