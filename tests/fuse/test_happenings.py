"""Which event mentions, in one report and across reports, tell of one happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.fuse import Record
from onrecord.model import Incident, Judgement
from onrecord.model.vocabulary import Verdict
from tests.wars import Reading, event, figure, place, report, statement

TAIZ: dict[str, Any] = {"country": "YE", "lat": 13.58, "lon": 44.02, "place_kind": "city", "radius_km": 8.0, "geonames": 70225}
MARIB: dict[str, Any] = {"country": "YE", "lat": 15.46, "lon": 45.33, "place_kind": "city", "radius_km": 5.0, "geonames": 72966}
PROVINCE: dict[str, Any] = {"country": "YE", "lat": 13.4, "lon": 43.9, "place_kind": "region", "radius_km": 60.0}


def told(
    text: str, trigger: str, *, day: str | None = None, published: str, at: str | None = None, where: dict[str, Any] | None = None,
    killed: tuple[str, int] | None = None, **known: Any,
) -> Reading:  # fmt: skip
    """A report with one event, dated by its own clause where `day` is given."""
    document = report(text, day=published, url=f"https://{published}.example/{len(text)}")
    places = [place(document, at, **(where or TAIZ))] if at else []
    dated: dict[str, Any] = {"first": day, "last": day, "precision": "day", "basis": "clause: on that day"} if day else {}
    found = event(document, trigger, at=places, **{**dated, **known})
    counts = [figure(document, killed[0], killed[1], event=found.id)] if killed else []
    return document, [*places, found, *counts]


def clinic(published: str = "2024-05-08") -> Reading:
    return told(
        "An air strike on a clinic in Taiz killed 17 people on Tuesday.", "air strike", day="2024-05-07", published=published, at="Taiz",
        killed=("17 people", 17), mode="aerial",
    )  # fmt: skip


def hospital() -> Reading:
    return told(
        "Doctors in Taiz said 17 patients died when warplanes bombed their hospital on Tuesday.", "bombed", day="2024-05-07",
        published="2024-05-09", at="Taiz", killed=("17 patients", 17),
    )  # fmt: skip


def happenings(*readings: Reading, judgements: Iterable[Judgement] = ()) -> Sequence[Incident]:
    return Record.of(readings, judgements).groups.happenings


def test_second_telling_is_the_same_happening_and_says_why() -> None:
    (one,) = happenings(clinic(), hospital())
    assert len(one.events) == 2
    assert {"both in Taiz", "both on 2024-05-07", "17 killed in both", "both: hospital"} <= set(one.why)
    assert (one.first, one.last, one.precision) == ("2024-05-07", "2024-05-07", "day")
    assert [found.name for found in one.places] == ["Taiz"]


def test_happening_is_named_after_its_first_telling() -> None:
    late, early = clinic("2024-05-10"), hospital()
    first = next(fact for fact in early[1] if fact.kind == "event")
    (one,) = happenings(late, early)
    assert one.id == f"I{first.id[1:]}"
    assert one.events[0] == first.id


@pytest.mark.parametrize(
    "other",
    [
        told("An air strike on a clinic in Marib killed 17 people on Tuesday.", "air strike", day="2024-05-07", published="2024-05-08",
             at="Marib", where=MARIB, killed=("17 people", 17), mode="aerial"),
        told("An air strike on a clinic in Taiz killed 17 people on Thursday.", "air strike", day="2024-05-09", published="2024-05-10",
             at="Taiz", killed=("17 people", 17), mode="aerial"),
        told("Gunmen in Taiz shot dead two judges on Tuesday.", "shot dead", day="2024-05-07", published="2024-05-08", at="Taiz",
             killed=("two judges", 2), mode="targeted"),
        told("The coalition plans an air strike on Taiz.", "air strike", published="2024-05-08", at="Taiz", modality="planned"),
        told("Dozens of air strikes hit Taiz province last week.", "air strikes", published="2024-05-09", at="Taiz province",
             where=PROVINCE, first="2024-05-04", last="2024-05-10", precision="week", basis="clause: last week"),
    ],
    ids=["another town", "another day", "another deed", "a plan", "a summary"],
)  # fmt: skip
def test_near_miss_is_another_happening(other: Reading) -> None:
    assert len(happenings(clinic(), other)) == 2


def test_denial_is_of_the_happening_that_it_denies() -> None:
    denial = told("The coalition denied that it had bombed the hospital in Taiz on Tuesday.", "bombed", day="2024-05-07",
                  published="2024-05-08", at="Taiz", modality="denied")  # fmt: skip
    (one,) = happenings(clinic(), denial)
    assert one.modality == "actual"
    (alone,) = happenings(denial)
    assert alone.modality == "denied"


def test_later_toll_is_an_update_of_the_happening() -> None:
    later = told("The number of dead from Tuesday's air strike on a clinic in Taiz rose to 21.", "air strike", day="2024-05-07",
                 published="2024-05-09", at="Taiz", killed=("21", 21), mode="aerial")  # fmt: skip
    assert len(happenings(clinic(), later)) == 1


def test_region_holds_the_town_but_places_stay_as_fine_as_told() -> None:
    wide = told("Warplanes bombed a hospital in Taiz province on Tuesday, killing 17 people.", "bombed", day="2024-05-07",
                published="2024-05-08", at="Taiz province", where=PROVINCE, killed=("17 people", 17))  # fmt: skip
    (one,) = happenings(clinic(), wide)
    assert [(found.name, found.role) for found in one.places] == [("Taiz", "scene"), ("Taiz province", "within")]
    assert "Taiz within Taiz province" in one.why


def test_two_strikes_of_one_report_stay_apart() -> None:
    document = report("Shells hit a bakery in Taiz on Tuesday. Shells hit a bakery in Marib on Tuesday.", day="2024-05-08")
    taiz, marib = place(document, "Taiz", **TAIZ), place(document, "Marib", **MARIB)
    days = {"first": "2024-05-07", "last": "2024-05-07", "precision": "day", "basis": "clause: on Tuesday"}
    first = event(document, "Shells hit", at=[taiz], **days)
    second = event(document, "hit a bakery in Marib", at=[marib], **days)
    assert len(happenings((document, [taiz, marib, first, second]))) == 2


def test_mention_that_points_back_joins_what_was_told_before() -> None:
    document = report("An air strike hit a bakery in Taiz on Tuesday. The attack left the street in ruins.", day="2024-05-08")
    taiz = place(document, "Taiz", **TAIZ)
    strike = event(document, "air strike", at=[taiz], first="2024-05-07", last="2024-05-07", precision="day", basis="clause: on Tuesday")
    back = event(document, "attack")
    (one,) = happenings((document, [taiz, strike, back]))
    assert one.why[0] == "told in one report: 'the attack' after 'air strike'"


def test_denial_in_the_same_report_is_of_what_was_told() -> None:
    document = report("Russian jets bombed a hospital in Taiz. Russia denied bombing the hospital.", day="2024-05-08")
    taiz = place(document, "Taiz", **TAIZ)
    bombed = event(document, "bombed", at=[taiz], by=["Russia"], against=["hospital"])
    said = statement(document, "bombing the hospital", speaker="Russia", stance="denies")
    denied = event(document, "bombing", by=["Russia"], against=["hospital"], modality="denied", attributed_to=(said.id,))
    (one,) = happenings((document, [taiz, bombed, said, denied]))
    assert one.modality == "actual"
    assert "told in one report: 'bombing, denied,' after 'bombed'" in one.why


def day_of_strikes() -> list[Reading]:
    """Four strikes on one town in a day, each like the next, none like all."""
    texts = [
        ("A missile hit a school in Taiz on Tuesday, killing 4 pupils.", "hit", ("4 pupils", 4)),
        ("A missile hit a school and a market in Taiz on Tuesday.", "hit", None),
        ("Shells hit a market in Taiz on Tuesday, killing 3 traders.", "hit", ("3 traders", 3)),
        ("Gunmen shot 9 traders at a market in Taiz on Tuesday.", "shot", ("9 traders", 9)),
    ]
    return [
        told(text, trigger, day="2024-05-07", published="2024-05-08", at="Taiz", killed=killed) for text, trigger, killed in texts
    ]  # fmt: skip


def test_separate_strikes_of_a_day_are_not_chained_into_one() -> None:
    school, _, _, shooting = (events_of([reading])[0] for reading in day_of_strikes())
    assert not any({school, shooting} <= set(one.events) for one in happenings(*day_of_strikes()))


def summary() -> Reading:
    return told("Dozens of air strikes hit Taiz province this week.", "air strikes", published="2024-05-10", at="Taiz province",
                where=PROVINCE, by=["Saudi Arabia"], first="2024-05-04", last="2024-05-10", precision="week",
                basis="clause: this week")  # fmt: skip


def test_summary_holds_the_happenings_that_it_tells_of() -> None:
    part = told("A Saudi air strike on a bakery in Taiz killed 17 people on Tuesday.", "air strike", day="2024-05-07",
                published="2024-05-08", at="Taiz", by=["Saudi Arabia"], killed=("17 people", 17))  # fmt: skip
    found = happenings(summary(), part)
    whole = next(one for one in found if one.summary)
    single = next(one for one in found if not one.summary)
    assert whole.parts == single.events
    assert single.parts == ()


def everything() -> list[Reading]:
    return [clinic(), hospital(), summary(), *day_of_strikes()]


@settings(max_examples=30)
@given(st.permutations(everything()))
def test_happenings_do_not_depend_on_the_order_of_arrival(readings: list[Reading]) -> None:
    assert happenings(*readings) == happenings(*everything())


@given(st.sets(st.integers(0, len(everything()) - 1)))
def test_report_that_came_twice_changes_nothing(again: set[int]) -> None:
    readings = everything()
    assert happenings(*readings, *(readings[n] for n in sorted(again))) == happenings(*readings)


def events_of(readings: Iterable[Reading]) -> list[str]:
    return sorted(fact.id for _, facts in readings for fact in facts if fact.kind == "event")


@given(st.data())
def test_judgement_wins_over_the_machine_and_its_undo_restores_the_record(data: st.DataObject) -> None:
    readings = everything()
    before = happenings(*readings)
    a, b = data.draw(st.lists(st.sampled_from(events_of(readings)), min_size=2, max_size=2, unique=True))
    verdict: Verdict = data.draw(st.sampled_from(["same", "different"]))
    ruled = Judgement(id="J1", at="2024-06-01T10:00:00Z", by="desk", verdict=verdict, left=(a,), right=(b,))
    undo = Judgement(id="J2", at="2024-06-02T10:00:00Z", by="desk", verdict="undo", undoes="J1")
    after = happenings(*readings, judgements=[ruled])
    together = any({a, b} <= set(one.events) for one in after)
    assert together == (verdict == "same")
    assert happenings(*readings, judgements=[ruled, undo]) == before


def test_judged_merge_names_who_judged() -> None:
    readings = [clinic(), day_of_strikes()[3]]
    a, b = events_of(readings)
    (one,) = happenings(*readings, judgements=[Judgement(id="J1", at="2024-06-01", by="desk", verdict="same", left=(a, b))])
    assert one.merges[0].why == ("judged one by desk at 2024-06-01",)
