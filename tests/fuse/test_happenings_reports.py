"""What a report as a whole says of its mentions: what it tells twice, beside one another, as news, as a plan or as a total."""

from __future__ import annotations

from typing import Any

from onrecord.fuse.happenings import HAPPENINGS, Told
from onrecord.fuse.happenings.likeness import likeness
from tests.fuse.test_happenings import MARIB, TAIZ, happenings
from tests.fuse.test_happenings import told as reading
from tests.wars import Reading, entity, event, figure, place, report

TUESDAY: dict[str, Any] = {"first": "2024-05-07", "last": "2024-05-07", "precision": "day", "basis": "clause: on Tuesday"}


def mentions(made: Reading) -> list[Told]:
    return sorted(HAPPENINGS.items(*made), key=lambda told: told.start)


def restated() -> Reading:
    """A strike in the first sentence, told again without its town further down."""
    document = report("A missile hit a bakery in Taiz on Tuesday. The missile struck at noon and killed 9 people.", day="2024-05-08")
    taiz = place(document, "Taiz", **TAIZ)
    hit = event(document, "hit", at=[taiz], **TUESDAY)
    struck = event(document, "struck")
    return document, [taiz, hit, struck, figure(document, "9 people", 9, event=struck.id)]


def test_what_a_report_tells_twice_is_one_happening_with_what_both_say() -> None:
    (one,) = happenings(restated())
    assert len(one.events) == 2
    hit, struck = mentions(restated())
    assert struck.days == hit.days
    assert [spot.name for spot in struck.fine] == ["Taiz"]
    assert [toll.value for toll in hit.tolls] == [9]


def test_two_things_hit_in_one_sentence_are_two_happenings() -> None:
    document = report("Shells fell on a market in Taiz on Tuesday evening, hours after a bus was hit there.", day="2024-05-08")
    taiz = place(document, "Taiz", **TAIZ)
    found = happenings(
        (document, [taiz, event(document, "fell", at=[taiz], **TUESDAY), event(document, "hit", at=[taiz], **TUESDAY)]),
        reading("Shells hit a bus in Taiz on Tuesday morning.", "hit", day="2024-05-07", published="2024-05-07", at="Taiz"),
    )
    assert sorted(len(one.events) for one in found) == [1, 2]


def test_what_is_told_as_elsewhere_is_another_happening() -> None:
    document = report("A shell hit a school in Taiz on Tuesday. Elsewhere in the city, the rocket struck a school.", day="2024-05-08")
    taiz = place(document, "Taiz", **TAIZ)
    first = event(document, "hit", at=[taiz], **TUESDAY)
    second = event(document, "struck")
    assert len(happenings((document, [taiz, first, second]))) == 2


def story(text: str, trigger: str, published: str, people: tuple[str, ...]) -> Reading:
    document = report(text, day=published, url=f"https://{published}.example/{len(text)}")
    names = [entity(document, name, type="person") for name in people]
    return document, [event(document, trigger), *names]


def test_reports_that_share_rare_names_are_of_one_story() -> None:
    people = ("Salma Haddad", "Omar Nasser", "Laila Qasim")
    a = story("A raid killed a nurse, Salma Haddad, said Omar Nasser and Laila Qasim.", "raid", "2024-05-08", people)
    b = story(
        "The raid in which a nurse died is being looked into. Laila Qasim, Omar Nasser and Salma Haddad", "raid", "2024-05-09", people
    )
    (one,), (other,) = mentions(a), mentions(b)
    assert HAPPENINGS.keys(one).filed & HAPPENINGS.keys(other).looks
    shared = likeness(one, other)
    assert shared is not None
    assert "reports that share 5 names and numbers" in shared.why


def test_plan_and_its_fulfilment_are_one_happening() -> None:
    plan = reading("The envoy will meet rebel leaders in Taiz on Tuesday.", "meet", day="2024-05-07", published="2024-05-05", at="Taiz",
                   type="CONSULT", modality="planned", by=["envoy"])  # fmt: skip
    held = reading("The envoy met rebel leaders in Taiz on Tuesday.", "met", day="2024-05-07", published="2024-05-08", at="Taiz",
                   type="CONSULT", by=["envoy"])  # fmt: skip
    (one,) = happenings(plan, held)
    assert one.modality == "actual"
    elsewhere = reading("The envoy met rebel leaders in Marib on Tuesday.", "met", day="2024-05-07", published="2024-05-08", at="Marib",
                        where=MARIB, type="CONSULT", by=["envoy"])  # fmt: skip
    assert len(happenings(plan, elsewhere)) == 2


def test_total_of_a_week_holds_the_strikes_of_that_week() -> None:
    week = reading("Shelling of Taiz killed at least 29 people during the week.", "Shelling", published="2024-05-10", at="Taiz")
    strike = reading("A shell hit a bus in Taiz on Tuesday.", "hit", day="2024-05-07", published="2024-05-07", at="Taiz")
    found = {one.summary: one for one in happenings(week, strike)}
    assert found[True].parts == found[False].events


def test_hospital_that_took_in_the_wounded_is_not_what_was_hit() -> None:
    made = reading("A shell hit a bus, a doctor at the main hospital of the city said.", "hit", published="2024-05-08")
    assert mentions(made)[0].sites == ("bus",)


def test_street_of_a_foreign_name_is_at_home() -> None:
    document = report("A shell hit Karari Street in Taiz, near Marib, Yemen.", day="2024-05-08")
    taiz, marib = place(document, "Taiz", **TAIZ), place(document, "Marib", **MARIB)
    street = place(document, "Karari Street", country="IN", lat=25.5, lon=81.0, place_kind="other", radius_km=1.0)
    (one,) = mentions((document, [taiz, marib, street, event(document, "hit", at=[street])]))
    assert [(spot.name, spot.country, spot.lat) for spot in one.spots] == [("Karari Street", None, None)]


def test_a_habit_that_is_denied_is_no_telling_of_a_strike() -> None:
    document = report(
        "A missile hit a house in Taiz on Tuesday. The army does not strike houses. It denies that it targets houses.", day="2024-05-08"
    )
    taiz = place(document, "Taiz", **TAIZ)
    hit = event(document, "hit", at=[taiz], **TUESDAY)
    never = [event(document, word, by=["army"], modality="denied") for word in ("strike", "targets")]
    assert (hit.id,) in [one.events for one in happenings((document, [taiz, hit, *never]))]


def test_a_denial_names_no_doer_of_what_others_claim() -> None:
    document = report(
        "A missile fired by the Houthis hit a house in Taiz on Tuesday. The army denied that it hit the house.", day="2024-05-08"
    )
    taiz = place(document, "Taiz", **TAIZ)
    hit = event(document, "hit a house", by=["Houthis"], at=[taiz], **TUESDAY)
    denied = event(document, "hit the house", by=["army"], at=[taiz], modality="denied", **TUESDAY)
    told = happenings((document, [taiz, hit, denied]))
    assert {one.actors for one in told if hit.id in one.events} == {("Houthis",)}
