"""Whether an event is told as actual: what governs it, what qualifies it, who says it."""

from __future__ import annotations

import pytest

from onrecord.model import Document, Event, Published, document_id, text_sha256
from onrecord.pipeline import extract_document


def first(text: str, type: str) -> Event:
    day = Published(first="2024-03-15", last="2024-03-15", precision="day", basis="metadata")
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, published=day)
    return next(event for event in extract_document(document).facts.events if event.type == type)


@pytest.mark.parametrize(
    ("text", "type", "modality"),
    [
        ("The junta refused to withdraw its troops from Loikaw.", "RETREAT", "denied"),
        ("Talks between the army and the rebels in Juba have not resumed.", "CONSULT", "denied"),
        ("The rebels cancelled plans to meet the envoy in Addis Ababa.", "CONSULT", "denied"),
        ("Turkey threatened to bomb Kurdish positions near Kobani.", "ASSAULT", "planned"),
        ("Kenya is preparing to deploy troops in Haiti.", "MOBILIZE", "planned"),
        ("The talks in Doha are scheduled for Monday.", "CONSULT", "planned"),
        ("Talks are planned in Juba next week, the foreign ministry said.", "CONSULT", "planned"),
        ("If Hamas attacks the crossing again, Israel will close it.", "ASSAULT", "possible"),
        ("Fears of an invasion of Rafah are growing.", "ASSAULT", "possible"),
        ("Residents of Goma believe that the rebels may attack the airport.", "ASSAULT", "possible"),
        ("The envoy urged the rebels to withdraw from Goma.", "RETREAT", "demanded"),
        ("The council demanded the withdrawal of Rwandan forces from Goma.", "RETREAT", "demanded"),
    ],
)  # fmt: skip
def test_what_governs_an_event_says_that_it_has_not_happened(text: str, type: str, modality: str) -> None:
    assert first(text, type).modality == modality


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The minister condemned the airstrike on the hospital in Nyala.", "ASSAULT"),
        ("The court will investigate the shelling of the market in Donetsk.", "ASSAULT"),
        ("Officials must explain why soldiers killed the protesters in Bamako.", "ASSAULT"),
        ("The army continued to shell the camp near El Fasher.", "ASSAULT"),
    ],
)
def test_what_is_taken_as_given_is_actual_whatever_is_said_of_it(text: str, type: str) -> None:
    assert first(text, type).modality == "actual"


@pytest.mark.parametrize(
    "text",
    [
        "Russia not only shelled the town but also bombed the hospital.",
        "Hamas did not only attack soldiers in Sderot.",
        "It was not the first attack on the hospital by Syrian forces.",
        "There is no doubt that the junta attacked the monastery in Sagaing.",
        "Not a day passes without Russia shelling Kharkiv.",
        "Not a week passes without rebels attacking the camp near El Fasher.",
    ],
)
def test_not_only_and_no_doubt_deny_nothing(text: str) -> None:
    assert first(text, "ASSAULT").modality == "actual"


@pytest.mark.parametrize(
    "text",
    [
        "Not a single soldier attacked the village of Bria.",
        "The army entered Wau without attacking the garrison.",
        "The army has made no new attack on Idlib.",
    ],
)
def test_not_one_and_without_deny(text: str) -> None:
    assert first(text, "ASSAULT").modality == "denied"


@pytest.mark.parametrize(
    ("text", "type", "modality"),
    [
        ("The junta's goal: capture of Loikaw.", "CONTROL", "planned"),
        ("The law allows for the seizure of houses in Kabul by the Taliban.", "CONTROL", "possible"),
        ("The blockade has made negotiations between the army and the rebels in Sudan highly unlikely.", "CONSULT", "possible"),
        ("The government is mulling more than 40 tonnes in humanitarian aid to Chad.", "AID", "possible"),
        ("The envoy hopes to win pledges regarding talks between the army and rebels in Juba.", "CONSULT", "planned"),
    ],
)
def test_governor_that_the_tree_does_not_lead_to_counts_within_its_clause(text: str, type: str, modality: str) -> None:
    assert first(text, type).modality == modality


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Residents seek shelter from shelling in Khartoum.", "ASSAULT"),
        ("The UN proposes a fund for people displaced by fighting in Sudan.", "ASSAULT"),
        ("Kenya offers to treat soldiers wounded in clashes with al-Shabab.", "ASSAULT"),
        ("Family members want news of relatives killed in airstrikes on Taiz.", "ASSAULT"),
        ("The Taliban neither confirmed nor denied the attack on Kabul.", "ASSAULT"),
        ("The Arakan Army claims to have captured the town of Kyauktaw.", "CONTROL"),
        ("Israel says it bombed a depot near Damascus.", "ASSAULT"),
    ],
)
def test_governor_of_another_thing_leaves_an_event_actual(text: str, type: str) -> None:
    assert first(text, type).modality == "actual"


