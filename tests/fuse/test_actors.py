from __future__ import annotations

import pytest

from onrecord.fuse import Record
from onrecord.fuse.actors import actors, cast, name_of
from onrecord.model import Actor
from tests.wars import Reading, entity, place, report, statement


def named(*mentions: tuple[str, str, str | None, str | None]) -> Reading:
    """A report that names people: canonical name, words, office, country."""
    document = report(". ".join(f"{words} spoke for {role} of {side}" for _, words, role, side in mentions))
    people = [entity(document, words, canonical=name, type="person", role=role, affiliation=side) for name, words, role, side in mentions]
    return document, list(people)


def people(*readings: Reading) -> dict[str, tuple[str, ...]]:
    return {actor.canonical: actor.names for actor in actors(Record.of(readings)) if actor.type == "person"}


def test_spellings_of_one_president_are_one_actor() -> None:
    found = people(
        named(("Volodymyr Zelenskyy", "President Volodymyr Zelenskyy", "president", "Ukraine")),
        named(("Volodymyr Zelensky", "Volodymyr Zelensky", "president", "Ukraine")),
        named(("Zelenskiy", "Zelenskiy", None, None)),
        named(("Volodymyr Zelskyy", "Ukrainian President Volodymyr Zelskyy", "president", "Ukraine")),
    )
    assert list(found) == ["Volodymyr Zelensky"]
    assert found["Volodymyr Zelensky"] == ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelskyy", "Zelenskiy")


def test_misspelt_name_gives_way_to_the_spelling_of_more_mentions() -> None:
    found = people(
        named(("Dmitriy Pescov", "Dmitriy Pescov", "spokesman", "Russia"), ("Dmitriy Pescov", "Pescov", "spokesman", "Russia")),
        named(("Dmitry Peskov", "Dmitry Peskov", "spokesman", "Russia"), ("Dmitry Peskov", "Peskov", None, None)),
        named(("Dmitry Peskov", "Peskov", "spokesman", "Russia")),
    )
    assert list(found) == ["Dmitry Peskov"]


