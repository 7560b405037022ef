"""What the shapes of ACLED and of UCDP have in common: who, where, when and from whom, of one incident."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.export.codes import CIVILIANS, EXTERNAL, REBEL, STATE, CountryCodes, country_codes, inter
from onrecord.export.incidents import reports, told
from onrecord.export.scenes import scene
from onrecord.export.wanted import Wanted
from onrecord.fuse import Record
from onrecord.fuse.disputes.rivals import rivalries
from onrecord.fuse.disputes.tellings import tellings
from onrecord.fuse.incidents import incidents
from onrecord.fuse.sides import side_of
from onrecord.knowledge.countries import by_code
from onrecord.model import Event, Figure, Incident, IncidentPlace, Place
from onrecord.model.document import Document

NOT_HAPPENED = "it is told as planned, possible, demanded or denied"
TAKEN_BACK = "it was denied or taken back"
PART_OF = "a summary whose incidents have rows of their own"
UNDATED = "no report gives its day"


@dataclass(frozen=True)
class Shaped:
    """One incident that happened, as other data sets ask about it."""

    record: Record
    incident: Incident
    wanted: Wanted
    first: date
    last: date

    @cached_property
    def told(self) -> list[Event]:
        return told(self.record, self.incident)

    @cached_property
    def place(self) -> IncidentPlace | None:
        """Where it was, unless it is known only to the country."""
        found = scene(self.incident)
        return None if found is None or self.place_kind(found) == "country" else found

    def place_kind(self, place: IncidentPlace) -> str:
        fact = self.record.facts.get(place.place)
        return fact.place_kind if isinstance(fact, Place) else "other"

    def is_off(self, place: IncidentPlace) -> bool:
        """Whether the wording sets it apart from the place ("near", "20 km east of")."""
        fact = self.record.facts.get(place.place)
        return isinstance(fact, Place) and fact.relation is not None

    @cached_property
    def country(self) -> str | None:
        """ISO alpha-2 of where it happened; None where that is not told, or several."""
        found = {place.country for place in self.incident.places if place.role in ("scene", "within") and place.country}
        return next(iter(found)) if len(found) == 1 else None

    @property
    def codes(self) -> CountryCodes:
        return country_codes(self.country)

    @property
    def country_name(self) -> str:
        return by_code(self.country).name if self.country else ""

    def region(self) -> str:
        """The region that is told of, where one is."""
        return next((place.name for place in self.incident.places if self.place_kind(place) == "region" and place.role in _THERE), "")

    @cached_property
    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those who did it, and those to whom. A place or a thing that was hit is no actor; of two who clash each is a side."""
        places = {place.name for place in self.incident.places}
        who, whom = (
            tuple(name for name in names if name not in places and (any(map(str.isupper, name)) or inter(name, self.country) is not None))
            for names in (self.incident.actors, self.incident.targets)
        )
        if rivalries(self.record).get(self.incident.id) or self.others_accused:
            who = ()  # several are said to have done it: one name would settle it
        if self.incident.type == "ASSAULT" and self.incident.mode in (None, "firearms") and len(who) > 1 and not self._armed(whom):
            return who[:1], who[1:]
        return who, whom

    def _armed(self, names: tuple[str, ...]) -> bool:
        return any(inter(name, self.country) in (STATE, REBEL, EXTERNAL) for name in names)

    def inter(self, names: tuple[str, ...]) -> int | None:
        return next((kind for name in names if (kind := inter(name, self.country)) is not None), None)

    @cached_property
    def reports(self) -> list[Document]:
        return [self.record.documents[key] for key in reports(self.record, self.incident)]

    @property
    def publishers(self) -> list[str]:
        return list(dict.fromkeys(document.publisher or document.label for document in self.reports))

    @cached_property
    def sentence(self) -> str:
        """The first that says it happened, rather than one that denies it."""
        known = tellings(self.record)
        said = sorted(self.told, key=lambda event: (not known[event.id].asserted, bool(known[event.id].denials)))
        return self.record.source(said[0]).sentence if said else ""

    @cached_property
    def deniers(self) -> tuple[str, ...]:
        found = (getattr(self.record.facts.get(key), "speaker_name", None) or "somebody unnamed" for key in self.incident.denied_by)
        return tuple(dict.fromkeys(found))

    @property
    def civilians_hit(self) -> bool:
        """Whether those whom it hit are told to be civilians, and none of them fighters."""
        counted = {figure.population for key in self.incident.figures if isinstance(figure := self.record.facts.get(key), Figure)}
        return (self.inter(self.sides[1]) == CIVILIANS or not counted.isdisjoint(_CIVILIANS)) and "military" not in counted

    @property
    def others_accused(self) -> frozenset[str]:
        """The sides that deny an attack which others are named for, and was not on them: somebody said that it was they."""
        known = {side_of(name) or name for name in (*self.incident.actors, *self.incident.targets)}
        denying = {side for name in self.deniers if (side := side_of(name)) is not None}
        return frozenset(denying - known if self.incident.type == "ASSAULT" and self.incident.actors else ())

    @property
    def is_doer_disputed(self) -> bool:
        """Whether those who are said to have done it deny it, by themselves or by their side; or others are said to have done it."""
        named = {*self.incident.actors, *(side_of(name) for name in self.incident.actors)} - {None}
        denied = any(name in named or side_of(name) in named for name in self.deniers)
        return denied or bool(self.others_accused or rivalries(self.record).get(self.incident.id))

    @property
    def standing(self) -> str:
        """What it all comes to, in words: by whom it is told, who denies it, and why it has its status."""
        speakers = "; ".join(self.incident.speakers)
        denied = ", ".join(self.deniers)
        rivals = "; ".join(relation.why for relation in rivalries(self.record).get(self.incident.id, ()))
        parts = (
            f"onrecord status: {self.incident.status}",
            f"said by: {speakers}" if speakers else "",
            f"denied by: {denied}" if denied else "",
            "who did it is disputed" if self.is_doer_disputed else "",
            rivals,
            f"why: {self.incident.why[-1]}" if self.incident.why and self.incident.status != "reported" else "",
            f"between {self.first} and {self.last}" if self.days > 1 else "",
        )
        return "; ".join(part for part in parts if part)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


_CIVILIANS = frozenset({"civilians", "women", "children"})
_THERE = ("scene", "within")


def shaped(record: Record, wanted: Wanted) -> Iterator[Shaped]:
    """The incidents that happened on days that are told, in order of id; what is left out is counted, with why."""
    for incident in incidents(record):
        if not wanted.has(incident.id):
            continue
        if (why := _left_out(incident)) is not None:
            wanted.leave_out(why)
        elif incident.first is not None:
            first, last = (date.fromisoformat(moment[:10]) for moment in (incident.first, incident.last or incident.first))
            yield Shaped(record, incident, wanted, first, last)


def _left_out(incident: Incident) -> str | None:
    if incident.modality != "actual":
        return NOT_HAPPENED
    if incident.status in ("denied", "retracted"):
        return TAKEN_BACK
    if incident.summary and incident.parts:
        return PART_OF
    return UNDATED if incident.first is None else None
