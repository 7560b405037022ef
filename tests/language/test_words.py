from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.tokens import tokenise
from onrecord.language.words import split_words

ODD = st.lists(
    st.sampled_from(["can", "not", "n’t", "'s", "’re", "-", "–", "al", "RSF", "M", "23", "é", "Ж", "中", "’", "'", " ", ".", "_", "😀"]),
    max_size=25,
).map("".join)


def words(text: str) -> list[str]:
    return [word.text for word in split_words(tokenise(text))]


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("The army didn’t say", ["The", "army", "did", "n’t", "say"]),
        ("We cannot leave El Fasher", ["We", "can", "not", "leave", "El", "Fasher"]),
        ("They can't, we won't", ["They", "ca", "n't", ",", "we", "wo", "n't"]),
        ("Houthi-held Hodeidah", ["Houthi", "-", "held", "Hodeidah"]),
        ("Burhan’s forces", ["Burhan", "’s", "forces"]),
        ("We’ve seen that they’re gone", ["We", "’ve", "seen", "that", "they", "’re", "gone"]),
        ("an F-16 and a MT-72", ["an", "F-16", "and", "a", "MT-72"]),
        ("3,400 men of the U.N.", ["3,400", "men", "of", "the", "U.N."]),
        ("al-Burhan–Hemedti", ["al", "-", "Burhan", "–", "Hemedti"]),
    ],
)
def test_words_are_split_as_universal_dependencies_counts_them(text: str, split: list[str]) -> None:
    assert words(text) == split


@settings(deadline=None)
@given(st.text(max_size=80) | ODD)
def test_words_cover_their_tokens_and_equal_the_text(text: str) -> None:
    tokens = list(tokenise(text))
    found = list(split_words(tokens))
    assert all(word.text and text[word.start : word.end] == word.text for word in found)
    assert "".join(word.text for word in found) == "".join(token.text for token in tokens)
    assert all(tokens[word.token].start <= word.start and word.end <= tokens[word.token].end for word in found)
