"""Scores of the relations that an arc of a tree may have, worked out for those arcs alone that are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Relations(Protocol):
    """Scores (N, L) of the relations between N words and their N heads, given by their numbers; heads count from 1, the root is 0."""

    def __getitem__(self, arcs: tuple[Numbers, Numbers], /) -> Scores: ...


@dataclass(frozen=True, slots=True)
class Factors:
    """Relations as products of what the network says of words (W, L, D) and of heads (W+1, D): few of all pairs are ever asked for."""

    words: Scores
    heads: Scores

    def __getitem__(self, arcs: tuple[Numbers, Numbers], /) -> Scores:
        words, heads = arcs
        products: Scores = np.einsum("nld,nd->nl", self.words[words], self.heads[heads])
        return products
