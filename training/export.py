"""Checkpoint → `model.onnx` with 8-bit weights, a scale for each output channel, and what the run time needs beside it."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional

from onrecord.language.pieces import Pieces
from training.labels import ENTITY_TAGS, EVENTS, LABELS, ROLES, UPOS
from training.model import ATTENTION_HEADS, LABEL, LINK, REACH, WIDTH, Layer, Reader
from training.text import words_of

_OUTPUTS = ("upos", "arcs", "relation_words", "relation_heads", "entities", "events", "anchors", "links")
_REPORTS = Path(__file__).parents[1] / "examples" / "reports"
_USUAL = 2.0
"""Inputs that grow past this many times the median input's reach are outliers; 1, 1.5 and 3 were no better or worse."""
_RUN = 80
"""Words of a run that the inputs' reach is measured on."""


class _Levelled(nn.Module):
    """A linear layer that divides its outlying inputs and multiplies their weights, so that one scale of 8 bits fits all of its inputs."""

    def __init__(self, weight: Tensor, bias: Tensor, reach: Tensor) -> None:
        super().__init__()
        factors = (reach / (_USUAL * reach.median())).clamp(min=1)
        self.shrink = nn.Parameter(1 / factors)
        self.linear = nn.Linear(weight.shape[1], weight.shape[0])
        self.linear.weight, self.linear.bias = nn.Parameter(weight * factors), nn.Parameter(bias)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.linear(x * self.shrink)
        return result


class _Rows(nn.Module):
    """An embedding of 8 bits with a scale a row."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        weight = embedding.weight.detach()
        scales = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scales", scales)
        self.register_buffer("rows", (weight / scales).round().to(torch.int8))

    def forward(self, numbers: Tensor) -> Tensor:
        result: Tensor = self.rows[numbers].float() * self.scales[numbers]
        return result


class _LevelLayer(nn.Module):
    """The same layer with levelled inputs, and with query, key and value in one matrix."""

    def __init__(self, layer: Layer, reach: dict[nn.Module, Tensor]) -> None:
        super().__init__()
        parts = (layer.query, layer.key, layer.value)
        self.mix = _Levelled(torch.cat([p.weight for p in parts]), torch.cat([p.bias for p in parts]), reach[layer.query])
        self.up, self.down = (_Levelled(part.weight, part.bias, reach[part]) for part in (layer.up, layer.down))
        self.out, self.norm_attention, self.norm_out = layer.out, layer.norm_attention, layer.norm_out

    def forward(self, x: Tensor) -> Tensor:
        depth = WIDTH // ATTENTION_HEADS
        query, key, value = (y.view(1, -1, ATTENTION_HEADS, depth).transpose(1, 2) for y in self.mix(x).split(WIDTH, -1))
        mixed = ((query / depth**0.5) @ key.transpose(-1, -2)).softmax(-1) @ value
        x = self.norm_attention(x + self.out(mixed.transpose(1, 2).reshape(1, -1, WIDTH)))
        result: Tensor = self.norm_out(x + self.down(functional.gelu(self.up(x))))
        return result


class _One(nn.Module):
    """The network for a single run: no padding, hence no mask. Relations are left in two factors, as few of their pairs are asked for."""

    def __init__(self, reader: Reader, words: nn.Module, reach: dict[nn.Module, Tensor]) -> None:
        super().__init__()
        self.reader, self.words = reader, words
        self.layers = nn.ModuleList(_LevelLayer(layer, reach) for layer in reader.layers)
        self.relations = nn.Parameter(reader.labels.detach().permute(1, 0, 2).reshape(LABEL + 1, -1).contiguous())
        self.links = nn.Parameter(reader.links.detach().permute(1, 0, 2).reshape(LINK + 1, -1).contiguous())

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor, offsets: Tensor) -> tuple[Tensor, ...]:
        """As Reader's, but (B, W, L, D) of words and (B, W+1, D) of heads, whose products over D are the labels (B, W, W+1, L)."""
        reader = self.reader
        x = reader.norm(self.words(pieces) + reader.positions(torch.arange(pieces.shape[1])) + reader.shapes(shapes))
        for layer in self.layers:
            x = layer(x)
        x = x[:, firsts[0]]
        arcs, word, head = reader._arcs(x)
        anchor, other = reader._link_sides(x)
        links = ((anchor @ self.links).view(1, -1, LINK + 1) @ other.transpose(1, 2)).view(1, -1, len(ROLES), firsts.shape[1])
        links = links.transpose(2, 3) + reader.distances.transpose(0, 1)[offsets]
        relation_words = (word @ self.relations).view(1, -1, len(LABELS), LABEL + 1)
        return reader.upos(x), arcs, relation_words, head, reader.entities(x), reader.events(x), reader.anchors(x)[..., 0], links


