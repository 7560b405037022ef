"""The shipped model at work: runs of a document's words through ONNX Runtime, one run a call, so that nothing depends on its neighbours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

from onrecord.language import decoders
from onrecord.language.pieces import MOST, Pieces
from onrecord.language.quotes import Quote
from onrecord.language.reading import Reading
from onrecord.language.sentences import Sentence
from onrecord.language.words import Word, split_words

FOLDER = Path(__file__).parent / "model"
LONGEST = 100
"""Words of a run, sentences kept whole: as in training. Longer runs are slower a word, shorter ones lose what stands before."""


class Encoder:
    """A model folder (`model.onnx`, `tokenizer.json`, `labels.json`) made ready. One thread: the pipeline runs documents side by side."""

    def __init__(self, folder: Path = FOLDER) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
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
        return decoders.Outputs(*(scores[0] for scores in self._session.run(None, feed)))

    def read(self, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Reading:
        """Everything that the model says of a document's sentences."""
        parts = [self._read_run(run, numbers, quotes, first) for run, numbers, first in self._runs(sentences)]
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
        )

    def _runs(self, sentences: Sequence[Sentence]) -> Iterator[tuple[list[Word], list[int], int]]:
        """(words, their sentences' numbers, number of the first word in the document): whole sentences up to LONGEST words together."""
        words: list[Word] = []
        numbers: list[int] = []
        first = 0
        for sentence in sentences:
            for part in self._parts(list(split_words(sentence.tokens))):
                if words and len(words) + len(part) > LONGEST:
                    yield words, numbers, first
                    first += len(words)
                    words, numbers = [], []
                words += part
                numbers += [sentence.index] * len(part)
        if words:
            yield words, numbers, first

    def _parts(self, words: list[Word]) -> Iterator[list[Word]]:
        """A sentence of more pieces than a run may have is read in parts."""
        part: list[Word] = []
        size = 0
        for word in words:
            width = len(self.pieces.of(word.text))
            if size + width > MOST // 2:
                yield part
                part, size = [], 0
            part.append(word)
            size += width
        if part:
            yield part

    def _read_run(self, words: list[Word], numbers: list[int], quotes: Sequence[Quote], first: int) -> Reading:
        inside = [any(quote.start <= word.start < quote.end for quote in quotes) for word in words]
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
        )


def _moved(link: decoders.Linked, by: int) -> decoders.Linked:
    return replace(link, anchor=link.anchor + by, roles={role: tuple(n + by for n in words) for role, words in link.roles.items()})


@cache
def encoder() -> Encoder:
    """The shipped model, loaded when first asked for."""
    return Encoder()
