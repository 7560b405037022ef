"""Universal NER, English (Mayhew et al. 2024): the Web Treebank's letters, posts and reviews with three classes. CC BY-SA 4.0.

Only its dev part is here, to score on: whole texts of genres that the training corpora hardly have.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from training.corpora import columns, names
from training.example import Example

FILE = Path("ner/uner_ewt/en_ewt-ud-dev.iob2")
READINGS = {"PER": names.name("PERSON"), "ORG": names.name("ORGANISATION"), "LOC": names.place}
_WORD, _TAG = 1, 2


def examples(folder: Path) -> Iterator[Example]:
    """One example a text."""
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    texts = [line.split(" = ")[1].rsplit("-", 1)[0] for line in lines if line.startswith("# sent_id = ")]
    blocks = list(columns.blocks(folder / FILE, word=_WORD, tag=_TAG))
    for _, sentences in groupby(zip(texts, blocks, strict=True), key=lambda pair: pair[0]):
        yield columns.example("uner", [columns.sentence(block) for _, block in sentences], READINGS)
