from __future__ import annotations

import pytest

from onrecord.fuse import Record
from onrecord.fuse.disputes import relations
from onrecord.fuse.disputes.notices import notices
from onrecord.fuse.disputes.retractions import withdrawn
from onrecord.model import Document
from tests.fuse.told import pairs, told
from tests.wars import event, figure, report, statement


def found(text: str, *, title: str | None = None, publisher: str | None = None) -> list[str]:
    document = report(text, title=title).model_copy(update={"publisher": publisher})
    return [notice.kind for some in notices(Record.of([(document, [])])).values() for notice in some]


@pytest.mark.parametrize(
    "text",
    (
        "An earlier version of this story misstated the number of dead.",
        "A previous version of this article said the convoy had left Goma.",
        "CORRECTS the number of dead in paragraph 2 to 14.",
        "(Corrects spelling of the mayor's name in paragraph 3)",
        "Correction: The village is Kutum, not Kutumba.",
        "The toll rose. Correction: it is 40.",
        "The toll rose.\n\n• Clarification – the toll is the army's.",
        "This article was amended on 3 May 2023 to remove a photograph.",
        "The toll rose.\n\nThis story has been corrected to give the toll as 40.",
    ),
)
def test_correction_is_known_by_how_outlets_word_it(text: str) -> None:
    assert found(text) == ["correction"]


@pytest.mark.parametrize(
    "text",
    (
        "This story has been withdrawn.",
        "Reuters has withdrawn a story headlined “Army takes Mawza” because it could not be verified.",
        "The story “Army takes Mawza” has been retracted.",
        "WITHDRAWN: Army takes Mawza",
        "Please disregard the earlier alert on Mawza.",
    ),
)
def test_withdrawal_is_known_by_how_outlets_word_it(text: str) -> None:
    assert found(text) == ["withdrawal"]


@pytest.mark.parametrize(
    "text",
    (
        "The army withdrew from Mawza on Monday.",
        "The commission withdrew its report on the killings.",
        "Corrections officers guarded the prison in Goma.",
        "The toll rose.\nCorrected figures showed 40 dead.",
        "This story has been updated with the governor's comments.",
        "Three people were killed: two women and a child.",
    ),
)
def test_withdrawing_troops_and_updating_a_story_correct_nothing(text: str) -> None:
    assert found(text) == []


def test_notice_of_another_outlet_is_not_the_report_s_own() -> None:
    assert found("Reuters withdrew its story about the raid, editors said.", publisher="Al Jazeera") == []
    assert found("Reuters withdrew its story about the raid.", publisher="Reuters") == ["withdrawal"]


def paper(text: str, title: str, day: str, *, publisher: str = "Meridian") -> Document:
    made = report(text, url=f"https://{publisher.lower()}.example/{day}", title=title, day=day)
    return made.model_copy(update={"publisher": publisher})


def test_corrected_count_supersedes_the_one_of_the_former_report() -> None:
    former = paper("A drone killed 11 people in a market in Kabkabiya.", "Drone hits market", "2024-12-10")
    text = "CORRECTS the number of dead to 14. A drone killed 14 people in a market in Kabkabiya."
    later = paper(text, "CORRECTED: Drone hits market", "2024-12-11")
    old, new = figure(former, "11 people", 11), figure(later, "14 people", 14)
    record = told([(former, [old]), (later, [new])])
    assert pairs(relations(record), "supersedes") == {(later.id, former.id), (new.id, old.id)}
    assert all("CORRECTS the number of dead to 14." in one.why for one in relations(record) if one.type == "supersedes")


def test_correction_leaves_the_counts_alone_that_it_does_not_name() -> None:
    former = paper("A drone killed 11 people and wounded 30 people in Kabkabiya.", "Drone hits market", "2024-12-10")
    text = "CORRECTS the number of dead to 14. A drone killed 14 people and wounded 32 people in Kabkabiya."
    later = paper(text, "Drone hits market", "2024-12-11")
    hurt = figure(former, "30 people", 30, measure="wounded"), figure(later, "32 people", 32, measure="wounded")
    record = told([(former, [hurt[0]]), (later, [hurt[1]])])
    assert pairs(relations(record), "supersedes") == {(later.id, former.id)}


def test_another_outlet_s_report_under_the_same_headline_is_not_corrected() -> None:
    former = paper("A drone killed 11 people in Kabkabiya.", "Drone hits market", "2024-12-10", publisher="Zenith")
    later = paper("Correction: 14 people were killed in Kabkabiya.", "Drone hits market", "2024-12-11")
    record = told([(former, [figure(former, "11 people", 11)]), (later, [figure(later, "14 people", 14)])])
    assert not pairs(relations(record), "supersedes")


