from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.language.decoders import ROOT, Tree
from onrecord.language.reading import Reading
from onrecord.language.words import Word

TEXT = "Tigrayan fighters who left Mekelle shelled the road and fled."
#       0        1        2   3    4       5       6   7    8   9   10
HEADS = (1, 5, 3, 1, 3, ROOT, 7, 5, 9, 5, 5)
RELATIONS = ("amod", "nsubj", "nsubj", "acl:relcl", "obj", "root", "det", "obj", "cc", "conj", "punct")


@pytest.fixture
def reading() -> Reading:
    words, at = [], 0
    for number, text in enumerate([*TEXT[:-1].split(), "."]):
        at = TEXT.index(text, at)
        words.append(Word(text, at, at + len(text), number))
        at += len(text)
    tree = Tree(("X",) * len(words), HEADS, RELATIONS)
    return Reading(tuple(words), (0,) * len(words), tree, names=(), attributions=(), events=())


def test_within_takes_words_in_part(reading: Reading) -> None:
    start = TEXT.index("who")
    assert reading.within(start, start + 3) == range(2, 3)
    assert reading.within(start + 1, start + 8) == range(2, 4)
    assert reading.within(start - 1, start) == range(2, 2)  # the blank before it
    assert reading.within(0, len(TEXT)) == range(11)
    assert len(reading.within(len(TEXT), len(TEXT) + 9)) == 0


def test_subtree_is_a_word_with_all_that_hangs_on_it(reading: Reading) -> None:
    assert reading.subtree(1) == [0, 1, 2, 3, 4]
    assert reading.subtree(5) == list(range(11))
    assert reading.subtree(6) == [6]


def test_subtree_leaves_out_relations_with_and_without_subtype(reading: Reading) -> None:
    assert reading.subtree(1, without=["acl"]) == [0, 1]
    assert reading.subtree(1, without=["acl:relcl"]) == [0, 1]
    assert reading.subtree(1, without=["acl:other", "conj"]) == [0, 1, 2, 3, 4]
    assert reading.subtree(5, without=["conj", "punct", "nsubj"]) == [5, 6, 7]


def test_child_is_the_first_of_the_relations(reading: Reading) -> None:
    assert reading.child(5, "obj", "nsubj") == 1
    assert reading.child(1, "acl") == reading.child(1, "acl:relcl") == 3
    assert reading.child(1, "obl") is None
    assert reading.children[5] == (1, 7, 9, 10)


def test_head_of_a_phrase_hangs_outside_of_it(reading: Reading) -> None:
    assert reading.head_of([0, 1]) == 1
    assert reading.head_of(range(2, 5)) == 3
    assert reading.head_of(range(11)) == 5
    assert reading.head_of([4]) == 4


def test_words_above_come_nearest_first(reading: Reading) -> None:
    assert list(reading.up(4)) == [3, 1, 5]
    assert list(reading.up(5)) == []


def test_depths_count_the_words_above(reading: Reading) -> None:
    assert reading.depths == tuple(sum(1 for _ in reading.up(word)) for word in range(11))


def test_depths_put_a_ring_at_the_top(reading: Reading) -> None:
    ring = replace(reading, tree=replace(reading.tree, heads=(1, 5, 3, 1, 3, 1, 7, 5, 9, 5, 5)))
    assert ring.depths == (1, 0, 2, 1, 2, 0, 2, 1, 2, 1, 1)
