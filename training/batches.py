"""Examples → tensors. What a corpus does not say is masked, not taken for "no"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from random import Random

import numpy as np
import torch
from torch import Tensor

from onrecord.language.pieces import MOST, Pieces, Run
from training.example import Example
from training.labels import ENTITY_TAGS, EVENTS, LABELS, ROLES, UPOS
from training.model import REACH

_UPOS, _LABELS = ({name: number for number, name in enumerate(names)} for names in (UPOS, LABELS))
_TAGS, _EVENTS = ({name: number for number, name in enumerate(names)} for names in (ENTITY_TAGS, EVENTS))
UNKNOWN = -100


@dataclass(frozen=True, slots=True)
class Item:
    """An example with its pieces."""

    example: Example
    run: Run


@dataclass(frozen=True, slots=True)
class Batch:
    """B runs padded to P pieces and W words. `links` lists (run, anchor word) rows; `roles` (rows, W, R) holds 1, 0 or UNKNOWN."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor
    same_sentence: Tensor
    upos: Tensor
    heads: Tensor
    labels: Tensor
    entities: Tensor
    events: Tensor
    anchors: Tensor
    links: Tensor
    roles: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on a device (itself where it is already there)."""
        return Batch(*(getattr(self, part.name).to(device) for part in fields(self)))


def items(examples: Iterable[Example], pieces: Pieces) -> Iterator[Item]:
    """Examples that the encoder can take in one run."""
    for example in examples:
        run = pieces.run(example.words, example.sentences, example.quoted)
        if example.words and len(run.pieces) <= MOST:
            yield Item(example, run)


def plan(found: Sequence[Item], budget: int, rng: Random) -> list[list[Item]]:
    """Batches of runs of like length, each of at most `budget` pieces with its padding, in random order."""
    order = list(range(len(found)))
    rng.shuffle(order)
    batches: list[list[Item]] = []
    chunk = 1024
    for start in range(0, len(order), chunk):
        part = sorted((found[n] for n in order[start : start + chunk]), key=lambda item: len(item.run.pieces))
        batch: list[Item] = []
        for item in part:
            if batch and len(item.run.pieces) * (len(batch) + 1) > budget:
                batches.append(batch)
                batch = []
            batch.append(item)
        if batch:
            batches.append(batch)
    rng.shuffle(batches)
    return batches


def tensors(batch: Sequence[Item]) -> Batch:
    """The tensors of a batch."""
    count, width = len(batch), max(len(item.example.words) for item in batch)
    length = max(len(item.run.pieces) for item in batch)
    pieces, shapes = np.zeros((count, length), np.int64), np.zeros((count, length), np.int64)
    mask, firsts = np.zeros((count, length), np.int64), np.zeros((count, width), np.int64)
    sentences = np.full((count, width), -1, np.int64)
    upos, heads, labels = (np.full((count, width), UNKNOWN, np.int64) for _ in range(3))
    entities = np.zeros((count, width, len(ENTITY_TAGS)), np.bool_)
    events = np.zeros((count, width, len(EVENTS)), np.bool_)
    anchors = np.full((count, width), UNKNOWN, np.int64)
    links: list[tuple[int, int]] = []
    roles: list[np.ndarray] = []
    for row, item in enumerate(batch):
        example, run, words = item.example, item.run, len(item.example.words)
        pieces[row, : len(run.pieces)], shapes[row, : len(run.pieces)] = run.pieces, run.shapes
        mask[row, : len(run.pieces)] = 1
        firsts[row, :words] = run.firsts
        sentences[row, :words] = example.sentences
        if example.tree is not None:
            upos[row, :words] = [_UPOS[tag] for tag in example.tree.upos]
            heads[row, :words] = example.tree.heads
            labels[row, :words] = [_LABELS[label] for label in example.tree.labels]
        for table, names, allowed in ((entities, _TAGS, example.entities), (events, _EVENTS, example.events)):
            for at, kinds in enumerate(allowed or ()):
                if kinds is not None:
                    table[row, at, [names[kind] for kind in kinds]] = True
        if example.attributions is not None:
            anchors[row, :words] = 0
            anchors[row, [link.anchor for link in example.attributions]] = 1
        for link in (*(example.attributions or ()), *(example.arguments or ())):
            target = np.full((width, len(ROLES)), UNKNOWN, np.int64)
            for number, role in enumerate(ROLES):
                if role in link.roles:
                    target[:words, number] = 0
                    target[sorted(link.roles[role]), number] = 1
            links.append((row, link.anchor))
            roles.append(target)
    same = (sentences[:, :, None] == sentences[:, None, :]) & (sentences[:, :, None] >= 0)
    rows = np.array(links, np.int64).reshape(-1, 2)
    targets = np.stack(roles) if roles else np.zeros((0, width, len(ROLES)), np.int64)
    arrays = (pieces, shapes, mask, firsts, same, upos, heads, labels, entities, events, anchors, rows, targets)
    return Batch(*(torch.from_numpy(array) for array in arrays))


def offsets(width: int) -> Tensor:
    """(W, W): how far word j stands from word i, plus REACH, cut to what the network tells apart."""
    at = torch.arange(width)
    return (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
