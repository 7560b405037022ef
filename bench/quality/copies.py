"""Copies of stories, and what only looks like one: `make copies` (`python -m bench.quality.copies --data FOLDER`).

Pairs are built from articles and live-blog headlines by the edits of `edits.py`, each documented there. An edited copy is found where
it shares a key with its origin and the comparison links them; nothing but text and day is told. Precision counts as wrong every link of an
edited copy with another article, of one article with another unless one holds a third of the other's runs of eight words (agency stories
in two papers), of a made follow-up (a new beginning before the last third of an old story), and of headlines that the corpus does not pair.
The corpus' own pairs of headlines are edits by hand and many of them new tellings: they are shown, standing ones ("Here's what to
know") left out. Nothing is asked of a spun beginning: the shortest hold too few names to tell whose they are.

Thresholds were chosen on the articles and headlines whose id or text has an even CRC-32; these are the odd ones.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bench.quality.edits import DATES, EDITS, HEADLINE_EDITS, Edit, Edited, chance, other_name
from bench.quality.scoreboard import Corpus, Row, run
from onrecord.fuse.stories import STORIES, Story
from onrecord.fuse.stories.changes import changed
from onrecord.fuse.stories.likeness import alike
from onrecord.model import Document, Published, document_id, text_sha256

ARTICLES, HEADLINES, PAIRS = "load_articles/articles.jsonl.gz", "cnn_live_headlines/headlines.jsonl.gz", "cnn_live_headlines/pairs.jsonl.gz"
EDITED = 600
"""So many of the articles, and of the headlines, are edited."""
RECALL, PRECISION, TOLD = 0.95, 0.98, 0.95
RUN, SHARED = 8, 0.33
_STANDING = re.compile(r"(?i)what (?:you need |we |you should )?(?:to )?know|catch up|latest (?:developments|on|map)")


@dataclass(frozen=True)
class Text:
    """One article or headline."""

    key: str
    text: str
    day: str | None

    @property
    def story(self) -> Story:
        published = Published(first=self.day, last=self.day, precision="day", basis="metadata") if self.day else Published()
        known = Document(
            id=document_id(self.text, source_id=self.key), sha256=text_sha256(self.text), text=self.text, published=published, language="en"
        )
        return STORIES.items(known, ())[0]


@dataclass
class Shelf:
    """Stories by the keys under which they are filed."""

    stories: list[Story] = field(default_factory=list)
    filed: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def put(self, story: Story) -> None:
        for key in STORIES.keys(story).filed:
            self.filed[key].append(len(self.stories))
        self.stories.append(story)

    def linked(self, story: Story) -> set[int]:
        """The numbers of the stories that meet this one and are linked with it."""
        met = {number for key in STORIES.keys(story).looks for number in self.filed.get(key, ())}
        return {number for number in met if alike(self.stories[number], story) is not None}


def is_scored(key: str) -> bool:
    return zlib.crc32(key.encode()) % 2 == 1


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _day(told: str | None) -> str | None:
    """A day as ISO writes it; some of the corpus' are written otherwise."""
    return told if told and re.fullmatch(r"\d{4}-\d\d-\d\d.*", told) else None


def _vocabulary(texts: Sequence[Text]) -> list[str]:
    return sorted({word for text in texts[:300] for word in re.findall(r"\b[a-z]{3,}\b", text.text)})


@dataclass
class Tally:
    """Of one kind of edit: how many there were and were found; of changed numbers how many were told; of copies whose numbers are
    untouched, in how many a change was seen."""

    made: int = 0
    found: int = 0
    numbers: int = 0
    told: int = 0
    untouched: int = 0
    invented: int = 0

    def add(self, found: bool, edited: Edited, origin: Story, copy: Story) -> None:
        self.made += 1
        self.found += found
        if found and edited.changed is None:
            self.untouched += 1
            self.invented += bool(changed(origin, copy))
        if found and edited.changed is not None:
            before, after = (float(number.replace(",", "")) for number in edited.changed)
            self.numbers += 1
            self.told += any((before * scale, after * scale) in changed(origin, copy) for scale in (1, 1e3, 1e6, 1e9))


def edited_rows(
    name: str, texts: Sequence[Text], shelf: Shelf, edits: Mapping[str, Edit], vocabulary: Sequence[str]
) -> tuple[list[Row], int, int]:
    """A row for each edit, and over all edits the links with the origin and with other texts."""
    tallies = {edit: Tally() for edit in edits}
    right = wrong = 0
    for number, text in enumerate(texts[:EDITED]):
        for edit, make in edits.items():
            edited = make(text.text, chance(text.key, edit), vocabulary)
            if edited is None or edited.text == text.text:
                continue
            copy = Text(f"{text.key} {edit}", edited.text, text.day).story
            linked = shelf.linked(copy)
            right += number in linked
            wrong += len(linked - {number} - twins(texts, shelf, number))
            tallies[edit].add(number in linked, edited, shelf.stories[number], copy)
    rows = [
        Row(f"{name} {edit}, recall", tally.found / tally.made, None if edit == "spun lead" else RECALL, golds=tally.made)
        for edit, tally in tallies.items()
        if tally.made
    ]
    numbers, untouched = (sum(getattr(tally, name) for tally in tallies.values()) for name in ("numbers", "untouched"))
    told, invented = (sum(getattr(tally, name) for tally in tallies.values()) for name in ("told", "invented"))
    rows.append(Row(f"{name} changed number told", told / max(1, numbers), TOLD, golds=numbers))
    rows.append(Row(f"{name} unchanged numbers left alone", 1 - invented / max(1, untouched), TOLD, golds=untouched))
    return rows, right, wrong


