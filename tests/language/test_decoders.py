from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import decoders
from onrecord.language.decoders import ROOT, Labels, Outputs, Tagged
from onrecord.language.relations import Factors, Scores

LABELS = Labels(
    upos=("NOUN", "VERB"),
    arcs=("nsubj", "obj", "root"),
    entities=("O", "B-PLACE", "I-PLACE", "B-PERSON", "I-PERSON"),
    events=("O", "ASSAULT", "RETREAT"),
    roles=("cue", "source", "content", "agent", "place"),
)


def silent(words: int) -> Outputs:
    """What a network says that sees nothing in any word."""
    count = {name: len(getattr(LABELS, name)) for name in ("upos", "arcs", "entities", "events", "roles")}
    entities, events = (np.zeros((words, count[name]), np.float32) for name in ("entities", "events"))
    entities[:, 0] = events[:, 0] = 5
    return Outputs(
        upos=np.zeros((words, count["upos"]), np.float32),
        arcs=np.zeros((words, words + 1), np.float32),
        labels=np.zeros((words, words + 1, count["arcs"]), np.float32),
        entities=entities,
        events=events,
        anchors=np.full(words, -5, np.float32),
        links=np.full((words, words, count["roles"]), -5, np.float32),
    )


def array(*rows: list[float]) -> Scores:
    return np.array(rows, np.float32)


def test_tree_keeps_to_sentences_and_leaves_the_root_its_relation() -> None:
    given = silent(4)
    given.arcs[:] = array([0, 0, 9, 0, 0], [9, 0, 0, 0, 0], [9, 0, 0, 0, 8], [0, 9, 9, 5, 0])
    labels = np.zeros((4, 5, 3), np.float32)
    labels[0, 2] = [1, 2, 9]  # "root" scores best for a word that is none
    labels[1, 0] = [9, 0, 0]
    given = Outputs(**{name: getattr(given, name) for name in Outputs.__slots__ if name != "labels"}, labels=labels)
    tree = decoders.tree(given, [0, 0, 1, 1], LABELS)
    assert tree.heads == (1, ROOT, ROOT, 2)
    assert tree.labels[:3] == ("obj", "root", "root")
    assert tree.labels[3] != "root"


def test_relations_from_factors_equal_the_whole_array() -> None:
    rng = np.random.default_rng(7)
    words, heads = rng.normal(size=(4, 3, 6)).astype(np.float32), rng.normal(size=(5, 6)).astype(np.float32)
    whole = np.einsum("wld,hd->whl", words, heads)
    at, above = np.array([0, 1, 3]), np.array([4, 0, 2])
    np.testing.assert_allclose(Factors(words, heads)[at, above], whole[at, above], rtol=1e-5)


def test_names_end_with_their_sentence() -> None:
    given = silent(5)
    for word, tag in enumerate([1, 2, 2, 0, 3]):
        given.entities[word, tag] = 9
    assert decoders.entities(given, [0, 0, 1, 1, 1], LABELS) == [Tagged("PLACE", 0, 2), Tagged("PERSON", 4, 5)]


def test_name_that_changes_its_kind_takes_the_better_one() -> None:
    given = silent(2)
    given.entities[0] = array([0, 6, 0, 5, 0])  # "B-PLACE", closely before "B-PERSON"
    given.entities[1] = array([0, 0, 0, 0, 4])  # "I-PERSON"
    assert decoders.entities(given, [0, 0], LABELS) == [Tagged("PERSON", 0, 2)]


@settings(deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**31))
def test_tags_are_the_best_sequence_that_is_allowed(words: int, seed: int) -> None:
    given = silent(words)
    given.entities[:] = np.random.default_rng(seed).normal(scale=2, size=given.entities.shape)
    tags = LABELS.entities

    def allowed(path: tuple[int, ...]) -> bool:
        names = ["O", *(tags[n] for n in path)]
        return all(not tag.startswith("I-") or before in ("B-" + tag[2:], tag) for before, tag in itertools.pairwise(names))

    best = max(filter(allowed, itertools.product(range(len(tags)), repeat=words)), key=lambda path: sum(given.entities[range(words), path]))
    expected, found = [tags[n] for n in best], ["O"] * words
    for name in decoders.entities(given, [0] * words, LABELS):
        found[name.start : name.end] = ["B-" + name.kind, *["I-" + name.kind] * (name.end - name.start - 1)]
    assert found == expected


@settings(deadline=None)
@given(st.lists(st.floats(-6, 6, width=32), min_size=1, max_size=9))
def test_pieces_of_a_span_gain_more_than_their_borders_cost(odds: list[float]) -> None:
    def gain(chosen: tuple[bool, ...]) -> float:
        opened = sum(now and not before for before, now in itertools.pairwise((False, *chosen)))
        closed = sum(before and not now for before, now in itertools.pairwise(chosen))
        return sum(value for value, inside in zip(odds, chosen, strict=True) if inside) - opened - closed

    found = decoders._pieces(np.array(odds, np.float32))
    chosen = tuple(word in found for word in range(len(odds)))
    assert gain(chosen) == pytest.approx(max(map(gain, itertools.product((False, True), repeat=len(odds)))), abs=1e-4)


@pytest.mark.parametrize(
    ("odds", "words"),
    [
        ([-1, -2], ()),
        ([0.5, -3, -3], ()),  # less than its border costs
        ([3, -1, 3], (0, 1, 2)),  # a doubt that costs less than two borders
        ([3, -4, 3], (0, 2)),
        ([-5, -5, 4], (2,)),  # no border behind the last word
    ],
)
def test_spans_come_in_few_pieces(odds: list[float], words: tuple[int, ...]) -> None:
    assert decoders._pieces(np.array(odds, np.float32)) == words


def test_attribution_has_its_anchor_among_its_cue() -> None:
    given = silent(6)  # "aid workers fled , it added"
    given.anchors[5] = 3
    given.links[5, 4, 1] = given.links[5, 5, 1] = -3
    given.links[5, 4, 1] = 4
    given.links[5, :3, 2] = 4
    (found,) = decoders.attributions(given, LABELS)
    assert (found.kind, found.anchor) == ("attribution", 5)
    assert found.roles == {"cue": (5,), "source": (4,), "content": (0, 1, 2)}
    assert found.score == pytest.approx(1 / (1 + np.exp(-3)))
    assert decoders.attributions(given, LABELS, least=0.99) == []


def test_event_has_its_best_type_and_the_roles_that_are_filled() -> None:
    given = silent(4)  # "rebels left Goma quietly"
    given.events[1] = array([0, 1, 3])
    given.links[1, 0, 3] = given.links[1, 2, 4] = 6
    given.links[1, 2, 2] = 6  # an attribution's role is none of an event's
    (found,) = decoders.events(given, LABELS)
    assert (found.kind, found.anchor, found.roles) == ("RETREAT", 1, {"agent": (0,), "place": (2,)})
    assert found.score == pytest.approx(1 - 1 / (1 + np.exp(1) + np.exp(3)), abs=1e-6)


def test_event_of_two_possible_types_is_more_likely_than_either() -> None:
    given = silent(1)
    given.events[0] = array([0.5, 0.4, 0.3])
    (found,) = decoders.events(given, LABELS)
    assert found.kind == "ASSAULT"
    assert found.score > 0.5


@pytest.mark.filterwarnings("error")
def test_hopeless_scores_do_not_overflow() -> None:
    given = silent(2)
    given.anchors[:] = -1e30
    given.events[:] = array([0, -1e30, -1e30])
    assert decoders.attributions(given, LABELS) == decoders.events(given, LABELS) == []
