"""Wikigold (Balasuriya et al. 2009): Wikipedia pages with CoNLL-2003's four classes. CC BY 4.0."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora import columns, names
from training.example import Example

FILE = Path("ner/wikigold/CONLL-format/data/wikigold.conll.txt")
READINGS = {"PER": names.name("PERSON"), "ORG": names.name("ORGANISATION"), "LOC": names.place, "MISC": names.other}
_DOCUMENT = "-DOCSTART-"


def examples(folder: Path) -> Iterator[Example]:
    """One example a page. The tags do not tell where one name ends and another of its class begins, which is rare."""
    page: list[columns.Sentence] = []
    for block in columns.blocks(folder / FILE):
        page.append(columns.sentence(pair for pair in block if pair[0] != _DOCUMENT))
        if any(token == _DOCUMENT for token, _ in block):
            yield columns.example("wikigold", page, READINGS)
            page = []
    if page:
        yield columns.example("wikigold", page, READINGS)
