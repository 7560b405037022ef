"""Claims and deeds that a denial answers without pointing to them: what was said of the denier, what the one he names had claimed,
and the deed at the thing that he says he did not harm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from onrecord.knowledge.actors import party_of
from onrecord.knowledge.issuers import harm_words
from onrecord.knowledge.telling_words import stem, telling_words
from onrecord.model import Document, Event, Facts, Statement, position

_CLAIMING = frozenset({"accuses", "asserts", "confirms"})
_HARM = frozenset({"ASSAULT", "FIND", "COERCE"})
_BACK = 3  # paragraphs that an answer to a named claimant reaches back
_EITHER = re.compile(r"\b(?:either|both|such|it|them|this|that|these|those|so)\b", re.I)
_OWN_DEED = re.compile(
    r"(?:that\s+)?(?:it|they|its|their|his|he|she|we|our|the\s+(?:rebels|army|military|militia|group|movement|troops|fighters|forces))\b|(?:having\s+)?[a-z]+ing\b",
    re.I,
)
_HABIT = re.compile(r"\b(?:repeatedly|always|consistently|routinely|regularly|usually|often|long)\b", re.I)
_DEFINITE = re.compile(r"\b(?:the|this|that|these)\s+(?:[^\W\d_]+\s+)?([^\W\d_]+)", re.I)


def answered_claims(document: Document, denial: Statement, facts: Facts) -> Iterator[str]:
    """Ids of earlier claims by others: those that name the denier and share a telling word with what he denies, and the last one
    by a claimant whom he names, if it is near and of the same matter."""
    mine = telling_words(*(span.text for span in denial.content)) - telling_words(denial.speaker_name or "")
    before = [s for s in facts.statements if position(s) < position(denial) and s.stance in _CLAIMING and _is_other(s, denial)]
    for claim in before:
        if _names(claim, denial.speaker_name, facts) and mine & telling_words(*(span.text for span in claim.content)):
            yield claim.id
    named = [s for s in before if _names(denial, s.speaker_name, facts) and _is_near(document, s, denial)]
    if named and _same_matter(named[-1], denial, mine, facts):
        yield named[-1].id


def harmed_things(document: Document, denial: Statement, facts: Facts) -> Iterator[str]:
    """Ids of the nearest harm before a denial of an own deed ("denied striking the clinic") that its sentence puts on the same thing,
    and of the nearest that it puts at a place where the denier says that he did none."""
    first = denial.content[0]
    if not _OWN_DEED.match(first.text):
        return
    things = {stem(match.group(1)) for match in _DEFINITE.finditer(first.text)}
    events = [
        e for e in facts.events if e.type in _HARM and e.trigger.end <= first.start and e.modality in ("actual", "denied", "possible")
    ]
    negated = [span for s in facts.statements if s.stance == "denies" and s.id != denial.id for span in s.content]
    events = [event for event in events if not any(span.covers(event.trigger) for span in negated)]
    before = sorted(events, key=lambda e: e.trigger.start, reverse=True)
    on_thing = (event for event in before if things & telling_words(_sentence(document, event).replace(first.text, " ")))
    yield from (event.id for event in islice(on_thing, 1))
    if not harm_words().isdisjoint(first.text.lower().split()):
        places = {place.canonical: place.text for place in facts.places if first.covers(place.span) and place.place_kind != "country"}
        there = (event for event in before if _may_be_his(event, denial) and _is_at(document, event, places))
        yield from (event.id for event in islice(there, 1))
        yield from (
            event.id for event in before[:1] if not places and not things and not event.actors and _just_before(document, event, denial)
        )


def _just_before(document: Document, event: Event, denial: Statement) -> bool:
    """ "Two protesters were shot dead. The peacekeepers denied firing live rounds." """
    if _HABIT.search(denial.evidence[0].text) is not None:
        return False
    told = event.evidence[-1].end if event.evidence else event.trigger.end
    return not document.text[told : denial.evidence[0].start].strip() and "\n" not in document.text[told : denial.evidence[0].start]


def _may_be_his(event: Event, denial: Statement) -> bool:
    """Nobody else is named as who did it."""
    mine = {denial.speaker_name, party_of(denial.speaker_name or "")} - {None}
    return not event.actors or any(actor.name in mine or party_of(actor.name) in mine for actor in event.actors)


def _is_at(document: Document, event: Event, places: Mapping[str, str]) -> bool:
    """At one of the places (canonical name → as it is written), by its own places, else by those in its sentence."""
    if event.places:
        return any(place.name in places for place in event.places)
    return any(name in _sentence(document, event) for name in places.values())


def _is_other(claim: Statement, denial: Statement) -> bool:
    return claim.speaker_name is not None and claim.speaker_name != denial.speaker_name and denial.speaker_name is not None


def _names(statement: Statement, name: str | None, facts: Facts) -> bool:
    """Whether the content mentions whoever is called so."""
    return any(entity.canonical == name and any(span.covers(entity.span) for span in statement.content) for entity in facts.entities)


def _is_near(document: Document, claim: Statement, denial: Statement) -> bool:
    return document.text.count("\n", position(claim)[0], position(denial)[0]) <= _BACK


def _same_matter(claim: Statement, denial: Statement, mine: frozenset[str], facts: Facts) -> bool:
    """A telling word in common, events of one type, or a word in the denial that needs the claim to be understood."""
    if mine & telling_words(*(span.text for span in claim.content)):
        return True
    types = _types(claim, facts)
    return bool(types & _types(denial, facts)) or _EITHER.search(denial.content[0].text) is not None


def _types(statement: Statement, facts: Facts) -> set[str]:
    return {event.type for event in facts.events if any(span.covers(event.trigger) for span in statement.content)}


def _sentence(document: Document, event: Event) -> str:
    """The event's evidence, else the line that it stands in."""
    if event.evidence:
        return " ".join(span.text for span in event.evidence)
    start = document.text.rfind("\n", 0, event.trigger.start) + 1
    stop = document.text.find("\n", event.trigger.end)
    return document.text[start : stop if stop >= 0 else len(document.text)]
