"""Events as our own rules read them, in Wikipedia's current events (CC BY-SA 4.0) and two presidents' releases (CC BY 4.0).

A word of a trigger has its type; a word that the trigger table does not know names no event; of the others (readings that the rules
did not take, further mentions of an event) nothing is said. Roles are given where the rules found somebody, and else left open.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import onrecord
from onrecord.language.sentences import split_sentences
from training.corpora.fillers import widened, without_marks
from training.corpora.trigger_words import could_be_triggers
from training.corpora.triggers import content
from training.example import NONE, Example, Link
from training.text import TextWord, covered, words_of

_OF_WAR = ("Armed conflicts and attacks", "International relations")
_OTHERS = 10  # one paragraph in so many of the other categories
_RELEASES = 650
_LONGEST_RELEASE = 10  # sentences


def examples(folder: Path) -> Iterator[Example]:
    """One example a paragraph: half of those on wars and diplomacy, a few of the others, and the beginnings of releases."""
    records = list(_records(folder / "wiki_current_events" / "cep_linked.dev.jsonl.gz"))
    of_war = [record["text"] for record in records if record["category"] in _OF_WAR][::2]
    others = [record["text"] for record in records if record["category"] not in _OF_WAR][::_OTHERS]
    yield from _read("silver_current_events", [*of_war, *others])
    releases = (folder / "press_releases" / f"{side}.jsonl.gz" for side in ("zelenskyy", "putin"))
    texts = [_beginning(record["text"]) for path in releases for record in islice(_records(path), 0, None, 2)]
    yield from _read("silver_releases", texts[:_RELEASES])


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _beginning(text: str) -> str:
    sentences = list(islice(split_sentences(text), _LONGEST_RELEASE))
    return text[: sentences[-1].end] if sentences else text


def _read(corpus: str, texts: Iterable[str]) -> Iterator[Example]:
    for text in texts:
        try:
            extraction = onrecord.extract(text)
        except onrecord.OnRecordError:  # not English, or nothing left of it
            continue
        yield _example(corpus, extraction)


def _example(corpus: str, extraction: onrecord.Extraction) -> Example:
    found = words_of(extraction.document.text)
    words = tuple(word.text for word in found)
    open_words = could_be_triggers(words)
    labels: list[frozenset[str] | None] = [None if number in open_words else frozenset({NONE}) for number in range(len(words))]
    links: dict[int, Link] = {}
    for event in extraction.facts.events:
        trigger = content(words, covered(found, event.trigger.start, event.trigger.end))
        roles = _roles(found, words, extraction.facts, event)
        for number in trigger:
            labels[number] = frozenset({event.type})
        if trigger and roles:
            links[min(trigger)] = Link(min(trigger), {role: filler - trigger for role, filler in roles.items()})
    return Example(
        corpus=corpus,
        words=words,
        sentences=tuple(word.sentence for word in found),
        quoted=tuple(word.quoted for word in found),
        events=tuple(labels),
        arguments=tuple(links[anchor] for anchor in sorted(links)),
    )


def _roles(found: list[TextWord], words: tuple[str, ...], facts: onrecord.Facts, event: onrecord.Event) -> dict[str, frozenset[int]]:
    """The roles for which the rules found somebody or something, each with its words."""
    scenes = {place.place for place in event.places if place.role == "scene"}
    spans: dict[str, list[tuple[int | None, int | None]]] = {
        "actor": [(p.start, p.end) for p in event.actors],
        "target": [(p.start, p.end) for p in event.targets],
        "place": [(place.start, place.end) for place in facts.places if place.id in scenes],
        "instrument": [(span.start, span.end) for span in event.instruments],
    }
    roles = {}
    for role, places in spans.items():
        fillers = [without_marks(words, covered(found, start, end)) for start, end in places if start is not None and end is not None]
        if filler := frozenset[int]().union(*(_whole(words, filler) for filler in fillers)):
            roles[role] = filler
    return roles


def _whole(words: tuple[str, ...], filler: frozenset[int]) -> frozenset[int]:
    """Descriptions get their article and numbers back, which the rules cut off; names, and adjectives ("the Russian invasion"), stay."""
    return widened(words, filler) if any(words[number][:1].islower() for number in filler) else filler
