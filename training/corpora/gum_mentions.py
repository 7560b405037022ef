"""GUM's mentions: the brackets that its CoNLL-U files keep under `Entity=` in the last column (Zeldes 2017)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BRACKETS = re.compile(r"(?:^|\|)Entity=([^|]*)")
_BRACKET = re.compile(r"\((?P<id>[^-()]+)-(?P<kind>[^-()]+)[^()]*(?P<closed>\))?|(?P<ended>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a sentence: `head` counts from 0 within it, -1 is the root; `brackets` what GUM opens and closes here."""

    text: str
    upos: str
    xpos: str
    head: int
    label: str
    brackets: str


@dataclass(frozen=True, slots=True)
class Mention:
    """The words start..end of a sentence (the end left out), the word that heads them, and GUM's class of what they mention."""

    start: int
    end: int
    head: int
    kind: str


def sentences(lines: Iterable[str]) -> Iterator[list[Row]]:
    """The words of every sentence; fused tokens and words that the text leaves out are passed over."""
    rows: list[Row] = []
    for line in [*lines, ""]:
        fields = line.split("\t")
        if len(fields) == 10 and fields[0].isdigit():
            brackets = _BRACKETS.search(fields[9])
            rows.append(Row(fields[1], fields[3], fields[4], int(fields[6]) - 1, fields[7], brackets.group(1) if brackets else ""))
        elif not line.strip() and rows:
            yield rows
            rows = []


def mentions(rows: list[Row]) -> list[Mention]:
    """The mentions within one sentence, the longest first. One that crosses its end is left out."""
    found: list[Mention] = []
    open_: list[tuple[str, str, int]] = []
    for at, row in enumerate(rows):
        for bracket in _BRACKET.finditer(row.brackets):
            if bracket["id"] is not None:
                open_.append((bracket["id"], bracket["kind"], at))
            name = bracket["ended"] if bracket["id"] is None else bracket["id"] if bracket["closed"] else None
            begun = next((entry for entry in reversed(open_) if entry[0] == name), None)
            if begun is not None:
                open_.remove(begun)
                found.append(Mention(begun[2], at + 1, _head(rows, begun[2], at + 1), begun[1]))
    return sorted(found, key=lambda mention: (mention.start - mention.end, mention.start))


def _head(rows: list[Row], start: int, end: int) -> int:
    return next((at for at in range(start, end) if not start <= rows[at].head < end), start)
