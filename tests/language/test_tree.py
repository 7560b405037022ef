from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.relations import Scores
from onrecord.language.tree import best_tree


def is_tree(heads: list[int]) -> bool:
    """Whether the heads (0: the root) make a tree with one word on the root."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def total(scores: Scores, heads: list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def by_trial(scores: Scores) -> float:
    """The score of the best of all trees."""
    words = scores.shape[0]
    return max(total(scores, list(heads)) for heads in itertools.product(range(words + 1), repeat=words) if is_tree(list(heads)))


@pytest.mark.parametrize("words", [1, 2, 3, 4, 5])
def test_tree_is_the_best_of_all(words: int) -> None:
    rng = np.random.default_rng(words)
    for _ in range(12 if words == 5 else 60):
        scores = rng.normal(scale=4, size=(words, words + 1)).astype(np.float32)
        heads = best_tree(scores)
        assert is_tree(heads)
        assert total(scores, heads) == pytest.approx(by_trial(scores), abs=1e-4)


def test_root_that_gains_most_is_left_where_another_makes_a_better_tree() -> None:
    # Word 1 gains most as the root, but then 2 and 3, which hold on to each other, come loose only at a high price.
    scores = np.array([[3, -9, 2, 2], [2, -9, -9, 9], [1, -9, 9, -9]], np.float32)
    assert best_tree(scores) == [2, 0, 2]


def test_cycles_within_cycles_are_opened() -> None:
    scores = np.full((6, 7), -5, np.float32)
    for word, head in ((0, 2), (1, 1), (2, 1), (3, 5), (4, 4), (5, 4)):
        scores[word, head] = 10
    scores[0, 4], scores[3, 1], scores[2, 0] = 6, 6, 1
    heads = best_tree(scores)
    assert is_tree(heads)
    assert total(scores, heads) == pytest.approx(by_trial(scores))


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(0, 2**31), st.sampled_from([0.0, 1.0, 50.0]))
def test_any_scores_give_a_tree_with_one_root(words: int, seed: int, scale: float) -> None:
    scores = (np.random.default_rng(seed).integers(-3, 4, (words, words + 1)) * scale).astype(np.float32)
    assert is_tree(best_tree(scores))


def test_longest_sentence_is_read_in_bounded_time_and_depth() -> None:
    words = 300
    scores = np.random.default_rng(1).normal(size=(words, words + 1)).astype(np.float32)
    for word in range(words - 1):  # pairs that hold on to each other, and chains of pairs
        scores[word, word + 2] = scores[word + 1, word + 1] = 20
    assert is_tree(best_tree(scores))
