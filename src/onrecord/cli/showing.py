"""`show`: the record, as views."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, AsJson, CasePath, PlaceName, Since, Until

if TYPE_CHECKING:
    from onrecord.fuse import Record, Source

show = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def _record(case: Path) -> Record:
    from onrecord.case import Case

    with Case(case, create=False) as opened:
        return opened.record()


def _where(source: Source) -> str:
    return f"{source.sentence}\n— {source.label}, {source.published or 'undated'}"


@show.command()
def timeline(
    *, case: CasePath = DEFAULT_CASE, type: Annotated[str | None, typer.Option(help="An event type, such as ASSAULT.")] = None,
    place: PlaceName = None, since: Since = None, until: Until = None, json: AsJson = False,
) -> None:  # fmt: skip
    """What happened, by the day that the reports give; events without a date come last."""
    from onrecord.cli.terminal import as_json, table
    from onrecord.report.timeline import timeline as view

    moments = view(_record(case), type=type, place=place, since=since, until=until)
    if json:
        return as_json(moments)
    rows = (
        (
            m.when or "not dated",
            f"{m.type}\n{'' if m.modality == 'actual' else m.modality}",
            f"{', '.join(m.actors) or '?'} → {', '.join(m.targets) or '?'}",
            ", ".join(m.places),
            ", ".join(dict.fromkeys(f"{v.speaker or 'unnamed'} {v.stance}" for v in m.attributed_to)),
            _where(m.source),
        )
        for m in moments
    )
    return table("Timeline", ("when", "type", "who → whom", "where", "said by", "sentence"), rows)


@show.command()
def figures(
    *, case: CasePath = DEFAULT_CASE, measure: Annotated[str | None, typer.Option(help="killed, wounded, displaced, …")] = None,
    population: Annotated[str | None, typer.Option(help="civilians, military, missiles, …")] = None,
    party: Annotated[str | None, typer.Option(help="Whose people or items: a part of the name.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who says so: a part of the name.")] = None, json: AsJson = False,
) -> None:  # fmt: skip
    """Counts by measure, population and party: who gives which number, side by side. Nothing is summed."""
    from onrecord.cli.terminal import as_json, table
    from onrecord.report.ledger import ledger

    ledgers = ledger(_record(case), measure=measure, population=population, party=party, speaker=speaker)
    if json:
        return as_json(ledgers)
    rows: list[str | tuple[object, ...]] = []
    for row in ledgers:
        rows.append(f"{row.measure} · {row.population} · {row.party or 'party not stated'}")
        rows += [(f"{e.wording} {e.unit or ''}", e.speaker or "not stated", e.as_of, e.place, _where(e.source)) for e in row.entries]
    return table("Ledger of figures", (">how many", "says", "as of", "where", "sentence"), rows)


@show.command()
def statements(
    *, case: CasePath = DEFAULT_CASE, stance: Annotated[str | None, typer.Option(help="asserts, denies, accuses, …")] = None,
    speaker: Annotated[str | None, typer.Option(help="A part of the speaker's name.")] = None, json: AsJson = False,
) -> None:  # fmt: skip
    """Who says what, by speaker and stance; a denial stands beside what it denies."""
    from onrecord.cli.terminal import as_json, table
    from onrecord.report.claims import claims

    found = claims(_record(case), stance=stance, speaker=speaker)
    if json:
        return as_json(found)
    rows = (
        (c.speaker or "not stated", c.stance, c.content,
         "\n".join([*(f"denies {a.speaker or a.kind}: {a.text}" for a in c.denies),
                    *(f"denied by {a.speaker or 'unnamed'}: {a.text}" for a in c.denied_by)]),
         c.source.label)
        for c in found
    )  # fmt: skip
    return table("Statements", ("speaker", "stance", "what", "denial", "source"), rows)


@show.command()
def places(
    *, case: CasePath = DEFAULT_CASE, country: Annotated[str | None, typer.Option(help="ISO 3166-1 code, such as SD.")] = None,
    kind: Annotated[str | None, typer.Option(help="city, region, country, sea, river, facility, other")] = None, json: AsJson = False,
) -> None:  # fmt: skip
    """Places that the reports name, with the radius that the evidence allows."""
    from onrecord.cli.terminal import as_json, table
    from onrecord.report.mentions import located

    found = located(_record(case), country=country, kind=kind)
    if json:
        return as_json(found)
    rows = (
        (p.canonical, p.country or "", p.kind, "not placed" if p.lat is None else f"{p.lat:.3f}, {p.lon:.3f}",
         "" if p.radius_km is None else f"± {p.radius_km:g} km", p.mentions, p.documents, p.events, ", ".join(p.names))
        for p in found
    )  # fmt: skip
    return table("Places", ("place", "country", "kind", "lat, lon", "radius", ">mentions", ">reports", ">events", "written"), rows)


@show.command()
def actors(
    *, case: CasePath = DEFAULT_CASE, type: Annotated[str | None, typer.Option(help="person, group, organisation, weapon, …")] = None,
    json: AsJson = False,
) -> None:  # fmt: skip
    """Persons and bodies, with the spellings met."""
    from onrecord.cli.terminal import as_json, table
    from onrecord.report.mentions import actors as view

    found = view(_record(case), type=type)
    if json:
        return as_json(found)
    rows = (
        (a.canonical, a.type, ", ".join(a.roles), a.affiliation or "", a.mentions, a.documents, a.statements, ", ".join(a.names))
        for a in found
    )
    return table("Actors", ("actor", "type", "role", "affiliation", ">mentions", ">reports", ">statements", "written"), rows)


@show.command()
def document(
    key: Annotated[
        str | None, typer.Argument(help="A document's id, url, path or the start of its id; none lists all.", metavar="[DOCUMENT]")
    ] = None,
    *, case: CasePath = DEFAULT_CASE, json: AsJson = False,
) -> None:  # fmt: skip
    """One report with its facts marked in the text; without DOCUMENT, the list of reports."""
    from onrecord.cli.marking import print_document
    from onrecord.cli.terminal import as_json, table
    from onrecord.fuse import interval
    from onrecord.report.reader import documents, reading

    record = _record(case)
    if key is not None:
        found = reading(record, key)
        return as_json(found) if json else print_document(found)
    listed = documents(record)
    if json:
        return as_json(listed)
    rows = ((d.id, d.label, interval(d.published.first, d.published.last) or "unknown", d.published.basis, d.facts) for d in listed)
    return table("Reports", ("id", "report", "published", "basis", ">facts"), rows)
