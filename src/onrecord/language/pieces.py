"""Words → word pieces, as the encoder was taught them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.language.shapes import shapes

MOST = 500
"""Pieces of one run (the encoder has 512 positions)."""
_MOST_OF_A_WORD = 12
"""Pieces of one word that are read; longer ones are addresses, hashes and rubbish."""
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Run:
    """The encoder's input for consecutive words: pieces and shapes of P positions, the first and last a frame; `firsts`: W positions."""

    pieces: list[int]
    shapes: list[int]
    firsts: list[int]


class Pieces:
    """Splits words into pieces. Give it the path of a `tokenizer.json`."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}
        self._start, self._end, self._unknown = self._tokenizer.encode("[CLS][SEP][UNK]", add_special_tokens=False).ids

    def of(self, word: str) -> list[int]:
        """The pieces of one word, at least one."""
        known = self._known.get(word)
        if known is None:
            legible = word.encode(errors="replace").decode()  # half of a surrogate pair is no text
            ids = self._tokenizer.encode(legible, add_special_tokens=False).ids[:_MOST_OF_A_WORD]
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[word] = ids or [self._unknown]
        return known

    def run(self, words: Sequence[str], sentences: Sequence[int], quoted: Sequence[bool]) -> Run:
        """The input for words that hold at most `MOST` pieces together."""
        pieces, piece_shapes, firsts = [self._start], [0], []
        for word, shape in zip(words, shapes(words, sentences, quoted), strict=True):
            ids = self.of(word)
            firsts.append(len(pieces))
            pieces += ids
            piece_shapes += [shape] * len(ids)
        return Run([*pieces, self._end], [*piece_shapes, 0], firsts)
