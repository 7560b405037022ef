"""`show changes`: what is new, revised, denied, retracted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import DEFAULT_CASE, As, AsJson, CasePath, Ingested, asked
from onrecord.cli.showing import tell_left_out
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.cli.terminal import Entry
    from onrecord.report.changes import Changed

TITLES = {
    "retracted": "Retracted or corrected", "denied": "Denied", "contradicted": "Contradicted", "revised": "Counts revised",
    "confirmed": "Confirmed", "new": "New", "retold": "Told again",
}  # fmt: skip


def changes(
    *, case: CasePath = DEFAULT_CASE,
    since: Annotated[str, typer.Option(help="Since this day (its beginning) or moment (ISO 8601, UTC unless it says).", metavar="MOMENT")],
    as_of: As = None, ingested: Ingested = False, json: AsJson = False,
) -> None:  # fmt: skip
    """What is new since a moment.

    Retractions, denials, contradictions and revised counts first, then incidents that are new or were told again. By
    publication, or with --ingested by when the case read the reports; up to now, or to --as-of.
    """
    from onrecord.case import Case
    from onrecord.cli.terminal import as_json, listing
    from onrecord.fuse.as_of import AsOf
    from onrecord.report.changes import changed

    before = AsOf.before(since, ingested=ingested)
    until = None if as_of is None else asked(as_of, ingested=ingested)
    if until is not None and until.moment < before.moment:
        raise UsageError("--as-of lies before --since", hint="Changes are told from the earlier moment to the later.")
    with Case(case, create=False) as opened:
        tell_left_out(opened, before)
        found = changed(opened.record(as_of=before), opened.record(as_of=until))
    return as_json(found) if json else listing(f"Changes since {since}", _rows(found))


def _rows(found: Iterable[Changed]) -> Iterator[str | Entry]:
    """A heading for each kind of change; under each the reason, and the sentences that bring it."""
    from onrecord.cli.terminal import Entry
    from onrecord.cli.wording import dated
    from onrecord.report.plain import quoted

    heading = ""
    for one in found:
        kind = TITLES[one.change.kind]
        if kind != heading:
            heading = kind
            yield kind
        told = dict.fromkeys(f"{quoted(s.sentence)} {s.label}, {dated(s.published, s.published_basis)}" for s in one.sources)
        head = quoted(one.subject) if one.change.kind == "new" else one.change.why
        yield Entry(one.change.kind, head, tuple(told), " · ".join(filter(None, (one.change.by, one.change.about))))
