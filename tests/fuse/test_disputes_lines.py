"""Disputes over whole reports, read by the whole line."""

from __future__ import annotations

import pytest

from onrecord.fuse import Record
from onrecord.fuse.actors import actors
from onrecord.fuse.disputes import relations
from onrecord.fuse.incidents import incident_of, incidents
from onrecord.model import Event, Relation
from onrecord.pipeline import extract_document
from tests.wars import report

Told = tuple[str, str]


def read(*reports: Told) -> Record:
    """Text and day of each report."""
    documents = [report(text, url=f"https://paper{at}.example/", day=day) for at, (text, day) in enumerate(reports)]
    return Record.of((found.document, found.facts) for found in map(extract_document, documents))


def across(record: Record, type: str = "denies") -> list[Relation]:
    """Relations to what another report tells."""
    return [one for one in relations(record) if one.type == type and not one.why.endswith("in the same report")]


def tellings(record: Record, relation: Relation) -> set[str]:
    """The sentences of the incident that a relation is to."""
    incident = next(incident for incident in incidents(record) if incident.id == relation.b)
    return {record.source(fact).sentence for key in incident.events if isinstance(fact := record.facts[key], Event)}


@pytest.mark.parametrize(
    ("denial", "accusation", "other"),
    (
        (
            ("The Myanmar military denied on Monday that it had bombed a hospital in Mrauk-U.", "2025-12-15"),
            ("At least 33 people were killed when a jet bombed the hospital in Mrauk-U on 10 December, aid workers said.", "2025-12-12"),
            ("A jet bombed a monastery in Sagaing on 10 December, killing 12.", "2025-12-12"),
        ),
        (
            ("Burkina Faso's junta denied that soldiers had executed villagers in Nondin and Soro.", "2024-04-28"),
            ("Human Rights Watch said soldiers executed at least 223 villagers in Nondin and Soro on 25 February.", "2024-04-25"),
            ("Militants killed 20 villagers in Seytenga on 25 April, officials said.", "2024-04-26"),
        ),
        (
            ("The Saudi-led coalition denied striking the prison in Saada.", "2022-01-22"),
            ("An air strike on a prison in Saada killed at least 70 people on Friday, Doctors Without Borders said.", "2022-01-21"),
            ("An air strike hit a telecoms tower in Hodeida on Friday.", "2022-01-21"),
        ),
        (
            ("Colombia's army said that no aircraft bombed a school in Guaviare on 12 November.", "2025-11-13"),
            ("A plane bombed a school in Guaviare on Wednesday 12 November, residents said.", "2025-11-12"),
            ("Guerrillas attacked a police station in Cauca on 12 November.", "2025-11-13"),
        ),
        (
            ("TPLF leaders denied attacking the army base in Mekelle.", "2020-11-06"),
            ("Ethiopia's prime minister accused the TPLF of attacking the army base in Mekelle on Wednesday.", "2020-11-04"),
            ("Gunmen attacked a bus in Benishangul-Gumuz on Wednesday.", "2020-11-05"),
        ),
        (
            ("The Wagner Group's leader denied that his fighters had left Bakhmut.", "2023-05-26"),
            ("Wagner fighters left Bakhmut on Thursday, a Ukrainian deputy minister said.", "2023-05-25"),
            ("Russian troops left Bilohorivka on Thursday.", "2023-05-25"),
        ),
    ),
)
def test_denial_stands_against_what_another_report_tells_and_nothing_else(denial: Told, accusation: Told, other: Told) -> None:
    record = read(denial, accusation, other)
    (found,) = across(record)
    assert accusation[0] in tellings(record, found)
    assert other[0] not in tellings(record, found)
    event = next(event for event in record.events() if accusation[0] == record.source(event).sentence and event.modality == "actual")
    assert incident_of(record)[event.id].status == "disputed"


@pytest.mark.parametrize(
    ("denial", "told"),
    (
        (("Pakistan denied carrying out air strikes in Khost.", "2024-12-26"), ("Pakistani jets struck Paktika on Tuesday.", "2024-12-25")),
        (
            ("Russia denies targeting civilians.", "2022-04-30"),
            ("Russian missiles hit Kyiv on Thursday, killing a civilian.", "2022-04-30"),
        ),
        (("Israel denied striking the school in Jabalia.", "2024-05-02"), ("Israel struck a school in Jabalia on 14 July.", "2024-07-15")),
    ),
)
def test_denial_of_another_place_of_no_deed_or_of_another_month_answers_nothing(denial: Told, told: Told) -> None:
    assert across(read(denial, told)) == []


def test_blast_and_the_two_who_blame_each_other_for_it() -> None:
    text = (
        "At least 471 people were killed in a blast at the al-Ahli hospital in Gaza City on Tuesday, the Gaza Health Ministry said."
        " Hamas blamed an Israeli air strike. Israel blamed the blast on a misfired rocket by Palestinian Islamic Jihad."
    )
    record = read((text, "2023-10-18"))
    (rival,) = [one for one in relations(record) if one.type == "contradicts"]
    assert "Hamas says that Israel did it" in rival.why
    assert "Israel says that Palestinian Islamic Jihad did it" in rival.why
    blast = next(event for event in record.events() if event.trigger.text == "blast")
    assert incident_of(record)[blast.id].status == "disputed"


def test_confirmation_of_what_another_report_told() -> None:
    record = read(
        ("M23 rebels said they had captured Bunagana on Monday.", "2022-06-13"),
        ("Uganda confirmed that the rebels had taken Bunagana.", "2022-06-15"),
    )
    (found,) = across(record, "confirms")
    assert "M23 rebels said they had captured Bunagana on Monday." in tellings(record, found)


def test_amended_toll_supersedes_the_one_of_the_earlier_version() -> None:
    text = (
        "The ministry said 14 people died when a shell hit a bus in Donetsk.\n\n"
        "This article was amended on 5 May 2023. An earlier version said that 41 people had died when a shell hit a bus in Donetsk."
    )
    record = read((text, "2023-05-05"))
    values = {figure.id: figure.value for figure in record.figures()}
    assert [(values[one.a], values[one.b]) for one in relations(record) if one.type == "supersedes"] == [(14, 41)]
    assert not [one for one in relations(record) if one.type == "contradicts"]


def test_foreign_minister_is_one_actor_under_three_spellings() -> None:
    record = read(
        (
            "Ukrainian Foreign Minister Dmytro Kuleba met his Russian counterpart, Sergei Lavrov, in Antalya. Kuleeba left early.",
            "2022-03-10",
        ),
        ("Russian Foreign Minister Sergey Lavrov said talks would go on. Lavrov thanked Turkey.", "2022-03-11"),
        ("Lavrov said on Friday that Ukraine's Dmitro Kuleba had not answered.", "2022-03-12"),
    )
    people = sorted(actor.canonical for actor in actors(record) if actor.type == "person")
    assert len(people) == 2, people


def test_denial_meets_the_accusation_that_words_no_deed() -> None:
    record = read(
        ("A shell hit a bus in Nyala on Tuesday, killing four. The governor blamed the Rapid Support Forces.", "2024-11-12"),
        ("The Rapid Support Forces denied shelling the bus in Nyala on Tuesday.", "2024-11-13"),
    )
    denied = {found.b for found in relations(record) if found.type == "denies"}
    blame = next(statement for statement in record.statements() if statement.stance == "accuses")
    assert blame.id in denied
