from __future__ import annotations

import pytest

from onrecord.knowledge.by_names import usual_body, usual_person
from onrecord.knowledge.countries import by_name
from onrecord.knowledge.tables import rows, words


@pytest.mark.parametrize(
    ("name", "usual"),
    (
        ("Hemedti", "Mohamed Hamdan Dagalo"),
        ("el-Sissi", "Abdel Fattah al-Sisi"),
        ("MBS", "Mohammed bin Salman"),
        ("Evgeny Prigozhin", "Yevgeny Prigozhin"),
        ("Abu Mohammed al-Golani", "Ahmed al-Sharaa"),
        ("Saif al-Islam Gaddafi", None),
        ("Khalid bin Salman", None),
    ),
)
def test_by_name_gives_the_usual_name(name: str, usual: str | None) -> None:
    assert usual_person(name) == usual


@pytest.mark.parametrize(
    ("country", "told", "usual"),
    (
        ("Sudan", {"army"}, "Sudanese Armed Forces"),
        ("Myanmar", {"tatmadaw"}, "Tatmadaw"),
        ("Armenia", {"ministry", "defence"}, "defence ministry"),
        ("Armenia", {"mod"}, "defence ministry"),
        ("United States", {"army"}, None),
        (None, {"army"}, None),
    ),
)
def test_body_of_a_country_has_one_usual_name(country: str | None, told: set[str], usual: str | None) -> None:
    assert usual_body(country, frozenset(told)) == usual


def test_every_country_of_the_table_is_known_by_that_name() -> None:
    listed = {row["country"] for row in rows("same_bodies.tsv")} - {"*"}
    assert {name for name in listed if (nation := by_name(name)) is None or nation.name != name} == set()


def test_no_by_name_means_two_people() -> None:
    seen: dict[str, str] = {}
    for row in rows("same_people.tsv"):
        for form in (row["name"], *words(row["forms"])):
            assert seen.setdefault(form.casefold(), row["name"]) == row["name"]
