"""Arc scores → the best tree (Chu & Liu 1965, Edmonds 1967), with one root a sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.language.relations import Scores


def best_tree(scores: Scores) -> list[int]:
    """The heads of W words, counted from 1 (0: the root), given (W, W+1) scores of each word's heads.

    Exactly one word hangs on the root. Where every word's best head, and the word that gains most as the root, make no cycle, they are the
    best tree, since no tree can score more; else it is searched for.
    """
    words = scores.shape[0]
    if words == 1:
        return [0]
    inner = scores[:, 1:].astype(np.float64)
    np.fill_diagonal(inner, -np.inf)
    heads = inner.argmax(axis=1)
    root = int(np.argmax(scores[:, 0] - inner.max(axis=1)))
    heads[root] = root
    if _cycle(heads.tolist(), root) is None:
        heads += 1
        heads[root] = 0
        return [int(head) for head in heads]
    # The root becomes a word too, and the arcs to it so dear that the best tree has a single one.
    whole = np.full((words + 1, words + 1), -np.inf)
    whole[1:, 1:] = inner
    whole[1:, 0] = scores[:, 0] - (words + 1) * (1.0 + np.ptp(scores.astype(np.float64)))
    return _arborescence(whole, 0)[1:]


def _arborescence(scores: NDArray[np.float64], root: int) -> list[int]:
    """scores[word, head] → each word's head in the heaviest tree that hangs on `root` (its own head is itself)."""
    heads = scores.argmax(axis=1)
    heads[root] = root
    found_cycle = _cycle(heads.tolist(), root)
    if found_cycle is None:
        return [int(head) for head in heads]
    # The cycle becomes one word: what enters it gives up the arc that it replaces.
    cycle = np.array(found_cycle)
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    current = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, outside)] - current[:, None]
    leaving = scores[np.ix_(outside, cycle)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    found = _arborescence(small, int(np.flatnonzero(outside == root)[0]))
    for number, word in enumerate(outside):
        head = found[number]
        heads[word] = cycle[leaving[number].argmax()] if head == len(outside) else outside[head]
    enters_from = found[-1]
    opened = cycle[entering[:, enters_from].argmax()]
    heads[opened] = outside[enters_from]
    heads[root] = root
    return [int(head) for head in heads]


def _cycle(heads: list[int], root: int) -> list[int] | None:
    """The words of one cycle, or None."""
    colour = [0] * len(heads)
    colour[root] = 2
    for start in range(len(heads)):
        path = []
        at = start
        while colour[at] == 0:
            colour[at] = 1
            path.append(at)
            at = heads[at]
        if colour[at] == 1:
            return path[path.index(at) :]
        for word in path:
            colour[word] = 2
    return None
