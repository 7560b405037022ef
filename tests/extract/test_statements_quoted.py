"""Direct speech: quotations before, behind and around the cue, and those that go on without one."""

from __future__ import annotations

from onrecord.extract.statements.extractor import Statements
from onrecord.language import analyse
from onrecord.model import Document, Facts, Statement, document_id, text_sha256


def read(text: str) -> list[Statement]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    drafts = (draft for draft in Statements().extract(analyse(document), Facts()) if isinstance(draft, Statement))
    return sorted(drafts, key=lambda draft: draft.content[0].start)


def contents(statement: Statement) -> list[str]:
    return [span.text for span in statement.content]


def test_quotation_before_an_inverted_cue_goes_on_behind_it() -> None:
    (one,) = read("“We will not leave this valley,” said Amina Yusuf, a nurse in Zalingei. “Our patients cannot walk.”")
    assert one.speaker is not None and one.speaker.text == "Amina Yusuf"
    assert contents(one) == ["We will not leave this valley", "Our patients cannot walk"]
    assert one.manner == "direct"
    assert [span.text for span in one.evidence] == [
        "“We will not leave this valley,” said Amina Yusuf, a nurse in Zalingei.", "“Our patients cannot walk.”",
    ]  # fmt: skip


def test_quotation_split_around_the_cue_is_one_statement() -> None:
    (one,) = read("“The siege,” the mayor said, “is strangling us.”")
    assert contents(one) == ["The siege", "is strangling us"]


def test_quotation_behind_a_colon_runs_over_sentences() -> None:
    (one,) = read("The deputy minister tweeted: “Our flag flies over the station. Nobody was hurt.”")
    assert contents(one) == ["Our flag flies over the station. Nobody was hurt"]


def test_quotation_of_many_sentences_belongs_to_the_cue_at_its_end() -> None:
    (one,) = read("“They came at night. They took the cattle. Nobody stopped them,” a herder in Pibor said.")
    assert contents(one) == ["They came at night. They took the cattle. Nobody stopped them"]


def test_partly_quoted_content_is_mixed() -> None:
    (one,) = read("The relief agency said the siege was “a stain on us all” and had to end.")
    assert one.manner == "mixed"
    assert contents(one) == ["the siege was “a stain on us all” and had to end"]


def test_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker() -> None:
    text = "“Seven shells fell on the ward,” the surgeon said.\n\n“We moved the children to the cellar and waited there until dawn.”"
    first, second = read(text)
    assert second.cue is None
    assert second.speaker == first.speaker
    assert contents(second) == ["We moved the children to the cellar and waited there until dawn"]


def test_open_quotation_gets_the_speaker_named_behind_it() -> None:
    text = "“The road to Taiz was cut before noon.\n\n“Nothing moves now,” said the driver."
    first, second = read(text)
    assert first.cue is None and second.cue is not None
    assert first.speaker == second.speaker


def test_scare_quotes_are_no_statement() -> None:
    assert read("The so-called “green corridor” was shut on Monday.") == []


def test_people_quote_others() -> None:
    text = "“The officers told us that the bridge was mined, so we turned back,” a trucker said."
    outer, inner = read(text)
    assert outer.speaker is not None and outer.speaker.text == "a trucker"
    assert inner.speaker is not None and inner.speaker.text == "The officers"
    assert inner.content[0].text.startswith("the bridge was mined")


def test_single_and_typed_marks_are_quotations_too() -> None:
    for text in ("‘Nobody’s left here,’ said Amina Yusuf, a nurse.", "``Nobody's left here,'' said Amina Yusuf, a nurse."):
        (statement,) = read(text)
        assert statement.manner == "direct"
        assert statement.content[0].text in ("Nobody’s left here", "Nobody's left here")


def test_colon_before_the_next_paragraph_announces_its_speaker() -> None:
    (statement,) = read("The head of Sake's clinic, Jean Mbeki, wrote on Facebook:\n“We lost two nurses in the night.”")
    assert statement.speaker is not None and statement.speaker.text == "The head of Sake's clinic, Jean Mbeki"
    assert [span.text for span in statement.content] == ["We lost two nurses in the night"]


def test_this_was_announced_takes_the_sentence_before() -> None:
    (statement,) = read("Six buses will leave the camp at noon. This was announced by Governor Amina Sow.")
    assert [span.text for span in statement.content] == ["Six buses will leave the camp at noon"]


def test_dateline_and_clock_are_no_content() -> None:
    (statement,) = read("JUBA, May 3, 2024 — Two barges sank, the port master said.")
    assert statement.content[0].text == "Two barges sank"
    (statement,) = read("09:40 GMT — Two barges sank, the port master said.")
    assert statement.content[0].text == "Two barges sank"


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    (one,) = read("“Sudan is the first country,” tweeted the exiled dissident Amal Idris, “where people flee both armies.”")
    assert [span.text for span in one.content] == ["Sudan is the first country", "where people flee both armies"]