@pytest.mark.parametrize(
    ("text", "type", "modality"),
    [
        ("A strike on the dam near Tabqa would be a disaster for the rebels.", "ASSAULT", "possible"),
        ("There is no evidence that the army attacked the convoy near Bara.", "ASSAULT", "denied"),
        ("Soldiers took part in a mock attack on the base near Incirlik.", "ASSAULT", "possible"),
        ("Chinese troops simulated an assault on an island near Taiwan.", "ASSAULT", "possible"),
        ("Iran may retaliate with missile strikes on Israel.", "ASSAULT", "possible"),
        ("The talks in Doha could lead to the release of Israeli hostages.", "CONCEDE", "possible"),
        ("The army was on the verge of taking the city of Saraqib.", "CONTROL", "possible"),
        ("The rebels came close to capturing the airport of Goma.", "CONTROL", "possible"),
        ("The rebels fell short of capturing the airport of Goma.", "CONTROL", "denied"),
        ("Anyone who attacks our soldiers in Mogadishu will be punished, the colonel said.", "ASSAULT", "possible"),
        ("The army in Sudan said that nobody had been arrested by its troops.", "COERCE", "denied"),
        ("Rumours of an attack on the barracks in Conakry spread quickly.", "ASSAULT", "possible"),
        ("Had rebels attacked the palace in Bangui, hundreds would have died.", "ASSAULT", "possible"),
        ("The president sidestepped a question about whether Russia had invaded Ukraine.", "ASSAULT", "possible"),
        ("Lawmakers discussed the deployment of troops to Haiti.", "MOBILIZE", "possible"),
    ],
)
def test_what_would_or_nearly_did_happen_has_not(text: str, type: str, modality: str) -> None:
    assert first(text, type).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "It is unclear who fired the rockets at the base near Erbil.",
        "The minister could not say who attacked the army convoy near Bara.",
        "Hundreds will be treated for wounds after an attack on the camp near Goma.",
        "The rebels retaliated for the attack on Lashio.",
        "The minister believes the attack on the base near Ramadi was due to poor planning by the army.",
    ],
)
def test_who_did_it_may_be_unclear_but_not_that_it_was_done(text: str) -> None:
    assert first(text, "ASSAULT").modality == "actual"


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("No aid convoys have entered besieged Tigray since October.", "AID"),
        ("No rebel attack took place in Homs.", "ASSAULT"),
        ("No agreements on a truce were reached by Israel and Lebanon.", "AGREE"),
        ("The leaders of the union shied away from imposing sanctions on Niger.", "SANCTION"),
    ],
)
def test_one_no_denies_once_and_all_that_its_noun_is_made_of(text: str, type: str) -> None:
    assert first(text, type).modality == "denied"


def test_call_for_something_demands_it_whatever_the_tree() -> None:
    assert first("Amnesty International makes a fresh call for an arms embargo against Sudan.", "SANCTION").modality == "demanded"


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that it was behind the attack on Kutum.",
        "The ministry denied that its forces had taken part in the raid on Jenin.",
        "Rwanda denied any role in the attack on Goma airport.",
    ],
)
def test_who_denies_a_part_in_an_attack_does_not_deny_that_it_was(text: str) -> None:
    assert first(text, "ASSAULT").modality == "actual"


def test_what_is_not_kept_had_been_agreed() -> None:
    text = "The ministry faulted the rebels for not respecting a ceasefire they had signed in Doha."
    assert first(text, "RETREAT").modality == "actual"


def test_what_is_voted_on_is_possible_and_a_participle_before_a_noun_tells_what_was() -> None:
    assert first("The Security Council is to vote on sanctions against Mali.", "SANCTION").modality == "possible"
    assert first("Rebel forces in North Kivu were urged by the UN to release captured soldiers.", "COERCE").modality == "actual"
