"""Names that the project's own tables and rules are sure of, in Wikipedia's current events (CC BY-SA 4.0) and two presidents' releases.

The releases are CC BY 4.0 by their sites. Certain are weapons of the arms table, facilities, peoples, countries, large cities and regions,
bodies of the tables and persons with a title or a given name; lower-case words that can stand in no such name are outside. Of all else
nothing is said: what the tables do not know is what the model is to learn elsewhere.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import onrecord
from onrecord.language.sentences import split_sentences
from training.corpora.name_tables import arms_names
from training.corpora.silver_names import labels
from training.example import Example
from training.text import words_of

EVENTS = Path("wiki_current_events/cep_linked.dev.jsonl.gz")
RELEASES = (Path("press_releases/zelenskyy.jsonl.gz"), Path("press_releases/putin.jsonl.gz"))
_EVERY = 4
_WORD = re.compile(r"[\w-]+")
_LONGEST_RELEASE = 12  # sentences
SCORED = frozenset({"2a7093b72d3a9c0c"})
"""Beginnings of the SHA-256 of texts that the record is scored on."""


def examples(folder: Path, *, every: int = _EVERY) -> Iterator[Example]:
    """One example a paragraph or the beginning of a release: one in `every`, and all that may name a weapon."""
    for path in (EVENTS, *RELEASES):
        for number, text in enumerate(_texts(folder / path)):
            if number % every and arms_names().isdisjoint(_WORD.findall(text)):
                continue
            try:
                extraction = onrecord.extract(text)
            except onrecord.OnRecordError:  # not English, or nothing left of it
                continue
            words = words_of(extraction.document.text)
            yield Example(
                corpus="silver_names",
                words=tuple(word.text for word in words),
                sentences=tuple(word.sentence for word in words),
                quoted=tuple(word.quoted for word in words),
                entities=tuple(labels(words, extraction.facts)),
            )


def _texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            if hashlib.sha256(text.encode()).hexdigest()[:16] in SCORED:
                continue
            sentences = list(islice(split_sentences(text), _LONGEST_RELEASE))
            if sentences:
                yield text[: sentences[-1].end]
