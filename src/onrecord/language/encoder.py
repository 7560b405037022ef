"""The shipped model at work: runs of a document's words through ONNX Runtime, one run a call, so that nothing depends on its neighbours."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

from onrecord.errors import ModelError
from onrecord.language import decoders
from onrecord.language.pieces import MOST, Pieces
from onrecord.language.quotes import Inside, Quote
from onrecord.language.reading import Reading
from onrecord.language.relations import Factors
from onrecord.language.sentences import Sentence
from onrecord.language.words import Word, split_words

FOLDER = Path(__file__).parent / "model"
_SLOW = ["SkipLayerNormFusion"]
"""Optimisations that make it slower: the fused kernel takes six times as long as the two that it replaces (ONNX Runtime 1.32)."""
LONGEST = 100
"""Words of a run, sentences kept whole: as in training. Shorter runs lose what stands before and are slower, longer ones gain 4 %."""


class Encoder:
    """A model folder (`model.onnx`, `tokenizer.json`, `labels.json`) made ready. One thread: the pipeline runs documents side by side.

    Raises ModelError if a file is missing or cannot be read.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        try:
            self._load(folder)
        except Exception as error:  # onnxruntime and tokenizers raise what they like
            raise ModelError(f"the model cannot be loaded: {str(error).splitlines()[0]}", source=str(folder)) from error

    def _load(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW
        )
        self._names = [output.name for output in self._session.get_outputs()]
        self.pieces = Pieces(folder / "tokenizer.json")
        described = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.reach: int = described.pop("reach")
        self.labels = decoders.Labels(**{name: tuple(values) for name, values in described.items()})

    def outputs(self, words: Sequence[str], sentences: Sequence[int], quoted: Sequence[bool]) -> decoders.Outputs:
        """The network's scores for one run."""
        run = self.pieces.run(words, sentences, quoted)
        at = np.arange(len(words))
        offsets = np.clip(at[None, :] - at[:, None], -self.reach, self.reach) + self.reach
        given = {"pieces": [run.pieces], "shapes": [run.shapes], "firsts": [run.firsts]}
        feed = {name: np.array(values, np.int64) for name, values in given.items()} | {"offsets": offsets}
        scores = {name: scores[0] for name, scores in zip(self._names, self._session.run(None, feed), strict=True)}
        labels = Factors(scores.pop("relation_words"), scores.pop("relation_heads"))
        return decoders.Outputs(labels=labels, **scores)

    def read(self, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Reading:
        """Everything that the model says of a document's sentences."""
        inside = Inside(quotes)
        parts = [self._read_run(run, numbers, inside, first) for run, numbers, first in self._runs(sentences)]
        return Reading(
            words=tuple(word for part in parts for word in part.words),
            sentences=tuple(number for part in parts for number in part.sentences),
            tree=decoders.Tree(
                tuple(tag for part in parts for tag in part.tree.upos),
                tuple(head for part in parts for head in part.tree.heads),
                tuple(label for part in parts for label in part.tree.labels),
            ),
            names=tuple(name for part in parts for name in part.names),
            attributions=tuple(link for part in parts for link in part.attributions),
            events=tuple(link for part in parts for link in part.events),
            scenes=tuple(where for part in parts for where in part.scenes),
        )

    def _runs(self, sentences: Sequence[Sentence]) -> Iterator[tuple[list[Word], list[int], int]]:
        """(words, their sentences' numbers, number of the first word in the document): whole sentences up to LONGEST words, MOST pieces."""
        words: list[Word] = []
        numbers: list[int] = []
        size = first = 0
        for sentence in sentences:
            for part, width in self._parts(split_words(sentence.tokens)):
                if words and (len(words) + len(part) > LONGEST or size + width > MOST):
                    yield words, numbers, first
                    first += len(words)
                    words, numbers, size = [], [], 0
                words += part
                numbers += [sentence.index] * len(part)
                size += width
        if words:
            yield words, numbers, first

    def _parts(self, words: Iterable[Word]) -> Iterator[tuple[list[Word], int]]:
        """A sentence with its number of pieces; one of more pieces than a run may well have is read in parts."""
        part: list[Word] = []
        size = 0
        for word in words:
            width = len(self.pieces.of(word.text))
            if size + width > MOST // 2:
                yield part, size
                part, size = [], 0
            part.append(word)
            size += width
        if part:
            yield part, size

    def _read_run(self, words: list[Word], numbers: list[int], quotes: Inside, first: int) -> Reading:
        inside = [quotes.at(word.start) is not None for word in words]
        outputs = self.outputs([word.text for word in words], numbers, inside)
        tree = decoders.tree(outputs, numbers, self.labels)
        return Reading(
            words=tuple(words),
            sentences=tuple(numbers),
            tree=replace(tree, heads=tuple(head if head == decoders.ROOT else head + first for head in tree.heads)),
            names=tuple(
                replace(name, start=name.start + first, end=name.end + first) for name in decoders.entities(outputs, numbers, self.labels)
            ),
            attributions=tuple(_moved(link, first) for link in decoders.attributions(outputs, self.labels)),
            events=tuple(_moved(link, first) for link in decoders.events(outputs, self.labels)),
            scenes=tuple({word + first: odds for word, odds in where.items()} for where in decoders.scenes(outputs, self.labels)),
        )


def _moved(link: decoders.Linked, by: int) -> decoders.Linked:
    return replace(link, anchor=link.anchor + by, roles={role: tuple(n + by for n in words) for role, words in link.roles.items()})


@cache
def encoder() -> Encoder:
    """The shipped model, loaded when first asked for."""
    return Encoder()
