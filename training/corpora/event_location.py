"""Halterman (2019), "Geolocating political events in text": sentences with one verb and the named places where its event happened.

Annotators marked names only: a sentence without LOCATION tells of no named place for its verb. What type of event the verb
names is not said; the trigger table narrows it down where it knows the word by one type.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpora.fillers import without_marks
from training.corpora.trigger_words import types_of
from training.example import NONE, Example, Link
from training.text import TextWord, covered, words_of


def examples(folder: Path) -> Iterator[Example]:
    """One example a text, with a link for each verb that was asked for it."""
    with gzip.open(folder / "event_location" / "open.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts: dict[str, list[dict[str, Any]]] = {}
        for line in lines:
            record = json.loads(line)
            if record.get("answer") in (None, "accept") and "�" not in record["text"]:
                texts.setdefault(record["text"], []).append(record)
    for text, records in texts.items():
        words = words_of(text)
        found = (_link(words, record) for record in records)
        links = {link.anchor: link for link in found if link is not None}
        if links:
            yield Example(
                corpus="event_location",
                words=tuple(word.text for word in words),
                sentences=tuple(word.sentence for word in words),
                quoted=tuple(word.quoted for word in words),
                events=tuple(_allowed(word.text) if number in links else None for number, word in enumerate(words)),
                arguments=tuple(links[anchor] for anchor in sorted(links)),
            )


def _link(words: list[TextWord], record: dict[str, Any]) -> Link | None:
    spans = [(span["label"], *offsets(record, span)) for span in record["spans"]]
    verbs = [covered(words, start, end) for label, start, end in spans if label == "VERB"]
    places = [covered(words, start, end) for label, start, end in spans if label == "LOCATION"]
    if len(verbs) != 1 or not verbs[0] or not all(places):
        return None
    return Link(min(verbs[0]), {"place": frozenset().union(*(without_marks([word.text for word in words], found) for found in places))})


def offsets(record: dict[str, Any], span: dict[str, Any]) -> tuple[int, int]:
    """Where the span lies; where its text is given and stands elsewhere, start and end are numbers of tokens, the last one included."""
    text, start, end = record["text"], int(span["start"]), int(span["end"])
    if span.get("text", text[start:end]) == text[start:end]:
        return start, end
    if end < len(record["tokens"]):
        first, last = record["tokens"][start]["start"], record["tokens"][end]["end"]
        if text[first:last] == span["text"]:
            return first, last
    return 0, 0


def _allowed(verb: str) -> frozenset[str] | None:
    types = types_of(verb)
    return types | {NONE} if len(types) == 1 else None