@pytest.mark.parametrize(
    ("one", "other"),
    (
        (("Sergei Lavrov", "Sergei Lavrov", "foreign minister", "Russia"), ("Sergey Lavrov", "Sergey Lavrov", None, None)),
        (("Abdel Fattah al-Burhan", "Gen. Abdel Fattah al-Burhan", "general", "Sudan"), ("Burhan", "Burhan", None, "Sudan")),
        (("Abdel-Fattah Burhan", "Abdel-Fattah Burhan", "chair", "Sudan"), ("Abdel Fattah al-Burhan", "Burhan", "general", "Sudan")),
        (("Min Aung Hlaing", "Min Aung Hlaing", "senior general", "Myanmar"), ("Aung Hlaing", "Aung Hlaing", None, None)),
        (("Mohamed Hamdan Dagalo", "Dagalo", "general", None), ("Mohamed Dagalo", "Mohamed Dagalo", None, None)),
        (("Joe Biden", "Joe Biden", "president", None), ("Joseph R. Biden", "Joseph R. Biden", "president", None)),
        (("Mykhailo Podolyak", "Podolyak", "advisor", "Ukraine"), ("Mikhail Podolyak", "Mikhail Podolyak", None, "Ukraine")),
        (("Serhiy Haidai", "Serhiy Haidai", "governor", "Ukraine"), ("Sergiy Gaiday", "Gaiday", "governor", None)),
        (("Antonio Guterres", "Guterres", "secretary general", "United Nations"), ("António Guterres", "António Guterres", None, None)),
        (("Mohamed Hamdan Dagalo", "Dagalo", "general", "Sudan"), ("Hemedti", "Hemedti", None, None)),
        (("Mohammed bin Salman", "Mohammed bin Salman", "crown prince", "Saudi Arabia"), ("MBS", "MBS", None, None)),
    ),
)
def test_two_writings_are_one_person(one: tuple[str, str, str, str], other: tuple[str, str, str, str]) -> None:
    assert len(people(named(one), named(other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    (
        (("Bashar al-Assad", "Bashar al-Assad", "president", "Syria"), ("Hafez al-Assad", "Hafez al-Assad", "president", "Syria")),
        (("Joe Biden", "Joe Biden", "president", "United States"), ("Hunter Biden", "Hunter Biden", None, "United States")),
        (("Ahmed Ali", "Ahmed Ali", "governor", "Yemen"), ("Ahmed Ali", "Ahmed Ali", "spokesperson", "Sudan")),
        (("Mohammed bin Salman", "Mohammed bin Salman", None, "Saudi Arabia"), ("Khalid bin Salman", "Khalid bin Salman", None, None)),
        (("Imran Khan", "Imran Khan", "prime minister", "Pakistan"), ("Karim Khan", "Karim Khan", "prosecutor", None)),
        (("Vladimir Petrov", "Vladimir Petrov", None, None), ("Volodymyr Petrov", "Volodymyr Petrov", None, None)),
        (("Sergei Krivenko", "Sergei Krivenko", None, "Russia"), ("Sergey Kiriyenko", "Sergey Kiriyenko", "deputy", "Russia")),
        (("Ivan Petrov", "Ivan Petrov", None, None), ("Ivan Petrova", "Ivan Petrova", None, None)),
        (("Oleh Tarasenko", "Oleh Tarasenko", "mayor", "Ukraine"), ("Oleh Tarasov", "Oleh Tarasov", None, None)),
    ),
)
def test_people_who_share_a_name_are_two(one: tuple[str, str, str, str], other: tuple[str, str, str, str]) -> None:
    assert len([actor for actor in actors(Record.of([named(one), named(other)])) if actor.type == "person"]) == 2


def test_surname_alone_joins_nobody_where_two_bear_it() -> None:
    khans = named(("Imran Khan", "Imran Khan", None, "Pakistan")), named(("Karim Khan", "Karim Khan", None, None))
    alone = named(("Khan", "Khan", None, None))
    assert set(people(*khans, alone)) == {"Imran Khan", "Karim Khan", "Khan"}


def test_surname_alone_joins_the_namesake_of_its_office() -> None:
    khans = named(("Imran Khan", "Imran Khan", "prime minister", None)), named(("Karim Khan", "Karim Khan", "prosecutor", None))
    alone = named(("Khan", "Khan", "prosecutor", None))
    found = {actor.canonical: actor.id for actor in actors(Record.of([*khans, alone]))}
    assert cast(Record.of([*khans, alone])).actor(alone[0].id, "Khan") == found["Karim Khan"]


def test_longer_name_is_another_person_s_where_a_report_names_both() -> None:
    both = named(("Ahmed Ali", "Ahmed Ali", None, None), ("Mohammed Ahmed Ali", "Mohammed Ahmed Ali", None, None))
    assert len(people(both)) == 2


def test_surname_alone_joins_nobody_whom_its_own_report_tells_apart() -> None:
    brothers = named(("Dmytro Kuleba", "Dmytro Kuleba", None, "Ukraine"), ("Kuleba", "A Kuleba", None, None))
    assert len(people(brothers)) == 2


def test_bodies_are_one_under_their_wordings_and_two_under_their_flags() -> None:
    first, second = (
        report("The Russian defence ministry spoke."),
        report("Russia's Ministry of Defense spoke. Ukraine's defence ministry did not."),
    )
    facts = [
        (first, [entity(first, "Russian defence ministry", type="organisation", affiliation="Russia")]),
        (
            second,
            [
                entity(second, "Russia's Ministry of Defense", type="organisation", affiliation="Russia"),
                entity(second, "Ukraine's defence ministry", type="organisation", affiliation="Ukraine"),
            ],
        ),
    ]
    assert sorted(actor.country or "" for actor in actors(Record.of(facts))) == ["RU", "UA"]


def test_army_without_a_name_is_its_country_s() -> None:
    readings: list[Reading] = []
    for town, country in (("Nyala", "SD"), ("Loikaw", "MM")):
        document = report(f"The army entered {town}.")
        readings.append((document, [place(document, town, country=country), entity(document, "army")]))
    assert len(actors(Record.of(readings))) == 2


def test_who_only_speaks_is_an_actor_too() -> None:
    document = report("The Nyala hospital said it was full. A video shows the ward.")
    said = [
        statement(document, "it was full", speaker="Nyala hospital"),
        statement(document, "the ward", speaker="BBC video"),
        statement(document, "full", speaker=None),
    ]
    assert [actor.canonical for actor in actors(Record.of([(document, said)]))] == ["Nyala hospital"]


def test_speaker_under_a_title_is_the_person() -> None:
    document, found = named(("Dmitry Peskov", "Dmitry Peskov", None, "Russia"))
    said = statement(document, "Dmitry", speaker="Kremlin spokesman Dmitry Peskov")
    assert [actor.canonical for actor in actors(Record.of([(document, [*found, said])]))] == ["Dmitry Peskov"]


def test_two_who_speak_as_one_are_two_actors() -> None:
    document = report("Ukraine and Russia agreed to talk.")
    said = statement(document, "to talk", speaker="Ukraine and Russia")
    record = Record.of([(document, [said])])
    assert [actor.canonical for actor in actors(record)] == ["Russia", "Ukraine"]
    assert len(cast(record).speakers(said)) == 2


def test_name_of_a_speaker_is_that_of_the_actor() -> None:
    record = Record.of(
        [
            named(("Sergei Lavrov", "Sergei Lavrov", "foreign minister", "Russia")),
            named(("Sergey Lavrov", "Sergey Lavrov", "foreign minister", "Russia")),
            named(("Sergey Lavrov", "Minister Sergey Lavrov", "foreign minister", "Russia")),
        ]
    )
    assert name_of(record)("Sergei Lavrov") == "Sergey Lavrov"
    assert name_of(record)("nobody known") == "nobody known"


def test_every_actor_has_an_id_of_its_own() -> None:
    record = Record.of([named(("Ahmed Ali", "Ahmed Ali", "governor", "Yemen")), named(("Ahmed Ali", "Ahmed Ali", "envoy", "Sudan"))])
    found: list[Actor] = actors(record)
    assert len({actor.id for actor in found}) == len(found) == 2


@pytest.mark.parametrize(
    ("one", "other", "country"),
    (
        ("Tatmadaw", "Myanmar military", "Myanmar"),
        ("FARDC", "Armed Forces of the Democratic Republic of Congo", "Democratic Republic of the Congo"),
        ("Israel Defense Forces", "Israeli army", "Israel"),
        ("Sudanese Armed Forces", "Sudanese army", "Sudan"),
        ("Armenian defence ministry", "Ministry of Defence of Armenia", "Armenia"),
    ),
)
def test_body_under_two_usual_names_is_one_actor(one: str, other: str, country: str) -> None:
    readings = []
    for name in (one, other):
        document = report(f"{name} said so.")
        readings.append((document, [entity(document, name, type="group", affiliation=country)]))
    (actor,) = actors(Record.of(readings))
    assert set(actor.names) == {one, other}


def test_army_of_a_report_is_that_of_the_country_which_it_is_about() -> None:
    first = report("In Omdurman the army advanced.")
    omdurman = place(first, "Omdurman", country="SD", place_kind="city")
    second = report("The Sudanese army advanced.")
    army, sudanese = entity(first, "army", affiliation=None), entity(second, "Sudanese army", affiliation="Sudan")
    (actor,) = actors(Record.of([(first, [omdurman, army]), (second, [sudanese])]))
    assert (actor.canonical, actor.country) == ("Sudanese army", "SD")
