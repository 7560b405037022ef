from __future__ import annotations

from onrecord.report.plain import excerpt


def test_short_text_is_kept_whole() -> None:
    assert excerpt("Shells fell\non the market.", "fell") == "Shells fell on the market."


def test_long_text_is_cut_between_words_around_the_word_asked_for() -> None:
    text = "The governor said on Tuesday that shells had fallen on the vegetable market in the north, where people bought bread."
    cut = excerpt(text, "fallen", most=40)
    assert (cut[:2], cut[-2:]) == ("… ", " …")
    assert "fallen" in cut
    assert len(cut) <= 44
    assert set(cut.strip("… ").split()) <= set(text.split())
