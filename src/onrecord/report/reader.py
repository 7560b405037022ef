"""A report with its facts, as a reader goes through it."""

from __future__ import annotations

from collections import Counter

from onrecord.errors import NotFound, UsageError
from onrecord.fuse import Record
from onrecord.model import Document, Frozen, Published, Statement, position
from onrecord.model.fact import Fact


class Listed(Frozen):
    """A report in the list of reports."""

    id: str
    label: str
    url: str | None
    publisher: str | None
    published: Published
    facts: int


class Marked(Frozen):
    """One fact in a report: its id, kind, what it says in a few words, and the stretch of text that shows it."""

    id: str
    kind: str
    gist: str
    start: int
    end: int


class Reading(Frozen):
    """A report and its facts in text order."""

    document: Document
    marks: tuple[Marked, ...]


def documents(record: Record) -> list[Listed]:
    """Every report, by when it came out (unknown last), then by name."""
    counts = Counter(fact.document for fact in record.facts.values())
    listed = [
        Listed(id=d.id, label=d.label, url=d.url, publisher=d.publisher, published=d.published, facts=counts[d.id])
        for d in record.documents.values()
    ]
    return sorted(listed, key=lambda d: (d.published.first or "9", d.label, d.id))


def reading(record: Record, key: str) -> Reading:
    """The report that `key` names: id, url, source id, path, or a start of the id that fits one. Raises NotFound or UsageError."""
    fitting = [d for d in record.documents.values() if key in (d.id, d.url, d.source_id, d.path)]
    fitting = fitting or [d for d in record.documents.values() if d.id.startswith(key)]
    if not fitting:
        raise NotFound(f"no document {key!r} in this case", hint="`onrecord show document` lists them.")
    if len(fitting) > 1:
        raise UsageError(f"{key!r} names {len(fitting)} documents: {', '.join(d.id for d in fitting[:5])}")
    facts = sorted((f for f in record.facts.values() if f.document == fitting[0].id), key=position)
    return Reading(document=fitting[0], marks=tuple(_marked(fact) for fact in facts))


def _marked(fact: Fact) -> Marked:
    start, end = position(fact)
    return Marked(id=fact.id, kind=fact.kind, gist=gist(fact), start=start, end=end)


def gist(fact: Fact) -> str:
    """A fact in one line, as exact as it is and no more."""
    if fact.kind == "time":
        return f"{fact.text} = {fact.first if fact.first == fact.last else f'{fact.first} to {fact.last}'} ({fact.basis})"
    if fact.kind == "place":
        where = "not placed" if fact.lat is None else f"{fact.lat:.3f}, {fact.lon:.3f} ± {fact.radius_km or 0:g} km"
        return f"{fact.text} = {fact.canonical}{f', {fact.country}' if fact.country else ''} ({where})"
    if fact.kind == "entity":
        return f"{fact.text} = {fact.canonical} ({fact.type}{f', {fact.role}' if fact.role else ''})"
    if fact.kind == "figure":
        whose = f" of {fact.party}" if fact.party else ""
        return f"{fact.text} = {fact.measure}, {fact.population}{whose}; says {fact.speaker_name or 'not stated'}"
    if isinstance(fact, Statement):
        return f"{fact.speaker_name or 'not stated'} {fact.stance}: {' … '.join(span.text for span in fact.content)}"
    who = ", ".join(actor.name for actor in fact.actors) or "?"
    return f"{fact.type} “{fact.trigger.text}”: {who} → {', '.join(target.name for target in fact.targets) or '?'} ({fact.modality})"


def covered(marks: tuple[Marked, ...], kinds: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """The stretches of these kinds without overlap, the earlier and longer first: what a text can be coloured by."""
    stretches: list[tuple[int, int, str]] = []
    for mark in sorted((m for m in marks if m.kind in kinds), key=lambda m: (m.start, -m.end)):
        if not stretches or mark.start >= stretches[-1][1]:
            stretches.append((mark.start, mark.end, mark.kind))
    return stretches
