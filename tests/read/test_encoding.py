"""Bytes → text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EncodingError
from onrecord.read.encoding import decode


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.text(min_size=1).filter(lambda text: text[0] not in "\ufeff\0"))
def test_utf16_with_its_mark_comes_back(text: str) -> None:
    assert decode(text.encode("utf-16")) == text


def test_quotation_marks_of_windows_are_read() -> None:
    text = "“We will hold Deraa,” the commander said – and the town’s elders agreed."
    assert decode(text.encode("cp1252")) == text


def test_an_old_cyrillic_encoding_is_guessed() -> None:
    text = "Войска обстреляли город ночью, сообщил губернатор области. Погибли семь человек, ещё двенадцать ранены."
    assert decode(text.encode("cp1251")) == text


def test_a_cut_utf8_text_is_refused_with_the_place() -> None:
    with pytest.raises(EncodingError, match="broken at byte"):
        decode("“Ta’izz” was shelled”".encode()[:-1])


def test_utf16_cut_in_half_is_refused() -> None:
    with pytest.raises(EncodingError):
        decode("army".encode("utf-16")[:-1])
