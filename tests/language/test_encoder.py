"""The shipped model: its readings hold together, whatever is read, and whatever was read before. What it gets right is scored in bench/."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.language import analyse
from onrecord.language.decoders import ROOT, Outputs
from onrecord.language.encoder import LONGEST, Encoder, encoder
from onrecord.language.pieces import MOST
from onrecord.language.reading import Reading
from onrecord.language.tokens import tokenise
from onrecord.language.words import split_words
from tests.wars import report

WIRE = (
    "KHARTOUM (AP) - Clashes between the army and the Rapid Support Forces killed at least 27 people in Omdurman on Monday, the doctors’"
    " union said.\n“We are besieged,” said Amina Idris, a nurse. “Nobody comes.”\nThe army denied that it had shelled the market."
)
ODD = {
    "nothing": "",
    "blanks": " \n\t\n ",
    "one mark": ".",
    "one word": "Shelling",
    "marks": "?!... — “” (((",
    "dots": "." * 3000,
    "emoji": "Drones over Kyiv 🚀🚀 tonight 👨‍👩‍👧 said 😀.",
    "Cyrillic": "Президент Володимир Зеленський заявив, що війська обстріляли Харків. Міністерство оборони це заперечує.",
    "Arabic": "قال الجيش السوداني إن قوات الدعم السريع قصفت سوقا في أم درمان وقتلت عشرين شخصا.",
    "Chinese": "缅甸军方否认空袭了村庄。克钦独立军说至少有三十人死亡。",
    "long word": "The site " + "x" * 2000 + " was hit, " + "слово" * 400 + " said.",
    "apostrophes": "rock'" * 400 + "n" + "-’s" * 300,
    "headline": "ARMY SAYS IT HAS RETAKEN AIRPORT IN KHARTOUM AS TALKS IN JEDDAH FAIL",
    "marks of combination": "Zu\u0308rich a\u0301\u0301\u0301\u0301 said \u200b\u200e\ufeff that \x00\x07 fell \ud800?",
    "opening quotes": '"Army said ' * 300,
}


def read(text: str) -> Reading:
    return analyse(report(text)).reading


def sound(text: str, reading: Reading) -> None:
    """Assert what holds for every reading of every text."""
    analysis = analyse(report(text))
    words = [word for sentence in analysis.sentences for word in split_words(sentence.tokens)]
    assert list(reading.words) == words
    count = len(words)
    assert len(reading.sentences) == len(reading.tree.upos) == len(reading.tree.heads) == len(reading.tree.labels) == count
    assert list(reading.sentences) == sorted(reading.sentences)
    for word, (head, label) in enumerate(zip(reading.tree.heads, reading.tree.labels, strict=True)):
        assert (head == ROOT) == (label == "root")
        assert head == ROOT or reading.sentences[head] == reading.sentences[word]
        assert len([above for above in reading.up(word) if above == word]) == 0
        assert reading.tree.heads[[word, *reading.up(word)][-1]] == ROOT
    assert all(0 <= name.start < name.end <= count for name in reading.names)
    assert all(a.end <= b.start for a, b in pairwise(reading.names))
    for link in (*reading.attributions, *reading.events):
        assert 0.5 <= link.score <= 1
        assert all(0 <= word < count for words in [(link.anchor,), *link.roles.values()] for word in words)


@pytest.mark.parametrize("name", ODD)
def test_odd_text_is_read(name: str) -> None:
    sound(ODD[name], read(ODD[name]))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    sound(text, read(text))


def test_empty_document_has_an_empty_reading() -> None:
    reading = read("")
    assert not any((reading.words, reading.sentences, reading.tree.heads, reading.names, reading.attributions, reading.events))


def test_reading_is_the_same_whatever_was_read_before() -> None:
    before = read(WIRE)
    for text in (*ODD.values(), WIRE * 3):
        read(text)
    assert read(WIRE) == before
    fresh, analysis = Encoder(), analyse(report(WIRE))
    assert fresh.read(analysis.sentences, analysis.quotes) == before


def test_runs_are_read_apart() -> None:
    # Each of these sentences fills a run, so none can bear on another.
    long = ["The convoy left " + "and left " * 45 + f"for {town}." for town in ("Goma", "Bukavu", "Uvira")]
    together, alone = read("\n".join(long)), [read(sentence) for sentence in long]
    assert together.tree.labels == tuple(label for reading in alone for label in reading.tree.labels)
    assert together.tree.upos == tuple(tag for reading in alone for tag in reading.tree.upos)


def test_sentence_of_more_pieces_than_a_run_has_is_read_in_parts() -> None:
    text = "Обстріл, " * 120 + "."
    pieces = encoder().pieces
    assert sum(len(pieces.of(word.text)) for word in split_words(tokenise(text))) > MOST
    reading = read(text)
    sound(text, reading)
    assert len(reading.words) == 241


def test_run_of_few_words_has_no_more_pieces_than_the_model_takes() -> None:
    # Five sentences have fewer words than a run may have, and a few hundred pieces each.
    sentence = " ".join(["Артилерійськопідготовчими"] * 18) + ". "
    text = sentence * 5
    assert sum(1 for _ in split_words(tokenise(text))) < LONGEST
    sound(text, read(text))


class Noting(Encoder):
    """Keeps the words that it was told are quoted."""

    def outputs(self, words: Sequence[str], sentences: Sequence[int], quoted: Sequence[bool]) -> Outputs:
        self.quoted = [word for word, inside in zip(words, quoted, strict=True) if inside]
        return super().outputs(words, sentences, quoted)


def test_quotation_marks_are_told_to_the_model() -> None:
    model, analysis = Noting(), analyse(report("“We left,” she said. ‘No one stayed in Goma,’ he added."))
    model.read(analysis.sentences, analysis.quotes)
    assert model.quoted == ["We", "left", ",", "No", "one", "stayed", "in", "Goma", ","]


def test_line_of_a_hundred_kilobytes_is_read() -> None:
    line = ("shells fell on Sloviansk and “nobody left” the town, " * 2000)[:100_000]
    assert len(read(line).words) > 15_000


def test_reading_outlasts_what_is_learnt_of_the_document() -> None:
    analysis = analyse(report(WIRE))
    reading = analysis.reading
    assert analysis.of(report(WIRE, day="2023-06-05")).reading is reading


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        Encoder(tmp_path)
