"""WikiEvents (Li et al. 2021): articles of news on bombings with all triggers of KAIROS types and their arguments.

An argument is the head of the mention that tells most, wherever it stands, and the roles that a mention nearby would fill are
often left empty: roles without filler are therefore taken as not annotated. Words that our trigger table knows may name events of
types that KAIROS lacks, so nothing is said of those without annotation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpora.event_types import event_type
from training.corpora.fillers import widened, without_marks
from training.corpora.trigger_words import could_be_triggers
from training.corpora.triggers import content
from training.example import NONE, Example, Link
from training.text import TextWord, covered, words_of


def examples(folder: Path) -> Iterator[Example]:
    """One example an article."""
    with (folder / "wikievents" / "dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield _example(json.loads(line))


def _text(sentences: list[str]) -> tuple[str, list[int]]:
    """The article's text and where each sentence begins; one that ends without a full stop is a line of its own.

    The corpus joins its sentences without a space, and its offsets drift, so that neither can be used.
    """
    text, starts = "", []
    for sentence in sentences:
        starts.append(len(text))
        text += sentence + (" " if sentence.rstrip().endswith((".", "!", "?", '"', "”", "’", "'", ":", ")")) else "\n")
    return text, starts


def _offsets(article: dict[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """The article's text, and where each of its tokens stands there."""
    text, starts = _text([sentence for _, sentence in article["sentences"]])
    offsets = []
    for (tokens, _), at in zip(article["sentences"], starts, strict=True):
        for token, *_ in tokens:
            at = text.index(token, at)
            offsets.append((at, at + len(token)))
            at += len(token)
    return text, offsets


def _example(article: dict[str, Any]) -> Example:
    text, offsets = _offsets(article)
    found = words_of(text)
    words = tuple(word.text for word in found)
    mentions = {mention["id"]: _covered(found, offsets, mention) for mention in article["entity_mentions"]}
    open_words = could_be_triggers(words)
    labels: list[frozenset[str] | None] = [None if number in open_words else frozenset({NONE}) for number in range(len(words))]
    links: list[Link] = []
    for event in article["event_mentions"]:
        meaning, roles = event_type(event["event_type"]), dict[str, frozenset[int]]()
        for argument in event["arguments"]:
            role, filler = meaning.roles.get(argument["role"].lower()), mentions.get(argument["entity_id"])
            if role is not None and filler:
                filler = widened(words, filler) if role in ("actor", "target") else filler
                roles[role] = roles.get(role, frozenset()) | without_marks(words, filler)
        trigger = content(words, _covered(found, offsets, event["trigger"]))
        allowed = meaning.narrowed([words[number] for number in trigger], frozenset(roles))
        for number in trigger:
            labels[number] = allowed or None
        if trigger and roles and meaning.labels != {NONE}:
            links.append(Link(min(trigger), roles))
    return Example(
        corpus="wikievents",
        words=words,
        sentences=tuple(word.sentence for word in found),
        quoted=tuple(word.quoted for word in found),
        events=tuple(labels),
        arguments=tuple(links),
    )


def _covered(words: list[TextWord], offsets: list[tuple[int, int]], span: dict[str, Any]) -> frozenset[int]:
    """The words of the tokens start..end of the article, the last left out."""
    return covered(words, offsets[span["start"]][0], offsets[span["end"] - 1][1])
