"""Is a country or capital ground or an actor?"""

from __future__ import annotations

import pytest

from onrecord.extract.places.metonymy import governs, modifies_ground, reading
from onrecord.language.tokens import tokenise


def read(sentence: str, name: str, *, seat: bool = False) -> str:
    tokens = list(tokenise(sentence))
    wanted = [token.text for token in tokenise(name)]
    start = next(i for i in range(len(tokens)) if [t.text for t in tokens[i : i + len(wanted)]] == wanted)
    return reading(tokens, start, start + len(wanted), seat=seat)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The fighting in Sudan has driven millions from their homes.", "Sudan"),
        ("Rockets were fired on Israel before dawn.", "Israel"),
        ("Eritrean units have crossed into Ethiopia again.", "Ethiopia"),
        ("Thousands fled Lebanon by sea.", "Lebanon"),
        ("The army controls most of Myanmar after the offensive.", "Myanmar"),
        ("Aid convoys from Jordan reached the crossing.", "Jordan"),
        ("The delegation travelled to Qatar for a second round.", "Qatar"),
        ("Yemen's coast has been mined since the spring.", "Yemen"),
        ("Drones were shot down over Ukraine overnight.", "Ukraine"),
        ("Rwanda is home to tens of thousands of refugees.", "Rwanda"),
        ("Villages near the border with Chad were burned.", "Chad"),
        ("The ship left for Egypt on Monday.", "Egypt"),
    ],
)
def test_country_is_ground_where_things_happen_on_it(sentence: str, name: str) -> None:
    assert read(sentence, name) == "ground"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Rwanda said it had no soldiers across the border.", "Rwanda"),
        ("The raid was condemned by Egypt and others.", "Egypt"),
        ("New sanctions on Iran were announced in Brussels.", "Iran"),
        ("The president of Chad asked for calm.", "Chad"),
        ("Weapons were sold by firms close to Serbia according to the report.", "report"),
        ("Ethiopia's army denied the account.", "Ethiopia"),
        ("Talks with Israel broke down.", "Israel"),
        ("The war against Azerbaijan was lost in weeks.", "Azerbaijan"),
        ("The ambassador to Turkey was recalled.", "Turkey"),
        ("Israel attacks the convoy, the agency wrote.", "Israel"),
    ],
)
def test_country_is_an_actor_where_it_acts_or_is_dealt_with(sentence: str, name: str) -> None:
    assert read(sentence, name) == "actor"


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Khartoum rejected the offer.", "Khartoum", "actor"),
        ("Shells fell in Khartoum all night.", "Khartoum", "ground"),
        ("The bloc is supplying tanks to Kyiv.", "Kyiv", "actor"),
        ("A Kyiv apartment block was hit.", "Kyiv", "ground"),
        ("The Damascus government blamed Israel.", "Damascus", "actor"),
        ("A convoy returned to Damascus on Friday.", "Damascus", "ground"),
        ("Residents of Tehran queued for fuel.", "Tehran", "ground"),
    ],
)
def test_capital_stands_for_its_government_more_readily(sentence: str, name: str, expected: str) -> None:
    assert read(sentence, name, seat=True) == expected


def test_owner_of_a_place_name_is_ground() -> None:
    tokens = list(tokenise("Bodies were found in Syria's Daraa."))
    at = next(i for i, token in enumerate(tokens) if token.text == "Syria")
    assert reading(tokens, at, at + 1, seat=False, territory=lambda i: tokens[i].text == "Daraa") == "ground"


def test_noun_for_an_event_makes_ground_of_the_town_before_it() -> None:
    tokens = list(tokenise("the Hodeidah massacre"))
    assert modifies_ground(tokens, 2)
    assert not modifies_ground(list(tokenise("the Hodeidah government")), 2)


def test_possessive_governs_what_follows() -> None:
    assert governs(list(tokenise("Mali's president left")), 1)
    assert not governs(list(tokenise("Mali and Niger left")), 1)
