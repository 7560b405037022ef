"""Pronouns that stand for bodies, and names behind long offices."""

from __future__ import annotations

import pytest

from onrecord.model import Document, document_id, text_sha256
from onrecord.pipeline import extract_document


def speakers(text: str) -> list[str | None]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    return [statement.speaker_name for statement in extract_document(document).facts.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Syrian Observatory for Human Rights said a school was hit. It added that two teachers died.",
            "Syrian Observatory for Human Rights",
        ),
        ("Doctors Without Borders said its ward was full. It warned that fuel was short.", "Medecins Sans Frontieres"),
    ],
)
def test_it_is_the_body_whatever_its_name_ends_in(text: str, expected: str) -> None:
    assert speakers(text) == [expected, expected]


def test_name_behind_a_long_office_is_the_speaker() -> None:
    assert speakers("UN High Commissioner for Human Rights Volker Weber said the siege must end.") == ["Volker Weber"]
    assert speakers("The camp was empty, according to Rear Adm. Peter Lang, the press secretary.") == ["Peter Lang"]


def test_spokesman_of_a_body_is_no_person_of_its_name() -> None:
    assert speakers("The spokesman of the Israel Defense Forces said no jet had flown.") == ["spokesman of the Israel Defense Forces"]


def test_several_speakers_are_named_together_or_not_at_all() -> None:
    assert speakers("President Salva Kiir and his aides said the deal held.") == ["President Salva Kiir and his aides"]
    text = "In a joint plea, Senators John Hall and Linda Grey said time was short. They called for a truce."
    assert speakers(text)[0] == "John Hall and Linda Grey"
    assert speakers(text)[-1] in ("John Hall and Linda Grey", None)


def test_the_second_in_office_is_not_the_first() -> None:
    names = speakers("Vice President Amira Osman toured Kassala. The president said he was ill. The vice president said the road was open.")
    assert "Amira Osman" not in names[:1]
    assert names[1:] == ["Amira Osman"]
