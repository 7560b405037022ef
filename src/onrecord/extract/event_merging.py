"""Mentions of one happening inside a report become one event: the first clear one, with the evidence of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Event


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one sentence tells it. `points_back`: its wording takes it as known ("the attack") or tells only what came of it."""

    event: Event
    points_back: bool


def distinct(mentions: Sequence[Mention]) -> list[Event]:
    """The events of one report in text order, told once each."""
    kept: list[Mention] = []
    for mention in mentions:
        same = next((n for n in range(len(kept) - 1, -1, -1) if _same(kept[n].event, mention)), None)
        if same is None:
            kept.append(mention)
        else:
            kept[same] = replace(kept[same], event=_joined(kept[same].event, mention.event))
    return [mention.event for mention in kept]


def _same(one: Event, mention: Mention) -> bool:
    """Same type, nothing that tells them apart, and something that ties them: a sentence, place, target, or a word that points back."""
    other = mention.event
    if one.type != other.type or _apart(_days(one), _days(other)):
        return False
    together = one.evidence[-1] == other.evidence[0]
    if one.modality != other.modality and not together:
        return False
    places, targets = _apart(_places(one), _places(other)), _apart(_targets(one), _targets(other))
    if together:
        return not (places and targets)
    if places or _apart(_actors(one), _actors(other)):
        return False
    if mention.points_back and not targets:
        return True
    return bool((_places(one) & _places(other)) or (_targets(one) & _targets(other)))


def _apart(one: set[str], other: set[str]) -> bool:
    """Both are told, and they have nothing in common."""
    return bool(one and other and not one & other)


def _days(event: Event) -> set[str]:
    return {event.first, event.last} - {None} if event.first else set()  # type: ignore[return-value]


def _places(event: Event) -> set[str]:
    return {place.name for place in event.places}


def _targets(event: Event) -> set[str]:
    return {target.name for target in event.targets}


def _actors(event: Event) -> set[str]:
    return {actor.name for actor in event.actors}


def _joined(one: Event, other: Event) -> Event:
    """The first mention, with what the other adds; gaps are filled, nothing is overwritten."""
    return one.model_copy(
        update={
            "actors": one.actors or other.actors,
            "targets": one.targets or other.targets,
            "places": one.places or other.places,
            "first": one.first or other.first,
            "last": one.last or other.last,
            "time": one.time or other.time,
            "mode": one.mode or other.mode,
            "acled": one.acled or other.acled,
            "instruments": one.instruments or other.instruments,
            "attributed_to": tuple(dict.fromkeys((*one.attributed_to, *other.attributed_to))),
            "evidence": tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        }
    )
