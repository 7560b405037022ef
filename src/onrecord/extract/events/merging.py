"""Mentions of one happening inside a report become one event: the first clear one, with the evidence of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.extract.events.event_words import group
from onrecord.extract.events.hours import Hours, disjoint
from onrecord.model import Event

_NEAR = 4  # sentences
_COUNTING = frozenset({"after", "before", "later", "earlier", "ago"})
"""In the words of a day that counts from another happening ("five days after the truce"): what the day is of is not sure."""
_WEEK = 6  # days from the first to the last
_SEPARATING = re.compile(r"\b(?:after|before|while|following|separately|another|elsewhere)\b|, as\b", re.IGNORECASE)
_COMPARED = 100  # events of one type that a mention is compared with: no report tells of more, only hostile text does


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one sentence tells it.

    `points_back`: its wording takes it as known ("the attack") or tells only what came of it; `light`: a word that only says that
    something was done ("launched") or what came of it ("killed"); `goes_on`: it may carry on with the day told before it;
    `heads`: a headline tells it as of now; `known`: its targets that are told as known ("the hospital"); `harms`: it only tells whom it
    hurt; `another`: it is told as another than those before; `hours`: the time of
    day; `of_the_day`: it is told with a part of the day that was told last. `sentence`, `paragraph`: their numbers.
    """

    event: Event
    points_back: bool
    light: bool
    sentence: int
    paragraph: int = -1
    goes_on: bool = False
    heads: bool = False
    known: frozenset[str] = frozenset()
    harms: bool = False
    another: bool = False
    hours: Hours | None = None
    of_the_day: bool = False


def distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """The events of one report in text order, told once each, by their first clear mentions.

    What points back to an event told shortly before adds its evidence to it; to one of which nothing is known, it adds nothing.
    """
    return _merged(_merged(mentions, within=True), within=False)


def _merged(mentions: Sequence[Mention], *, within: bool) -> list[Mention]:
    """Mentions of one event joined: `within` sentences first, for "killed in the fighting" is of that fighting; then over them."""
    kept: list[Mention] = []
    by_type: dict[str, list[int]] = {}
    for mention in mentions:
        alike = by_type.setdefault(mention.event.type, [])
        near = [n for n in reversed(alike[-_COMPARED:]) if not within or kept[n].sentence == mention.sentence]
        if mention.harms and not within:
            near = near[:1]  # "three were wounded": in what was told last
        at = next((n for n in near if _same(kept[n], mention)), None)
        if at is not None:
            kept[at] = _joined(kept[at], mention)
        elif within or not (mention.points_back and _bare(mention.event) and alike):
            alike.append(len(kept))
            kept.append(mention)
    return kept


def _bare(event: Event) -> bool:
    return not (event.places or event.targets or event.actors or event.first)


def _same(one: Mention, other: Mention) -> bool:
    """Same type, nothing that tells them apart, and something that ties them: a sentence, place, target, or a word that points back."""
    a, b = one.event, other.event
    if a.type != b.type or _apart(_days(a), _days(b)) or _last_otherwise(a, b):
        return False
    together = a.evidence[0] == b.evidence[0]
    if _set_apart(one, other) if together else (other.another or one.another or disjoint(one.hours, other.hours)):
        return False
    if a.modality != b.modality and not (together and (one.light or other.light)):
        return False
    taken_up = _takes_up(one, other)
    places = _apart(_scenes(a), _scenes(b)) if taken_up else _apart(_places(a), _places(b))
    targets = not taken_up and _aimed_apart(one, other)
    if _apart(_actors(a), _actors(b)):
        return False
    if together:
        return one.light or other.light or not places
    if places or (other.harms and _places(b) and b.first and not (_places(a) or a.first)):
        return False
    if other.points_back and not targets and other.sentence - one.sentence <= _NEAR and not _is_one_of(b, a):
        return True
    return bool(taken_up or (_scenes(a) & _scenes(b) and _targets(a) & _targets(b))) and not targets


