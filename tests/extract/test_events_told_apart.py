"""Two happenings of one report stay two; what points back, or tells only what came of one, is of it."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Event, Published, document_id, text_sha256
from onrecord.pipeline import extract_document


def events(text: str, published: str = "2024-03-15") -> list[Event]:
    day = Published(first=published, last=published, precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return list(extract_document(document).facts.events)


def attacks(text: str) -> list[Event]:
    return [event for event in events(text) if event.type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the Zogona market in Bahri on Tuesday evening, hours after a bus was hit in the same district.",
        "Shells fell on the city of Bunia on Thursday, as the army and rebels fought in the hills.",
        "Shells hit a market in Bahri on Tuesday evening.\n\nIn the morning a shell tore into a bus, killing all 12 passengers.",
        "A drone hit a school in Loikaw on Monday. Another drone hit a clinic in Loikaw.",
        "Jets bombed a bakery in Hodeidah on Monday. Elsewhere in Hodeidah, gunmen attacked a bank.",
        "Rebels attacked Bunia at dawn on Monday. Rebels attacked Bunia again on Monday evening.",
    ],
)
def test_two_attacks_of_one_report_stay_two(text: str) -> None:
    assert len(attacks(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit a clinic in Loikaw on Monday. The strike wounded two nurses.",
        "Shells fell on Bunia on Monday.\n\nTwo villagers were injured.",
        "A drone strike on Kutum killed 11 people on Monday, and 20 were wounded in the strike.",
        "Gunmen stormed the village of Solhan on Friday, killing 14 people and burning houses.",
    ],
)
def test_what_came_of_an_attack_is_of_it(text: str) -> None:
    assert len(attacks(text)) == 1


def test_harm_is_of_the_attack_told_last() -> None:
    first, last = attacks(
        "Shelling on Thursday hit Goma.\n\nTroops fired mortars at rebel posts near Kibati on Friday.\n\nThree were wounded."
    )[:2]
    assert len(first.evidence) == 1
    assert len(last.evidence) == 2


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Shells hit a market in Bahri on Tuesday.\n\nIn the afternoon, four rockets landed near the bridge.", "2024-03-12", "2024-03-12"),
        ("Shells hit Goma on Tuesday evening, hours after a bus was hit on the road to Sake.", "2024-03-11", "2024-03-12"),
        ("Rebels entered Bunia on Monday.\n\nThe talks opened two days after rockets killed six people in Beni.", None, None),
    ],
)
def test_day_of_the_second_is_told_from_the_first(text: str, first: str | None, last: str | None) -> None:
    event = attacks(text)[-1]
    assert first is None or (event.first, event.last) == (first, last)


def test_days_in_one_row_are_all_the_event_s() -> None:
    (event,) = attacks("The envoy condemned the firing on civilians in Goma by the rebels on Monday and Wednesday.")
    assert (event.first, event.last) == ("2024-03-11", "2024-03-13")