def test_earlier_version_s_count_is_superseded_by_the_one_that_stands() -> None:
    document = report("The raid killed 100 people in Pazigyi. An earlier version of this story said 40 people had died.", day="2023-04-12")
    new, old = figure(document, "100 people", 100), figure(document, "40 people", 40)
    assert pairs(relations(told([(document, [new, old])])), "supersedes") == {(new.id, old.id)}


def test_earlier_version_s_deed_is_withdrawn_where_no_count_was_wrong() -> None:
    document = report("A shell hit Laukkai. An earlier version of this story said the army had entered Laukkai.", day="2023-04-12")
    said = statement(document, "the army had entered Laukkai", speaker="version of this story")
    entered = event(document, "entered", type="CONTROL", attributed_to=(said.id,))
    record = told([(document, [said, entered])])
    assert pairs(relations(record), "supersedes") == {(document.id, entered.id)}
    assert set(withdrawn(record)) == {entered.id}


def test_withdrawn_headline_takes_its_report_back() -> None:
    former = paper("Fighters took Mawza on Monday.", "Fighters take Mawza", "2024-01-09")
    notice = paper("The story “Fighters take Mawza” has been withdrawn.", "Note to editors", "2024-01-10")
    other = paper("Fighters took Mawza on Monday, residents said.", "Mawza falls", "2024-01-09", publisher="Zenith")
    record = told([(former, []), (notice, []), (other, [])])
    assert pairs(relations(record), "supersedes") == {(notice.id, former.id)}
    assert set(withdrawn(record)) == {former.id}


def test_report_headed_a_retraction_takes_back_the_one_that_it_quotes() -> None:
    wrong = paper("A helicopter dropped barrels on Atareb on Thursday.", "Barrels on Atareb: activists accuse army", "2016-08-13")
    text = "We published a report under the headline “Barrels on Atareb: activists accuse army”. It does not stand."
    record = Record.of([(wrong, []), (paper(text, "Retraction: Atareb", "2016-08-16"), [])])
    assert wrong.id in withdrawn(record)


def test_deed_that_an_outlet_takes_back_is_withdrawn_where_it_told_it_and_nothing_else_is() -> None:
    former = paper(
        "A drone hit a lorry near Jilib, residents said. Shells fell on Afmadow.", "South", "2018-11-21", publisher="Delta Voice"
    )
    words = "Delta Voice withdraws its report of 21 November that a drone hit a lorry near Jilib."
    later = paper(words, "Lorry near Jilib", "2018-11-24", publisher="Delta Voice")
    hit, fell, again = event(former, "hit"), event(former, "fell"), event(later, "hit")
    record = told([(former, [hit, fell]), (later, [again])], (hit, again))
    assert set(withdrawn(record)) == {hit.id, again.id}
    assert pairs(relations(record), "supersedes") == {(later.id, hit.id)}


def test_outlet_takes_nothing_back_for_another() -> None:
    assert found("Delta Voice withdraws its report that a drone hit a lorry.", publisher="Juba Post") == []
    assert found("Delta Voice withdraws its report that a drone hit a lorry.", publisher="Delta Voice") == ["withdrawal"]


def test_later_text_of_a_report_shows_what_the_former_one_said() -> None:
    former = report(
        "The rescuers said 70 people were killed in Derna in the shelling.", url="https://libya.example/derna", day="2019-05-03"
    )
    later = report("The rescuers said 90 people were killed in Derna in the shelling.", url="https://libya.example/derna", day="2019-05-04")
    count = figure(later, "90 people", 90)
    record = Record.of([(later, [count])], corrects={later.id: former})
    known = {(one.a, one.b): one.why for one in relations(record) if one.type == "supersedes"}
    assert set(known) == {(later.id, former.id), (count.id, former.id)}
    assert "70 people were killed in Derna" in known[count.id, former.id]


def test_unchanged_count_of_a_later_text_corrects_nothing() -> None:
    former = report("The rescuers said 70 people were killed in Derna.", url="https://libya.example/derna", day="2019-05-03")
    later = report("The rescuers said 70 people were killed in Derna. Aid came.", url="https://libya.example/derna", day="2019-05-04")
    record = Record.of([(later, [figure(later, "70 people", 70)])], corrects={later.id: former})
    assert pairs(relations(record), "supersedes") == {(later.id, former.id)}
