"""Mentions of people and bodies → one name each."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge.titles import read_title
from onrecord.model import Document, Entity, EntityDraft, Facts
from onrecord.resolve.bodies import gather_bodies
from onrecord.resolve.cast import Person, gather, holds
from onrecord.resolve.speakers import name_speakers

_FEW = 2

__all__ = ["name_speakers", "resolve_entities"]


def resolve_entities(document: Document, drafts: Sequence[EntityDraft], found: Facts) -> list[Entity]:
    """The entities that the drafts name, each mention with the one name of its person or body in this report.

    A person is called by the fullest name in the report, countries and well-known bodies by their usual names. An office without
    its holder's name is its holder if exactly one person of the report fits, and else itself if it says of what ("Mayor of Bor").
    """
    people, of = gather(drafts)
    called = {person: person.canonical for person in people}
    names = gather_bodies(drafts)
    entities = []
    for draft in drafts:
        person = of.get(draft.span.start) if draft.type == "person" else None
        if person is None and draft.type == "person":
            person = _holder(draft, people)
        canonical = called[person] if person else _own_name(draft) if draft.type == "person" else names.get(draft.span.start, draft.usual)
        if canonical is not None:
            entities.append(_entity(document, draft, canonical, person))
    return entities


def _holder(draft: EntityDraft, people: Sequence[Person]) -> Person | None:
    """The one person of the report who holds the office."""
    title = read_title(draft.name)
    if title is None:
        return None
    fits = [person for person in people if holds(title, person.roles, person.affiliations)]
    if not fits and title.unique and len(people) <= _FEW:
        # A release on two leaders gives the title of the guest and leaves out that of its own.
        fits = [person for person in people if not person.roles and len(person.names) > 1]
    return fits[0] if len(fits) == 1 else None


def _own_name(draft: EntityDraft) -> str | None:
    """The office itself, if it is one that only one person holds."""
    title = read_title(draft.name)
    if title is None or not title.unique or not (title.of or title.country):
        return None
    if title.of is None:
        return draft.name.removeprefix("The ").removeprefix("the ")
    return title.full[:1].upper() + title.full[1:] if draft.name[:1].isupper() else title.full


def _entity(document: Document, draft: EntityDraft, canonical: str, person: Person | None) -> Entity:
    known = [role for role in person.roles if role != "counterpart"] if person else []
    own = draft.role if draft.role != "counterpart" else None
    role = own or (known[0] if known else draft.role)
    affiliation = draft.affiliation or (person.affiliations[0] if person and person.affiliations else None)
    return Entity(
        document=document.id,
        text=draft.span.text,
        start=draft.span.start,
        end=draft.span.end,
        canonical=canonical,
        type=draft.type,
        role=role,
        affiliation=affiliation,
        extractor=draft.extractor,
    )
