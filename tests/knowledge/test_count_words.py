"""The tables of counting: every label is one of the vocabulary, every word is read as it is listed."""

from typing import get_args

import pytest

from onrecord.knowledge.count_words import bounds, currencies, function_words, nouns, number_words, senses
from onrecord.knowledge.tables import rows, words
from onrecord.model.vocabulary import Bound, Measure, Population


def test_labels_of_the_tables_are_those_of_the_vocabulary() -> None:
    assert {row["population"] for row in rows("count_nouns.tsv")} <= set(get_args(Population))
    assert {row["measure"] for row in rows("count_nouns.tsv") if row["measure"]} <= set(get_args(Measure))
    assert {row["measure"] for row in rows("count_measures.tsv")} <= set(get_args(Measure))
    assert {row["bound"] for row in rows("number_bounds.tsv")} <= {*get_args(Bound), "neutral"}


def test_what_a_verb_takes_is_a_kind_of_counted_noun() -> None:
    kinds = {row["kind"] for row in rows("count_nouns.tsv")} | {row["population"] for row in rows("count_nouns.tsv")}
    taken = {taken for row in rows("count_measures.tsv") for taken in words(row["takes"])}
    assert taken <= kinds | {"settlement", "building", "resident", "life"}


@pytest.mark.parametrize(
    ("form", "measure"),
    [("killed", "killed"), ("killing", "killed"), ("shot down", "intercepted"), ("taken hostage", "captured"), ("fled", "displaced")],
)
def test_verbs_are_known_in_their_inflected_forms(form: str, measure: str) -> None:
    found = senses().at(form.split(), 0)
    assert found is not None
    assert measure in {sense.measure for sense in found[1]}


def test_longest_noun_is_read() -> None:
    found = nouns().at("prisoners of war were".split(), 0)
    assert found is not None
    assert (found[0], found[1].population) == (3, "prisoners")


def test_bound_is_found_before_and_after() -> None:
    assert bounds("before").until("lost at least".split(), 3) == (1, "at_least")
    assert bounds("after").at("or more".split(), 0) == (2, "at_least")


def test_currency_shared_by_several_countries_has_no_code() -> None:
    assert currencies("word")["dinars"] is None
    assert currencies("sign")["€"] == "EUR"


def test_vague_numbers_keep_the_values_of_the_guide() -> None:
    values = {word: found[1].value for word in ("several", "dozens", "hundreds", "thousands") if (found := number_words().at([word], 0))}
    assert values == {"several": 3, "dozens": 24, "hundreds": 200, "thousands": 2000}


def test_function_words_have_one_class_each() -> None:
    assert function_words()["were"] == "auxiliary"
    assert len(rows("count_function_words.tsv")) == len(function_words())
