"""The forms by which facts are corrected and graded, and how the reader calls what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from onrecord.fuse.corrections import CORRECTABLE, SPANS, choices, optional
from onrecord.fuse.grades import CREDIBILITY, RELIABILITY
from onrecord.model import Entity, Event, Figure, Frozen, Place, Statement, Time
from onrecord.web.rendering import environment

Input = Literal["choice", "number", "day", "words"]
NUMBERS = frozenset({"value", "lower", "upper", "lat", "lon", "radius_km"})
DAYS = frozenset({"first", "last", "as_of", "since"})

NAMES = {
    "actors": "Who did it", "affiliation": "Affiliation", "as_of": "As of", "basis": "How the day is known", "bound": "Wording",
    "canonical": "Name", "content": "What is said", "country": "Country", "cue": "Cue", "end": "Ends at", "first": "First day",
    "geonames": "GeoNames", "hedges": "Hedges", "instruments": "With what", "last": "Last day", "lat": "Latitude", "lon": "Longitude",
    "lower": "At least", "manner": "Manner", "measure": "What befell them", "modality": "Whether it happened", "mode": "Mode",
    "party": "Whose", "place": "Place", "place_kind": "Kind of place", "places": "Where", "population": "Who or what",
    "precision": "How finely", "radius_km": "Within km", "relation": "Wording of the place", "role": "Role", "scene": "Scene",
    "scope": "Scope", "since": "Since", "speaker": "Named in the text as", "speaker_name": "Who says so", "stance": "Stance",
    "start": "Starts at", "targets": "Done to", "text": "Words", "trigger": "Word", "type": "Type", "unit": "Unit", "upper": "At most",
    "value": "Number",
}  # fmt: skip
"""Fields, as the pages call them."""
KINDS = {"event": "Events", "statement": "Statements", "figure": "Figures", "place": "Places", "time": "Times", "entity": "Names"}
VERDICTS = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "grade": "graded", "same": "judged the same as others",
    "different": "judged apart from others", "undo": "undone",
}  # fmt: skip


class Asking(Frozen):
    """One field of a form. `unknown`: it may be left open."""

    name: str
    label: str
    input: Input
    choices: tuple[str, ...] = ()
    unknown: bool = False


def _asking(kind: type[Frozen], name: str) -> Asking:
    labels = choices(kind, name)
    given: Input = "choice" if labels else "number" if name in NUMBERS else "day" if name in DAYS else "words"
    return Asking(name=name, label=NAMES[name], input=given, choices=labels, unknown=optional(kind, name))


FORMS = {
    name: tuple(_asking(kind, field) for field in CORRECTABLE[name])
    for name, kind in (("event", Event), ("statement", Statement), ("figure", Figure), ("place", Place), ("time", Time), ("entity", Entity))
}
"""Kind → the fields of the form that corrects it."""
STRETCHES = {name: (*(("own",) if name not in ("statement", "event") else ()), *SPANS.get(name, ())) for name in FORMS}
"""Kind → the stretches that may be set to words that are selected in the text; `own`: its own words."""

environment.globals.update(
    NAMES=NAMES, KINDS=KINDS, VERDICTS=VERDICTS, FORMS=FORMS, STRETCHES=STRETCHES, RELIABILITY=RELIABILITY, CREDIBILITY=CREDIBILITY
)


def of(titles: Mapping[str, str], ids: Iterable[str]) -> list[dict[str, str]]:
    """Those of the titles, each with its id, as the dialogs take them."""
    return [{"id": key, "title": titles[key]} for key in ids if key in titles]


environment.filters["of"] = of
