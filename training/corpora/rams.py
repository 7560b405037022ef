"""RAMS (Ebner et al. 2020): five sentences around one trigger of an AIDA type, with the roles that its arguments play.

Annotators went through all roles of the type in all five sentences; of other triggers nothing is known.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpora.event_types import event_type
from training.corpora.fillers import widened, without_marks
from training.corpora.token_words import token_words
from training.corpora.triggers import content
from training.example import NONE, Example, Link
from training.text import quoted_words

_NUMBERED = re.compile(r"evt\d+arg\d+")


def examples(folder: Path) -> Iterator[Example]:
    """One example a record."""
    with (folder / "rams" / "dev.jsonlines").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    slots: dict[str, set[str]] = defaultdict(set)
    for record in records:
        slots[_type(record)] |= {_role(role) for _, _, role in record["gold_evt_links"]}
    for record in records:
        yield _example(record, slots[_type(record)])


def _type(record: dict[str, Any]) -> str:
    return str(record["evt_triggers"][0][2][0][0])


def _role(name: str) -> str:
    return _NUMBERED.sub("", name)


def _example(record: dict[str, Any], slots: set[str]) -> Example:
    """`slots`: the roles that the type has anywhere in the corpus."""
    tokens = [(token, number) for number, sentence in enumerate(record["sentences"]) for token in sentence]
    split = token_words([token for token, _ in tokens])
    first, last, _ = record["evt_triggers"][0]
    trigger = content(split.words, split.of(first, last + 1))
    meaning = event_type(_type(record))
    roles = {meaning.roles[slot]: frozenset[int]() for slot in slots if slot in meaning.roles}
    for _, (start, end), name in record["gold_evt_links"]:
        if (role := meaning.roles.get(_role(name))) is not None:
            found = without_marks(split.words, split.of(start, end + 1)) - trigger
            roles[role] |= widened(split.words, found) - trigger if role in ("actor", "target") else found
    filled = frozenset(role for role, found in roles.items() if found)
    labels = meaning.narrowed([split.words[number] for number in trigger], filled) or None
    sentences = {word: number for (_, number), found in zip(tokens, split.of_token, strict=True) for word in found}
    return Example(
        corpus="rams",
        words=split.words,
        sentences=tuple(sentences[number] for number in range(len(split.words))),
        quoted=quoted_words(split.words),
        events=tuple(labels if number in trigger else None for number in range(len(split.words))),
        arguments=(Link(min(trigger), roles),) if roles and meaning.labels != {NONE} else (),
    )