def twins(texts: Sequence[Text], shelf: Shelf, number: int) -> set[int]:
    """The texts that are one with this by their words: a third of the shorter's runs of eight words are in the other."""
    return {other for other in shelf.linked(shelf.stories[number]) if other != number and _is_twin(texts[number].text, texts[other].text)}


def _is_twin(one: str, other: str) -> bool:
    ours, theirs = _runs(one), _runs(other)
    return len(ours & theirs) >= SHARED * min(len(ours), len(theirs))


@cache
def _runs(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def article_rows(data: Path) -> list[Row]:
    texts = [Text(row["id"], row["text"], _day(row["published"])) for row in _lines(data / ARTICLES) if is_scored(row["id"])]
    shelf = Shelf()
    others = 0
    for number, text in enumerate(texts):
        story = text.story
        others += sum(not _is_twin(text.text, texts[other].text) for other in shelf.linked(story))
        shelf.put(story)
        assert shelf.stories[number] is story
    rows, right, wrong = edited_rows("articles", texts, shelf, EDITS, _vocabulary(texts))
    made, apart = _followed(texts, shelf)
    false = wrong + others + made - apart
    return [
        *rows,
        Row("articles, precision", right / max(1, right + false), PRECISION, golds=right + false),
        Row("articles, follow-ups kept apart", apart / max(1, made), PRECISION, golds=made),
        Row("articles, others kept apart", 1 - others / max(1, len(texts)), golds=len(texts)),
    ]


def _followed(texts: Sequence[Text], shelf: Shelf) -> tuple[int, int]:
    """Follow-ups made, and those linked with neither story: the first half of the next article before the last third of each."""
    made = apart = 0
    for number, text in enumerate(texts[: min(EDITED, len(texts) - 1)]):
        beginning, end = texts[number + 1].text.split("\n"), text.text.split("\n")
        follow = "\n".join([*beginning[: len(beginning) // 2], *end[-(len(end) // 3) :]]) if len(end) > 5 and len(beginning) > 5 else ""
        words, old = len(follow.split()), sum(len(line.split()) for line in end[-(len(end) // 3) :])
        if not 0.2 <= old / max(1, words) <= 0.5:
            continue
        made += 1
        apart += number not in shelf.linked(Text(f"{text.key} follow", follow, text.day).story)
    return made, apart


def headline_rows(data: Path) -> list[Row]:
    seen = {row["headline"].strip(): row["first_seen"][:10] for row in reversed(list(_lines(data / HEADLINES)))}
    texts = [Text(headline, headline, day) for headline, day in sorted(seen.items()) if is_scored(headline)]
    pairs = [row for row in _lines(data / PAIRS) if not _STANDING.search(row["earlier"] + row["later"])]
    paired = {frozenset((row["earlier"].strip(), row["later"].strip())) for row in pairs}
    shelf = Shelf()
    unpaired = 0
    for text in texts:
        story = text.story
        found = [texts[other].text for other in shelf.linked(story)]
        unpaired += sum(frozenset((text.text, other)) not in paired and not _STANDING.search(other) for other in found)
        shelf.put(story)
    told = [text for text in texts if not _STANDING.search(text.text) and len(text.text.split()) >= 8]
    chosen = told[:: max(1, len(told) // EDITED)]
    own = Shelf()
    for text in chosen:
        own.put(text.story)
    rows, right, _ = edited_rows("headlines", chosen, own, HEADLINE_EDITS, ())
    names = sorted({name for text in told for name in re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}(?=$| [a-z])", text.text)} - DATES)
    made = [(n, other) for n, text in enumerate(chosen) if (other := other_name(text.text, chance(text.key, "name"), names)) is not None]
    kept = sum(n not in own.linked(Text(f"{chosen[n].key} name", other.text, chosen[n].day).story) for n, other in made)
    false = unpaired + len(made) - kept
    return [
        *rows,
        Row("headlines, precision", right / max(1, right + false), PRECISION, golds=right + false),
        Row("headlines, same template kept apart", kept / max(1, len(made)), PRECISION, golds=len(made)),
        Row("headlines, others kept apart", 1 - unpaired / max(1, len(texts)), golds=len(texts)),
        *_paired_rows(pairs),
    ]


def _paired_rows(pairs: Sequence[Mapping[str, Any]]) -> list[Row]:
    """The corpus' own pairs, whole and with another number."""
    rows = []
    for name, numbers in (("edited by hand", False), ("with another number", True)):
        chosen = [row for row in pairs if is_scored(row["earlier"]) and row["numbers_changed"] is numbers]
        found = 0
        for row in chosen:
            shelf = Shelf()
            shelf.put(Text("earlier", row["earlier"], row["t_earlier"][:10]).story)
            found += bool(shelf.linked(Text("later", row["later"], row["t_later"][:10]).story))
        rows.append(Row(f"headlines paired, {name}", found / max(1, len(chosen)), golds=len(chosen)))
    return rows


CORPORA = [Corpus("articles", (ARTICLES,), article_rows), Corpus("headlines", (HEADLINES, PAIRS), headline_rows)]

if __name__ == "__main__":
    sys.exit(run("copies", __doc__ or "", CORPORA))
