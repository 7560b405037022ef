"""Names that all could be anywhere settle each other."""

from __future__ import annotations

import numpy as np

from onrecord.knowledge import gazetteer
from onrecord.model import Document, Facts, PlaceDraft, Span
from onrecord.resolve.place_context import NAMES, Context
from onrecord.resolve.places import resolve_places


def located(text: str, *names: str) -> dict[str, str | None]:
    drafts = [PlaceDraft(span=Span(text=n, start=text.index(n), end=text.index(n) + len(n)), name=n, attested=2) for n in names]
    return {place.text: place.country for place in resolve_places(Document(id="d0", sha256="", text=text), drafts, Facts())}


def test_support_is_a_share_for_each_reading_and_kind() -> None:
    readings = [*gazetteer.find("Tripoli")[:4], *gazetteer.find("Sidon")[:2]]
    context = Context(readings, [4, len(readings) - 4])
    support = context.support(np.zeros(len(readings)))
    assert support.shape == (len(readings), len(NAMES))
    assert (support >= 0).all() and (support <= 1).all()


def test_weights_sum_to_one_within_a_name() -> None:
    readings = [*gazetteer.find("Tripoli")[:3], *gazetteer.find("Homs")[:1]]
    weights = Context(readings, [3, 1]).weights(np.array([5.0, 1.0, 0.0, -700.0]))
    assert weights[:3].sum() == 1.0 and weights[3] == 1.0 and weights[0] > weights[1]


def test_neighbours_tell_a_famous_namesake() -> None:
    ohio = "Schools in Dublin, Hilliard, Worthington, Westerville, Grove City and Columbus closed."
    assert located(ohio, "Dublin", "Hilliard", "Worthington", "Westerville", "Grove City", "Columbus")["Dublin"] == "US"
    assert located("Schools in Dublin, Cork, Galway and Limerick closed.", "Dublin", "Cork", "Galway", "Limerick")["Dublin"] == "IE"


def test_building_stands_in_the_town_beside_it_and_is_no_finer() -> None:
    text = "Shells hit the Brannock Street Clinic in Omdurman."
    drafts = [
        PlaceDraft(span=Span(text="Brannock Street Clinic", start=15, end=37), name="Brannock Street Clinic", hint="facility", worded=True),
        PlaceDraft(span=Span(text="Omdurman", start=41, end=49), name="Omdurman", attested=2),
    ]
    clinic, town = resolve_places(Document(id="d0", sha256="", text=text), drafts, Facts())
    assert (clinic.canonical, clinic.lat, clinic.precision) == ("Brannock Street Clinic", town.lat, "city")
    assert (clinic.radius_km or 0) >= 25


def test_border_of_one_country_is_that_with_the_neighbour_of_the_report() -> None:
    text = "Syrian families in Syria fled towards the Turkish border."
    draft = PlaceDraft(span=Span(text="Turkish border", start=42, end=56), name="Turkish border", worded=True, attested=2)
    (place,) = resolve_places(Document(id="d0", sha256="", text=text), [draft], Facts())
    assert (place.canonical, place.country) == ("Syria-Turkey border", None)
