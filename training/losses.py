"""The loss of every head over what the batch's corpora say."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import UNKNOWN, Batch
from training.model import NEVER

WEIGHTS = {"upos": 0.5, "arcs": 1.0, "labels": 1.0, "entities": 1.0, "events": 1.0, "anchors": 3.0, "links": 4.0}
"""Chosen so that no head's gradient drowns another's at the start: anchors and links are averaged over many plain negatives."""


def losses(scores: tuple[Tensor, ...], batch: Batch) -> dict[str, Tensor]:
    """Mean loss of each head that the batch has labels for; `scores` as from `Reader.taught`."""
    upos, arcs, labels, entities, events, anchors, links = scores
    found: dict[str, Tensor] = {}
    if (batch.heads != UNKNOWN).any():
        found["upos"] = functional.cross_entropy(upos.flatten(0, 1), batch.upos.flatten(), ignore_index=UNKNOWN)
        possible = functional.pad(batch.same_sentence, (1, 0), value=True)
        found["arcs"] = functional.cross_entropy(
            arcs.masked_fill(~possible, NEVER).flatten(0, 1), batch.heads.flatten(), ignore_index=UNKNOWN
        )
        found["labels"] = functional.cross_entropy(labels.flatten(0, 1), batch.labels.flatten(), ignore_index=UNKNOWN)
    for name, table, allowed in (("entities", entities, batch.entities), ("events", events, batch.events)):
        known = allowed.any(-1)
        if known.any():
            every = table[known]
            right = every.masked_fill(~allowed[known], NEVER).logsumexp(-1)
            found[name] = (every.logsumexp(-1) - right).mean()
    if (known := batch.anchors != UNKNOWN).any():
        found["anchors"] = functional.binary_cross_entropy_with_logits(anchors[known], batch.anchors[known].to(anchors.dtype))
    if len(batch.links) and (known := batch.roles != UNKNOWN).any():
        real = (batch.same_sentence.any(-1))[batch.links[:, 0]][:, :, None] & known
        found["links"] = functional.binary_cross_entropy_with_logits(links[real], batch.roles[real].to(links.dtype))
    return found


def total(found: dict[str, Tensor]) -> Tensor:
    """The weighted sum that is minimised."""
    return torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()
