"""The network: a six-layer BERT encoder that is told the case of its words, and one small head a task."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.language import shapes
from training.labels import ENTITY_TAGS, EVENTS, LABELS, ROLES, UPOS

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
ARC, LABEL, LINK = 256, 96, 128
REACH = 48
"""Distances, in words, that a link tells apart on either side."""
NEVER = -1e4


class Layer(nn.Module):
    """One encoder layer, as BERT's."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm_attention, self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = (query / (WIDTH // ATTENTION_HEADS) ** 0.5) @ key.transpose(-1, -2)
        weights = (scores if bias is None else scores + bias).softmax(-1)
        mixed = (weights.to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + self.dropout(self.out(mixed)))
        result: Tensor = self.norm_out(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return result


class Reader(nn.Module):
    """Encoder and heads. Sizes: B runs, P word pieces, W words, L arc labels."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(shapes.COUNT, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        self.upos, self.entities, self.events = (nn.Linear(WIDTH, n) for n in (len(UPOS), len(ENTITY_TAGS), len(EVENTS)))
        self.anchors = nn.Linear(WIDTH, 1)
        self.root = nn.Parameter(torch.randn(1, 1, WIDTH) * 0.02)
        self.arc_word, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.label_word, self.label_head = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.link_word, self.link_anchor = nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, LINK)
        self.arcs = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.labels = nn.Parameter(torch.zeros(len(LABELS), LABEL + 1, LABEL + 1))
        self.links = nn.Parameter(torch.zeros(len(ROLES), LINK + 1, LINK + 1))
        self.distances = nn.Parameter(torch.zeros(len(ROLES), 2 * REACH + 1))
        nn.init.xavier_uniform_(self.arcs)

    def start_from(self, path: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint (safetensors). Token types are not told apart: type 0 joins the positions."""
        weights = load_file(path)
        weights = {name.removeprefix("bert."): value for name, value in weights.items()}
        own = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        theirs = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_out": "output.LayerNorm",
        }
        for number in range(LAYERS):
            for mine, name in theirs.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{number}.{mine}.{kind}"] = weights[f"encoder.layer.{number}.{name}.{kind}"]
        missing = set(own) - set(self.state_dict())
        if missing:
            raise ValueError(f"The checkpoint names weights that the network lacks: {sorted(missing)}")
        self.load_state_dict(own, strict=False)

    def encode(self, pieces: Tensor, shape: Tensor, mask: Tensor | None, firsts: Tensor) -> Tensor:
        """(B, P) pieces, shapes and mask (None: nothing is padding), (B, W) first piece of each word → (B, W, 384)."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.dropout(self.norm(self.words(pieces) + self.positions(positions) + self.shapes(shape)))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * NEVER
        for layer in self.layers:
            x = layer(x, bias)
        return x.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH))

    def forward(self, pieces: Tensor, shape: Tensor, mask: Tensor | None, firsts: Tensor, offsets: Tensor) -> tuple[Tensor, ...]:
        """Scores: upos (B, W, U), arcs (B, W, W+1) with the root first, labels (B, W, W+1, L), entities, events, anchors (B, W), links.

        The last are (B, W, W, R): of anchor, word and role.
        `offsets` (W, W): how far word j stands from word i, plus REACH, between 0 and 2·REACH.
        """
        x = self.encode(pieces, shape, mask, firsts)
        arcs, label_word, label_head = self._arcs(x)
        labels = _bilinear(label_word, self.labels, label_head)
        anchor, word = self._link_sides(x)
        links = _bilinear(anchor, self.links, word) + self.distances.transpose(0, 1)[offsets]
        return self.upos(x), arcs, labels, self.entities(x), self.events(x), self.anchors(x)[..., 0], links

    def taught(self, x: Tensor, heads: Tensor, rows: Tensor, offsets: Tensor) -> tuple[Tensor, ...]:
        """The same scores as far as the loss needs them.

        labels (B, W, L) are those at the true `heads` (B, W), links (N, W, R) those of N (run, anchor) `rows`.
        """
        x = self.dropout(x)
        arcs, label_word, label_head = self._arcs(x)
        true_head = label_head.gather(1, heads[:, :, None].expand(-1, -1, label_head.shape[-1]))
        labels = torch.einsum("bwi,lij,bwj->bwl", label_word, self.labels, true_head)
        anchor, word = self._link_sides(x)
        links = _bilinear(anchor[rows[:, 0], rows[:, 1]][:, None], self.links, word[rows[:, 0]])[:, 0]
        links = links + self.distances.transpose(0, 1)[offsets[rows[:, 1]]]
        return self.upos(x), arcs, labels, self.entities(x), self.events(x), self.anchors(x)[..., 0], links

    def _arcs(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        heads = torch.cat([self.root.expand(x.shape[0], -1, -1), x], 1)
        arcs = _with_one(self._bend(self.arc_word(x))) @ self.arcs @ self._bend(self.arc_head(heads)).transpose(1, 2)
        return arcs, _with_one(self._bend(self.label_word(x))), _with_one(self._bend(self.label_head(heads)))

    def _link_sides(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return _with_one(self._bend(self.link_anchor(x))), _with_one(self._bend(self.link_word(x)))

    def _bend(self, x: Tensor) -> Tensor:
        bent: Tensor = self.dropout(functional.gelu(x))
        return bent


def _with_one(x: Tensor) -> Tensor:
    return functional.pad(x, (0, 1), value=1.0)


def _bilinear(left: Tensor, weights: Tensor, right: Tensor) -> Tensor:
    """(B, W, D), (L, D, D), (B, V, D) → (B, W, V, L)."""
    batch, words, depth = left.shape
    count = weights.shape[0]
    turned = (left @ weights.permute(1, 0, 2).reshape(depth, count * depth)).view(batch, words * count, depth)
    return (turned @ right.transpose(1, 2)).view(batch, words, count, right.shape[1]).transpose(2, 3)
