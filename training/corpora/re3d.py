"""re3d (Dstl 2017): reports on Syria and Iraq with entities, each source under a licence of its own (its LICENSES).

To train on there are the UK government (OGL 3.0) and CENTCOM (public domain); the BBC's texts are for non-commercial use and left out.

Two copies of it lie in the corpora: `ner/re3d`, all documents as CoNLL, with the publisher's training sentences in a file of their own;
and `re3d`, four sources as texts, on which this project is scored. The documents of the latter are not trained on, nor is any sentence
that they share with others, nor the publisher's test sentences.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.knowledge.actors import known_as
from training.corpora import columns
from training.corpora.name_tables import countries
from training.corpora.names import OUTSIDE, Labels, outside
from training.corpora.re3d_names import READINGS
from training.example import Example
from training.text import TextWord, covered, words_of

DOCUMENTS = Path("ner/re3d/CONLL-format/data-by-source/conll")
TRAINING_SENTENCES = Path("ner/re3d/CONLL-format/data/train/re3d-train.conll")
SCORED = Path("re3d")
NOT_FREE = frozenset({"BBC_Online"})  # CC BY-NC 3.0
_LEAST_CONFIDENCE = 0.5
_SHORTEST = 4
_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,4}")


def examples(folder: Path, part: str = "train") -> Iterator[Example]:
    """One example a document, of those to train on or (`part` "open") of those to score.

    Sentences of a training document that are not to be learnt keep their place, without labels.
    """
    if part == "open":
        yield from _open(folder / SCORED)
        return
    texts = {document["_id"]: _squeezed(document["text"]) for document, _ in _documents(folder / SCORED)}
    tags = {_key(block): block for block in columns.blocks(folder / TRAINING_SENTENCES)}
    for path in sorted((folder / DOCUMENTS).glob("*/*.conll")):
        if path.stem not in texts and path.parent.name not in NOT_FREE:
            yield _trained(path, tags, list(texts.values()))


def _trained(path: Path, tags: dict[tuple[str, ...], columns.Tagged], held: list[str]) -> Example:
    blocks = list(columns.blocks(path))
    sentences = [columns.sentence(_rejoined(tags.get(_key(block), block))) for block in blocks]
    whole = columns.example("re3d", sentences, READINGS)
    learnt = [_key(block) in tags and not _is_held(block, held) for block in blocks]
    labels = _doubted(whole.words, whole.entities or ())
    kept = (label if learnt[number] else None for label, number in zip(labels, whole.sentences, strict=True))
    return Example(whole.corpus, whole.words, whole.sentences, whole.quoted, entities=tuple(kept))


def _doubted(words: Sequence[str], labels: Sequence[Labels]) -> list[Labels]:
    """The labels, with none for countries and known bodies that are marked as nothing: the annotators passed over some."""
    doubted = {at for start, end in countries(words) for at in range(start, end)}
    doubted |= {at for at, word in enumerate(words) if known_as(word)}
    return [None if at in doubted and label == OUTSIDE else label for at, label in enumerate(labels)]


def _rejoined(block: columns.Tagged) -> columns.Tagged:
    """A designation that the conversion took apart ("F", "-", "16") as the one word that it is at run time."""
    tokens: columns.Tagged = []
    for token, tag in block:
        if len(tokens) > 1 and tokens[-1][0] == "-" and token[:1].isdigit() and _LETTERS.fullmatch(tokens[-2][0]):
            (letters, first), _ = tokens[-2:]
            tokens[-2:] = [(f"{letters}-{token}", first)]
        else:
            tokens.append((token, tag))
    return tokens


def _key(block: columns.Tagged) -> tuple[str, ...]:
    return tuple(token for token, _ in block)


def _is_held(block: columns.Tagged, held: list[str]) -> bool:
    text = _squeezed("".join(_key(block)))
    return len(block) >= _SHORTEST and any(text in other for other in held)


def _squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _documents(folder: Path) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Every document with its entities, the surest readings and, of two that overlap, the longer."""
    for path in sorted(folder.glob("*/documents.json")):
        entities = [json.loads(line) for line in (path.parent / "entities.json").read_text(encoding="utf-8").splitlines() if line.strip()]
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            own = [e for e in entities if e["documentId"] == document["_id"] and e["confidence"] >= _LEAST_CONFIDENCE]
            kept: list[dict[str, Any]] = []
            for entity in sorted(own, key=lambda e: (e["begin"] - e["end"], e["begin"])):
                if not any(entity["begin"] < other["end"] and other["begin"] < entity["end"] for other in kept):
                    kept.append(entity)
            yield document, kept


def _open(folder: Path) -> Iterator[Example]:
    for document, entities in _documents(folder):
        words = words_of(document["text"])
        yield Example(
            corpus="re3d",
            words=tuple(word.text for word in words),
            sentences=tuple(word.sentence for word in words),
            quoted=tuple(word.quoted for word in words),
            entities=tuple(_doubted([word.text for word in words], _labels(words, entities))),
        )


def _labels(words: list[TextWord], entities: list[dict[str, Any]]) -> list[Labels]:
    labels = outside([word.text for word in words])
    for entity in entities:
        if at := sorted(covered(words, entity["begin"], entity["end"])):
            labels[at[0] : at[-1] + 1] = READINGS[entity["type"]]([words[n].text for n in at])
    return labels
