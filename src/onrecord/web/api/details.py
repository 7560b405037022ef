"""One fact, incident or report, with the sentences that it stands on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import Field

from onrecord.case import Case
from onrecord.errors import NotFound
from onrecord.fuse import Record, Source
from onrecord.fuse.disputes import relations
from onrecord.fuse.review import Reviews
from onrecord.model import Event, Fact, Figure, Frozen, Judgement, Relation, Statement, position
from onrecord.model.card import Review
from onrecord.report.incidents import Happened, happened
from onrecord.report.reader import Reading, reading
from onrecord.web.asking import Served
from onrecord.web.faults import answers
from onrecord.web.gathering import happening, tellers

router = APIRouter(tags=["details"], responses=answers(404))
Key = Annotated[str, Path(min_length=1, max_length=200, description="an id, in full")]
AROUND = 120
"""Characters that a passage takes in on both sides of a name, a place or a time."""


class Told(Frozen):
    """A fact as it stands. `original`: what the machine read, where a person corrected or rejected it; `relations`: how it stands to other
    facts of its report and of those that answer it; `history`: what people decided of it, oldest first."""

    fact: Fact = Field(discriminator="kind")
    source: Source
    incident: str | None = None
    review: Review | None = None
    original: Fact | None = None
    relations: tuple[Relation, ...] = ()
    history: tuple[Judgement, ...] = ()


@router.get("/facts/{key}")
def fact(case: Served, key: Key) -> Told:
    """A fact, its sentence, what it stands beside, and what people decided of it."""
    known = case.store.fact(key)
    document = case.document(known.document) if known is not None else None
    if known is None or document is None:
        raise NotFound("no such fact", source=key, hint="Ids are given in full.")
    record = case.part([known.document], related=True)
    reviews = Reviews.of(case.judgements())
    stands = record.facts.get(key, known)
    happened_in = record.happenings.get(key)
    return Told(
        fact=stands,
        source=_source(record if key in record.facts else Record({document.id: document}), stands),
        incident=happened_in.id if happened_in is not None else None,
        review=reviews.state(known),
        original=record.originals.get(key),
        relations=tuple(found for found in relations(record) if key in (found.a, found.b)),
        history=tuple(judgement for judgement in case.judgements() if key in (*judgement.left, *judgement.right)),
    )


def _source(record: Record, fact: Fact) -> Source:
    """The sentence of a fact; of a name, a place or a time the passage around it."""
    if isinstance(fact, Statement | Figure | Event):
        return record.source(fact)
    document = record.documents[fact.document]
    start, end = position(fact)
    passage = document.text[max(0, start - AROUND) : end + AROUND]
    return Source(
        document=document.id, label=document.label, url=document.url, publisher=document.publisher, published=document.published.first,
        published_basis=document.published.basis, sentence=" ".join(passage.split()), start=start, end=end,
    )  # fmt: skip


@router.get("/incidents/{key}")
def incident(case: Served, key: Key) -> Happened:
    """A happening, with its tellings, tolls, voices and denials. An id of before its tellings were joined with others leads to what it is
    now."""
    known = happening(case, key)
    record = case.part(tellers(case, known.events), related=True)
    found = next((row for row in happened(record) if row.id == known.id), None)
    if found is None:
        raise NotFound("no report tells of this incident any more", source=key)
    return found


@router.get("/documents/{key}")
def document(case: Served, key: Key) -> Reading:
    """A report with its text, and where its facts stand in it. Positions count Unicode code points."""
    return _reading(case, key)


def _reading(case: Case, key: str) -> Reading:
    kept = case.document(key)
    if kept is None:
        raise NotFound("no such report", source=key, hint="Ids are given in full: /api/v1/documents lists them.")
    record = case.part([key])
    found = reading(record if key in record.documents else Record({key: kept}), key)
    return found.model_copy(update={"document": found.document.model_copy(update={"path": None})})
