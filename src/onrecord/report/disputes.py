"""Where sources part: denials beside what they deny, rival accounts, counts that cannot both hold, corrections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from onrecord.fuse import Record, Source
from onrecord.fuse.actors import name_of
from onrecord.fuse.counts import wording
from onrecord.fuse.disputes import relations
from onrecord.fuse.disputes.notices import notices
from onrecord.fuse.disputes.retractions import superseded
from onrecord.fuse.disputes.tellings import tellings, within
from onrecord.fuse.incidents import incident_of, incidents
from onrecord.model import Document, Event, Fact, Figure, Frozen, Incident, Relation, Statement
from onrecord.model.vocabulary import RelationType
from onrecord.report.asked import label
from onrecord.report.titles import whose

KINDS = ("denial", "rival accounts", "counts", "correction")
_TYPES: dict[RelationType, str] = {"denies": "denial", "contradicts": "rival accounts", "supersedes": "correction"}
_VERSION = re.compile(r"\bversions? of\b")


class Word(Frozen):
    """One side of a dispute: the fact or report, whose word it is, and what it says. `source` None: a report that is left out; `worded`:
    nobody but the denial tells of it; `incident`: the one that an event mention tells of."""

    id: str
    kind: str
    speakers: tuple[str, ...] = ()
    text: str
    source: Source | None = None
    worded: bool = False
    incident: str | None = None


class Dispute(Frozen):
    """What one word does to others: denies them, tells another doer, gives a count that cannot hold with theirs, or corrects them."""

    kind: str
    word: Word
    against: tuple[Word, ...]
    why: tuple[str, ...]


def disputes(record: Record, *, kind: str | None = None, speaker: str | None = None) -> list[Dispute]:
    """The disputes by kind, then by when the word that opens them came out. `speaker` is a part of the name of somebody on either side.

    Raises UsageError for a kind that does not exist.
    """
    kind = label(kind, KINDS, what="kind of dispute")
    rows = [row for row in (*_gathered(record), *_unmatched(record)) if (kind is None or row.kind == kind) and _speaks(row, speaker)]
    return sorted(rows, key=_order)


def _order(row: Dispute) -> tuple[int, str, str, tuple[str, ...]]:
    return KINDS.index(row.kind), (row.word.source.published if row.word.source else None) or "9", row.word.id, row.why


def _speaks(row: Dispute, speaker: str | None) -> bool:
    names = (name for word in (row.word, *row.against) for name in word.speakers)
    return speaker is None or any(speaker.casefold() in name.casefold() for name in names)


def _gathered(record: Record) -> Iterator[Dispute]:
    known = {incident.id: incident for incident in incidents(record)}
    disputed = [relation for relation in relations(record) if relation.type in _TYPES]
    for (key, _), found in groupby(sorted(disputed, key=lambda relation: (relation.a, relation.type)), key=lambda one: (one.a, one.type)):
        some = list(found)
        against = _telling(record, key, (word for relation in some for word in _words(record, relation.b, known, beside=key)))
        for word in _words(record, key, known):
            yield Dispute(kind=_kind(record, some[0]), word=word, against=against, why=tuple(dict.fromkeys(one.why for one in some)))


def _unmatched(record: Record) -> Iterator[Dispute]:
    """Corrections of which it is not known what they correct: they are shown all the same."""
    matched = {relation.why for relation in superseded(record)}
    for key, some in notices(record).items():
        for notice in some:
            if not any(notice.text in why for why in matched):
                document = record.documents[key]
                word = Word(id=key, kind="document", text=document.label, source=_report(record, document))
                yield Dispute(kind="correction", word=word, against=(), why=(f"“{notice.text}”",))


def _telling(record: Record, key: str, words: Iterable[Word]) -> tuple[Word, ...]:
    """Each once; what a denial only words itself is left out where it denies something that somebody else tells."""
    once = {word.id: word for word in words}
    denial = record.facts.get(key)
    own = {key for key in once if isinstance(denial, Statement) and _is_worded(record.facts.get(key), denial)}
    alone = len(own) == len(once)
    return tuple(word.model_copy(update={"worded": key in own}) for key, word in once.items() if key not in own or alone)


def _is_worded(fact: Fact | None, denial: Statement) -> bool:
    return isinstance(fact, Event) and fact.document == denial.document and within(fact.trigger, denial)


def _kind(record: Record, relation: Relation) -> str:
    counted = isinstance(record.facts.get(relation.a), Figure) and isinstance(record.facts.get(relation.b), Figure)
    return "counts" if relation.type == "contradicts" and counted else _TYPES[relation.type]


def _words(record: Record, key: str, known: dict[str, Incident], *, beside: str | None = None) -> Iterator[Word]:
    """The fact or report of this id; of an incident what its tellings in other reports say."""
    if (incident := known.get(key)) is not None:
        yield from _others(record, incident, beside)
    elif (fact := record.facts.get(key)) is not None:
        yield word_of(record, fact)
    elif (document := _document(record, key)) is not None:
        yield Word(id=key, kind="document", text=document.label, source=_report(record, document))


def _others(record: Record, incident: Incident, beside: str | None) -> Iterator[Word]:
    answer = record.facts.get(beside or "")
    about = answer.about if isinstance(answer, Statement) else ()
    for event in incident.events:
        if event in record.facts and event not in about and tellings(record)[event].asserted:
            yield word_of(record, record.facts[event])


def word_of(record: Record, fact: Fact) -> Word:
    """A fact as one side of a dispute: whose word it is, and what it says."""
    if isinstance(fact, Statement):
        return Word(id=fact.id, kind=fact.kind, speakers=_named(record, fact.speaker_name), text=words(fact), source=record.source(fact))
    if isinstance(fact, Figure):
        text = f"{' '.join(filter(None, (wording(fact), fact.unit, fact.measure)))} ({fact.population})"
        speaker = None if _VERSION.search(fact.speaker_name or "") else fact.speaker_name
        return Word(id=fact.id, kind=fact.kind, speakers=_named(record, speaker), text=text, source=record.source(fact))
    if isinstance(fact, Event):
        speakers = tuple(speaker for speaker in whose(record, fact) if not _VERSION.search(speaker))
        known = incident_of(record).get(fact.id)
        source = record.source(fact)
        return Word(
            id=fact.id, kind=fact.kind, speakers=speakers, text=fact.trigger.text, source=source, incident=known.id if known else None
        )
    return Word(id=fact.id, kind=fact.kind, text=fact.text)


def words(statement: Statement) -> str:
    """What is said, its parts joined by an ellipsis, on one line."""
    return " … ".join(" ".join(span.text.split()) for span in statement.content)


def _named(record: Record, speaker: str | None) -> tuple[str, ...]:
    return (name_of(record)(speaker),) if speaker else ()


def _document(record: Record, key: str) -> Document | None:
    return record.documents.get(key) or next((former for former in record.corrects.values() if former.id == key), None)


def _report(record: Record, document: Document) -> Source:
    first = document.published.first
    return Source(
        document=document.id, label=document.label, url=document.url, publisher=document.publisher, published=first,
        published_basis=document.published.basis, sentence=document.label, start=0, end=0,
    )  # fmt: skip
