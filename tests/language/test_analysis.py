from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import analyse, names
from onrecord.language.quotes import find_quotes
from onrecord.language.sentences import split_sentences
from onrecord.language.tokens import tokenise
from tests.wars import report

NEWSLIKE = st.lists(
    st.sampled_from(
        ['"', "“", "”", "\n", ". ", "Gen. ", "U.S. ", "said", " Taiz", "’s", ", ", "3,400 ", "al-", "Burhan", "?!", "\u2028", "\t"]
    ),
    max_size=30,
).map("".join)


@given(st.text(max_size=200) | NEWSLIKE)
def test_sentences_cover_all_words_without_overlap(text: str) -> None:
    found = list(split_sentences(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all("\n" not in text[s.start : s.end] and text[s.start : s.end].strip() == text[s.start : s.end] for s in found)
    assert "".join("".join(text[s.start : s.end].split()) for s in found).replace(",", "") == "".join(text.split()).replace(",", "")


@given(st.text(max_size=200) | NEWSLIKE)
def test_tokens_and_quotes_equal_the_text(text: str) -> None:
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text
        assert not token.text.isspace()
    quotes = list(find_quotes(text))
    assert all(0 <= q.start < q.end <= len(text) and "\n" not in text[q.start : q.end] for q in quotes)
    assert all(a.end < b.start for a, b in itertools.pairwise(quotes))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Abdulrahman left Marib. Fighting went on.", ["Gen. Abdulrahman left Marib.", "Fighting went on."]),
        ("Aid reached Goma on Jan. 5. The U.N. thanked both sides.", ["Aid reached Goma on Jan. 5.", "The U.N. thanked both sides."]),
        ("He asked: “Who fired?” Nobody answered.", ["He asked: “Who fired?”", "Nobody answered."]),
        ("Mandalay\nShells fell", ["Mandalay", "Shells fell"]),
        ("The front moved 1.5 km. It stopped there.", ["The front moved 1.5 km.", "It stopped there."]),
        ("Villagers fled.,Others hid.", ["Villagers fled.", "Others hid."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in split_sentences(text)] == sentences


def test_tokens_keep_arms_and_initials_whole_and_possessives_apart() -> None:
    text = "Syria's S-300 hit a U.S. F-16 at 12:20"
    assert [token.text for token in tokenise(text)] == ["Syria", "'s", "S-300", "hit", "a", "U.S.", "F-16", "at", "12:20"]


def test_quote_that_is_never_closed_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We hold the bridge, she said.\nThe army did not comment."
    quote = next(find_quotes(text))
    assert (text[quote.start : quote.end], quote.continued) == ("We hold the bridge, she said.", True)


def test_names_are_runs_of_capitals_with_their_particles() -> None:
    analysis = analyse(report("Troops loyal to Abdel Fattah al-Burhan met the General Staff of the Armed Forces in Port Sudan."))
    sentence = analysis.sentences[0]
    texts = [analysis.text[name.start : name.end] for name in names(sentence)]
    assert texts == ["Troops", "Abdel Fattah al-Burhan", "General Staff", "Armed Forces", "Port Sudan"]
    linked = [analysis.text[name.start : name.end] for name in names(sentence, linked=True)]
    assert "General Staff of the Armed Forces" in linked
    assert [name.first for name in names(sentence)] == [True, False, False, False, False]


def test_analysis_finds_the_sentence_and_the_quotation_at_an_offset() -> None:
    text = "The mayor of Mariinka spoke. “Nobody is left,” he said."
    analysis = analyse(report(text))
    at = text.index("Nobody")
    assert analysis.sentence_at(at).index == 1
    quote = analysis.quote_at(at)
    assert quote is not None
    assert text[quote.start : quote.end] == "Nobody is left,"
    assert analysis.quote_at(0) is None


@given(NEWSLIKE.map(lambda text: text + " “Enough,” she said. "))
def test_quotation_at_a_character_is_the_one_that_holds_it(text: str) -> None:
    analysis = analyse(report(text))
    for at in range(len(text)):
        assert analysis.quote_at(at) == next((q for q in analysis.quotes if q.start <= at < q.end), None)
    for start in range(0, len(text), 7):
        touched = {q for q in analysis.quotes if q.start - q.width < start + 9 and start < q.end + q.width}
        assert touched <= set(analysis.quotes_in(start, start + 9))


def test_token_knows_its_shape() -> None:
    tokens = analyse(report("Hemedti's men, 300 strong")).tokens
    assert [token.lower for token in tokens if token.is_word and token.is_capitalised] == ["hemedti"]
    assert [token.text for token in tokens if not token.is_word] == ["'s", ",", "300"]
