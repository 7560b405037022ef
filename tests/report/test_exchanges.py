from __future__ import annotations

from onrecord.fuse import Record
from onrecord.model import Event
from onrecord.report.exchanges import courses, exchanges
from tests.fuse.test_disputes import accusation, denial
from tests.fuse.told import told
from tests.report.test_chart import at_least, exact
from tests.wars import Reading, event, report, statement


def test_denial_stands_beside_what_it_denies_under_their_incident() -> None:
    (mine, denied), (theirs, killed) = denial(), accusation()
    (one,) = exchanges(told([mine, theirs]))
    assert one.topic.kind == "incident"
    assert [side.word.id for side in one.said] == [killed.id]
    assert [(side.word.id, side.stance) for side in one.denied] == [(denied.id, "denies")]
    assert {killed.id, denied.id, one.topic.key} <= one.ids


def test_denial_of_what_nobody_tells_says_that_only_it_words_it() -> None:
    reading, _ = denial()
    (one,) = exchanges(told([reading]))
    assert [side.word.worded for side in one.said] == [True]


def test_sentence_stands_once_however_many_facts_were_read_from_it() -> None:
    (mine, _), (theirs, _) = denial(), accusation()
    (one,) = exchanges(told([mine, theirs]))
    sentences = [side.word.source.sentence for side in (*one.said, *one.denied) if side.word.source]
    assert len(sentences) == len(set(sentences))


def test_course_shows_how_one_speakers_number_went() -> None:
    (course,) = courses(Record.of([at_least(), exact()]))
    assert (course.speaker, [(step.day, step.text) for step in course.steps]) == (
        "Health Ministry", [("2024-06-14", "at least 20"), ("2024-06-16", "31")],
    )  # fmt: skip


def test_number_that_is_only_repeated_is_no_change() -> None:
    assert courses(Record.of([exact("2024-06-16"), exact("2024-06-18")])) == []


def said() -> tuple[Reading, Event]:
    """The army says that it shelled the camp."""
    document = report("The army said it shelled the camp at Nyala on Friday.", url="https://sudan.example/b", day="2024-06-15")
    words = statement(document, "it shelled the camp at Nyala on Friday", speaker="Sudanese army")
    hit = event(document, "shelled", against=["camp"], first="2024-06-14", last="2024-06-14", attributed_to=(words.id,))
    return (document, [words, hit]), hit


def denied() -> tuple[Reading, Event]:
    """Two days later it denies that."""
    document = report("The army denied shelling the camp at Nyala on Friday.", url="https://sudan.example/c", day="2024-06-17")
    hit = event(document, "shelling", against=["camp"], first="2024-06-14", last="2024-06-14", modality="denied")
    words = statement(document, "shelling the camp at Nyala on Friday", speaker="Sudanese army", stance="denies", about=(hit.id,))
    return (document, [hit, words]), hit


def both_ways() -> Reading:
    """In one report the army says that it shelled the camp, and denies it."""
    document = report("The army said it shelled the camp at Nyala on Friday. The army denied shelling the camp.", day="2024-06-15")
    words = statement(document, "it shelled the camp at Nyala on Friday", speaker="Sudanese army")
    hit = event(document, "shelled", against=["camp"], first="2024-06-14", last="2024-06-14", attributed_to=(words.id,))
    return document, [words, hit, statement(document, "shelling the camp", speaker="Sudanese army", stance="denies", about=(hit.id,))]


def test_course_shows_another_stance_of_one_speaker_to_one_happening() -> None:
    (one, hit), (other, again) = said(), denied()
    (course,) = courses(told([one, other], [hit, again]))
    assert course.speaker == "Sudanese army"
    assert [step.text for step in course.steps] == ["asserts", "denies"]


def test_who_tells_one_thing_and_denies_another_in_one_report_changed_nothing() -> None:
    assert courses(told([both_ways()])) == []
