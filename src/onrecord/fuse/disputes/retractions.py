"""What corrections and withdrawals supersede: a count by the new one, a report by the later one, visibly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.fuse.disputes.changed import changed_counts, changed_text
from onrecord.fuse.disputes.notices import Notice, folded, notices, takes_back
from onrecord.fuse.disputes.tellings import within
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.model import Document, Event, Fact, Figure, Relation, Statement

_FORMER = re.compile(
    r"(?i)\b(?:earlier|previous|original|prior|first)\s+(?:version|post|story|report|article|alert|item|dispatch|headline)s?\b"
)


@remembered
def superseded(record: Record) -> tuple[Relation, ...]:
    """What later words supersede. `a` is the new count, else the report that corrects or withdraws; a report that takes itself back
    supersedes itself."""
    found: dict[tuple[str, str], Relation] = {}
    for relation in (*_by_text(record), *_by_notice(record)):
        found.setdefault((relation.a, relation.b), relation)
    return tuple(found[key] for key in sorted(found))


@remembered
def withdrawn(record: Record) -> Mapping[str, str]:
    """Document or fact → why it no longer stands: what was withdrawn, and what a report disowns of an earlier version of itself."""
    if record.across.withdrawn is not None:
        return record.across.withdrawn
    taken: dict[str, str] = {}
    for some in notices(record).values():
        for notice in some:
            if notice.kind == "withdrawal":
                taken.update((document, _quoted(record, notice)) for document in _withdrawn_by(record, notice))
                words = [fact for fact in record.of_document[notice.document] if isinstance(fact, Event) and _inside(fact, notice)]
                words += _told_before(record, notice, words) if takes_back(notice) else []
                taken.update(dict.fromkeys((fact.id for fact in words), _quoted(record, notice)))
            else:
                taken.update((fact.id, _quoted(record, notice)) for fact in _disowned(record, notice) if isinstance(fact, Event))
    return taken


def _told_before(record: Record, notice: Notice, words: Sequence[Event]) -> list[Event]:
    """What the outlet told of the happenings that it takes back."""
    mine = record.documents[notice.document]
    known = {event.id: record.happenings[event.id] for event in words if event.id in record.happenings} if mine.publisher else {}
    told = [fact for happening in known.values() for key in happening.events if isinstance(fact := record.facts.get(key), Event)]
    return [event for event in told if _is_former(mine, record.documents[event.document])]


def _part_withdrawn(record: Record, notice: Notice, why: str) -> Iterator[Relation]:
    words = [fact for fact in record.of_document[notice.document] if isinstance(fact, Event) and _inside(fact, notice)]
    for event in _told_before(record, notice, words) if takes_back(notice) else []:
        if event.document != notice.document:
            yield Relation(a=notice.document, b=event.id, type="supersedes", why=why)


def _is_former(mine: Document, other: Document) -> bool:
    return (other.publisher or "").casefold() == (mine.publisher or "").casefold() and _not_after(other, mine)


def _by_text(record: Record) -> Iterator[Relation]:
    """A later text under the same url."""
    for key, former in sorted(record.corrects.items()):
        if (document := record.documents.get(key)) is None:
            continue
        when = f" of {former.published.first}" if former.published.first else ""
        yield Relation(a=key, b=former.id, type="supersedes", why=f"a later text of the same report; the former one{when} is left out")
        for figure, sentence in changed_text(document, former, _figures(record, key)):
            why = f"corrected: the former text{when} said “{sentence}”"
            yield Relation(a=figure.id, b=former.id, type="supersedes", why=why)


def _by_notice(record: Record) -> Iterator[Relation]:
    for _, some in sorted(notices(record).items()):
        for notice in some:
            why = _quoted(record, notice)
            if notice.kind == "withdrawal":
                yield from _part_withdrawn(record, notice, why)
                for document in sorted(_withdrawn_by(record, notice)):
                    yield Relation(a=notice.document, b=document, type="supersedes", why=why)
                continue
            yield from _corrected(record, notice, why)


def _corrected(record: Record, notice: Notice, why: str) -> Iterator[Relation]:
    """What the notice itself tells of the wrong version, and the earlier reports of the outlet that had it."""
    new = [figure for figure in _figures(record, notice.document) if not _inside(figure, notice)]
    for fact in _disowned(record, notice):
        better = changed_counts(new, [fact], notice.text) if isinstance(fact, Figure) else []
        yield from (Relation(a=figure.id, b=old.id, type="supersedes", why=why) for figure, old in better)
        if not better and isinstance(fact, Figure | Event):
            yield Relation(a=notice.document, b=fact.id, type="supersedes", why=why)
    for former in _earlier(record, notice):
        yield Relation(a=notice.document, b=former.id, type="supersedes", why=why)
        for figure, old in changed_counts(new, _figures(record, former.id), notice.text):
            yield Relation(a=figure.id, b=old.id, type="supersedes", why=why)


def _disowned(record: Record, notice: Notice) -> list[Fact]:
    """What an earlier version is said to have told: its counts; events only where it gave no count, for then the deed itself was wrong."""
    if notice.span is None or _FORMER.search(notice.text) is None:
        return []
    facts = [fact for fact in record.of_document[notice.document] if _inside(fact, notice)]
    counts: list[Fact] = [fact for fact in facts if isinstance(fact, Figure)]
    said = [fact for fact in facts if isinstance(fact, Statement)]
    events: list[Fact] = [fact for fact in facts if isinstance(fact, Event) and any(within(fact.trigger, statement) for statement in said)]
    return counts or events


def _inside(fact: Fact, notice: Notice) -> bool:
    if notice.span is None:
        return False
    at = fact.trigger if isinstance(fact, Event) else fact.content[0] if isinstance(fact, Statement) else fact.span
    return notice.span.covers(at)


def _withdrawn_by(record: Record, notice: Notice) -> set[str]:
    """The reports that it takes back: those under the headline that it quotes or bears, else itself, where it says so of itself."""
    mine = record.documents[notice.document]
    wanted = {*notice.titles, *({folded(mine.title)} - {""})}
    found = {
        key
        for key in {key for title in wanted for key in _titled(record).get(title, ())}
        if key != mine.id and _same_outlet(record, mine, record.documents[key]) and _not_after(record.documents[key], mine)
    }
    return found or ({mine.id} if notice.own else set())


def _earlier(record: Record, notice: Notice) -> Iterator[Document]:
    """Reports of the same outlet that came out before under the same headline, or tell the same story."""
    mine = record.documents[notice.document]
    voice = record.voices.get(mine.id)
    near = {*(_titled(record).get(folded(mine.title), ()) if mine.title else ()), *(voice.documents if voice else ())}
    for key in sorted(near - {mine.id}):
        other = record.documents.get(key)
        if other is not None and _same_outlet(record, mine, other) and _not_after(other, mine) and key not in notices(record):
            yield other


def _same_outlet(record: Record, one: Document, other: Document) -> bool:
    """One publisher; or, where a report does not name any, one story."""
    if one.publisher and other.publisher:
        return one.publisher.casefold() == other.publisher.casefold()
    return True


def _not_after(one: Document, other: Document) -> bool:
    return (one.published.first or "") <= (other.published.last or "9")


@remembered
def _titled(record: Record) -> Mapping[str, tuple[str, ...]]:
    """Folded headline → the reports under it."""
    found: dict[str, list[str]] = {}
    for key, document in sorted(record.documents.items()):
        if title := folded(document.title):
            found.setdefault(title, []).append(key)
    return {title: tuple(keys) for title, keys in found.items()}


def _figures(record: Record, document: str) -> list[Figure]:
    return [fact for fact in record.of_document.get(document, ()) if isinstance(fact, Figure)]


def _quoted(record: Record, notice: Notice) -> str:
    day = record.documents[notice.document].published.first
    return f"{'corrected' if notice.kind == 'correction' else 'withdrawn'}{f' on {day[:10]}' if day else ''}: “{notice.text}”"
