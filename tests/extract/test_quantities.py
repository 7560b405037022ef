"""Quantities of a sentence: sums, shares, measures and fractions in, dates, names and codes out."""

import pytest

from onrecord.extract.figures.numbers import Number
from onrecord.extract.figures.quantities import quantities
from onrecord.extract.figures.wording import Words
from onrecord.language.tokens import tokenise


def read(text: str) -> list[Number]:
    return quantities(Words.of(list(tokenise(text))))


def values(text: str) -> list[float]:
    return [number.value for number in read(text)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The convoy of 14 trucks drove 300 km in two days.", [14, 300, 2]),
        ("Bread now costs 45% more than in 2019, or about $2.10 a loaf.", [45, 2.1]),
        ("The 6-inch gun fires a 45kg shell over 20km.", [6, 45, 20]),
        ("Half of the pumps and two-thirds of the wells are dry.", [0.5, 2 / 3]),
        ("A quarter of those asked had fled twice.", [0.25]),
        ("Two and a half litres of water a day must do.", [2.5]),
        ("They lead by 48%-41%.", [48, 41]),
        ("A 60 year-old recruit met a 19-year-old recruit.", [60, 19]),
        ("One in four wells is dry.", [0.25]),
        ("One in ² wells is dry.", [1]),
        ("One of the bakeries has reopened.", [1]),
        ("She paid USD 400 and later 1,200€.", [400, 1200]),
        ("The grant of AUD3m was cut by £1.5bn.", [3_000_000, 1_500_000_000]),
        ("Output of the mill is 16.9 trillion rials.", [16_900_000_000_000]),
        ("Temperatures fell to minus 12 degrees.", [-12]),
    ],
)
def test_quantities_of_any_kind_are_found(sentence: str, found: list[float]) -> None:
    assert values(sentence) == pytest.approx(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "He was born on 9 May 1971 and moved in 1995.",
        "Between 1850 and 1870 the town grew.",
        "The 22nd amendment and the third reading passed.",
        "See page 14 of Resolution 2254 and Section 12.",
        "The FTSE 100 closed early at 2 p.m. on Friday.",
        "1/² of it, ² and a half, " + "9" * 5000,
        "It should be ready around 2030.",
        "They copied its Zaman 2 missiles.",
        "The match ended 2-0, the vote 14-1.",
        "Stamped 2024-05-06, file 7-112-9.",
        "They live at 12 Mill Road.",
        "Commando Team Six was flown in.",
        "Each one blamed this one, and one another.",
        "Children aged 6 and 9 walked on.",
        "Olena, 29, was a nurse.",
    ],
)
def test_dates_names_codes_and_ages_are_no_quantities(sentence: str) -> None:
    assert values(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "lower", "upper"),
    [
        ("Rents rose between 5% and 6%.", 5, 6),
        ("They ask $500,000 to $1 million for a flat.", 500_000, 1_000_000),
        ("It took three to four weeks.", 3, 4),
        ("The gun reaches 25-30 km.", 25, 30),
        ("It warmed by 1 to 1.5 degrees.", 1, 1.5),
    ],
)
def test_range_of_measures_or_sums_has_both_ends(sentence: str, lower: float, upper: float) -> None:
    (number,) = read(sentence)
    assert (number.bound, number.lower, number.upper) == ("range", lower, upper)


@pytest.mark.parametrize("sentence", ["The toll rose by 12 to 90.", "Shares gained 4% to $90.", "Sales were up $3m to $90m."])
def test_amount_of_a_change_and_its_end_are_no_range(sentence: str) -> None:
    assert len(read(sentence)) == 2


def test_start_of_a_change_is_told_from_its_end() -> None:
    first, second = read("The garrison grew from 10 to 15 thousand men.")
    assert (first.value, first.start, second.value, second.start) == (10_000, True, 15_000, False)


@pytest.mark.parametrize(
    ("sentence", "trend"),
    [
        ("Prices rose 4% in a week.", "up"),
        ("The rouble fell by 3 kopecks.", "down"),
        ("The index was down 40 at noon.", "down"),
        ("Nikkei -1.5% at noon.", "down"),
        ("Prices rose to 4% of income.", None),
        ("They shot down 20 drones.", None),
    ],
)
def test_rise_or_fall_is_told_where_an_amount_of_it_is_given(sentence: str, trend: str | None) -> None:
    assert [number.trend for number in read(sentence)] == [trend]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [("It lost 20% of its crew.", "%"), ("They hauled 30t of flour.", None), ("A 45kg shell fell.", "kg"), ("It flew 40 miles.", "mi")],
)
def test_unit_has_its_short_name(sentence: str, unit: str | None) -> None:
    assert [number.unit.name for number in read(sentence) if number.unit is not None] == ([unit] if unit else [])
