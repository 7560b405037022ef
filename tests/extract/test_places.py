"""Which names in a sentence are places, and how they are worded."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.guard import guard
from onrecord.extract.places.extractor import Places
from onrecord.language import analyse
from onrecord.model import Document, Facts, PlaceDraft, document_id, text_sha256


def drafts(text: str) -> list[PlaceDraft]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    rejected: list[object] = []
    found = list(guard(document, Places().extract(analyse(document), Facts()), rejected=rejected))  # type: ignore[arg-type]
    assert not rejected
    return [draft for draft in found if isinstance(draft, PlaceDraft)]


def spans(text: str) -> list[str]:
    return [draft.span.text for draft in drafts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells hit the market in Omdurman on Tuesday.", ["Omdurman"]),
        ("Fighters withdrew from Goma and Bukavu.", ["Goma", "Bukavu"]),
        ("The strike on Rafah killed nine people.", ["Rafah"]),
        ("Troops entered Mandalay at dawn.", ["Mandalay"]),
        ("Clashes went on in Sagaing and across Myanmar.", ["Sagaing", "Myanmar"]),
        ("The convoy stopped outside Mekelle, Ethiopia.", ["Mekelle", "Ethiopia"]),
    ],
)
def test_places_are_found_one_by_one(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villages in the Kharkiv region were shelled.", ["Kharkiv region"]),
        ("Two bridges over the Dnipro river were closed.", ["Dnipro river"]),
        ("Guards left the Nur Shams refugee camp.", ["Nur Shams refugee camp"]),
        ("Power was cut in eastern Ukraine.", ["eastern Ukraine"]),
        ("People moved to north-western Syria.", ["north-western Syria"]),
        ("Ships waited at the Port of Odesa.", ["Port of Odesa"]),
        ("They crossed the Polish-Belarusian border on foot.", ["Polish-Belarusian border"]),
        ("A drone fell in northern Mariupol.", ["Mariupol"]),
    ],
)
def test_span_holds_the_noun_of_kind_and_the_point_of_the_compass(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


def test_row_shares_its_plural_noun() -> None:
    found = drafts("Mobilisation began in the Donetsk and Luhansk regions.")
    assert [(d.span.text, d.hint) for d in found] == [("Donetsk", "region"), ("Luhansk regions", "region")]


def test_row_shares_the_noun_before_it() -> None:
    found = drafts("Rockets struck the cities of Mykolaiv, Kharkiv and Sumy.")
    assert [(d.name, d.hint) for d in found] == [("Mykolaiv", "city"), ("Kharkiv", "city"), ("Sumy", "city")]


@pytest.mark.parametrize(
    "text",
    [
        "Sergey Lavrov arrived late.",
        "Jack London wrote about it.",
        "The singer Paris Hilton gave money.",
        "The Washington Post reported it first.",
        "Kharkiv City Council voted on Friday.",
        "The Black Sea fleet lost another ship.",
        "Azov battalion fighters refused.",
        "The Geneva Conventions forbid it.",
        "The Minsk agreements failed.",
        "Russian and Ukrainian officers met.",
        "Russia said the claim was false.",
        "Khartoum denied the report.",
        "Reading the letter, most of them wept in March.",
        "The University of Aleppo closed its doors.",
        "Ms. Sutton said nothing.",
    ],
)
def test_names_of_people_bodies_and_governments_are_no_places(text: str) -> None:
    assert spans(text) == []


def test_dateline_names_two_places() -> None:
    assert spans("KHARTOUM, Sudan (AP) — Shelling resumed near the palace.")[:2] == ["KHARTOUM", "Sudan"]


def test_dateline_is_no_body_in_brackets() -> None:
    assert spans("The Red Cross (ICRC) said it had no access.") == []


def test_name_that_no_gazetteer_knows_is_a_place_when_worded_so() -> None:
    found = drafts("Four people died in the village of Zarqunabad when a wall fell.")
    assert [(d.name, d.hint, d.worded) for d in found] == [("Zarqunabad", "city", True)]


def test_person_named_in_the_report_is_no_place_later() -> None:
    assert spans("The envoy Michael Lincoln met them. Lincoln left on Friday.") == []


def test_place_beside_it_is_kept_as_its_holder() -> None:
    assert drafts("They met in Brest, Belarus.")[0].within == "Belarus"
    assert drafts("Graves were found in Syria's Daraa.")[-1].within == "Syria"
    assert drafts("The Turkish resort city of Antalya hosted them.")[0].within == "Turkey"


def test_people_who_act_do_not_hold_the_town_that_they_hit() -> None:
    assert drafts("A Russian missile struck the city of Poltava.")[0].within is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A depot burned 20 km east of Lyman.", "20 km east of"),
        ("Soldiers gathered near Hodeidah.", "near"),
        ("A tanker was hit off the coast of Yemen.", "off the coast of"),
        ("Camps grew on the outskirts of Nyala.", "outskirts of"),
        ("A mine went off in Idlib.", None),
        ("Fighting outside Aleppo spread.", "outside"),
        ("A bomb went off near Kirkuk.", "near"),
        ("The well lies 3km from Lyman.", "3km from"),
    ],
)
def test_distance_from_the_place_is_kept(text: str, expected: str | None) -> None:
    assert drafts(text)[0].relation == expected


def test_town_known_from_one_sentence_is_known_in_the_next() -> None:
    assert spans("Shelling hit the town of Marinka. Marinka burned for days.") == ["Marinka", "Marinka"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Istanbul, Russia and Ukraine signed it.", ["Istanbul"]),
        ("Rockets flew from Gaza to Tel Aviv.", ["Gaza", "Tel Aviv"]),
        ("The attack in Aleppo was condemned, and Syria said so.", ["Aleppo"]),
        ("Police searched houses in Yanouh, South Governorate, Lebanon.", ["Lebanon"]),
        ("A Mogadishu cafe was bombed.", ["Mogadishu"]),
        ("Shells fell in Yemen's capital, Sanaa.", ["Yemen", "Sanaa"]),
        ("Four helicopters will be delivered to Iraq by March.", ["Iraq"]),
        ("Bamako, 12 May 2012\nFuel ran short.", ["Bamako"]),
        ("The army shelled the towns of Al-Zorbaq and Khan Tumanil.", ["Al-Zorbaq", "Khan Tumanil"]),
    ],
)
def test_names_in_rows_and_ranges_are_read_together(text: str, expected: list[str]) -> None:
    assert [span for span in spans(text) if span != "Yanouh" and "Governorate" not in span] == expected


def test_ship_named_after_a_town_is_no_place() -> None:
    assert spans("The Marinette sank. Sailors of the Marinette were saved.") == []


def test_governor_of_a_town_of_the_same_name_governs_the_region() -> None:
    assert drafts("The governor of Kursk asked people to leave.")[0].hint == "region"


WORDS = st.sampled_from(
    "In the Ukraine 's Russia said Kharkiv region , and Black Sea fleet near Of village of al-Hasakah — “ ” . (AP) St. 20 km east".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_spans_equal_the_text_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = sorted(drafts(text), key=lambda draft: draft.span.start)
    assert all(text[d.span.start : d.span.end] == d.span.text for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Missiles sank the Kharkiv cruiser at sea. Crew members of the Kharkiv wept. The Kharkiv wreck was filmed.", []),
        ("The submarine Kazan surfaced off Havana.", ["Havana"]),
        ("The Adriatic republics met. Ships left the Adriatic.", ["Adriatic"]),
        ("The Bosporus was closed to warships.", ["Bosporus"]),
        ("They drove along the Mosul-Kirkuk highway.", ["Mosul-Kirkuk highway"]),
        ("Tanks advanced on the Bakhmut-Soledar axis.", ["Bakhmut-Soledar axis"]),
        ("The Tehran-Damascus axis of old allies broke.", []),
        ("Aid was flown to Juba, South Sudan, on Monday.", ["Juba", "South Sudan"]),
        ("Jets bombed villages in Kachin state and Shan State.", ["Kachin state", "Shan State"]),
        ("Myanmar state television showed the rubble.", []),
        ("Gunmen of the Sinaloa cartel fled from Reynosa.", ["Reynosa"]),
        ("Clashes in Amhara went on. Amhara fighters fled.", ["Amhara"]),
        ("Omar al-Rashidi was killed. Soldiers stood over the body of Rashidi.", []),
    ],
)
def test_ships_seas_and_pairs_are_told_apart(text: str, expected: list[str]) -> None:
    assert spans(text) == expected
