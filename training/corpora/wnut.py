"""WNUT-17 (Derczynski et al. 2017): posts with new and rare names. CC BY 4.0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora import columns, names
from training.example import Example

FILES = {"train": Path("ner/wnut17/wnut17train.conll"), "dev": Path("ner/wnut17/emerging.dev.conll")}
READINGS = {
    "person": names.name("PERSON"),
    "group": names.name("ORGANISATION"),
    "corporation": names.name("ORGANISATION"),
    "location": names.place,
    "product": names.product,
    "creative-work": names.nothing,
}


def examples(folder: Path, split: str = "train") -> Iterator[Example]:
    """One example a post (in `dev`: a comment) of `train` or `dev`."""
    for block in columns.blocks(folder / FILES[split]):
        post = columns.sentence(block)
        if post.words:
            yield columns.example("wnut17", [post], READINGS)