def _set_apart(one: Mention, other: Mention) -> bool:
    """ "Shells hit the market hours after a bus was hit": the sentence tells of two, of which neither only tells what came of the other."""
    first, second = sorted((one.event, other.event), key=lambda event: event.trigger.start)
    sentence = first.evidence[0]
    between = sentence.text[first.trigger.end - sentence.start : second.trigger.start - sentence.start]
    return not (one.harms or other.harms) and _SEPARATING.search(between) is not None


def _apart(one: set[str], other: set[str]) -> bool:
    """Both are told, and they have nothing in common."""
    return bool(one and other and not one & other)


def _aimed_apart(one: Mention, other: Mention) -> bool:
    """Both have targets, none in common; what a strike hit and whom it is then told to have killed there do not tell them apart."""
    ours, theirs = _targets(one.event), _targets(other.event)
    if (other.points_back and _are_places(ours - _scenes(one.event))) or (one.points_back and _are_places(theirs - _scenes(other.event))):
        return False
    return _apart(ours, theirs)


def _is_one_of(one: Event, many: Event) -> bool:
    """ "The strike" after "the strikes" is one of them."""
    single, plural = one.trigger.text.lower().split()[-1], many.trigger.text.lower().split()[-1]
    return plural in (f"{single}s", f"{single}es")


def _takes_up(one: Mention, other: Mention) -> bool:
    """ "Shells hit the South Hospital. … accused the militia of shelling the hospital": the same thing, as known."""
    return any(name.endswith(f" {known}") for name in map(str.lower, _targets(one.event)) for known in other.known)


def _are_places(names: set[str]) -> bool:
    """Only buildings, vehicles and ground."""
    return all((name.split() or [""])[-1].lower() in group("ground") | group("buildings") for name in names)


def _days(event: Event) -> set[str]:
    return {event.first, event.last} - {None} if event.first else set()  # type: ignore[return-value]


def _last_otherwise(a: Event, b: Event) -> bool:
    """One is told of a week or more, which no single strike fills, the other of less."""
    spans = {(date.fromisoformat(e.last[:10]) - date.fromisoformat(e.first[:10])).days >= _WEEK for e in (a, b) if e.first and e.last}
    return len(spans) == 2


def _places(event: Event) -> set[str]:
    return {place.name for place in event.places}


def _scenes(event: Event) -> set[str]:
    """Where it happened: what came from the same sea or town need not be the same."""
    return {place.name for place in event.places if place.role != "origin"}


def _targets(event: Event) -> set[str]:
    return {target.name for target in event.targets}


def _actors(event: Event) -> set[str]:
    return {actor.name for actor in event.actors}


def _joined(one: Mention, other: Mention) -> Mention:
    """The first mention with the evidence of both; gaps are filled where both stand in one sentence or share a place or target.

    The day is also that of what points back to it ("the attack on Monday").
    """
    a, b = one.event, other.event
    update: dict[str, object] = {"evidence": tuple(dict.fromkeys((*a.evidence, *b.evidence)))}
    together = a.evidence[0] == b.evidence[0]
    alike = _takes_up(one, other) or bool(_scenes(a) & _scenes(b) or _targets(a) & _targets(b))
    if together or alike:
        update["attributed_to"] = tuple(dict.fromkeys((*a.attributed_to, *b.attributed_to)))
        one_happening = one.light or other.light or other.points_back or not together
        for field in ("actors", "targets", "places", "scene", "instruments") if one_happening else ():
            update[field] = getattr(a, field) or getattr(b, field)
    plain = _COUNTING.isdisjoint((b.basis or "").split())
    if a.first is None and (together or alike or (other.points_back and plain)):
        update |= {"first": b.first, "last": b.last, "precision": b.precision, "basis": b.basis, "time": b.time}
    if together and one.light and not other.light:  # "no one was killed in the strike": there was a strike
        update |= {"trigger": b.trigger, "mode": b.mode, "acled": b.acled, "modality": b.modality}
    back = one.points_back and (other.points_back or not together)
    heading = one.heads or (together and one.light and other.light and other.heads)
    return replace(one, event=a.model_copy(update=update), light=one.light and other.light, points_back=back, heads=heading)
