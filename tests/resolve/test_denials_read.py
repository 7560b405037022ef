"""Denials and what they deny, in texts that are read by the whole line."""

from __future__ import annotations

from onrecord.model import Document, document_id, text_sha256
from onrecord.pipeline import extract_document


def about(text: str) -> dict[str, list[tuple[str, str]]]:
    """Content of each denial → trigger and modality of the events that it is linked to."""
    facts = extract_document(Document(id=document_id(text), sha256=text_sha256(text), text=text)).facts
    events = {event.id: (event.trigger.text, event.modality) for event in facts.events}
    return {s.content[0].text: [events[key] for key in s.about if key in events] for s in facts.statements if s.stance == "denies"}


def test_taking_part_is_in_what_was_told_before() -> None:
    found = about("A hospital in Kafranbel was bombed on Sunday with the loss of nine lives. Russia has denied that its jets took part.")
    assert found == {"its jets took part": [("bombed", "actual")]}


def test_firing_into_a_town_answers_the_shells_that_hit_it() -> None:
    found = about("Shells hit Goma on Thursday, killing four people. The M23 denied that the rebels had fired into Goma.")
    assert ("hit", "actual") in found["the rebels had fired into Goma"]


def test_harm_by_somebody_else_is_not_answered_by_it() -> None:
    found = about("Ukrainian drones hit Belgorod on Thursday. The Russian army denied that it had fired into Belgorod.")
    assert ("hit", "actual") not in found.get("it had fired into Belgorod", [])


def test_allegations_over_a_deed_leave_it_told_and_claims_of_it_do_not() -> None:
    over = about("The minister said that the allegations regarding the shelling of Rutshuru are baseless.")
    assert [modality for _, modality in next(iter(over.values()))] == ["actual"]
    that = about("The minister said that the claim that his men shelled Rutshuru is baseless.")
    assert [modality for _, modality in next(iter(that.values()))] == ["denied"]


def test_denials_side_by_side_are_about_one_deed() -> None:
    text = "The army said that it did not fire a single rocket. It said the reports about an alleged strike on a clinic were false."
    found = about(text)
    assert ("strike", "denied") in found["it did not fire a single rocket"]


def test_calling_it_a_lie_points_back() -> None:
    found = about("Residents say that shells hit Kani on Sunday. The junta called it a lie.")
    assert found == {"it a lie": [("hit", "denied")]}


def test_claim_of_one_new_deed_is_denied_with_the_deed() -> None:
    found = about("Activists said that the army had seized Nyala. The Rapid Support Forces denied the claim.")
    assert found == {"the claim": [("seized", "denied")]}


def test_charges_behind_a_dash_point_to_the_accusation_before_it() -> None:
    text = "Khartoum has accused the Emirates of supplying the paramilitaries with drones – charges Abu Dhabi denies."
    facts = extract_document(Document(id=document_id(text), sha256=text_sha256(text), text=text)).facts
    (accusation,) = [statement.id for statement in facts.statements if statement.stance == "accuses"]
    (denial,) = [statement for statement in facts.statements if statement.stance == "denies"]
    assert denial.content[0].text == "charges" and accusation in denial.about


def test_no_part_in_a_deed_leaves_it_told() -> None:
    found = about("The military denied responsibility for a blast that killed 29 people in Laiza.")
    assert list(found.values()) == [[("blast", "actual")]]
    found = about("Kyiv said that it had nothing to do with the explosions at an oil depot in Belgorod.")
    assert list(found.values()) == [[("explosions", "actual")]]


def test_denier_who_is_contradicted_is_what_a_bare_that_answers() -> None:
    text = "Students say that officers beat two women in Dakar. The minister said these were rumours. The opposition disputes that."
    facts = extract_document(Document(id=document_id(text), sha256=text_sha256(text), text=text)).facts
    first, second = [statement for statement in facts.statements if statement.stance == "denies"]
    assert second.about == (first.id,)


def test_habitual_denial_answers_no_deed_before_it() -> None:
    found = about("Three farmers were shot dead near Loikaw. The junta has repeatedly denied targeting civilians.")
    assert all(trigger == "targeting" for trigger, _ in found["targeting civilians"])


def test_deed_beside_which_the_denied_one_is_placed_is_not_denied() -> None:
    found = about("The army denied that its men had looted homes in Bahri after the shelling of the market.")
    assert ("shelling", "denied") not in next(iter(found.values()))
