"""`search`, `report` and `verify`: find in the record, write it up, check it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, As, AsJson, CasePath, Fitting, Ingested, PlaceName, Since, Until, asked, filtered
from onrecord.cli.putting import put
from onrecord.model.filter import Filter

Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.", metavar="FILE")]


@filtered
def search(
    query: Annotated[str, typer.Argument(help='Words, "phrases", prefix*, OR, -without.')],
    *, wanted: Filter, case: CasePath = DEFAULT_CASE,
    kind: Annotated[list[str] | None, typer.Option(
        help="document, statement, figure, event, place, entity or time; may be given again. By default the first four.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many hits.")] = 20,
    as_of: As = None, ingested: Ingested = False, json: AsJson = False,
) -> None:  # fmt: skip
    """Find words in reports and their facts."""
    from onrecord.case import Case
    from onrecord.cli.terminal import Entry, as_json, listing
    from onrecord.store import EVERY, SEARCHED

    with Case(case, create=False) as opened:
        moment, kinds = asked(as_of, ingested=ingested), tuple(kind or SEARCHED)
        if wanted.asked():
            fits = Fitting.of(opened.record(as_of=moment), wanted)
            hits = [hit for hit in opened.search(query, kinds=kinds, limit=EVERY, as_of=moment) if hit.id in fits][:limit]
        else:
            hits = opened.search(query, kinds=kinds, limit=limit, as_of=moment)
    if json:
        return as_json(hits)
    return listing(f"{len(hits)} found", (Entry(h.kind, h.snippet, source=f"{h.label} · {h.id}") for h in hits))


def report(
    *, case: CasePath = DEFAULT_CASE, since: Since = None, until: Until = None, place: PlaceName = None,
    actor: Annotated[str | None, typer.Option(help="Who did, suffered, said or denied it: a part of the name.", metavar="NAME")] = None,
    topic: Annotated[str | None, typer.Option(
        help="Words of the reports, or a label: an event type (AID), a measure (killed), a population, a stance.", metavar="WORDS")] = None,
    as_of: As = None, ingested: Ingested = False,
    format: Annotated[str, typer.Option("--format", "--as", help="markdown, or html: one printable page.")] = "markdown",
    limit: Annotated[int, typer.Option(min=0, help="A section tells at most so many things of a kind; 0 for all.")] = 60,
    output: Output = None, json: AsJson = False,
) -> None:  # fmt: skip
    """Write a situation report.

    What happened, by region and day; tolls side by side; who claims and who denies; what is unverified; what no report
    says. Every sentence cites its facts and numbered sources. With --json, all of it, whatever the limit.
    """
    from onrecord.cli.showing import record_of
    from onrecord.export import json_text
    from onrecord.report.asked import label
    from onrecord.report.situation import Question, situation, situation_data, situation_page

    write = {"markdown": situation, "html": situation_page}[label(format, ("markdown", "html"), what="format") or "markdown"]
    record = record_of(case, as_of=as_of, ingested=ingested)
    question: Question = {"since": since, "until": until, "place": place, "actor": actor, "topic": topic, "as_of": as_of}
    if json:
        return put([json_text(situation_data(record, **question), indent=1), "\n"], output)
    question["limit"] = limit or None
    return put([write(record, **question), "\n"], output)


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
