"""Quotations: where the report repeats somebody's words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = {"“": '”»"“', "«": '”»"', "„": '”»"“', '"': '”»"'}
_DOUBLE_MARK = re.compile(r"[“«„\"]|``|(?<![\w'])''(?=\w)")
_TYPED, _CLOSING_MARK = re.compile(r"''"), re.compile(r"[”\"]")
_SINGLE_OPENING = re.compile(r"(?<![\w’'])[‘'](?=[\w“\"(\[])(?!\d0s)(?!s\b)(?![‘'])")
_SINGLE_CLOSING = re.compile(r"(?<=[^\s‘'])[’'](?![\w’'])")
_STOPS = ".,!?;:…"


@dataclass(frozen=True, slots=True)
class Quote:
    """The inside of a quotation, its marks left out. `continued`: the next paragraph opens with a mark before this one was closed.

    `width`: how many characters each of its marks has; `single`: the marks may be read as apostrophes.
    """

    start: int
    end: int
    continued: bool = False
    width: int = 1
    single: bool = False


class Inside:
    """Which of a text's quotations, in order and apart from each other, holds an offset."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._ends = [quote.end for quote in quotes]

    def at(self, offset: int) -> Quote | None:
        """The quotation whose inside holds the offset."""
        at = bisect_right(self._ends, offset)
        return self._quotes[at] if at < len(self._quotes) and self._quotes[at].start <= offset else None


def find_quotes(text: str) -> Iterator[Quote]:
    """Quotations within one paragraph each, by double marks (“…”, "…", «…», ``…'') or, outside of those, by single ones (‘…’, '…').

    An opening double mark that is never closed runs to the end of its paragraph, and is `continued` (news style leaves the mark out
    where the next paragraph goes on quoting). A single mark counts only if a closing one follows that is no apostrophe.
    """
    for paragraph in _PARAGRAPH.finditer(text):
        at, end = paragraph.span()
        while (mark := _DOUBLE_MARK.search(text, at, end)) is not None:
            yield from _singles(text, at, mark.start())
            quote = _double(text, mark, end)
            if quote.end > quote.start:
                yield quote
            at = min(end, quote.end + quote.width)
        yield from _singles(text, at, end)


def _double(text: str, mark: re.Match[str], end: int) -> Quote:
    """The quotation that the mark opens, up to its closing mark or the end of the paragraph."""
    start, width = mark.end(), len(mark.group())
    if width == 2:
        closing = _TYPED.search(text, start, end) or _CLOSING_MARK.search(text, start, end)
        return Quote(start, closing.start(), width=len(closing.group())) if closing else Quote(start, end, continued=True, width=2)
    closing_marks = _DOUBLE[mark.group()]
    stop = next((k for k in range(start, end) if text[k] in closing_marks), None)
    return Quote(start, end, continued=True) if stop is None else Quote(start, stop)


def _singles(text: str, start: int, end: int) -> Iterator[Quote]:
    """Quotations in single marks within text[start:end]."""
    at = start
    while (opening := _SINGLE_OPENING.search(text, at, end)) is not None:
        stop = _single_end(text, opening.end(), end)
        if stop is None:
            return  # no mark closes this one, nor any that opens later
        if stop > opening.end() + 1:
            yield Quote(opening.end(), stop, single=True)
        at = stop + 1


def _single_end(text: str, start: int, end: int) -> int | None:
    """The first closing mark that is no apostrophe of a plural ("the rebels' offer"), else the last that might be one."""
    last = None
    for match in _SINGLE_CLOSING.finditer(text, start, end):
        at = match.start()
        plural = text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
        if not plural or text[at - 1] in _STOPS:
            return at
        last = at
    return last
