"""`show`: what only many reports together tell: incidents, disputes, voices."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, As, AsJson, CasePath, Ingested, PlaceName, Since, Until
from onrecord.cli.showing import record_of


def incidents(
    *, case: CasePath = DEFAULT_CASE, type: Annotated[str | None, typer.Option(help="An event type, such as ASSAULT.")] = None,
    place: PlaceName = None, actor: Annotated[str | None, typer.Option(help="Who acts or is acted upon: a part of the name.")] = None,
    since: Since = None, until: Until = None,
    status: Annotated[str | None, typer.Option(help="disputed, denied, retracted, corroborated, reported")] = None,
    as_of: As = None, ingested: Ingested = False, json: AsJson = False,
) -> None:  # fmt: skip
    """What happened, each happening once.

    With its tellings, tolls side by side, voices and denials. What sources part on comes first. Copies of one story, and
    stories that cite one speaker, count as one voice.
    """
    from onrecord.cli import wording_across
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.incidents import happened

    record = record_of(case, as_of=as_of, ingested=ingested)
    found = happened(record, type=type, place=place, actor=actor, since=since, until=until, status=status)
    return as_json(found) if json else listing("Incidents", wording_across.incidents(found))


def disputes(
    *, case: CasePath = DEFAULT_CASE, kind: Annotated[str | None, typer.Option(help="denial, rival accounts, counts, correction")] = None,
    speaker: Annotated[str | None, typer.Option(help="A part of the name of somebody on either side.")] = None,
    as_of: As = None, ingested: Ingested = False, json: AsJson = False,
) -> None:  # fmt: skip
    """Where sources part.

    Denials beside what they deny, in their own report and in others; rival accounts of who did it; counts that cannot both
    hold; corrections and withdrawals.
    """
    from onrecord.cli import wording_disputes
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.disputes import disputes as view

    found = view(record_of(case, as_of=as_of, ingested=ingested), kind=kind, speaker=speaker)
    return as_json(found) if json else listing("Disputes", wording_disputes.disputes(found))


def voices(
    *, case: CasePath = DEFAULT_CASE, outlet: Annotated[str | None, typer.Option(help="A part of an outlet's or publisher's name.")] = None,
    as_of: As = None, ingested: Ingested = False, json: AsJson = False,
) -> None:  # fmt: skip
    """Which reports are one voice.

    The copies and rewrites of each story beside the one that they repeat, and why.
    """
    from onrecord.cli import wording_across
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.voices import voices as view

    found = view(record_of(case, as_of=as_of, ingested=ingested), outlet=outlet)
    return as_json(found) if json else listing("Voices", wording_across.voices(found))
