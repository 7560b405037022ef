"""The training run: fixed seeds, checkpoints, and a continuation where it stopped."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from onrecord.language import decoders
from onrecord.language.pieces import Pieces
from training import batches, evaluate
from training.example import Example
from training.losses import losses, total
from training.model import Reader
from training.text import segments

BUDGET = 1024
"""Pieces of a batch, padding included."""
WARM = 150
"""Steps in which the learning rate rises."""
HEADS_FASTER = 25 / 3
"""The heads start from nothing and learn faster than the encoder by this factor."""
LOUD = 0.04
"""Share of runs whose capitals are hidden, so that headlines and telegrams can be read."""


@dataclass(frozen=True, slots=True)
class Course:
    """How the network is taught. A second course goes on from where the first has ended.

    passes: how often the examples of each corpus would be seen in all; share: the part of that which is gone through. rate: of the
    encoder's learning; cool: the share of the course, at its end, in which it falls to nothing. longest: words of a run, whole sentences.
    block: documents whose runs are shuffled together; the place of a block in the course seeds its randomness.
    """

    passes: dict[str, float]
    share: float = 1.0
    rate: float = 1.2e-4
    cool: float = 0.45
    longest: int = 100
    dropout: float = 0.1
    block: int = 400
    seed: int = 20260223


def schedule(corpora: dict[str, Sequence[Example]], course: Course) -> list[tuple[str, int]]:
    """(corpus, document number) in the order in which they are seen: every corpus is spread evenly over the course."""
    rng = Random(course.seed)
    order: list[tuple[float, str, int]] = []
    for name, found in corpora.items():
        whole, part = divmod(course.passes.get(name, 0), 1)
        seen = [n for _ in range(int(whole)) for n in _shuffled(len(found), rng)]
        seen += _shuffled(len(found), rng)[: round(part * len(found))]
        order += [((at + rng.random()) / len(seen), name, number) for at, number in enumerate(seen)]
    return [(name, number) for _, name, number in sorted(order)][: round(course.share * len(order))]


def _shuffled(count: int, rng: Random) -> list[int]:
    numbers = list(range(count))
    rng.shuffle(numbers)
    return numbers


class Trainer:
    """One run in `folder`, which keeps `checkpoint.pt` and `log.jsonl`; it may go on elsewhere on another `device` ("cpu", "cuda")."""

    def __init__(
        self,
        corpora: dict[str, Sequence[Example]],
        course: Course,
        encoder: Path,
        folder: Path,
        device: str = "cpu",
        after: Path | None = None,
    ) -> None:
        self.folder, self.corpora, self.course = folder, corpora, course
        folder.mkdir(parents=True, exist_ok=True)
        self.pieces = Pieces(encoder / "tokenizer.json")
        torch.manual_seed(course.seed)
        self.model = Reader()
        if after is None:
            self.model.start_from(encoder / "model.safetensors")
        else:
            self.model.load_state_dict(torch.load(after, map_location="cpu", weights_only=True)["model"])
        self.model.dropout.p = course.dropout
        self.device = torch.device(device)
        self.model.to(self.device)
        inner = ("words", "positions", "shapes", "norm", "layers")
        groups: dict[bool, list[Tensor]] = {True: [], False: []}
        for name, weights in self.model.named_parameters():
            groups[name.split(".")[0] in inner].append(weights)
        self.optimiser = torch.optim.AdamW(
            [{"params": groups[True], "lr": course.rate}, {"params": groups[False], "lr": course.rate * HEADS_FASTER}],
            weight_decay=0.01,
            fused=True,
        )
        self.order = schedule(corpora, course)
        self.step = 0
        self.at = 0
        self._resume()

    @property
    def _course(self) -> str:
        """What a checkpoint belongs to."""
        return f"{self.course} over {[(name, len(found)) for name, found in sorted(self.corpora.items())]}"

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if path.exists():
            saved = torch.load(path, map_location=self.device, weights_only=True)
            if saved["course"] != self._course:
                raise ValueError(f"{path} belongs to another course, or to other corpora: move it away to begin anew")
            self.model.load_state_dict(saved["model"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.step, self.at = saved["step"], saved["at"]

    def _save(self) -> None:
        path = self.folder / "checkpoint.pt"
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "at": self.at,
            "course": self._course,
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def rate(self) -> float:
        """Factor of the learning rate: up over WARM steps, level, then down to nothing."""
        left = 1 - self.at / len(self.order)
        return min(1.0, (self.step + 1) / WARM, left / self.course.cool)

    def run(self, every: float = 300.0) -> None:
        """Go through the schedule, a block of documents at a time; save about every `every` seconds, between blocks."""
        saved = time.monotonic()
        while self.at < len(self.order):
            rng = Random(self.course.seed + self.at)
            torch.manual_seed(self.course.seed + self.at)
            part = self.order[self.at : self.at + self.course.block]
            runs = [run for name, number in part for run in segments(self.corpora[name][number], self.course.longest, rng)]
            self._block(list(batches.items(runs, self.pieces)), rng)
            self.at = min(len(self.order), self.at + self.course.block)
            if time.monotonic() - saved > every or self.at == len(self.order):
                self._save()
                saved = time.monotonic()

    def _block(self, found: list[batches.Item], rng: Random) -> None:
        self.model.train()
        started, seen = time.monotonic(), 0
        sums: dict[str, list[float]] = {}
        for group in self.optimiser.param_groups:
            group.setdefault("full", group["lr"])
        for plan in batches.plan(found, BUDGET, rng):
            batch = batches.tensors(plan)
            shapes = _hidden(batch.shapes, rng).to(self.device)
            batch = batch.to(self.device)
            factor = self.rate()
            for group in self.optimiser.param_groups:
                group["lr"] = group["full"] * factor
            with torch.autocast(self.device.type, dtype=torch.bfloat16):
                x = self.model.encode(batch.pieces, shapes, batch.mask, batch.firsts)
            width = batches.offsets(batch.firsts.shape[1]).to(self.device)
            parts = losses(self.model.taught(x.float(), batch.heads.clamp(min=0), batch.links, width), batch)
            if not parts:
                continue
            self.optimiser.zero_grad(set_to_none=True)
            total(parts).backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimiser.step()
            self.step += 1
            seen += int(batch.mask.sum())
            for name, value in parts.items():
                sums.setdefault(name, []).append(value.item())
        line = {
            "step": self.step,
            "share": round(self.at / len(self.order), 4),
            "pieces a second": round(seen / (time.monotonic() - started)),
        }
        line |= {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
        with (self.folder / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        print(line, flush=True)


def _hidden(shapes: Tensor, rng: Random) -> Tensor:
    """The shapes with the case of some runs made silent (9, as in a sentence that is all capitals)."""
    hidden = torch.tensor([rng.random() < LOUD for _ in range(shapes.shape[0])])[:, None]
    inside = shapes >= 10
    letter = (shapes % 10 >= 1) & (shapes % 10 <= 5)
    return torch.where(hidden & letter, 9 + 10 * inside.long(), shapes)


def reader(model: Reader, pieces: Pieces) -> evaluate.Read:
    """What the network says of an example, on its own."""
    model.eval()

    def read(example: Example) -> decoders.Outputs:
        item = next(iter(batches.items([example], pieces)))
        batch = batches.tensors([item])
        with torch.inference_mode():
            scores = model(batch.pieces, batch.shapes, batch.mask, batch.firsts, batches.offsets(batch.firsts.shape[1]))
        return decoders.Outputs(*(score[0].numpy() for score in scores))

    return read
