"""The words by which two tellings of one happening are known."""

from __future__ import annotations

from onrecord.knowledge.happening_words import concepts, content, harms, remaining, stem


def test_concepts_are_one_for_other_words() -> None:
    assert concepts("site", "the maternity ward was hit".split()) == ("hospital",)
    assert concepts("site", "a clinic beside the bazaar".split()) == ("hospital", "market")
    assert concepts("arms", "a suicide bomber and two drones".split()) == ("bomb", "drone")
    assert concepts("site", "nothing of the kind".split()) == ()


def test_content_leaves_out_what_every_report_of_a_war_says() -> None:
    assert content("at least 17 people were killed on tuesday as pilgrims gathered".split()) == {"gath": "gathered", "pilgrim": "pilgrims"}


def test_remaining_words_name_neither_target_nor_arms() -> None:
    assert remaining("a suicide bomber at a wedding party of herders near dusk".split()) == ["a", "at", "a", "of", "near", "dusk"]


def test_stem_makes_forms_of_one_word_one() -> None:
    assert {stem("shelter"), stem("shelters"), stem("sheltered"), stem("sheltering")} == {"shelt"}
    assert stem("gas") == "gas"


def test_harms_are_triggers_that_tell_only_what_came_of_a_deed() -> None:
    assert {"killed", "death toll"} <= harms()
    assert "bombed" not in harms()
