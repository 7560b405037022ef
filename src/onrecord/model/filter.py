"""What is asked of a list. A filter means the same in the command line, the API and the pages: they all make one of these."""

from __future__ import annotations

from datetime import date
from typing import Any, Self, get_args

from pydantic import Field

from onrecord.errors import UsageError
from onrecord.model.base import Frozen
from onrecord.model.card import CardKind, Review
from onrecord.model.vocabulary import EventType, IncidentStatus, Measure, Modality, Population, Stance

Box = tuple[float, float, float, float]

LABELS: dict[str, tuple[str, ...]] = {
    "kind": get_args(CardKind), "type": get_args(EventType), "modality": get_args(Modality), "stance": get_args(Stance),
    "measure": get_args(Measure), "population": get_args(Population), "status": get_args(IncidentStatus),
    "placed": ("yes", "no"),
    "review": (*get_args(Review), "unreviewed", "any"),
}  # fmt: skip
"""The filters that take labels of a closed vocabulary, with these."""


class Filter(Frozen):
    """Which cards are wanted: those that fit all that is given; what is None does not restrict. A card that has no value for what is asked
    does not fit. Without `review`, what a person rejected is left out.
    """

    kind: str | None = Field(default=None, description="event, statement, figure, incident or document")
    since: str | None = Field(default=None, description="an ISO day: what may have happened on it or later; the undated do not fit")
    until: str | None = Field(default=None, description="an ISO day: what may have happened on it or earlier; the undated do not fit")
    place: str | None = Field(default=None, description="a part of the name of where it happened, came from or went to, or of its country")
    box: str | None = Field(
        default=None, description="south,west,north,east in degrees: where it happened; west > east goes over the date line"
    )
    placed: str | None = Field(
        default=None, description="yes: where it happened is on the map; no: what is told of that has no place there"
    )
    actor: str | None = Field(default=None, description="a part of the name of who did, suffered, said it, or is counted")
    speaker: str | None = Field(default=None, description="a part of the name of who says it")
    type: str | None = Field(default=None, description="an event type, such as ASSAULT")
    modality: str | None = Field(default=None, description="actual, denied, planned, possible, demanded")
    stance: str | None = Field(default=None, description="a statement's stance, such as denies")
    measure: str | None = Field(default=None, description="what is counted, such as killed")
    population: str | None = Field(default=None, description="who or what is counted, such as civilians")
    source: str | None = Field(default=None, description="a part of the publisher's name, or of the report's address")
    status: str | None = Field(default=None, description="reported, corroborated, disputed, denied, retracted")
    document: str | None = Field(default=None, description="the id of a report")
    review: str | None = Field(default=None, description="accepted, corrected, rejected, unreviewed, or any")
    text: str | None = Field(
        default=None,
        description='words of the sentence, of a report those of its text: all are wanted; "a phrase", OR, -without, start*',
    )

    @classmethod
    def of(cls, **asked: Any) -> Self:
        """The filter, its labels in their own spelling. What is None or empty does not restrict.

        Raises UsageError for a label, day, box or name of a filter that does not exist.
        """
        given = {name: value for name, value in asked.items() if value not in (None, "")}
        unknown = sorted(given.keys() - cls.model_fields.keys())
        if unknown:
            raise UsageError(f"no filter {unknown[0]!r}", hint=f"There are: {', '.join(cls.model_fields)}.")
        for name, labels in LABELS.items():
            if name in given:
                given[name] = _label(name, str(given[name]), labels)
        for name in ("since", "until"):
            if name in given:
                given[name] = _day(name, str(given[name]))
        made = cls(**{name: str(value) for name, value in given.items()})
        made.bounds()
        return made

    def bounds(self) -> Box | None:
        """The box as south, west, north, east in degrees. Raises UsageError if it is none."""
        if self.box is None:
            return None
        try:
            south, west, north, east = (float(part) for part in self.box.split(","))
        except ValueError:
            raise UsageError(f"box {self.box!r} is no box", hint="Give south,west,north,east in degrees, as 44.3,22.1,52.4,40.2.") from None
        if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
            raise UsageError(f"box {self.box!r} is not on the earth", hint="South ≤ north within ±90, west and east within ±180.")
        return south, west, north, east

    def asked(self) -> dict[str, str]:
        """What is given, by name: the same filter again, as an address or a sidecar writes it."""
        return {name: value for name, value in self.model_dump().items() if value is not None}


def _label(name: str, value: str, labels: tuple[str, ...]) -> str:
    known = {label.casefold(): label for label in labels}
    if value.casefold() not in known:
        raise UsageError(f"no {name} {value!r}", hint=f"There are: {', '.join(labels)}.")
    return known[value.casefold()]


def _day(name: str, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{name} {value!r} is no day", hint="Give it as 2023-04-15.") from None
