"""CrossNER, politics (Liu et al. 2021): sentences of Wikipedia on politics. MIT."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora import columns, names
from training.example import Example

FOLDER = Path("ner/crossner_politics/ner_data/politics")
READINGS = {
    "person": names.name("PERSON"),
    "politician": names.name("PERSON"),
    "politicalparty": names.name("ORGANISATION"),
    "organisation": names.name("ORGANISATION"),
    "country": names.name("PLACE"),
    "location": names.place,
    "event": names.nothing,
    "election": names.nothing,
    "misc": names.other,
}


def examples(folder: Path, split: str = "train") -> Iterator[Example]:
    """One example a sentence of `train` or `dev`."""
    for block in columns.blocks(folder / FOLDER / f"{split}.txt"):
        yield columns.example("crossner", [columns.sentence(block)], READINGS)
