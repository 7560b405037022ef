"""Arc scores → the best tree (Chu & Liu 1965, Edmonds 1967, Tarjan 1977), with one root a sentence."""

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
    """scores[word, head] → each word's head in the heaviest tree that hangs on `root` (its own head is itself).

    Tarjan's way (1977): from each word up by the best arcs, to what hangs on the root already. A cycle on the way becomes a knot, and what
    enters it gives up the arc that it replaces. Knots have numbers as words do; a row says what an arc from each head would gain.
    """
    words = len(scores)
    rows, ends = list(scores), [np.full(words, word) for word in range(words)]
    knot_of = np.arange(words)
    parts: dict[int, list[int]] = {}
    arcs: dict[int, tuple[int, int]] = {}
    settled = {root}
    for word in range(words):
        path = [int(knot_of[word])]
        while path[-1] not in settled:
            knot = path[-1]
            head = int(rows[knot].argmax())
            arcs[knot] = head, int(ends[knot][head])
            above = int(knot_of[head])
            if above not in path:
                path.append(above)
                continue
            cycle = path[path.index(above) :]
            gains = np.stack([rows[part] - rows[part][arcs[part][0]] for part in cycle])
            best = gains.argmax(axis=0), np.arange(words)
            path[-len(cycle) :] = [len(rows)]
            parts[len(rows)] = cycle
            inside = np.logical_or.reduce([knot_of == part for part in cycle])
            knot_of[inside] = len(rows)
            ends.append(np.stack([ends[part] for part in cycle])[best])
            rows.append(np.where(inside, -np.inf, gains[best]))
        settled.update(path)
    return _untied(words, root, parts, arcs)


def _untied(words: int, root: int, parts: dict[int, list[int]], arcs: dict[int, tuple[int, int]]) -> list[int]:
    """The words' heads: the arc into a knot takes the place of those of the parts, one within the other, that it enters."""
    knot_of = {part: knot for knot, within in parts.items() for part in within}
    heads = [root] * words
    waiting = [knot for knot in arcs if knot not in knot_of]
    while waiting:
        knot = waiting.pop()
        heads[arcs[knot][1]], entered = arcs[knot]
        while entered != knot:
            waiting += [part for part in parts[knot_of[entered]] if part != entered]
            entered = knot_of[entered]
    return heads


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
