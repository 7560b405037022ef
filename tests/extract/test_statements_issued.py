"""Releases: what a ministry, army or armed group says in its own text without saying that it says it."""

from __future__ import annotations

from onrecord.model import Document, Statement, document_id, text_sha256
from onrecord.pipeline import extract_document

RELEASE = (
    "The Rapid Support Forces categorically reject the allegations concerning the bombardment of Kabkabiya.\n\n"
    "Our forces did not fire a single rocket at the town on Monday. The shelling came from the artillery of the army in Wadi Howar.\n\n"
    "Eleven people were killed in the raid. We thank the doctors of the town. Schools will open next week.\n"
)


def told(text: str, publisher: str | None) -> list[Statement]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text, publisher=publisher)
    return list(extract_document(document).facts.statements)


def rows(statements: list[Statement]) -> list[tuple[str | None, str, str]]:
    return [(found.speaker_name, found.stance, found.content[0].text.split(" ", 3)[2]) for found in statements]


def test_release_denies_accuses_and_claims_in_its_issuers_name() -> None:
    found = rows(told(RELEASE, "Rapid Support Forces"))
    assert ("Rapid Support Forces", "denies", "did") in found
    assert ("Rapid Support Forces", "accuses", "came") in found
    assert ("Rapid Support Forces", "asserts", "were") in found
    assert not any(word == "open" or word == "will" for _, _, word in found)


def test_same_words_in_a_paper_are_nobodys_statements() -> None:
    assert [found for found in told(RELEASE, "Reuters") if found.speaker is None] == []


def test_quoted_speaker_keeps_his_words_in_a_release() -> None:
    text = "Two shells landed near Busasamana. “We did not fire back,” Brigadier Jean Mugisha said."
    found = {statement.content[0].text: statement.speaker_name for statement in told(text, "Rwanda Ministry of Defence")}
    assert found["Two shells landed near Busasamana"] == "Rwanda Ministry of Defence"
    assert found["We did not fire back"] == "Jean Mugisha"


def test_we_of_a_release_is_its_issuer() -> None:
    (found,) = told("We deny that we burned the market of Kutum.", "Rapid Support Forces")
    assert (found.speaker_name, found.stance) == ("Rapid Support Forces", "denies")


def test_release_that_disputes_the_doer_leaves_the_deed_told() -> None:
    document = Document(id=document_id(RELEASE), sha256=text_sha256(RELEASE), text=RELEASE, publisher="Rapid Support Forces")
    facts = extract_document(document).facts
    bombardment = next(event for event in facts.events if event.trigger.text == "bombardment")
    assert bombardment.modality == "actual"
    assert any(bombardment.id in statement.about for statement in facts.statements if statement.stance == "denies")


def test_release_does_not_make_reports_its_own_claim() -> None:
    text = "We hit a depot in Hodeidah. Reports that fishermen were killed are being examined."
    found = [statement for statement in told(text, "Israel Defense Forces") if statement.speaker_name == "Israel Defense Forces"]
    assert [statement.content[0].text for statement in found] == ["We hit a depot in Hodeidah"]


def test_communication_service_of_a_government_speaks_for_it() -> None:
    text = "The claim that homes in Kobo were bombed is a fabrication. The Air Force has not carried out any operation against homes."
    found = told(text, "Ethiopian Government Communication Service")
    assert [one.speaker_name for one in found if one.stance == "denies"] == ["Ethiopian Government"] * 2
