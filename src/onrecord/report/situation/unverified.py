"""What somebody says could not be verified, what is hedged, and what rests on one voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.fuse import Record
from onrecord.model import Statement
from onrecord.report.claims import Claim
from onrecord.report.situation import articles
from onrecord.report.situation.matter import Material, Occurrence
from onrecord.report.situation.sentence import Section, Sentence, tally
from onrecord.report.situation.wording import escaped, many, quotation


def section(record: Record, material: Material, *, limit: int | None) -> Section:
    doubts = [claim for claim in material.claims if claim.stance == "cannot_verify"]
    kept = doubts[:limit]
    left = [claim.id for claim in doubts[len(kept) :]]
    items = [*(_doubt(record, claim) for claim in kept), *_left(left), *_counted(material.occurrences)]
    return Section("What is unverified", tuple(items), left_out=len(left))


def _doubt(record: Record, claim: Claim) -> Sentence:
    said = record.facts[claim.id]
    assert isinstance(said, Statement)
    who = escaped(articles.speaker(record, said, claim.speaker)) if claim.speaker else None
    below = Sentence(quotation(claim.source.sentence), (claim.id,), quotes=True)
    return Sentence(f"Not verified or not confirmed by {who}" if who else "Could not be verified", (claim.id,), below=(below,))


def _left(left: list[str]) -> Iterator[Sentence]:
    if left:
        yield tally(f"{many(len(left), 'more statement')} that something is not verified are on record", left)


def _counted(found: Iterable[Occurrence]) -> Iterator[Sentence]:
    actual = [one for one in found if one.incident.modality == "actual"]
    wary = [one for one in actual if any(said.hedges for telling in one.tellings for said in telling.said)]
    single = [one for one in actual if len(one.incident.voices) <= 1]
    for some, how in ((wary, "told with a hedge (“reportedly”, “allegedly” and the like)"), (single, "told by one voice alone")):
        if some:
            told = f"{many(len(some), 'incident')} {'is' if len(some) == 1 else 'are'} {how}"
            yield tally(told, (one.events[0] for one in some), (one.incident.id for one in some))
