"""Rows of the record as a person reads them in a listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.cli.terminal import Entry
from onrecord.fuse import Source
from onrecord.fuse.counts import Range
from onrecord.model import Published
from onrecord.report.claims import About, Claim
from onrecord.report.ledger import Entry as Count
from onrecord.report.ledger import Row, arithmetic
from onrecord.report.mentions import Acting, Located
from onrecord.report.plain import quoted
from onrecord.report.timeline import Moment


def sourced(source: Source, fact: str) -> str:
    """The report, when it came out and by what that is known, and the fact's id."""
    return f"{source.label}, {dated(source.published, source.published_basis)} · {fact}"


def dated(published: str | None, basis: str) -> str:
    """When a report came out; how that is known where neither the report's metadata nor the user says so."""
    if published is None:
        return "undated"
    known = {"metadata": "", "user": "", "text": " as its text tells", "file": " as the file's date tells"}
    return f"published {published.replace('/', ' to ')}{known.get(basis, '')}"


def came_out(published: Published) -> str:
    """The same of a report in the list of reports."""
    ends = [end for end in (published.first, published.last) if end]
    return dated(" to ".join(dict.fromkeys(ends)) or None, published.basis)


SCOPES = {"incident": "one incident", "cumulative": "running total", None: "scope not told"}
_MOST = 3  # reasons of one kind that are shown for a count


def ledger(rows: Iterable[Row]) -> Iterator[str | Entry]:
    """A heading for each series, what stands of it, its counts below, each with how it stands to others."""
    for row in rows:
        where = f"in {row.place}" if row.place else "place not told"
        day = row.scope == "incident" and row.day
        yield _joined((row.measure, row.population, row.party or "party not stated", SCOPES[row.scope], where, day))
        if row.range and len(row.entries) > 1:
            yield _standing(row.range)
        for entry in row.entries:
            since = entry.since and f"since {entry.since}"
            denied = entry.denied_by and f"denied by {', '.join(entry.denied_by)}"
            as_of = entry.as_of and f"as of {entry.as_of}"
            told = (entry.speaker or "no speaker named", denied, entry.place, as_of, since)
            lines = (quoted(entry.source.sentence), *filter(None, (arithmetic(entry),)), *_beside(entry))
            yield Entry(f"{entry.wording} {entry.unit or ''}", _joined(told), lines, sourced(entry.source, entry.id))


def _standing(ranges: Sequence[Range]) -> Entry:
    """What stands now, and what stood before."""
    last = {found.since: found for found in ranges}
    now = "; ".join(_ranged(found) for found in last.values())
    before = "; ".join(_ranged(found) for found in ranges if found is not last[found.since])
    return Entry("standing", now, (f"before: {before}",) if before else ())


def _ranged(found: Range) -> str:
    numbers = f"{found.lowest:,.15g}" if found.lowest == found.highest else f"{found.lowest:,.15g}–{found.highest:,.15g}"
    return f"{numbers} on {found.day}{f' (since {found.since})' if found.since else ''}"


def _beside(entry: Count) -> Iterator[str]:
    """How a count stands to others: the first few of each kind, with the reason."""
    for verb, others in (
        ("revises", entry.revises),
        ("contradicts", entry.contradicts),
        ("agrees with", entry.same),
        ("not comparable with", entry.not_comparable),
    ):
        yield from (f"← {verb} {other.count}: {other.why}" for other in others[:_MOST])
        if len(others) > _MOST:
            yield f"← {verb} {len(others) - _MOST} more"
    if entry.ends is not None:
        yield f"← stands no longer{f' from {entry.ends}' if entry.ends != '9' else ''}: {entry.ended}"


def timeline(moments: Iterable[Moment]) -> Iterator[str | Entry]:
    """A heading for each day, what happened below and why it is there; the modality under the type where it is not plain fact."""
    day: str | None = ""
    for moment in moments:
        if moment.when != day:
            day = moment.when
            yield (day or "day not stated").replace("/", " to ")
        told = (
            f"{moment.trigger} → {', '.join(moment.targets)}" if moment.targets else moment.trigger,
            moment.actors and f"by {', '.join(moment.actors)}",
            moment.places and f"in {', '.join(moment.places)}",
        )
        said = dict.fromkeys(_voice(voice.speaker, voice.stance) for voice in moment.attributed_to)
        key = moment.type if moment.modality == "actual" else f"{moment.type}\n({moment.modality})"
        why = f"dated by {moment.basis}" if moment.basis else ""
        lines = ("; ".join(said), quoted(moment.source.sentence), why)
        yield Entry(key, _joined(told), tuple(filter(None, lines)), sourced(moment.source, moment.id))


def claims(found: Iterable[Claim]) -> Iterator[str | Entry]:
    """A heading for each speaker; a denial stands beside what it denies, a claim beside its denial."""
    speaker: str | None = ""
    for claim in found:
        if claim.speaker != speaker:
            speaker = claim.speaker
            yield speaker or "no speaker named"
        verb = "denies" if claim.stance == "denies" else "is about"
        lines = [f"← {verb} {_about(about, claim.source)}" for about in claim.denies]
        lines += [f"← denied by {_about(about, claim.source)}" for about in claim.denied_by]
        lines += [f"← confirms {_about(about, claim.source)}" for about in claim.confirms]
        lines += [f"← confirmed by {_about(about, claim.source)}" for about in claim.confirmed_by]
        if claim.stance == "denies" and not claim.denies:
            lines = ["← what it denies was not found"]
        hedges = [f"hedged: {', '.join(claim.hedges)}"] if claim.hedges else []
        yield Entry(claim.stance.replace("_", " "), quoted(claim.content), (*hedges, *lines), sourced(claim.source, claim.id))


def places(found: Iterable[Located]) -> Iterator[Entry]:
    for place in found:
        known = place.lat is not None and place.lon is not None
        where = f"{place.lat:.3f}, {place.lon:.3f} ± {place.radius_km or 0:g} km" if known else "not placed"
        often = _counted((place.mentions, "mention"), (place.documents, "report"), (place.events, "event"))
        yield Entry(place.canonical, _joined((place.kind, place.country, where)), (often, _written(place.names, place.canonical)))


def actors(found: Iterable[Acting]) -> Iterator[Entry]:
    for actor in found:
        often = _counted((actor.mentions, "mention"), (actor.documents, "report"), (actor.statements, "statement"))
        told = _joined((actor.type, ", ".join(actor.roles), actor.affiliation))
        yield Entry(actor.canonical, told, (often, _written(actor.names, actor.canonical)))


def _joined(parts: Iterable[object]) -> str:
    return " · ".join(str(part) for part in parts if part)


def _counted(*counts: tuple[int, str]) -> str:
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)


def _written(names: tuple[str, ...], canonical: str) -> str:
    return "" if names == (canonical,) else f"written {', '.join(names)}"


def _voice(speaker: str | None, stance: str) -> str:
    who = speaker or "somebody unnamed"
    return f"according to {who}" if stance == "asserts" else f"{who} {stance.replace('_', ' ')}"


def _about(about: About, source: Source) -> str:
    where = f" ({about.report})" if about.report else ""
    if about.trigger:
        told = "the same sentence" if about.report is None and about.text in source.sentence else quoted(about.text)
        return f"the “{about.trigger}” of {told}{where}"
    return f"{about.speaker or 'what somebody unnamed says'}: {quoted(about.text)}{where}"
