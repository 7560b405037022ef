"""PolNeAR: who says what in American political news (Newell, Margolin, Ruths 2018). Brat standoff; a span may be discontinuous."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.example import Example, Link
from training.text import TextWord, covered, words_of

PARTS = ("Source", "Cue", "Content")
# An anchor is the first word of the cue that is none of these (they build tenses and questions, or only point).
_LIGHT = frozenset(
    "be is are was were am been being have has had having do does did will would shall should can could may might must to not n't n’t 's ’s"
    " 'd ’d 've ’ve 'll ’ll 're ’re 'm ’m also then later he she it they i we you who and".split()
)
_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The character spans of one attribution's parts (each (start, end), in order)."""

    spans: Mapping[str, tuple[tuple[int, int], ...]]


def documents(folder: Path, split: str) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Name, text and attributions of the documents of `train` or `dev`; of several annotators' files the first by name counts."""
    seen = set()
    for path in sorted((folder / "polnear" / split / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        text = folder / "polnear" / split / "text" / f"{name}.txt"
        if name in seen or not text.exists():
            continue
        seen.add(name)
        with text.open(encoding="utf-8", newline="") as stream:
            yield name, stream.read(), list(_attributions(path.read_text(encoding="utf-8")))


def _attributions(text: str) -> Iterator[Attribution]:
    spans: dict[str, tuple[tuple[int, int], ...]] = {}
    events = []
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if fields[0].startswith("T"):
            where = fields[1].split(" ", 1)[1]
            spans[fields[0]] = tuple((int(a), int(b)) for a, b in (part.split() for part in where.split(";")))
        elif fields[0].startswith("E"):
            events.append(fields[1].split())
    for event in events:
        parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for item in event:
            role, identifier = item.split(":", 1)
            if (role := _NUMBER.sub("", role)) in PARTS:
                parts[role] += spans.get(identifier, ())
        if parts["Cue"] or parts["Content"]:
            yield Attribution({part: tuple(sorted(parts[part])) for part in PARTS})


def anchor(words: Sequence[TextWord], cue: frozenset[int]) -> int:
    """The word that stands for a cue: its first word that is no auxiliary."""
    ordered = sorted(cue)
    return next((number for number in ordered if words[number].text.lower() not in _LIGHT and words[number].text[0].isalnum()), ordered[0])


def examples(folder: Path, split: str = "train") -> Iterator[Example]:
    """One example a document. Attributions without a cue (a quotation alone) are left out: nothing anchors them."""
    for _, text, attributions in documents(folder, split):
        words = words_of(text)
        links: dict[int, dict[str, frozenset[int]]] = {}
        for attribution in attributions:
            parts = {
                part.lower(): frozenset[int]().union(*(covered(words, *span) for span in spans))
                for part, spans in attribution.spans.items()
            }
            if parts["cue"]:
                known = links.setdefault(anchor(words, parts["cue"]), dict.fromkeys(parts, frozenset()))
                for role, numbers in parts.items():
                    known[role] |= numbers
        yield Example(
            corpus="polnear",
            words=tuple(word.text for word in words),
            sentences=tuple(word.sentence for word in words),
            quoted=tuple(word.quoted for word in words),
            attributions=tuple(Link(at, roles) for at, roles in sorted(links.items())),
        )
