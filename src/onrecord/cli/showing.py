"""`show`: the record, as views."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, As, AsJson, CasePath, Fitting, Ingested, asked, filtered
from onrecord.model.filter import Filter

if TYPE_CHECKING:
    from onrecord.case import Case
    from onrecord.fuse import Record
    from onrecord.fuse.as_of import AsOf

show = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def record_of(case: Path, *, superseded: bool = False, as_of: str | None = None, ingested: bool = False) -> Record:
    """The record of a case, as it stands or stood."""
    from onrecord.case import Case

    moment = asked(as_of, ingested=ingested)
    with Case(case, create=False) as opened:
        if moment is not None:
            tell_left_out(opened, moment)
        return opened.record(superseded=superseded, as_of=moment)


def tell_left_out(opened: Case, moment: AsOf) -> None:
    """Say on standard error how many reports their date of publication keeps out of the record as of a moment."""
    from onrecord.cli.terminal import err

    if left_out := opened.undatable(moment):
        err.print(f"{len(left_out)} reports left out: when they were published is unknown, or not known finely enough", soft_wrap=True)


@show.command()
@filtered
def timeline(*, wanted: Filter, case: CasePath = DEFAULT_CASE, as_of: As = None, ingested: Ingested = False, json: AsJson = False) -> None:
    """What happened, day by day.

    The day is the one that the reports give; events without one come last.
    """
    from onrecord.cli import wording
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.timeline import timeline as view

    record = record_of(case, as_of=as_of, ingested=ingested)
    fits = Fitting.of(record, wanted)
    moments = [moment for moment in view(record) if moment.id in fits]
    return as_json(moments) if json else listing("Timeline", wording.timeline(moments))


@show.command()
@filtered
def figures(
    *, wanted: Filter, case: CasePath = DEFAULT_CASE,
    party: Annotated[str | None, typer.Option(help="Whose people or items: a part of the name.")] = None,
    as_of: As = None, ingested: Ingested = False, json: AsJson = False,
) -> None:  # fmt: skip
    """Who gives which number.

    The ledger of counts as series: one incident or one place, who revises and who contradicts whom, and the range of what
    stands on each day. Nothing is summed but the parts of a count, to show whether they add up to it.
    """
    from onrecord.cli import wording
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.ledger import ledger

    record = record_of(case, as_of=as_of, ingested=ingested)
    fits = Fitting.of(record, wanted)
    told = ((row, tuple(entry for entry in row.entries if entry.id in fits)) for row in ledger(record, party=party))
    rows = [row.model_copy(update={"entries": entries}) for row, entries in told if entries]
    return as_json(rows) if json else listing("Ledger of figures", wording.ledger(rows))


@show.command()
@filtered
def statements(
    *, wanted: Filter, case: CasePath = DEFAULT_CASE, as_of: As = None, ingested: Ingested = False, json: AsJson = False
) -> None:
    """Who says and who denies what.

    By speaker; a denial stands beside what it denies.
    """
    from onrecord.cli import wording
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.claims import claims

    record = record_of(case, as_of=as_of, ingested=ingested)
    fits = Fitting.of(record, wanted)
    found = [claim for claim in claims(record) if claim.id in fits]
    return as_json(found) if json else listing("Statements", wording.claims(found))


@show.command()
def places(
    *, case: CasePath = DEFAULT_CASE, country: Annotated[str | None, typer.Option(help="ISO 3166-1 code, such as SD.")] = None,
    kind: Annotated[str | None, typer.Option(help="city, region, country, sea, river, facility, other")] = None,
    as_of: As = None, ingested: Ingested = False, json: AsJson = False,
) -> None:  # fmt: skip
    """Places that the reports name.

    Each with the radius that the evidence allows.
    """
    from onrecord.cli import wording
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.mentions import located

    found = located(record_of(case, as_of=as_of, ingested=ingested), country=country, kind=kind)
    return as_json(found) if json else listing("Places", wording.places(found))


@show.command()
def actors(
    *, case: CasePath = DEFAULT_CASE, type: Annotated[str | None, typer.Option(help="person, group, organisation, weapon, …")] = None,
    as_of: As = None, ingested: Ingested = False, json: AsJson = False,
) -> None:  # fmt: skip
    """Persons and bodies, with the spellings met."""
    from onrecord.cli import wording
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.mentions import actors as view

    found = view(record_of(case, as_of=as_of, ingested=ingested), type=type)
    return as_json(found) if json else listing("Actors", wording.actors(found))


@show.command()
def document(
    key: Annotated[
        str | None, typer.Argument(help="A document's id, url, path or the start of its id; none lists all.", metavar="[DOCUMENT]")
    ] = None,
    *, case: CasePath = DEFAULT_CASE, as_of: As = None, ingested: Ingested = False,
    json: AsJson = False,
) -> None:  # fmt: skip
    """One report with its facts marked.

    Without DOCUMENT, the list of reports, former versions included.
    """
    from onrecord.cli import wording
    from onrecord.cli.marking import print_document
    from onrecord.cli.terminal import Entry, as_json, listing
    from onrecord.report.reader import documents, reading

    record = record_of(case, superseded=True, as_of=as_of, ingested=ingested)
    if key is not None:
        found = reading(record, key)
        return as_json(found) if json else print_document(found)
    listed = documents(record)
    if json:
        return as_json(listed)
    return listing("Reports", (Entry(d.id, d.label, (f"{wording.came_out(d.published)} · {d.facts} facts",)) for d in listed))
