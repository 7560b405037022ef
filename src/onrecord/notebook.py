"""What a notebook shows of a case and its tables: escaped text, no scripts, never more than a few rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.fuse.counts import wording
from onrecord.model import Document, Entity, Event, Figure, Incident, Place, Statement, Time
from onrecord.model.markup import marked, table, text, when

if TYPE_CHECKING:
    from onrecord.case import Case
    from onrecord.tables import Table

SHOWN = 10
"""Rows of a table that are shown; all of them are in it."""
UNKNOWN = "<em>unknown</em>"

Cells = Iterator[str]


def table_html(shown: Table[Any]) -> str:
    """The first rows, and how many there are."""
    head, cells = SHOWS[shown.kind]
    count = len(shown)
    told = "".join(f" · {name}: {value}" for name, value in shown.asked.asked().items())
    more = f", the first {SHOWN} shown" if count > SHOWN else ""
    called = "reports" if shown.kind == "documents" else shown.kind
    return table(head, (list(cells(item)) for item in islice(shown, SHOWN)), f"{count} {called}{more}{told}")


def case_html(case: Case) -> str:
    """How much there is in a case."""
    counts = case.store.counts()
    return table(counts, [[text(count) for count in counts.values()]], f"case {case.path}")


def _cells(*values: object) -> Cells:
    return (text(value) or UNKNOWN for value in values)


def _event(event: Event) -> Cells:
    yield from _cells(event.type, _who(actor.name for actor in event.actors), _who(target.name for target in event.targets))
    yield from _cells(_who(place.name for place in event.places if place.role != "origin"), when(event.first, event.last), event.modality)
    yield from (marked(event), text(event.id))


def _figure(figure: Figure) -> Cells:
    yield from _cells(wording(figure), figure.measure, figure.unit or figure.population, figure.party, figure.speaker_name, figure.as_of)
    yield from (marked(figure), text(figure.id))


def _statement(statement: Statement) -> Cells:
    yield from _cells(statement.speaker_name, statement.stance)
    yield from (marked(statement), text(statement.id))


def _incident(incident: Incident) -> Cells:
    where = _who(place.name for place in incident.places if place.role in ("scene", "within"))
    yield from _cells(incident.type, _who(incident.actors), _who(incident.targets), where, when(incident.first, incident.last))
    yield from _cells(incident.status, len(incident.voices), incident.id)


def _place(place: Place) -> Cells:
    return _cells(place.canonical, place.country, place.place_kind, place.radius_km, place.text, place.id)


def _time(time: Time) -> Cells:
    return _cells(when(time.first, time.last), time.precision, time.text, time.id)


def _entity(entity: Entity) -> Cells:
    return _cells(entity.canonical, entity.type, entity.role, entity.text, entity.id)


def _document(document: Document) -> Cells:
    return _cells(document.label, document.publisher, when(document.published.first, document.published.last), document.url, document.id)


def _who(names: Any) -> str:
    return ", ".join(dict.fromkeys(names))


SHOWS: dict[str, tuple[tuple[str, ...], Callable[[Any], Cells]]] = {
    "events": (("type", "who", "whom", "where", "when", "modality", "sentence", "id"), _event),
    "figures": (("count", "measure", "of what", "party", "speaker", "as of", "sentence", "id"), _figure),
    "statements": (("speaker", "stance", "sentence", "id"), _statement),
    "incidents": (("type", "who", "whom", "where", "when", "status", "voices", "id"), _incident),
    "places": (("place", "country", "kind", "radius km", "in the text", "id"), _place),
    "times": (("when", "precision", "in the text", "id"), _time),
    "entities": (("name", "type", "role", "in the text", "id"), _entity),
    "documents": (("report", "publisher", "published", "address", "id"), _document),
}
"""Kind → the heads of its columns, and the cells of one of it."""
