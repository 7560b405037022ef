"""Who says what: one sentence, one reading, over the forms that reported speech takes in news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.guard import guard
from onrecord.extract.statements.extractor import Statements
from onrecord.language import analyse
from onrecord.model import Document, Draft, Facts, Statement, document_id, text_sha256


def read(text: str) -> list[Statement]:
    document = Document(id=document_id(text), sha256=text_sha256(text), text=text)
    rejected: list[Draft] = []
    drafts = list(guard(document, Statements().extract(analyse(document), Facts()), rejected=rejected))
    assert not rejected
    return [draft for draft in drafts if isinstance(draft, Statement)]


def row(statement: Statement) -> tuple[str | None, str | None, list[str], str]:
    speaker, cue = statement.speaker, statement.cue
    return speaker.text if speaker else None, cue.text if cue else None, [span.text for span in statement.content], statement.stance


INDIRECT = [
    ("The governor of North Darfur told reporters in El Fasher that shelling had killed 14 people at a market.",
     ("The governor of North Darfur", "told", ["shelling had killed 14 people at a market"], "asserts")),
    ("Rebels took the airport at dawn, the army said in a statement on Friday.",
     ("the army", "said", ["Rebels took the airport at dawn"], "asserts")),
    ("Osman Idris, the governor of Kassala, said two bridges had been destroyed.",
     ("Osman Idris", "said", ["two bridges had been destroyed"], "asserts")),
    ("A spokesman for the coalition, Turki Hamad, said the raid had hit an arms depot.",
     ("A spokesman for the coalition, Turki Hamad", "said", ["the raid had hit an arms depot"], "asserts")),
    ("According to the Somali Observatory for Rights, at least 30 civilians were abducted in the raid.",
     ("the Somali Observatory for Rights", "According to", ["at least 30 civilians were abducted in the raid"], "asserts")),
    ("The camp was emptied within hours, according to two aid workers in Goma.",
     ("two aid workers in Goma", "according to", ["The camp was emptied within hours"], "asserts")),
    ("The general said on Tuesday that the offensive, now in its third week, had slowed.",
     ("The general", "said", ["the offensive, now in its third week, had slowed"], "asserts")),
    ("The city, officials say, is running out of water.",
     ("officials", "say", ["The city", "is running out of water"], "asserts")),
    ("Satellite images showed fresh graves outside the town.",
     ("Satellite images", "showed", ["fresh graves outside the town"], "asserts")),
    ("Myanmar's military, which seized power in 2021, says it targets only insurgents.",
     ("Myanmar's military", "says", ["it targets only insurgents"], "asserts")),
    ("Doctors Without Borders said on X that its hospital had been hit twice.",
     ("Doctors Without Borders", "said", ["its hospital had been hit twice"], "asserts")),
    ("Israel's army: Two rockets launched from Gaza fell in open areas",
     ("Israel's army", None, ["Two rockets launched from Gaza fell in open areas"], "asserts")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_statement_has_speaker_cue_and_content(text: str, expected: tuple[str, str, list[str], str]) -> None:
    assert [row(statement) for statement in read(text)] == [expected]


STANCES = [
    ("The junta has repeatedly denied bombing monasteries.", "denies", ["bombing monasteries"]),
    ("The ministry disputed that its jets had hit the school.", "denies", ["its jets had hit the school"]),
    ("Hamas rejected the allegations.", "denies", ["the allegations"]),
    ("Ankara said the footage was staged.", "denies", ["the footage was staged"]),
    ("The Houthis claimed responsibility for the attack on the tanker.", "asserts", ["the attack on the tanker"]),
    ("The army confirmed the loss of two helicopters.", "confirms", ["the loss of two helicopters"]),
    ("The UN called on both sides to open the road to Hodeidah.", "demands", ["both sides to open the road to Hodeidah"]),
    ("Nairobi said the blockade must end.", "demands", ["the blockade must end"]),
    ("The mayor asked for generators and medicine.", "asks", ["generators and medicine"]),
    ("The ministry said it would send 500 more troops to the border.", "promises", ["it would send 500 more troops to the border"]),
    ("The rebels threatened to close the port.", "threatens", ["close the port"]),
    ("Tehran warned it would answer any strike.", "threatens", ["it would answer any strike"]),
    ("The agency warned that famine would spread.", "expects", ["famine would spread"]),
    ("The bloc condemned the coup.", "rejects", ["the coup"]),
    ("The prime minister ruled out a ceasefire.", "rejects", ["a ceasefire"]),
    ("The envoy welcomed the truce.", "supports", ["the truce"]),
    ("Ethiopia's army accused Tigrayan fighters of looting Dessie.", "accuses", ["Tigrayan fighters", "looting Dessie"]),
    ("The army said that rebels deliberately fired on the ambulance.", "accuses", ["rebels deliberately fired on the ambulance"]),
    ("Delhi did not confirm the raid.", "cannot_verify", ["the raid"]),
    ("Reuters could not independently verify the reports.", "cannot_verify", ["the reports"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stance", "content"), STANCES)
def test_stance_follows_verb_negation_and_wording(text: str, stance: str, content: list[str]) -> None:
    assert [(s.stance, [span.text for span in s.content]) for s in read(text)] == [(stance, content)]


NOTHING = [
    "The blast claimed the lives of 30 people.",
    "Everything went according to plan.",
    "The charges against the man accused of spying were dropped.",
    "The rebels did not deny the ambush.",
    "The swing states could decide the vote.",
    "No group has claimed responsibility for the bombing.",
    "If the army says the road is open, convoys will leave.",
    "There were no reports of casualties.",
    "A judge denied the request.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_false_friends_are_no_statements(text: str) -> None:
    assert read(text) == []


def test_unattributed_reports_have_no_speaker() -> None:
    assert row(read("Three villages were reportedly burned near Bunia.")[0]) == (
        None, "reportedly", ["Three villages", "burned near Bunia"], "asserts",
    )  # fmt: skip
    assert row(read("Clashes were reported in Omdurman.")[0]) == (None, "reported", ["Clashes", "in Omdurman"], "asserts")
    assert row(read("The warlord is said to have fled to Chad.")[0]) == (None, "said", ["The warlord", "have fled to Chad"], "asserts")
    assert row(read("The claims could not be independently verified.")[0])[0] is None


def test_passive_with_agent_names_the_speaker() -> None:
    assert row(read("The strike was condemned by the African Union.")[0]) == ("the African Union", "condemned", ["The strike"], "rejects")


def test_second_cue_of_a_sentence_takes_over_the_speaker() -> None:
    text = "Germany's chancellor urged Beijing to use its influence, adding that the raids had worsened, and denied a rift."
    assert [row(s) for s in read(text)] == [
        ("Germany's chancellor", "urged", ["Beijing to use its influence"], "demands"),
        ("Germany's chancellor", "adding", ["the raids had worsened"], "asserts"),
        ("Germany's chancellor", "denied", ["a rift"], "denies"),
    ]


def test_subject_without_a_cue_of_its_own_speaks_in_the_next_verb() -> None:
    assert row(read("Pretoria recalls its envoy to Israel and accuses Israel of genocide.")[0])[0] == "Pretoria"
    assert row(read("The junta lost two towns on Monday, blaming Bangkok for arming its foes.")[0])[0] == "The junta"


def test_subject_before_a_fronted_verb_is_found_in_the_tree() -> None:
    text = "Yemen's Houthi movement releases footage appearing to show captives, after claiming to have led a raid."
    assert [row(s) for s in read(text)] == [("Yemen's Houthi movement", "claiming", ["to have led a raid"], "asserts")]


def test_hedge_within_a_speakers_words_is_kept_on_the_statement() -> None:
    (one,) = read("The convoy was reportedly looted near Sake, according to two drivers.")
    assert [span.text for span in one.hedges] == ["reportedly"]


def test_relative_clause_belongs_to_the_speaker() -> None:
    assert row(read("A medic who came back from captivity said prisoners were beaten.")[0])[0] == "A medic who came back from captivity"


def test_two_speakers_of_a_sentence_are_kept_apart() -> None:
    found = read("Officials in Khartoum say the bridge is closed, but the militia says it controls the crossing.")
    assert [row(s)[0] for s in found] == ["Officials in Khartoum", "the militia"]
    assert found[0].content[0].text == "the bridge is closed"


def test_nested_speech_has_a_row_of_its_own() -> None:
    rows = [row(s)[:3] for s in read("The aide said the president believes that the war will end this year.")]
    assert rows == [
        ("The aide", "said", ["the president believes that the war will end this year"]),
        ("the president", "believes", ["the war will end this year"]),
    ]


def test_denial_of_reports_gives_the_report_a_row() -> None:
    rows = [row(s) for s in read("Kabul denied reports that its troops had crossed the border.")]
    assert rows == [
        ("Kabul", "denied", ["reports that its troops had crossed the border"], "denies"),
        (None, "reports", ["its troops had crossed the border"], "asserts"),
    ]


def test_garbled_rewrite_breaks_nothing() -> None:
    text = "“Come and sit,” the comander told envoy during press meet, added, “I not bite, who you fear?” said also."
    assert {row(s)[0] for s in read(text)} == {"the comander"}


PIECES = [*'ab ,.:“”"’-\n', " said ", " that ", " he ", " Kyiv ", " denied ", " according to ", " reports ", "adding ", "is accused of "]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_gives_spans_that_fit(text: str) -> None:
    for statement in read(text):
        assert statement.content and statement.evidence
