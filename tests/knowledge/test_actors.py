"""Known bodies, and whose people a phrase names."""

from __future__ import annotations

import pytest

from onrecord.knowledge.actors import known_as, known_at, party_of
from onrecord.knowledge.spelling import alike
from onrecord.knowledge.titles import read_title


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("Russian troops", "Russia"),
        ("Palestinians", "Palestine"),
        ("Hamas militants", "Hamas"),
        ("RSF fighters", "Rapid Support Forces"),
        ("Ukraine’s 95th Brigade", "Ukraine"),
        ("U.S. service members", "United States"),
        ("troops of the Russian Federation", "Russia"),
        ("Israel Defense Forces reservists", "Israel"),
        ("Congolese soldiers", "Democratic Republic of the Congo"),
        ("pro-Russian separatists", "pro-Russian separatists"),
        ("Kurdish fighters", "Kurds"),
        ("Moscow's forces", "Russia"),
        ("the Lebanese Hezbollah", "Hezbollah"),
        ("Yemen's Houthis", "Houthis"),
        ("Israeli hostages held by Hamas", "Israel"),
        ("US and British aircraft", None),
        ("residents of Kyiv", None),
        ("civilians", None),
        ("us", None),
    ],
)
def test_party_of_names_the_side(phrase: str, party: str | None) -> None:
    assert party_of(phrase) == party


def test_longest_known_name_wins() -> None:
    found = known_at("UN Human Rights Council met", 0)
    assert found is not None
    assert found[0] == len("UN Human Rights Council")


def test_ambiguous_abbreviation_gives_every_bearer() -> None:
    assert {known.name for known in known_as("RSF")} == {"Rapid Support Forces", "Reporters Without Borders"}


@pytest.mark.parametrize(
    ("phrase", "role", "country", "of"),
    [
        ("the Ukrainian Foreign Minister", "foreign minister", "Ukraine", None),
        ("UK environment secretary", "environment secretary", "United Kingdom", None),
        ("Mayor of Nyala", "mayor", None, "Nyala"),
        ("Luhansk governor", "governor", None, "Luhansk"),
        ("Kremlin spokesperson", "spokesperson", "Russia", "Kremlin"),
        ("Lt. Gen.", "lt gen", None, None),
        ("IDF spokesman Rear Adm.", "spokesman", None, "IDF"),
    ],
)
def test_title_tells_role_country_and_body(phrase: str, role: str, country: str | None, of: str | None) -> None:
    title = read_title(phrase)
    assert title is not None
    assert (title.role, title.country, title.of) == (role, country, of)


def test_phrase_without_an_office_is_no_title() -> None:
    assert read_title("the northern suburbs") is None


@pytest.mark.parametrize(
    ("one", "other"), [("Zelenskyy", "Zelensky"), ("Serhiy", "Serhii"), ("Mohammed", "Muhammad"), ("Haidai", "Gaidai")]
)
def test_transliterations_are_alike(one: str, other: str) -> None:
    assert alike(one, other) and alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("Hassan", "Hussein"), ("Ivanov", "Ivanova"), ("Kim", "Kin"), ("Austin", "Justin")])
def test_other_names_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other) and not alike(other, one)
