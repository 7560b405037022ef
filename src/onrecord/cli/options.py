"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.fuse.as_of import AsOf

CasePath = Annotated[
    Path, typer.Option("--case", envvar="ONRECORD_CASE", help="The case: one file that holds documents and facts.", metavar="FILE")
]
DEFAULT_CASE = Path("onrecord.db")
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a listing.")]
Sources = Annotated[
    list[str], typer.Argument(help="Files or folders of reports (text, HTML, JSON Lines); - for standard input.", metavar="FILES|-")
]
PublishedAt = Annotated[
    str | None,
    typer.Option(
        "--published", help="When the reports came out, over what they say: a day, a moment or an interval A/B (ISO 8601).", metavar="WHEN"
    ),
]
Since = Annotated[str | None, typer.Option("--since", help="Only what ended on this day or later (ISO date).", metavar="DAY")]
Until = Annotated[str | None, typer.Option("--until", help="Only what began on this day or earlier (ISO date).", metavar="DAY")]
PlaceName = Annotated[str | None, typer.Option("--place", help="A part of the place's name.", metavar="NAME")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Read in so many processes at once.", metavar="N")]
As = Annotated[
    str | None,
    typer.Option(
        "--as-of", help="The record as it stood then: a day (its end) or moment (ISO 8601, UTC unless it says).", metavar="MOMENT"
    ),
]
Ingested = Annotated[bool, typer.Option("--ingested", help="With --as-of: as the case stood then, not by what had been published.")]


def asked(as_of: str | None, *, ingested: bool) -> AsOf | None:
    """The moment that --as-of and --ingested ask for. Raises UsageError for the second without the first."""
    if as_of is None:
        if ingested:
            raise UsageError("--ingested says how --as-of is meant", hint="Give --as-of too.")
        return None
    from onrecord.fuse.as_of import AsOf

    return AsOf.parse(as_of, ingested=ingested)
