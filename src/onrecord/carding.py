"""The cards of a case kept up to date: those of reports that came or changed, and of what these touch, are made anew.

What is told across reports (who denies, contradicts and corrects what, which voices are independent, what somebody is called) is found
among the reports of a window: those that wait, some hundred before and after by day of publication, and all that tell the same stories and
happenings or are related to them already. A case of up to WHOLE reports is one window, and its cards are those of its record. In a larger
one a window misses a relation between reports that lie more than MARGIN reports apart and share no story or happening, and a name that only
a report outside spells out.

Whoever judges does not wait for that: of a case of more than SOON_WHOLE reports only NEAR on either side are looked at then, and thoroughly
when the next reports are added, or by `onrecord fuse`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.fuse import Groups, Record
from onrecord.fuse.across import Across
from onrecord.fuse.disputes import relations
from onrecord.fuse.disputes.retractions import withdrawn
from onrecord.fuse.happenings import HAPPENINGS
from onrecord.fuse.incidents import incidents
from onrecord.fuse.stories import STORIES
from onrecord.model import Incident, Relation, Voice
from onrecord.report.cards import cards
from onrecord.store import CardIndex, Shelf, Store
from onrecord.store.cards import ALL, LATER, ONLY_CARDS, Cards, Tied, Written

RULES = "cards@1"
"""Other rules make all cards anew."""
WHOLE, SOON_WHOLE = 1_000, 200
"""Reports of a case whose cards are made all together."""
CORE = 1_000
MARGIN, NEAR = 300, 40


def make_cards(store: Store, *, soon: bool = False, on_progress: Callable[[int], None] | None = None) -> int:
    """Make anew what is stale, a window a transaction; how many reports' cards were looked at. An interrupt ends it between two windows.

    `soon`: somebody waits for it.
    """
    done = 0
    if store.index.rules() != RULES:
        with store.shelf() as shelf:
            shelf.cards.clear()
            shelf.cards.ruled(RULES)
    if not soon and store.index.stale(LATER):
        with store.shelf() as shelf:
            shelf.cards.now()
    while store.index.stale():
        with store.shelf() as shelf:
            done += _window(shelf, soon=soon)
        if on_progress is not None:
            on_progress(done)
    return done


def _window(shelf: Shelf, *, soon: bool) -> int:
    """Make the cards of the first stale reports."""
    kept = shelf.cards
    for how in (ALL, ONLY_CARDS):
        if waiting := kept.waiting(how, CORE):
            window = _around(kept, waiting, how, soon=soon)
            record = _record(shelf, window.reports)
            if how == ALL:
                _relate(kept, window, record)
            _write(kept, window, record)
            kept.settled(window.core)
            if window.near:
                kept.mark(window.core, LATER)
            return len(window.core)
    return 0


@dataclass(frozen=True)
class Window:
    """The reports whose cards are made, and those that are read for it. `near`: fewer of these than there should be."""

    core: frozenset[str]
    reports: frozenset[str]
    near: bool = False


def _around(kept: Cards, waiting: list[str], how: int, *, soon: bool) -> Window:
    whole = kept.standing(SOON_WHOLE if soon else WHOLE)
    if whole is not None:
        return Window(frozenset(whole if how == ALL else waiting), frozenset(whole))
    margin = 0 if how == ONLY_CARDS else NEAR if soon else MARGIN
    before, span = kept.around(waiting[0], before=margin, after=CORE + margin)
    here = {document: at for at, document in enumerate(span[:CORE])}
    core = frozenset(document for document in waiting if document in here)
    last = max(here[document] for document in core)
    near = {*before, *span[: last + 1 + margin]} if how == ALL else set()
    return Window(core, core | near | kept.linked(core), near=soon and how == ALL)


def _record(shelf: Shelf, reports: Collection[str]) -> Record:
    """The record of these reports, with the groups of the case as far as they hold something of them."""
    kept = shelf.cards
    told = list(kept.readings(reports))
    record = Record.of(told, shelf.judgements(), corrects=dict(kept.corrected(sorted(document.id for document, _ in told))))
    return replace(record, known=groups_within(kept, record))


def groups_within(kept: Cards, record: Record) -> Groups:
    """The case's groups, restricted to the reports and facts of a record."""
    voices = (Voice.model_validate_json(payload) for payload in kept.groups(STORIES.name, record.documents))
    happenings = (Incident.model_validate_json(payload) for payload in kept.groups(HAPPENINGS.name, record.documents))
    return _within(Groups(tuple(voices), tuple(happenings)), record.documents, record.facts)


