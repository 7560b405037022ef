"""GUM (Zeldes 2017): Universal Dependencies of English in many genres. Six of them are free enough to train a shipped model on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora import gum_entities
from training.example import Example, Tree
from training.text import quoted_words

FREE_GENRES = ("academic", "bio", "court", "interview", "news", "voyage")
"""CC BY or CC BY-SA by the corpus's LICENSE.txt; it says nothing of the others' texts here, so they serve evaluation alone."""


def examples(folder: Path, split: str = "train", genres: tuple[str, ...] | None = FREE_GENRES) -> Iterator[Example]:
    """One example a document of `train` or `dev`; `genres` None takes all of them."""
    for path in sorted((folder / "gum" / split).glob("*.conllu")):
        if genres is None or path.stem.split("_")[1] in genres:
            yield read(path)


def read(path: Path) -> Example:
    """The words, trees and names of one CoNLL-U file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    words: list[str] = []
    spaces: list[bool] = []
    sentences: list[int] = []
    upos: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    base, sentence, fused_until, space_after = 0, 0, 0, True
    for line in lines:
        if not line:
            sentence, base = sentence + 1, len(words)
            continue
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if "-" in fields[0]:  # a contraction: its words are written without a space between them
            fused_until, space_after = int(fields[0].split("-")[1]), "SpaceAfter=No" not in fields[9]
            continue
        if "." in fields[0]:  # a word that the sentence leaves out
            continue
        number = int(fields[0])
        words.append(fields[1])
        spaces.append(space_after if number == fused_until else number > fused_until and "SpaceAfter=No" not in fields[9])
        fused_until = 0 if number >= fused_until else fused_until
        sentences.append(sentence)
        upos.append(fields[3])
        head = int(fields[6])
        heads.append(head + base if head else 0)
        labels.append(fields[7])
    numbers = {number: at for at, number in enumerate(dict.fromkeys(sentences))}
    return Example(
        corpus="gum",
        words=tuple(words),
        sentences=tuple(numbers[number] for number in sentences),
        quoted=quoted_words(words, spaces),
        tree=Tree(tuple(upos), tuple(heads), tuple(labels)),
        entities=gum_entities.entities(lines),
    )
