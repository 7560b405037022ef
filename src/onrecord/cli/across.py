"""`show`: what only many reports together tell: incidents, disputes, voices."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, As, AsJson, CasePath, Fitting, Ingested, filtered
from onrecord.cli.showing import record_of
from onrecord.model.filter import Filter


@filtered
def incidents(*, wanted: Filter, case: CasePath = DEFAULT_CASE, as_of: As = None, ingested: Ingested = False, json: AsJson = False) -> None:
    """What happened, each happening once.

    With its tellings, tolls side by side, voices and denials. What sources part on comes first. Copies of one story, and
    stories that cite one speaker, count as one voice.
    """
    from onrecord.cli import wording_across
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.incidents import happened

    record = record_of(case, as_of=as_of, ingested=ingested)
    fits = Fitting.of(record, wanted)
    found = [incident for incident in happened(record) if incident.id in fits]
    return as_json(found) if json else listing("Incidents", wording_across.incidents(found))


@filtered
def disputes(
    *, wanted: Filter, case: CasePath = DEFAULT_CASE,
    kind: Annotated[str | None, typer.Option(help="denial, rival accounts, counts, correction")] = None,
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

    record = record_of(case, as_of=as_of, ingested=ingested)
    fits = Fitting.of(record, wanted)
    told = view(record, kind=kind, speaker=speaker)
    found = [one for one in told if fits.any(key for word in (one.word, *one.against) for key in (word.id, word.incident))]
    return as_json(found) if json else listing("Disputes", wording_disputes.disputes(found))


@filtered
def voices(
    *, wanted: Filter, case: CasePath = DEFAULT_CASE,
    outlet: Annotated[str | None, typer.Option(help="A part of an outlet's or publisher's name.")] = None,
    as_of: As = None, ingested: Ingested = False, json: AsJson = False,
) -> None:  # fmt: skip
    """Which reports are one voice.

    The copies and rewrites of each story beside the one that they repeat, and why.
    """
    from onrecord.cli import wording_across
    from onrecord.cli.terminal import as_json, listing
    from onrecord.report.voices import voices as view

    record = record_of(case, as_of=as_of, ingested=ingested)
    reports = Fitting.of(record, wanted).documents
    stories = view(record, outlet=outlet)
    found = [story for story in stories if reports is None or any(teller.document in reports for teller in story.tellers)]
    return as_json(found) if json else listing("Voices", wording_across.voices(found))
