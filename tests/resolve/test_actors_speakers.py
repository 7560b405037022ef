"""The name behind a statement's speaker."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.entities.extractor import Entities
from onrecord.language import analyse
from onrecord.model import Document, Facts, Span, Statement, document_id, text_sha256
from onrecord.resolve import resolve
from onrecord.resolve.actors import name_speakers


def speakers(text: str, *said: tuple[str, str]) -> list[str | None]:
    """The names found for (speaker, content) pairs, each looked up behind the one before."""
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    drafts = list(Entities().extract(analyse(document), Facts()))
    facts = Facts().plus(resolve(document, drafts, Facts()))
    statements, at = [], 0
    for speaker, content in said:
        start = text.index(speaker, at)
        inside = text.index(content)
        cue = Span.of(text, start + len(speaker) + 1, min(len(text), start + len(speaker) + 5))
        statements.append(
            Statement(
                document=document.id, speaker=Span.of(text, start, start + len(speaker)), cue=cue, manner="indirect", stance="asserts",
                content=(Span.of(text, inside, inside + len(content)),),
            )
        )  # fmt: skip
        at = start + len(speaker)
    return [statement.speaker_name for statement in name_speakers(document, statements, facts)]


def first(text: str, speaker: str) -> str | None:
    return speakers(text, (speaker, text.split(" said ")[1].rstrip(".")))[0]


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        ("Yemeni Minister Moammar al-Eryani said it fell.", "Yemeni Minister Moammar al-Eryani", "Moammar al-Eryani"),
        ("A spokeswoman for the UN refugee agency, Olga Sarrado, said they fled.", "A spokeswoman for the UN refugee agency, Olga Sarrado",
         "Olga Sarrado"),
        ("Pakistani Ambassador to the U.S. Asad Khan said no.", "Pakistani Ambassador to the U.S. Asad Khan", "Asad Khan"),
        ("Zelenskyy's adviser, Mykhailo Podolyak, said no.", "Zelenskyy's adviser, Mykhailo Podolyak", "Mykhailo Podolyak"),
        ("An aide to President Emmanuel Macron said no.", "An aide to President Emmanuel Macron", "aide to President Emmanuel Macron"),
        ("President Yoweri Museveni and his Rwandan counterpart Paul Kagame said yes.",
         "President Yoweri Museveni and his Rwandan counterpart Paul Kagame", "Yoweri Museveni and Paul Kagame"),
        ("Kyiv and Moscow said yes.", "Kyiv and Moscow", "Ukraine and Russia"),
        ("The Kremlin said no.", "The Kremlin", "Kremlin"),
        ("Two residents of the camp said no.", "Two residents of the camp", "Two residents of the camp"),
        ("The Arakan Army (AA) said it won.", "The Arakan Army (AA)", "Arakan Army"),
        ("Sudan's army said it won.", "Sudan's army", "Sudanese army"),
        ("Governor Borno said no.", "Governor Borno", "Borno"),
        ("Rwandan-backed M23 rebels said no.", "Rwandan-backed M23 rebels", "M23"),
        ("President of Kenya William Ruto said no.", "President of Kenya William Ruto", "William Ruto"),
        ("The governor of the Luhansk region said no.", "The governor of the Luhansk region", "governor of Luhansk region"),
    ],
)  # fmt: skip
def test_speaker_phrase_names_its_head(text: str, speaker: str, expected: str) -> None:
    assert first(text, speaker) == expected


def test_pronoun_is_the_speaker_before() -> None:
    text = "Israel's prime minister, Benjamin Netanyahu, said the war would go on. He said the army was ready."
    found = speakers(text, ("Israel's prime minister, Benjamin Netanyahu", "the war would go on"), ("He", "the army was ready"))
    assert found == ["Benjamin Netanyahu", "Benjamin Netanyahu"]


def test_pronoun_keeps_to_its_gender() -> None:
    text = "President Maia Sandu met Colonel Ivan Radu. She said the border was calm."
    assert speakers(text, ("She", "the border was calm")) == ["Maia Sandu"]


def test_it_is_a_body_and_no_person() -> None:
    text = "The World Food Programme spoke with Minister Ali Omar. It said food was short."
    assert speakers(text, ("It", "food was short")) == ["World Food Programme"]


def test_pronoun_without_antecedent_stays_unknown() -> None:
    assert speakers("She said food was short.", ("She", "food was short")) == [None]


def test_pronoun_within_quoted_words_is_not_their_speaker() -> None:
    text = "Lt. Amir Tal met Sgt. Omar Saleh. Tal said: “Then he said the road was mined.”"
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    facts = Facts().plus(resolve(document, list(Entities().extract(analyse(document), Facts())), Facts()))

    def span(words: str) -> Span:
        return Span.of(text, text.rindex(words), text.rindex(words) + len(words))

    outer = Statement(
        document=document.id, speaker=span("Tal"), content=(span("Then he said the road was mined."),), manner="direct", stance="asserts"
    )
    inner = Statement(document=document.id, speaker=span("he"), content=(span("the road was mined"),), manner="indirect", stance="asserts")
    names = [statement.speaker_name for statement in name_speakers(document, [outer, inner], facts)]
    assert names[0] == "Amir Tal"
    assert names[1] != "Amir Tal"


def test_the_minister_is_the_one_who_just_spoke() -> None:
    text = "Defence minister Yoav Gallant said troops would stay. The minister said reserves were called up."
    found = speakers(text, ("Defence minister Yoav Gallant", "troops would stay"), ("The minister", "reserves were called up"))
    assert found[1] == "Yoav Gallant"


def test_both_sides_are_the_two_named_together() -> None:
    text = "Armenian Foreign Minister Ararat Mirzoyan and Azerbaijani Foreign Minister Jeyhun Bayramov met. Both sides said it went well."
    assert speakers(text, ("Both sides", "it went well")) == ["Armenia and Azerbaijan"]


def test_both_sides_of_nobody_stay_as_they_stand() -> None:
    assert speakers("Both sides said it went well.", ("Both sides", "it went well")) == ["Both sides"]


def test_the_ministry_is_the_only_one_of_the_report() -> None:
    text = "Lebanon's health ministry said nine died. The ministry said some were children."
    found = speakers(text, ("Lebanon's health ministry", "nine died"), ("The ministry", "some were children"))
    assert found == ["Lebanese health ministry", "Lebanese health ministry"]


def test_described_speaker_whom_the_next_sentence_names() -> None:
    text = "An army spokesman said the road was open. The spokesman, Hassan Idris, gave no numbers."
    assert speakers(text, ("An army spokesman", "the road was open")) == ["Hassan Idris"]


_WORDS = "He They It Both sides The minister President of Kenya William Ruto , and his 's army Hamas said “ ” . Kyiv RSF ( ) group".split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=4, max_size=24), st.data())
def test_any_span_may_be_a_speaker_and_names_are_never_empty(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 2))
    last = data.draw(st.integers(first + 1, len(words) - 1))
    names = speakers(text, (" ".join(words[first:last]), words[last]))
    assert names[0] is None or names[0].strip()
