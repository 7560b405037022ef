"""The tables of the events hold each word once."""

from __future__ import annotations

from collections import Counter

from onrecord.knowledge.tables import rows, tree


def test_group_names_no_word_twice() -> None:
    lists = {name: Counter(words.split()) for name, words in tree("event_words.toml").items()}
    assert {name: [word for word, n in counted.items() if n > 1] for name, counted in lists.items() if max(counted.values()) > 1} == {}


def test_word_has_one_effect_on_an_event() -> None:
    told = Counter((row["part"], word.strip()) for row in rows("event_modality.tsv") for word in row["words"].split(";"))
    assert [key for key, n in told.items() if n > 1] == []
