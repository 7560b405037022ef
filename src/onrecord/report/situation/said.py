"""Claims and denials: who denies what, who blames whom, who tells of another doer, who else says how much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.fuse import Record
from onrecord.model import Event, Fact, Figure, Statement
from onrecord.report.claims import Claim, words
from onrecord.report.situation import articles
from onrecord.report.situation.answers import Answers, answered, rivals
from onrecord.report.situation.attribution import UNNAMED, doubted, hedged
from onrecord.report.situation.matter import Material
from onrecord.report.situation.sentence import Heading, Section, Sentence, tally
from onrecord.report.situation.wording import escaped, joined, many, names, opening, quotation

TOLD = (
    ("denies", "Denials, and what they deny", "denial"), ("accuses", "Accusations", "accusation"), ("rejects", "Rejections", "rejection"),
    ("threatens", "Threats", "threat"), ("demands", "Demands", "demand"), ("promises", "Promises", "promise"),
)  # fmt: skip
QUIET = frozenset({"asserts", "confirms", "supports", "asks", "expects"})
SPEAKERS = 10
"""So many speakers are named with how much else they say; the others are counted together."""
QUOTED = 2
"""So many different sentences are quoted under a claim that several reports have."""
DENIED = 3
"""So many of the things that one statement denies are quoted; all are cited."""


def section(record: Record, material: Material, *, limit: int | None) -> Section:
    """Denials beside what they deny; accusations, rejections, threats, demands, promises; then, by speaker, how much else is claimed."""
    known = list(material.claims)
    answers = answered(record, material)
    items: list[Heading | Sentence] = []
    left_out = 0
    for stance, title, noun in TOLD:
        some = _once((claim for claim in known if claim.stance == stance), material.name)
        kept, left = some[:limit], [claim for same in some[limit:] for claim in same] if limit is not None else []
        if some:
            items += [Heading(title), *(_claim(record, same, noun, answers) for same in kept)]
        if left:
            left_out += len(left)
            items.append(
                tally(f"{many(len(left), 'more statement')} of this kind are on record and not told here", tuple(c.id for c in left))
            )
    return Section("Claims and denials", (*items, *rivals(record, material), *_others(known, material.name)), left_out=left_out)


def _once(claims: Iterable[Claim], name: Callable[[str], str]) -> list[list[Claim]]:
    """Claims in the same words by the same speaker together, whichever reports have them."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        found.setdefault((name(claim.speaker) if claim.speaker else claim.id, claim.content.casefold()), []).append(claim)
    return list(found.values())


def _claim(record: Record, same: list[Claim], noun: str, answers: Answers) -> Sentence:
    first, ids = same[0], [claim.id for claim in same]
    denies = tuple(dict.fromkeys(key for claim in ids for key in answers.denies.get(claim, ())))
    denied_by = tuple(dict.fromkeys(key for claim in ids for key in answers.denied_by.get(claim, ())))
    said = f"{noun} by {_speaker(record, first)}: {quotation(first.content)}"
    deniers = names(_deniers(record, denied_by))
    parts = [said, hedged(hedge for claim in same for hedge in claim.hedges), _denied(record, first, denies)]
    parts += [f"denied by {deniers}" if deniers else "", doubted(_doubts(record, ids)), "told in several reports" if len(same) > 1 else ""]
    told = dict.fromkeys(claim.source.sentence for claim in same)
    below = [
        Sentence(quotation(words), tuple(c.id for c in same if c.source.sentence == words), quotes=True) for words in list(told)[:QUOTED]
    ]
    return Sentence(opening(joined(parts)), tuple(dict.fromkeys((*ids, *denies, *denied_by))), below=tuple(below))


def _doubts(record: Record, ids: Iterable[str]) -> Iterator[str]:
    for said in (record.facts[key] for key in ids):
        if isinstance(said, Statement) and (word := articles.doubt(record, said)) is not None:
            yield word


def _speaker(record: Record, claim: Claim) -> str:
    said = record.facts[claim.id]
    assert isinstance(said, Statement)
    return escaped(articles.speaker(record, said, claim.speaker)) if claim.speaker else UNNAMED


def _deniers(record: Record, denied_by: Iterable[str]) -> Iterator[str]:
    for key in denied_by:
        said = record.facts.get(key)
        yield said.speaker_name or UNNAMED if isinstance(said, Statement) else UNNAMED


def _denied(record: Record, claim: Claim, denies: tuple[str, ...]) -> str:
    if claim.stance != "denies":
        return ""
    if not denies:
        return "what it denies was not found on record"
    told = [text for key in denies[:DENIED] if (text := _about(record, record.facts[key], claim))]
    return f"what is denied: {joined(told)}" if told else ""


def _about(record: Record, fact: Fact, claim: Claim) -> str:
    """What a denial denies, in the words of its report; empty where these are the very words of the denial."""
    if isinstance(fact, Event):
        sentence = " ".join((fact.evidence[0] if fact.evidence else fact.trigger).text.split())
        if sentence in claim.source.sentence:
            return "" if fact.trigger.text in claim.content else f"the “{escaped(fact.trigger.text)}” of the same sentence"
        return f"the “{escaped(fact.trigger.text)}” of {quotation(sentence)}"
    if isinstance(fact, Statement):
        who = f"{escaped(fact.speaker_name)}, " if fact.speaker_name else ""
        return f"{who}{quotation(words(fact))}"
    if isinstance(fact, Figure):
        who = f"{escaped(fact.speaker_name)}, " if fact.speaker_name else ""
        return f"{who}{quotation(fact.text)}"
    return quotation(fact.text)


def _others(known: list[Claim], name: Callable[[str], str]) -> Iterator[Heading | Sentence]:
    """Who says how much else: those who say most first."""
    by: dict[str, list[Claim]] = {}
    for claim in known:
        if claim.stance in QUIET:
            by.setdefault(name(claim.speaker) if claim.speaker else "", []).append(claim)
    speakers = sorted(by.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    if speakers:
        yield Heading("Who else says how much")
    for speaker, some in speakers[:SPEAKERS]:
        yield tally(f"{opening(escaped(speaker or UNNAMED))}: {many(len(some), 'statement')}", tuple(claim.id for claim in some))
    if left := [claim.id for _, some in speakers[SPEAKERS:] for claim in some]:
        yield tally(f"Others: {many(len(left), 'statement')}", tuple(left))
