"""Calendar readings → intervals, given when the report came out, its posts, its earlier times and the conflict calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.model import Document, Published, Time, TimeDraft
from onrecord.resolve.dated import Dated
from onrecord.resolve.narrative import Narrative
from onrecord.resolve.published import infer_published

# A report dated no better than to a month or more gives its "today" and "Tuesday" no day.
_WIDEST = 31


def date_report(document: Document, drafts: Sequence[TimeDraft]) -> Published:
    """When the report came out: as it was read, else inferred from what the report says of itself."""
    known = document.published
    if known.first is not None and known.basis not in ("unknown", "file"):
        return known
    return infer_published(document, drafts) or known


def resolve_times(document: Document, drafts: Sequence[TimeDraft]) -> list[Time]:
    """The drafts that can be placed, each with its interval.

    Where the report came out on one of several days, all are tried: what comes out the same for each is as precise as ever, the rest
    becomes the interval that holds every outcome.
    """
    if not drafts:
        return []
    days = publication_days(document.published)
    outcomes = [Narrative(document, drafts, day).read() for day in days]
    times = []
    for number, draft in enumerate(drafts):
        dated = _agreed([outcome[number] for outcome in outcomes])
        if dated is not None:
            times.append(_time(document, draft, dated))
    return times


def publication_days(published: Published) -> list[date | None]:
    """The days on which the report may have come out; [None] if that is unknown, too wide, or only the file's own date."""
    if published.first is None or published.basis in ("unknown", "file"):
        return [None]
    try:
        first = date.fromisoformat(published.first[:10])
        last = date.fromisoformat((published.last or published.first)[:10])
    except ValueError:
        return [None]
    if not timedelta(0) <= last - first < timedelta(_WIDEST):
        return [None]
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def _agreed(outcomes: Sequence[Dated | None]) -> Dated | None:
    """The one outcome, the interval that holds them all, or None if any is unplaced."""
    merged: Dated | None = None
    for outcome in outcomes:
        if outcome is None:
            return None
        merged = outcome if merged is None else merged.hull(outcome)
    return merged


def _time(document: Document, draft: TimeDraft, dated: Dated) -> Time:
    first, last = dated.interval.first.isoformat(), dated.interval.last.isoformat()
    if dated.clock is not None and dated.interval.is_day:
        first = last = f"{first}T{dated.clock}"
    return Time(
        document=document.id,
        text=draft.span.text,
        start=draft.span.start,
        end=draft.span.end,
        extractor=draft.extractor,
        first=first,
        last=last,
        precision=dated.interval.precision if dated.clock is None or not dated.interval.is_day else dated.grain,
        basis=dated.basis,
    )