def _within(groups: Groups, documents: Collection[str], facts: Collection[str]) -> Groups:
    told = ((happening, tuple(event for event in happening.events if event in facts)) for happening in groups.happenings)
    some = ((voice, tuple(document for document in voice.documents if document in documents)) for voice in groups.voices)
    return Groups(
        tuple(voice.model_copy(update={"documents": found}) for voice, found in some if found),
        tuple(happening.model_copy(update={"events": events}) for happening, events in told if events),
    )


def _relate(kept: Cards, window: Window, record: Record) -> None:
    """Keep the relations at the core; reports outside it that something new is said of get new cards."""
    first = {happening.id: record.facts[happening.events[0]].document for happening in record.groups.happenings}
    found = []
    for relation in relations(record):
        ends = [_report(record, first, key) for key in (relation.a, relation.b)]
        if window.core & {*ends}:
            found.append(Tied(ends[0], ends[1], relation))
    gone = {key: (_report(record, first, key), why) for key, why in withdrawn(record).items()}
    changed = kept.relate(window.core, found, {key: told for key, told in gone.items() if told[0] in window.core})
    told_too = {
        record.facts[event].document
        for happening in record.groups.happenings
        if first[happening.id] in changed
        for event in happening.events
    }
    kept.mark((changed | told_too) - window.core, ONLY_CARDS)


def _report(record: Record, first: dict[str, str], key: str) -> str:
    """The report that a fact, an incident or a report stands in."""
    fact = record.facts.get(key)
    return fact.document if fact is not None else first.get(key, key)


def _write(kept: Cards, window: Window, record: Record) -> None:
    across = Across(tuple(kept.relations(record.documents)), {**withdrawn(record), **kept.withdrawals(record.documents)})
    told = replace(record, across=across)
    completed = {incident.id: incident for incident in incidents(told)}
    made = [Written(card, completed.get(card.id)) for card in cards(told, window.core)]
    numbers = kept.numbered(HAPPENINGS.name, [one.card.id for one in made if one.card.kind == "incident"])
    kept.write(window.core, made, numbers)


def index_of_record(record: Record) -> CardIndex:
    """The cards of a record in memory."""
    from onrecord.store.memory import index_of

    rejected = [fact for key, fact in record.originals.items() if record.reviews.get(key) == "rejected"]
    return index_of(record.documents.values(), [*record.facts.values(), *rejected], (Written(card) for card in cards(record)))


def part_of(shelf: Shelf, documents: Collection[str], *, related: bool) -> Record:
    """The record of these reports (and those that they are related to, if `related`) as the whole case has it: their groups and incidents,
    and the relations of which it holds both ends."""
    kept = shelf.cards
    record = _record(shelf, {*documents, *kept.related(documents)} if related else documents)
    told = tuple(Incident.model_validate_json(payload) for payload in kept.incidents(record.documents))
    about = _inside(kept.relations(record.documents), record, told)
    return replace(record, across=Across(about, kept.withdrawals(record.documents), told))


def _inside(found: Iterable[Relation], record: Record, told: Iterable[Incident]) -> tuple[Relation, ...]:
    """The relations of which both ends are there."""
    formers = {former.id for former in record.corrects.values()}
    ids = {*record.documents, *record.facts, *formers, *(incident.id for incident in told)}
    return tuple(relation for relation in found if relation.a in ids and relation.b in ids)


def part_of_record(whole: Record, documents: Collection[str], *, related: bool) -> Record:
    """The same of a record that is in memory whole."""
    if related:
        documents = {*documents, *_related(whole, documents)}
    there = {key: document for key, document in whole.documents.items() if key in documents}
    facts = {key: fact for key, fact in whole.facts.items() if fact.document in there}
    told = tuple(one for one in incidents(whole) if any(event in facts for event in one.events))
    corrects = {key: former for key, former in whole.corrects.items() if key in there}
    part = replace(whole, documents=there, facts=facts, corrects=corrects, known=_within(whole.groups, there, facts))
    gone = {key: why for key, why in withdrawn(whole).items() if key in there or key in facts}
    return replace(part, across=Across(_inside(relations(whole), part, told), gone, told))


def _related(whole: Record, documents: Collection[str]) -> Iterator[str]:
    first = {happening.id: whole.facts[happening.events[0]].document for happening in whole.groups.happenings}
    for relation in relations(whole):
        ends = {_report(whole, first, key) for key in (relation.a, relation.b)}
        if ends & {*documents}:
            yield from ends
