"""Quotations: where the report repeats somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING, _CLOSING = "“«„", "”»"


@dataclass(frozen=True, slots=True)
class Quote:
    """The inside of a quotation, its marks left out. `continued`: the next paragraph opens with a mark before this one was closed."""

    start: int
    end: int
    continued: bool = False


def find_quotes(text: str) -> Iterator[Quote]:
    """Quotations by typographic or straight double marks, within one paragraph each.

    An opening mark that is never closed runs to the end of its paragraph, and is `continued` (news style leaves the mark out
    where the next paragraph goes on quoting).
    """
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for index in range(paragraph.start(), paragraph.end()):
            mark = text[index]
            if opened is None and (mark in _OPENING or mark == '"'):
                opened = index + 1
            elif opened is not None and (mark in _CLOSING or mark == '"'):
                if index > opened:
                    yield Quote(opened, index)
                opened = None
        if opened is not None and opened < paragraph.end():
            yield Quote(opened, paragraph.end(), continued=True)
