"""What the page of one report shows: its text with every fact marked, the facts, its former versions and copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.case import Case
from onrecord.errors import NotFound
from onrecord.fuse import Record
from onrecord.fuse.grades import Grades
from onrecord.model import Document, Judgement, Voice
from onrecord.model.vocabulary import Reliability
from onrecord.report.layout import Section, laid_out
from onrecord.report.reviewing import Told, stretches, title, told
from onrecord.store import Where

MOST = 50
"""Copies of a story that are named."""
AT_ONCE = 400
"""Facts of a report that are told in full at once; of more than these, each is when it is opened."""


@dataclass(frozen=True)
class Reading:
    """A report as it is read. `facts`: those that were rejected included; `copies`: the other reports of its story; `others`: the other
    events of its incidents, with what they say."""

    document: Document
    sections: tuple[Section, ...]
    facts: tuple[Told, ...]
    reliability: Reliability
    judged: tuple[Judgement, ...]
    former: Document | None = None
    later: Document | None = None
    voice: Voice | None = None
    copies: tuple[Document, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_id(self) -> dict[str, Told]:
        return {fact.id: fact for fact in self.facts}


def reading(case: Case, key: str) -> Reading:
    """The report with this id. Raises NotFound."""
    document = _document(case, key)
    judgements = case.judgements()
    own, whole = _own(case, document, judgements), case.part([key])
    facts = told(own, key, judgements, whole=whole if key in whole.documents else None, open=None if len(own.facts) <= AT_ONCE else ())
    every = [*own.facts.values(), *(fact for name, fact in own.originals.items() if name not in own.facts)]
    formers = case.store.supersedes()
    voice = whole.voices.get(key) if key in whole.documents else None
    return Reading(
        document=document,
        sections=laid_out(document, (stretch for fact in every for stretch in stretches(fact))),
        facts=tuple(facts),
        reliability=Grades.of(judgements).reliability(document.id, document.publisher),
        judged=tuple(one for one in judgements if key in (*one.left, *one.right)),
        former=_known(case, formers.get(key)),
        later=_known(case, next((later for later, former in formers.items() if former == key), None)),
        voice=voice,
        copies=tuple(_copies(case, voice, key)),
        others=others(case, facts),
    )


def facts_of(case: Case, key: str, wanted: Iterable[str]) -> list[Told]:
    """Those of a report's facts. Raises NotFound for a report, or a fact, that is not there."""
    document, judgements, whole = _document(case, key), case.judgements(), case.part([key])
    names = list(dict.fromkeys(wanted))
    every = told(_own(case, document, judgements), key, judgements, whole=whole if key in whole.documents else None, open=names)
    facts = {one.id: one for one in every}
    missing = [name for name in names if name not in facts]
    if missing:
        raise NotFound("no such fact in this report", source=missing[0])
    return [facts[name] for name in names]


def _document(case: Case, key: str) -> Document:
    document = case.document(key)
    if document is None:
        raise NotFound("no such report", source=key, hint="/reports lists them.")
    return document


def _own(case: Case, document: Document, judgements: Sequence[Judgement]) -> Record:
    """The report alone, as the machine read it and as it stands."""
    return Record.of([(document, list(case.store.facts(where=Where(document=document.id))))], judgements)


def _known(case: Case, key: str | None) -> Document | None:
    return case.document(key) if key is not None else None


def others(case: Case, facts: Iterable[Told]) -> dict[str, str]:
    """What the other events of these facts' incidents say, by id: some of each."""
    ids = dict.fromkeys(key for fact in facts for key in fact.others[:MOST])
    return {key: title(fact) for key in ids if (fact := case.store.fact(key)) is not None}


def _copies(case: Case, voice: Voice | None, key: str) -> Iterable[Document]:
    found = [other for other in voice.documents if other != key] if voice is not None else []
    return (document for other in found[:MOST] if (document := case.document(other)) is not None)
