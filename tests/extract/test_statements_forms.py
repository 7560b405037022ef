"""Forms of attribution beyond a plain subject and verb: tolls, claims, relayed words, asides, coordinated verbs."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import read, row

ONE = [
    ("The shadow ministry later put the death toll at 140.", ("The shadow ministry", "put", ["the death toll at 140"], "asserts")),
    ("The monitors have recorded 412 civilian deaths since June.",
     ("The monitors", "recorded", ["412 civilian deaths since June"], "asserts")),
    ("The FARDC claims to have retaken two hills near Sake.",
     ("The FARDC", "claims", ["have retaken two hills near Sake"], "asserts")),
    ("The Special Mobile Forces deny the allegation.", ("The Special Mobile Forces", "deny", ["the allegation"], "denies")),
    ("The command demands that the rebels free all hostages.",
     ("The command", "demands", ["the rebels free all hostages"], "demands")),
    ("A rebel officer claimed responsibility for the ambush and showed a row of captured rifles.",
     ("A rebel officer", "claimed responsibility for", ["the ambush"], "asserts")),
    ("The army had no immediate comment on the raid.", ("The army", "had no immediate comment on", ["the raid"], "cannot_verify")),
    ("The mission did not confirm who had fired first.", ("The mission", "did not confirm", ["who had fired first"], "cannot_verify")),
    ("Friday's raid wounded nine people, including two nurses, said Hassan Omer, the governor of Sennar.",
     ("Hassan Omer", "said", ["Friday's raid wounded nine people, including two nurses"], "asserts")),
    ("The Emirati-led coalition fighting the movement said its jets had not flown that day.",
     ("The Emirati-led coalition", "said", ["its jets had not flown that day"], "asserts")),
    ("About 9,000 families have left the valley, the relief agency estimates.",
     ("the relief agency", "estimates", ["About 9,000 families have left the valley"], "asserts")),
    ("In Marib, officials said, three depots were burning.", ("officials", "said", ["In Marib", "three depots were burning"], "asserts")),
    ("The ministry would not give details but in a statement said that a patrol had been lost.",
     ("The ministry", "said", ["a patrol had been lost"], "asserts")),
    ("The crater, which the army said was the work of a mine, lay beside the road.",
     ("the army", "said", ["was the work of a mine"], "asserts")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_form_is_read(text: str, expected: tuple[str, str, list[str], str]) -> None:
    assert [row(statement) for statement in read(text)] == [expected]


def test_relayed_words_give_a_row_to_each_speaker() -> None:
    rows = [row(statement) for statement in read("State radio quoted a general as saying that two posts had fallen.")]
    assert rows == [
        ("State radio", "quoted", ["a general as saying that two posts had fallen"], "asserts"),
        ("a general", "as saying", ["two posts had fallen"], "asserts"),
    ]


def test_verbs_in_the_plural_share_their_subject() -> None:
    rows = [row(statement) for statement in read("The armed forces deny involvement and blame the militia, and say a gas tank blew up.")]
    assert rows == [
        ("The armed forces", "deny", ["involvement"], "denies"),
        ("The armed forces", "blame", ["the militia"], "accuses"),
        ("The armed forces", "say", ["a gas tank blew up"], "asserts"),
    ]


def test_denied_object_ends_where_another_speaks() -> None:
    rows = [row(s) for s in read("Asmara has denied the accusation and the spokesman Yemane Tesfai claimed that it was a plot.")]
    assert rows[0] == ("Asmara", "denied", ["the accusation"], "denies")
    assert rows[1][2] == ["it was a plot"]


STANCES = [
    ("The coalition said its jets did not conduct raids near Saada.", "denies"),
    ("The ministry said it did not conduct raids near Saada.", "denies"),
    ("A spokesman said the army did not target the convoy.", "denies"),
    ("The minister said such raids cannot be tolerated.", "demands"),
    ("The ministry said no jets had flown.", "asserts"),
    ("The rebels said it was caused by an air strike.", "accuses"),
    ("Israel said the movement used residents as human shields.", "accuses"),
    ("The general said the drive will not stop until the last bridge is taken.", "threatens"),
    ("The envoy said a deal was expected to follow.", "expects"),
    ("The deputy said he did not want a wider war.", "rejects"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_what_is_said_tells_the_stance(text: str, stance: str) -> None:
    assert [statement.stance for statement in read(text)] == [stance]


def test_time_words_between_cue_and_content_belong_to_neither() -> None:
    (statement,) = read("The cabinet announced earlier this month that troops would leave Kidal.")
    assert row(statement)[2] == ["troops would leave Kidal"]
    (statement,) = read("According to local reports Thursday, two bridges fell.")
    assert row(statement)[2] == ["two bridges fell"]
    assert read("Two weeks later, the agency tweeted about its work.") == []


def test_content_goes_on_behind_a_relative_clause_until_it_has_a_verb() -> None:
    (statement,) = read("The doctor says the outbreak near Beni, which has killed 60 people, is slowing.")
    assert row(statement)[2] == ["the outbreak near Beni, which has killed 60 people, is slowing"]
    (statement,) = read("The doctor said the outbreak had slowed, which pleased donors.")
    assert row(statement)[2] == ["the outbreak had slowed"]


def test_that_clause_of_another_noun_is_not_what_is_said() -> None:
    (statement,) = read("Norway warns against all travel to the valley amid fears that the rebels will return.")
    assert row(statement)[2][0].startswith("all travel")
    (statement,) = read("Norway hopes that the truce will hold.")
    assert row(statement)[2] == ["the truce will hold"]


def test_the_whole_subject_speaks() -> None:
    (one,) = read("Lawyers across the political spectrum contend the decree broke the constitution.")
    assert one.speaker is not None and one.speaker.text == "Lawyers across the political spectrum"


def test_when_and_where_somebody_spoke_is_not_what_was_said() -> None:
    assert read("The governor said this during a briefing in Goma.") == []
    contents = [row(s)[2] for s in read("During a working trip to Port Sudan, the minister observed the state of the wards.")]
    assert ["During a working trip to Port Sudan"] not in contents


def test_neither_confirmed_nor_denied_is_one_statement() -> None:
    rows = [row(s) for s in read("The Taliban neither confirmed nor denied the attack on Kabul.")]
    assert rows == [("The Taliban", "neither confirmed", ["the attack on Kabul"], "cannot_verify")]


def test_a_speaker_within_a_relative_clause_says_that_clause_alone() -> None:
    rows = [row(s) for s in read("The rebels, who the army says shelled the market, withdrew on 3 May.")]
    assert rows == [("the army", "says", ["shelled the market"], "asserts")]


def test_content_ends_before_the_verb_of_the_clause_around() -> None:
    rows = [row(s) for s in read("Officials who said they saw the bodies denied that soldiers had shot the men.")]
    assert ("Officials", "said", ["they saw the bodies"], "asserts") in rows
    rows = [row(s) for s in read("The claim that the militia shelled Goma was dismissed by its leader.")]
    assert (None, "claim", ["the militia shelled Goma"], "asserts") in rows


def test_a_word_of_speech_that_nobody_speaks_is_no_cue() -> None:
    assert read("The envoys signed the relevant written commitments on the port of Aden.") == []


def test_who_saw_a_document_is_not_its_author() -> None:
    (one,) = read("According to a UN report seen by the Sudan Post, at least 85 people died in Nyala.")
    assert one.speaker is not None and one.speaker.text == "a UN report"
