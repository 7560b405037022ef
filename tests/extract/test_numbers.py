"""Number phrases: values, bounds, ranges, money, and what is no number at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.figures.numbers import Number, find_numbers
from onrecord.language.tokens import tokenise


def numbers(text: str) -> list[tuple[str, Number]]:
    tokens = list(tokenise(text))
    return [(text[tokens[n.first].start : tokens[n.last - 1].end], n) for n in find_numbers(tokens)]


def only(text: str) -> Number:
    ((_, number),) = numbers(text)
    return number


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("4,250 recruits", 4250),
        ("1 750 recruits", 1750),
        ("2.5 million refugees", 2_500_000),
        ("1.4m refugees", 1_400_000),
        ("seven convoys", 7),
        ("twenty-three convoys", 23),
        ("two thousand five hundred and six rifles", 2506),
        ("one hundred and twenty thousand tents", 120_000),
        ("a dozen boats", 12),
        ("half a dozen boats", 6),
        ("dozens of boats", 24),
        ("scores of boats", 40),
        ("hundreds of boats", 200),
        ("tens of thousands of people", 20_000),
        ("several hundred families", 200),
        ("several families", 3),
    ],
)
def test_number_in_digits_or_words_has_its_value(wording: str, value: float) -> None:
    assert only(wording).value == value


@pytest.mark.parametrize(
    ("wording", "bound", "lower", "upper"),
    [
        ("40 rebels", "exact", 40, 40),
        ("at least 40 rebels", "at_least", 40, None),
        ("no fewer than 40 rebels", "at_least", 40, None),
        ("40 or more rebels", "at_least", 40, None),
        ("more than 40 rebels", "more_than", 40, None),
        ("well over 40 rebels", "more_than", 40, None),
        ("as many as 40 rebels", "up_to", None, 40),
        ("perhaps as many as 40 rebels", "up_to", None, 40),
        ("no more than 40 rebels", "up_to", None, 40),
        ("nearly 40 rebels", "nearly", None, 40),
        ("fewer than 40 rebels", "less_than", None, 40),
        ("around 40 rebels", "about", None, None),
        ("another 40 rebels", "exact", 40, 40),
        ("at least another 40 rebels", "at_least", 40, None),
        ("dozens of rebels", "vague", None, None),
        ("a dozen rebels", "about", None, None),
    ],
)
def test_modifier_bounds_the_number(wording: str, bound: str, lower: float | None, upper: float | None) -> None:
    number = only(wording)
    assert (number.bound, number.lower, number.upper) == (bound, lower, upper)


@pytest.mark.parametrize(
    ("wording", "lower", "upper"),
    [
        ("between 30 and 50 trucks", 30, 50),
        ("30-50 trucks", 30, 50),
        ("30 to 50 trucks", 30, 50),
        ("three or four trucks", 3, 4),
        ("2 to 3 million people", 2_000_000, 3_000_000),
        ("60 or 70,000 people", 60_000, 70_000),
    ],
)
def test_range_keeps_both_ends_and_takes_the_lower_as_value(wording: str, lower: float, upper: float) -> None:
    number = only(wording)
    assert (number.bound, number.value, number.lower, number.upper) == ("range", lower, lower, upper)


@pytest.mark.parametrize(
    ("wording", "value", "code"),
    [
        ("$27", 27, "USD"),
        ("$75m", 75_000_000, "USD"),
        ("US$3 billion", 3_000_000_000, "USD"),
        ("£2.5m", 2_500_000, "GBP"),
        ("€18 billion", 18_000_000_000, "EUR"),
        ("40 million euros", 40_000_000, "EUR"),
    ],
)
def test_money_has_its_currency(wording: str, value: float, code: str) -> None:
    number = only(wording)
    assert (number.value, number.currency) == (value, code)


@pytest.mark.parametrize("wording", ["an F-16", "the TB2", "S-400 batteries", "the 47th Brigade", "the G7", "at 14:30", "a 48-hour truce"])
def test_name_code_or_clock_is_no_number(wording: str) -> None:
    assert numbers(wording) == []


def test_span_holds_the_modifier() -> None:
    assert [text for text, _ in numbers("They took at least 12 men and up to $4m.")] == ["at least 12", "up to $4m"]


@given(st.integers(min_value=1, max_value=10**9))
def test_number_written_with_separators_keeps_its_value(value: int) -> None:
    assert only(f"{value:,} shells").value == value


@given(st.text(alphabet="0123456789 ,.-–$£mk%abort or and to dozens", max_size=60))
def test_any_text_is_read_without_overlaps(text: str) -> None:
    tokens = list(tokenise(text))
    found = list(find_numbers(tokens))
    assert all(0 <= n.first <= n.core < n.last <= len(tokens) for n in found)
    assert all(one.core < other.core for one, other in pairwise(found))
