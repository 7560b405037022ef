"""`gazetteer` and `conflicts`: what is known beforehand, and how to add to it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import AsJson

gazetteer = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@gazetteer.command()
def find(
    name: Annotated[str, typer.Argument(help="A place name, in any spelling.")],
    *, alike: Annotated[bool, typer.Option("--alike", help="Also names that are spelt nearly so.")] = False, json: AsJson = False,
) -> None:  # fmt: skip
    """Every place that a name may mean, best first."""
    from dataclasses import asdict

    from onrecord.cli.terminal import Entry, as_json, listing
    from onrecord.knowledge import gazetteer as known

    found = list(known.find(name))
    exact = {(p.canonical, p.lat, p.lon) for p in found}
    found += [p for p in (known.find_like(name) if alike else ()) if (p.canonical, p.lat, p.lon) not in exact]
    if json:
        return as_json([asdict(place) for place in found])
    rows = (
        Entry(
            p.canonical,
            " · ".join(part for part in (p.kind, p.admin1, p.country, f"{p.lat:.3f}, {p.lon:.3f} ± {p.radius_km:g} km") if part),
            (f"{p.population:,} people" if p.population else "", f"geonames {p.geonames}" if p.geonames else ""),
            f"match: {p.match}",
        )
        for p in found
    )
    return listing(f"Places that “{name}” may mean", rows)


@gazetteer.command()
def add(
    file: Annotated[Path, typer.Argument(help="A GeoNames country dump: XX.txt or XX.zip, 19 tab-separated columns.", metavar="FILE")],
    *, json: AsJson = False,
) -> None:  # fmt: skip
    """Add a country's villages.

    They come from a GeoNames dump that you downloaded. Adding it twice changes nothing.
    """
    from onrecord.cli.terminal import as_json, clean, err, out
    from onrecord.knowledge.geonames import add_dump

    added = add_dump(file)
    for fault in added.faults[:10]:
        err.print(clean(fault), soft_wrap=True)
    if json:
        as_json({"places": added.places, "skipped": added.skipped, "already": added.already, "faults": list(added.faults)})
        raise typer.Exit(int(bool(added.faults)))
    done = "had been added before" if added.already else "added"
    out.print(f"{added.places} places of {clean(file)} {done}, {added.skipped} rows skipped", soft_wrap=True)
    raise typer.Exit(int(bool(added.faults)))


def conflicts(*, json: AsJson = False) -> None:
    """List the wars whose first day is known.

    “The 41st day of the conflict” is counted from it. Add yours in conflicts.toml (docs/how-to/add-a-conflict.md).
    """
    from dataclasses import asdict

    from onrecord.cli.terminal import Entry, as_json, listing
    from onrecord.knowledge.conflicts import conflicts as known

    if json:
        return as_json([asdict(conflict) for conflict in known()])
    rows = (
        Entry(c.name, f"{c.start} to {c.end or 'now'}", (", ".join(c.countries), f"also {', '.join(c.names)}" if c.names else ""))
        for c in known()
    )
    return listing("Conflicts, with their first day", rows)
