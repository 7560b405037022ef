"""The network's scores → tree, names, attributions and events. Word numbers count from 0 within the run that was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from onrecord.language.relations import Relations, Scores
from onrecord.language.tree import best_tree

ROOT = -1
_SWITCH = 1.0
"""Log-odds that a border inside a span must bring in: spans come in few pieces.

Of 0, .5, 1, 1.5, 2 and 3 the best for whole attributions on half of PolNeAR's dev part."""
_SURELY_NOT = -80.0
"""Log-odds; below, their exponential leaves 32 bits."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of each head's outputs, in their order."""

    upos: tuple[str, ...]
    arcs: tuple[str, ...]
    entities: tuple[str, ...]
    events: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the network says of W words, with R roles and so on; `labels`, like an array (W, W+1, L), is asked for by arcs."""

    upos: Scores
    """(W, U)"""
    arcs: Scores
    """(W, W+1): the root first."""
    labels: Relations
    entities: Scores
    """(W, T)"""
    events: Scores
    """(W, E)"""
    anchors: Scores
    """(W,)"""
    links: Scores
    """(W, W, R)"""


@dataclass(frozen=True, slots=True)
class Tree:
    """Part of speech, head (`ROOT` for a sentence's root) and relation of every word."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words start..end (end left out) that name something of this kind."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A predicate and the words that fill its roles; `kind` names it (an event's type, or "attribution"), `score` is a probability."""

    kind: str
    anchor: int
    score: float
    roles: dict[str, tuple[int, ...]]


def tree(outputs: Outputs, sentences: Sequence[int], labels: Labels) -> Tree:
    """The best tree of each sentence; arcs never leave a sentence. The root, and nothing else, has the relation "root"."""
    found: list[int] = []
    for start, end in sentence_bounds(sentences):
        columns = np.arange(start, end + 1)
        columns[0] = 0
        found += [start + head - 1 if head else ROOT for head in best_tree(outputs.arcs[start:end, columns])]
    heads = np.array(found, np.int64)
    scores = outputs.labels[np.arange(len(heads)), heads + 1]
    scores[:, labels.arcs.index("root")] = np.where(heads == ROOT, np.inf, -np.inf)
    relations = tuple(labels.arcs[n] for n in scores.argmax(-1))
    upos = tuple(labels.upos[n] for n in outputs.upos.argmax(-1))
    return Tree(upos, tuple(found), relations)


def sentence_bounds(sentences: Sequence[int]) -> list[tuple[int, int]]:
    """First and last-plus-one word of each sentence."""
    cuts = [0, *(n for n in range(1, len(sentences)) if sentences[n] != sentences[n - 1]), len(sentences)]
    return list(pairwise(cuts))


def entities(outputs: Outputs, sentences: Sequence[int], labels: Labels) -> list[Tagged]:
    """Named spans by the best sequence in which "I-x" follows only "B-x" or "I-x"."""
    first, after = _allowed(labels.entities)
    best = outputs.entities.argmax(-1)
    found = []
    for start, end in sentence_bounds(sentences):
        path = best[start:end]
        if first[path[0]] or after[path[:-1], path[1:]].any():
            path = _best_path(outputs.entities[start:end], first, after)
        open_at, kind = -1, ""
        for at, number in enumerate([*path, 0], start):
            tag = labels.entities[number]
            if open_at >= 0 and not tag.startswith("I-"):
                found.append(Tagged(kind, open_at, at))
                open_at = -1
            if tag.startswith("B-") and at < end:
                open_at, kind = at, tag[2:]
    return found


@cache
def _allowed(tags: tuple[str, ...]) -> tuple[Scores, Scores]:
    """Penalties for the first tag (T), and for tag j after tag i (T, T)."""
    first = np.array([-1e4 if tag.startswith("I-") else 0 for tag in tags], np.float32)
    after = np.zeros((len(tags), len(tags)), np.float32)
    for i, before in enumerate(tags):
        for j, tag in enumerate(tags):
            if tag.startswith("I-") and before[2:] != tag[2:]:
                after[i, j] = -1e4
    return first, after


def _best_path(scores: Scores, first: Scores, after: Scores) -> list[int]:
    """Viterbi over (W, T) scores."""
    best = scores[0] + first
    back = []
    for row in scores[1:]:
        through = best[:, None] + after
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def attributions(outputs: Outputs, labels: Labels, least: float = 0.5) -> list[Linked]:
    """Cues with their sources and contents, in text order."""
    found = []
    for anchor in np.flatnonzero(_odds_to_share(outputs.anchors) >= least):
        links = outputs.links[anchor]
        roles = {role: _pieces(links[:, labels.roles.index(role)]) for role in ("cue", "source", "content")}
        roles["cue"] = tuple(sorted({*roles["cue"], int(anchor)}))
        found.append(Linked("attribution", int(anchor), float(_odds_to_share(outputs.anchors[anchor])), roles))
    return found


def events(outputs: Outputs, labels: Labels, least: float = 0.5) -> list[Linked]:
    """Triggers with type and role fillers, in text order."""
    shares = np.exp(outputs.events - outputs.events.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    kinds = 1 + shares[:, 1:].argmax(-1)
    found = []
    for word in np.flatnonzero(1 - shares[:, 0] >= least):
        links = outputs.links[word]
        roles = {role: _pieces(links[:, n]) for n, role in enumerate(labels.roles) if role not in ("cue", "source", "content")}
        found.append(Linked(labels.events[kinds[word]], int(word), float(1 - shares[word, 0]), {r: w for r, w in roles.items() if w}))
    return found


def scenes(outputs: Outputs, labels: Labels, least: float = -2.0) -> list[dict[int, float]]:
    """For each word, whether or not it is told of as an event, the words that may say where it happened, with their log-odds."""
    odds = outputs.links[:, :, labels.roles.index("place")]
    found: list[dict[int, float]] = [{} for _ in odds]
    for anchor, word in np.argwhere(odds >= least).tolist():
        found[anchor][word] = float(odds[anchor, word])
    return found


def _odds_to_share(odds: Scores) -> Scores:
    return np.float32(1) / (np.float32(1) + np.exp(-np.maximum(odds, np.float32(_SURELY_NOT))))


def _pieces(odds: Scores) -> tuple[int, ...]:
    """The words that belong to a span of few pieces: the set that maximises the sum of log-odds, less `_SWITCH` for each border."""
    if odds.max() <= 0:
        return ()
    out, inside = 0.0, -_SWITCH + float(odds[0])
    came: list[tuple[bool, bool]] = [(False, False)]  # whether the better way to (outside, inside) came from inside
    for value in odds[1:].tolist():
        from_out, from_in = out - _SWITCH, inside
        came.append((inside - _SWITCH > out, from_in >= from_out))
        out, inside = max(out, inside - _SWITCH), max(from_out, from_in) + value
    state = inside > out
    words = []
    for at in range(len(odds) - 1, -1, -1):
        if state:
            words.append(at)
        state = came[at][state]
    return tuple(reversed(words))
