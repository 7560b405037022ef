from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import shapes
from onrecord.language.shapes import QUOTED


def of(text: str, *, quoted: bool = False) -> list[int]:
    words = text.split()
    return shapes.shapes(words, [0] * len(words), [quoted] * len(words))


def test_shapes_tell_names_from_common_words() -> None:
    first, lower, title, _, upper, code, number, mark = of("Troops reached Mekelle and NATO F16 1,200 .")
    assert len({first, lower, title, upper, code, number, mark}) == 7
    assert of("They entered Taiz")[2] == title
    assert of("the iPhone of al-Burhan McCain")[1] == of("the McCain")[1]


def test_first_capital_of_a_sentence_is_no_name_yet() -> None:
    assert of("Sudan burns")[0] != of("in Sudan")[1]
    assert of("“ Sudan burns")[1] == of("Sudan burns")[0]


def test_capitals_of_a_headline_tell_nothing() -> None:
    upper, title = of("ARMY TAKES OVER AIRPORT IN KHARTOUM"), of("Army Takes Over Airport In Khartoum")
    assert len(set(upper)) == 1
    assert upper == title


def test_words_in_quotation_marks_have_shapes_of_their_own() -> None:
    plain, quoted = of("They left Goma ."), of("They left Goma .", quoted=True)
    assert [a + QUOTED for a in plain] == quoted


def test_each_sentence_is_judged_by_itself() -> None:
    words = "ARMY TAKES OVER AIRPORT They left Goma".split()
    assert shapes.shapes(words, [0, 0, 0, 0, 1, 1, 1], [False] * 7)[4:] == of("They left Goma")


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=5), st.integers(0, 2), st.booleans()), max_size=20))
def test_every_word_has_a_shape_that_the_model_knows(words: list[tuple[str, int, bool]]) -> None:
    words.sort(key=lambda word: word[1])
    found = shapes.shapes([text for text, _, _ in words], [number for _, number, _ in words], [inside for _, _, inside in words])
    assert len(found) == len(words)
    assert all(0 < shape < shapes.COUNT for shape in found)
