"""Sentences of text without stops."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.sentences import LONGEST, split_sentences


def test_sentences_without_a_stop_are_cut_behind_a_clause() -> None:
    text = "He named " + ", ".join(["the depot at the river crossing"] * 200) + "."
    parts = [text[s.start : s.end] for s in split_sentences(text)]
    assert max(map(len, parts)) <= LONGEST
    assert " ".join(parts) == text
    assert all(part.endswith(",") for part in parts[:-1])


def test_sentences_of_usual_length_stay_whole() -> None:
    text = "The convoy left Goma at dawn, " + "and it waited, " * 30 + "a driver said. It never came back."
    assert len(list(split_sentences(text))) == 2


def test_abbreviation_in_brackets_before_a_number_ends_no_sentence() -> None:
    assert len(list(split_sentences("The ship left on 25 October (O.S.) 1917 at dusk."))) == 1


def test_blank_lines_are_no_paragraphs_however_long() -> None:
    found = list(split_sentences("One.\n" + " " * 50_000 + "\nTwo."))
    assert [sentence.paragraph for sentence in found] == [0, 1]


@given(st.text(alphabet="ab,; .\n", max_size=40), st.integers(1, 200))
def test_sentences_keep_every_word_of_any_text(piece: str, times: int) -> None:
    text = piece * times
    found = list(split_sentences(text))
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert all(s.end - s.start <= LONGEST for s in found)
