"""Checkpoint → `model.onnx` with 8-bit weights, a scale for each output channel, and what the run time needs beside it."""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.labels import ENTITY_TAGS, EVENTS, LABELS, ROLES, UPOS
from training.model import REACH, Reader

_OUTPUTS = ("upos", "arcs", "labels", "entities", "events", "anchors", "links")


class _One(nn.Module):
    """The network for a single run: no padding, hence no mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor, offsets: Tensor) -> tuple[Tensor, ...]:
        return self.reader(pieces, shapes, None, firsts, offsets)  # type: ignore[no-any-return]


def export(checkpoint: Path, tokenizer: Path, folder: Path) -> None:
    """Write full.onnx (32 bit, for comparison), model.onnx (8 bit), tokenizer.json and labels.json to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    reader = Reader()
    reader.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    reader.eval()
    sample = (
        torch.ones(1, 12, dtype=torch.int64),
        torch.ones(1, 12, dtype=torch.int64),
        torch.arange(1, 8)[None],
        torch.full((7, 7), REACH),
    )
    full = folder / "full.onnx"
    torch.onnx.export(
        _One(reader),
        sample,
        str(full),
        input_names=["pieces", "shapes", "firsts", "offsets"],
        output_names=list(_OUTPUTS),
        dynamic_axes={"pieces": {1: "P"}, "shapes": {1: "P"}, "firsts": {1: "W"}, "offsets": {0: "W", 1: "W"}},
        opset_version=17,
        dynamo=False,
    )
    prepared = folder / "prepared.onnx"
    quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(folder / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    prepared.unlink()
    onnx.checker.check_model(str(folder / "model.onnx"))
    rules = json.loads(tokenizer.read_text(encoding="utf-8"))
    rules["padding"] = rules["truncation"] = None
    (folder / "tokenizer.json").write_text(json.dumps(rules, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    names = {"upos": UPOS, "arcs": LABELS, "entities": ENTITY_TAGS, "events": EVENTS, "roles": ROLES, "reach": REACH}
    (folder / "labels.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
