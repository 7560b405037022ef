"""What a figure counts: whom, what befell them, whose, where, in which happening, over which time, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.fuse.counts.claimants import Claimant, claimant_of
from onrecord.fuse.counts.grounds import Ground, ground_of, ground_of_event, joined
from onrecord.fuse.counts.moments import Told, days_between, told_of
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import side_of
from onrecord.knowledge.actors import country_of
from onrecord.knowledge.tolls import force_of, tells_of_floor, tells_of_move, tells_of_order
from onrecord.model import Event, Figure
from onrecord.model.vocabulary import Measure, Scope

_OF_INCIDENTS: frozenset[Measure] = frozenset(
    {"killed", "wounded", "casualties", "missing", "captured", "destroyed", "affected", "launched", "intercepted"}
)
_STOCKS: frozenset[Measure] = frozenset({"displaced", "evacuated", "deployed"})
_CIVIL = frozenset({"people", "civilians", "children", "women", "bodies", "buildings", "settlements"})
_HURT: frozenset[Measure] = frozenset({"killed", "wounded", "casualties"})
_THOUSAND = 1000  # dead or wounded from whom on a count of no dated happening is taken to be a running total
_HUNDRED = 100  # the same of one side's soldiers, where no place is told but the country
_ONE_DAY = 2  # days at most that one happening lasts: "overnight" touches two
_AROUND = 40  # characters before a number in which "verified" is said of it


@dataclass(frozen=True, slots=True)
class Subject:
    """`scope`: as the figure tells it, else as its event does. `days`: those of the happening, if it is one; `happening`: its id;
    `summary`: whether that is of several; `dated`: whether words of the report give its day, not only when the report came out.

    `party`: whose, where a word of the report tells it; a party that only repeats the country of the place tells nothing more than that.
    `force`: regular or irregular, where those counted are fighters.
    `floor`: only the verified are counted; `moved`: the sentence says that the count has changed;
    `order`: that it is the one before or after another.
    """

    figure: Figure
    scope: Scope | None
    ground: Ground
    party: str | None
    event: Event | None
    happening: str | None
    summary: bool
    days: tuple[str, str] | None
    dated: bool
    claimant: Claimant
    told: Told
    force: str | None = None
    floor: bool = False
    moved: bool = False
    order: str | None = None

    @property
    def as_of(self) -> str | None:
        """The day up to which a running total counts: the one that the report gives, else the day on which it was told."""
        return self.figure.as_of or self.told.day


@remembered
def subjects(record: Record) -> Mapping[str, Subject]:
    """Figure → what it counts; shares are no counts."""
    return {figure.id: _subject(record, figure) for figure in record.figures() if figure.unit != "%"}


def _subject(record: Record, figure: Figure) -> Subject:
    event = _event(record, figure)
    ground = ground_of(record, figure)
    scope = _scope(figure, event, ground)
    if scope == "cumulative" and figure.population in _CIVIL and not ground.known and figure.party is not None:
        ground = Ground(country=_country(figure.party))  # a total of a country's civilians that names no place is one of that country
    happening = record.happenings.get(event.id) if event is not None and scope == "incident" else None
    if scope == "incident" and event is not None:
        ground = joined((ground, ground_of_event(record, event)))
    sentence = record.source(figure).sentence
    text = record.documents[figure.document].text
    return Subject(
        figure=figure,
        scope=scope,
        ground=ground,
        party=_party(figure, ground),
        event=event,
        happening=happening.id if happening is not None else None,
        summary=happening is not None and happening.summary,
        days=_days(figure, event) if scope == "incident" else None,
        dated=figure.as_of is not None or (event is not None and (event.basis or "").startswith(("clause", "sentence"))),
        claimant=claimant_of(record, figure),
        told=told_of(record, figure),
        force=force_of(figure.text) if figure.population == "military" else None,
        floor=tells_of_floor(text[max(0, figure.start - _AROUND) : figure.end]),
        moved=tells_of_move(sentence),
        order=tells_of_order(sentence),
    )


def _event(record: Record, figure: Figure) -> Event | None:
    found = record.facts.get(figure.event or "")
    return found if isinstance(found, Event) else None


def _scope(figure: Figure, event: Event | None, ground: Ground) -> Scope | None:
    """A count of one happening of a day or two, or of one day in a town, is one of an incident, whether or not its sentence has the words
    for it; how many are displaced or deployed is a running total."""
    if figure.scope is not None:
        return figure.scope
    if figure.since is not None:
        return "cumulative"
    if figure.measure in _STOCKS:
        return "incident" if event is not None and _brief(event.first, event.last) else "cumulative"
    if figure.measure not in _OF_INCIDENTS:
        return None
    if event is not None and event.first is not None:
        return "incident" if _brief(event.first, event.last) else None
    if figure.measure in _HURT and figure.value >= (_HUNDRED if _is_of_a_side(figure, ground) else _THOUSAND):
        return "cumulative"
    told = event is not None or figure.as_of is not None
    return "incident" if told and ground.fine else None


def _is_of_a_side(figure: Figure, ground: Ground) -> bool:
    return figure.population == "military" and figure.party is not None and not (ground.fine or ground.wide)


def _brief(first: str | None, last: str | None) -> bool:
    return first is not None and last is not None and days_between(first, last) < _ONE_DAY


def _days(figure: Figure, event: Event | None) -> tuple[str, str] | None:
    """The days of the happening: those of the event, else the day that the figure carries."""
    if event is not None and event.first is not None and event.last is not None and _brief(event.first, event.last):
        return event.first[:10], event.last[:10]
    return (figure.as_of, figure.as_of) if figure.as_of is not None else None


@lru_cache(maxsize=4096)
def _country(party: str) -> str | None:
    country = country_of(party)
    return country.code if country is not None else None


def _party(figure: Figure, ground: Ground) -> str | None:
    if figure.party is None:
        return None
    if figure.population in _CIVIL and ground.country is not None and _country(figure.party) == ground.country:
        return None
    return side_of(figure.party) or figure.party
