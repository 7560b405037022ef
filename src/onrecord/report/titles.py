"""What a happening is called in one line: whom it struck and where, and who did it as far as nobody on record contests that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.fuse import Record
from onrecord.fuse.actors import name_of
from onrecord.fuse.disputes.rivals import RIVAL
from onrecord.fuse.disputes.tellings import tellings
from onrecord.fuse.sides import doers
from onrecord.model import Event, Incident, Statement
from onrecord.model.card import CardPlace

_MOST = 2
"""Doers whom a title names where it is contested who did it, and speakers of each."""


def whose(record: Record, event: Event) -> tuple[str, ...]:
    """On whose word a mention tells it, the unnamed as they are called ("two residents"); empty: the report tells it in its own voice.

    A denier who speaks on in the same breath claims nothing against the others, but his word it is.
    """
    told, name = tellings(record).get(event.id), name_of(record)
    speakers = set(told.speakers) if told else set()
    if not speakers:
        said = (fact for key in event.attributed_to if isinstance(fact := record.facts.get(key), Statement))
        speakers = {fact.speaker_name or "somebody unnamed" for fact in said if fact.stance != "denies"}
    return tuple(sorted({name(speaker) for speaker in speakers}))


def on_whose_word(record: Record, incident: Incident) -> tuple[str, ...]:
    """Those whose word it is in every telling; of one voice all whom it quotes for it."""
    if incident.speakers or len(incident.voices) > 1:
        return incident.speakers
    told = [event for key in incident.events if isinstance(event := record.facts.get(key), Event)]
    standing = [event for event in told if event.modality != "denied"] or told
    return tuple(dict.fromkeys(name for event in standing for name in whose(record, event)))


def is_contested(incident: Incident) -> bool:
    """Whether somebody denies what others tell, or names another doer. (What is known from its denials alone is nobody's account.)"""
    return any(RIVAL in why for why in incident.why) or bool(incident.denied_by and incident.status != "denied")


def of_incident(record: Record, incident: Incident, places: Iterable[CardPlace]) -> str:
    """The title of an incident (see `titled`)."""
    contested = is_contested(incident)
    said = _accounts(record, incident) if contested else {actor: {} for actor in incident.actors}
    return titled(incident, said, incident.targets, places, contested=contested)


def _accounts(record: Record, incident: Incident) -> Mapping[str, Iterable[str]]:
    """Who is said to have done it, with those who say so. Whom only a denial names stands beside the others, or alone, where nothing but
    the denial is told; who accused him then, the denial does not always say."""
    told = [event for key in incident.events if isinstance(event := record.facts.get(key), Event)]
    found: dict[str, dict[str, None]] = {}
    sides: set[str] = set()
    for event in (event for event in told if event.modality != "denied"):
        sides |= doers(record, event)
        for actor in event.actors:
            found.setdefault(actor.name, {}).update(dict.fromkeys(whose(record, event)))
    if found or all(event.modality == "denied" for event in told):
        for event in (event for event in told if event.modality == "denied" and not doers(record, event) <= sides):
            for actor in event.actors:
                found.setdefault(actor.name, {})
    return found


def of_event(record: Record, event: Event, known: Incident | None, places: Iterable[CardPlace]) -> str:
    """The title of one mention (see `titled`). A denial says itself what is denied."""
    said = {actor.name: dict.fromkeys(whose(record, event)) for actor in event.actors}
    contested = event.modality != "denied" and known is not None and is_contested(known)
    return titled(event, said, [target.name for target in event.targets], places, contested=contested)


def titled(
    told: Event | Incident, actors: Mapping[str, Iterable[str]], targets: Iterable[str], places: Iterable[CardPlace], *, contested: bool
) -> str:
    """`Russian forces → apartment block, Dnipro (ASSAULT)`; where it is contested who did it, `apartment block, Dnipro; said to be by A
    (says B) (ASSAULT)`; what is not told as having happened, `hospital (ASSAULT, denied)`. `actors`: each with those who name them. Each
    name stands once."""
    who = () if contested else tuple(actors)
    whom = tuple(dict.fromkeys(name for name in targets if contested or name not in actors or len(actors) > 1))
    where = next((place.name for role in ("scene", "within", "destination", "origin") for place in places if place.role == role), "")
    if where.casefold() in {name.casefold() for name in (*who, *whom)}:
        where = ""
    parties = f"{', '.join(who)} → {', '.join(whom)}" if who and whom else ", ".join(whom) or _alone(who, targets)
    said = f"said to be by {_named(actors)}" if contested and actors else ""
    modality = "" if told.modality == "actual" else f", {told.modality}"
    line = "; ".join(part for part in (", ".join(part for part in (parties, where) if part), said) if part)
    return f"{line} ({told.type}{modality})".lstrip()


def _alone(who: Sequence[str], targets: Iterable[str]) -> str:
    """Those who act where nobody else is told of; who is both doer and done to (people who flee) is no doer."""
    return ", ".join(who) if set(who) & set(targets) else f"by {', '.join(who)}" if who else ""


def _named(actors: Mapping[str, Iterable[str]]) -> str:
    """`A (says B), by C (by its own word)`, the first of them."""
    told = [f"{actor}{_word(actor, list(said))}" for actor, said in actors.items()]
    more = len(told) - _MOST
    return ", by ".join(told[:_MOST]) + (f" and {more} more" if more > 0 else "")


def _word(actor: str, speakers: Sequence[str]) -> str:
    if speakers == [actor]:
        return " (by its own word)"
    return f" (says {_some(speakers)})" if speakers else ""


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST
    return " and ".join(names[:_MOST]) if more <= 0 else f"{', '.join(names[:_MOST])} and {more} more"