def _reach(reader: Reader, pieces: Pieces, texts: Iterable[str]) -> dict[nn.Module, Tensor]:
    """The largest absolute value of every input of every linear layer within the encoder, over some texts."""
    found: dict[nn.Module, Tensor] = defaultdict(lambda: torch.zeros(1))

    def look(module: nn.Module, given: tuple[Tensor, ...], _: Tensor) -> None:
        found[module] = torch.maximum(found[module], given[0].abs().flatten(0, 1).amax(0))

    hooks = [part.register_forward_hook(look) for part in reader.layers.modules() if isinstance(part, nn.Linear)]
    for text in texts:
        words = words_of(text)
        for start in range(0, len(words), _RUN):
            part = words[start : start + _RUN]
            run = pieces.run([word.text for word in part], [word.sentence for word in part], [word.quoted for word in part])
            with torch.no_grad():
                reader.encode(torch.tensor([run.pieces]), torch.tensor([run.shapes]), None, torch.tensor([run.firsts]))
    for hook in hooks:
        hook.remove()
    return found


def export(checkpoint: Path, tokenizer: Path, folder: Path) -> None:
    """Write full.onnx (32 bit, for comparison), model.onnx (8 bit), tokenizer.json and labels.json to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    reader = Reader()
    reader.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["model"])
    reader.eval()
    texts = [path.read_text(encoding="utf-8") for path in sorted(_REPORTS.glob("*.txt"))]
    reach = _reach(reader, Pieces(tokenizer), texts)
    _write(_One(reader, reader.words, reach), folder / "full.onnx")
    plain, prepared = folder / "plain.onnx", folder / "prepared.onnx"
    _write(_One(reader, _Rows(reader.words), reach), plain)
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(folder / "model.onnx"), op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8
    )
    plain.unlink()
    prepared.unlink()
    onnx.checker.check_model(str(folder / "model.onnx"))
    rules = json.loads(tokenizer.read_text(encoding="utf-8"))
    rules["padding"] = rules["truncation"] = None
    (folder / "tokenizer.json").write_text(json.dumps(rules, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    names = {"upos": UPOS, "arcs": LABELS, "entities": ENTITY_TAGS, "events": EVENTS, "roles": ROLES, "reach": REACH}
    (folder / "labels.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")


def _write(network: nn.Module, path: Path) -> None:
    ones = torch.ones(1, 12, dtype=torch.int64)
    torch.onnx.export(
        network.eval(),
        (ones, ones, torch.arange(1, 8)[None], torch.full((7, 7), REACH)),
        str(path),
        input_names=["pieces", "shapes", "firsts", "offsets"],
        output_names=list(_OUTPUTS),
        dynamic_axes={"pieces": {1: "P"}, "shapes": {1: "P"}, "firsts": {1: "W"}, "offsets": {0: "W", 1: "W"}},
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the MiniLM checkpoint (tokenizer.json)")
    parser.add_argument("--to", type=Path, required=True, help="folder that is written")
    given = parser.parse_args()
    export(given.checkpoint, given.encoder / "tokenizer.json", given.to)


if __name__ == "__main__":
    main()
