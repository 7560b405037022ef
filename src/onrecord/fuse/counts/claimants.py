"""Whose word a count is: the speaker that the report names, else the outlet whose own word it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import side
from onrecord.fuse.voices import FirstVoice, first_voice
from onrecord.knowledge.actors import country_of, known_as
from onrecord.knowledge.tolls import claimant_words
from onrecord.model import Figure

Likeness = Literal["same", "perhaps", "different"]


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who gives a count. `named`: the report names a speaker; else the word is the outlet's. `words`: what tells the name apart;
    `office`: those of the office or body that a person speaks for. `side`: the country or armed group behind the name."""

    name: str
    named: bool
    words: frozenset[str]
    office: frozenset[str] = frozenset()
    side: str | None = None


@remembered
def _offices(record: Record) -> Mapping[tuple[str, str], frozenset[str]]:
    """(document, canonical name) → the words of a person's role and affiliation there."""
    return {
        (entity.document, entity.canonical): claimant_words(f"{entity.affiliation or ''} {entity.role or ''}")
        for entity in record.entities()
        if entity.type == "person" and (entity.role or entity.affiliation)
    }


@remembered
def _voices(record: Record) -> dict[str, FirstVoice]:
    return {}


def voice_of(record: Record, figure: Figure) -> FirstVoice:
    """The first voice of a figure, found once."""
    known = _voices(record)
    if figure.id not in known:
        known[figure.id] = first_voice(record, figure)
    return known[figure.id]


def claimant_of(record: Record, figure: Figure) -> Claimant:
    """The claimant of a figure."""
    name = figure.speaker_name
    if name is None:
        outlet = voice_of(record, figure).name
        return Claimant(outlet, named=False, words=frozenset({outlet.casefold()}))
    office = _offices(record).get((figure.document, name), frozenset())
    return Claimant(name, named=True, words=claimant_words(name), office=office, side=side(record, figure.document, name))


def likeness(a: Claimant, b: Claimant) -> Likeness:
    """Whether two claimants are one. "The defence ministry" may be "Niger's defence ministry", a mayor by name may be "the mayor"."""
    if a.named != b.named:
        return "different"
    if a.words == b.words:
        return "same"
    if not a.named:
        return "different"
    for one, other in ((a, b), (b, a)):
        if one.words and any(one.words <= more for more in (other.words, other.office) if more):
            return "perhaps"
    return "perhaps" if a.office and (a.office <= b.office or b.office <= a.office) and b.office else "different"


def are_rivals(a: Claimant, b: Claimant) -> bool:
    """Whether they speak for different sides of the war: states or armed groups."""
    return a.side is not None and b.side is not None and a.side != b.side and _fights(a.side) and _fights(b.side)


def _fights(side: str) -> bool:
    return country_of(side) is not None or any(known.kind == "armed" for known in known_as(side))
