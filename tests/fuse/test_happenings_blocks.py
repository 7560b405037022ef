"""Where event mentions meet: small blocks, and looking is mutual."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.fuse.happenings.blocks import keys
from onrecord.fuse.happenings.places import standing, where
from onrecord.fuse.happenings.summaries import tells_of_many, tells_of_one
from onrecord.fuse.happenings.told import Spot, Told, Toll
from onrecord.model import Event, Span

DAYS = ["2024-05-06", "2024-05-07", "2024-05-08"]


def spot(name: str, lat: float | None, lon: float | None, *, radius: float = 5.0, **known: object) -> Spot:
    given = {"place": f"P{name}", "name": name, "role": "scene", "kind": "city", "country": "SD", "lat": lat, "lon": lon}
    return Spot.model_validate({**given, "radius_km": radius, **known})


NYALA = spot("Nyala", 12.05, 24.88, geonames=365763)
FASHER = spot("El Fasher", 13.63, 25.35, geonames=374739)
DARFUR = spot("Darfur", 13.0, 25.0, radius=350.0, kind="region")
SUDAN = spot("Sudan", 15.0, 30.0, radius=900.0, kind="country")
UMM = spot("Umm Kaddada East", None, None, radius=0.0, kind="other")


def told(number: int, *spots: Spot, day: str | None = None, by: str = "2024-05-08", **known: object) -> Told:
    given = {
        "id": f"E{number}", "document": f"d{number}", "type": "ASSAULT", "family": "violence", "trigger": "strike", "start": 0,
        "sentence": 0, "published": by,
        "first": day, "last": day, "precision": "day" if day else None, "basis": "clause: on the day" if day else None,
        "spots": spots, "countries": tuple(sorted({one.country for one in spots if one.country})), "sides": ("Rapid Support Forces",),
    }  # fmt: skip
    return Told.model_validate({**given, **known})


def meet(a: Told, b: Told) -> bool:
    mine, other = keys(a), keys(b)
    assert bool(mine.looks & other.filed) == bool(other.looks & mine.filed)
    return bool(mine.looks & other.filed)


def test_town_meets_the_town_of_its_day() -> None:
    assert meet(told(1, NYALA, day="2024-05-07"), told(2, NYALA, day="2024-05-07"))
    assert meet(told(1, NYALA, day="2024-05-07"), told(2, spot("Nyala airport", 12.06, 24.96), day="2024-05-07"))
    assert not meet(told(1, NYALA, day="2024-05-07"), told(2, NYALA, day="2024-05-05"))
    assert not meet(told(1, NYALA, day="2024-05-07"), told(2, FASHER, day="2024-05-07"))


def test_mention_without_a_day_meets_those_of_the_days_before_its_report() -> None:
    assert meet(told(1, NYALA, by="2024-05-08"), told(2, NYALA, day="2024-05-07"))
    assert not meet(told(1, NYALA, by="2024-05-28"), told(2, NYALA, day="2024-05-07"))


def test_region_meets_a_town_only_by_something_that_both_tell() -> None:
    toll = Toll(measure="killed", population="people", value=17)
    assert not meet(told(1, DARFUR, day="2024-05-07"), told(2, NYALA, day="2024-05-07"))
    assert meet(told(1, DARFUR, day="2024-05-07", tolls=(toll,)), told(2, NYALA, day="2024-05-07", tolls=(toll,)))
    assert meet(told(1, DARFUR, day="2024-05-07", sites=("hospital",)), told(2, NYALA, day="2024-05-07", sites=("hospital",)))


def test_summary_meets_all_that_its_country_tells_of_its_days() -> None:
    week = told(1, DARFUR, first="2024-05-04", last="2024-05-10", precision="week", basis="clause: this week", summary=True)
    assert meet(week, told(2, NYALA, day="2024-05-07"))
    assert not meet(week, told(2, NYALA, day="2024-05-17"))


def test_mention_without_place_or_mark_meets_none_but_those_of_its_report() -> None:
    nothing = told(1, sides=())
    assert not meet(nothing, told(2, NYALA, day="2024-05-07"))
    assert meet(nothing, told(2, NYALA, day="2024-05-07", document="d1"))


PLACES = [NYALA, FASHER, DARFUR, SUDAN, UMM]
mentions = st.builds(
    lambda number, spots, day, by, sites, summary: told(number, *spots, day=day, by=by, sites=tuple(sorted(sites)), summary=summary),
    st.integers(0, 99), st.lists(st.sampled_from(PLACES), max_size=2), st.sampled_from([None, *DAYS]), st.sampled_from(DAYS),
    st.sets(st.sampled_from(["hospital", "market"])), st.booleans(),
)  # fmt: skip


@given(mentions, mentions)
def test_where_one_looks_the_other_looks_too(a: Told, b: Told) -> None:
    meet(a, b)


@given(mentions, mentions)
def test_places_stand_to_each_other_alike_from_either_side(a: Told, b: Told) -> None:
    assert where(a, b).standing == where(b, a).standing


def test_places_stand_as_their_circles_tell() -> None:
    assert standing(NYALA, FASHER) is None
    assert standing(NYALA, DARFUR) == ("within", "{} within {}", ("Nyala", "Darfur"))
    assert standing(NYALA, SUDAN) == ("country", "{} within {}", ("Nyala", "Sudan"))
    assert standing(NYALA, spot("Nyala port", None, None, radius=0.0)) == ("same", "both in {}", ("Nyala",))


def test_where_something_came_from_is_not_where_it_happened() -> None:
    launched = told(1, NYALA.model_copy(update={"role": "origin"}))
    assert where(launched, told(2, NYALA)).standing == "origin"


@pytest.mark.parametrize(
    ("text", "trigger", "many"),
    [
        ("Dozens of air strikes hit the town this week", "air strikes", True),
        ("A wave of attacks shook the province", "attacks", True),
        ("The army counted 12 raids since Monday", "raids", True),
        ("Air strikes across the country killed 40 people", "Air strikes", True),
        ("Two strikes hit the market", "strikes", False),
        ("An air strike hit the market", "air strike", False),
        ("Air strikes hit the market", "Air strikes", False),
        ("Clashes broke out at the gate", "Clashes", False),
    ],
)
def test_summary_is_several_happenings_counted_or_spread(text: str, trigger: str, many: bool) -> None:
    start = text.index(trigger)
    found = Event(document="d1", type="ASSAULT", trigger=Span(text=trigger, start=start, end=start + len(trigger)))
    before, after = text[:start].lower().split(), text[start + len(trigger) :].lower().split()
    assert tells_of_many(found, before, after, ()) is many
    assert tells_of_one(found, before) is (trigger == "air strike")
