"""Text from outside made plain: nothing in it can steer a terminal or turn the direction of what stands around it."""

from __future__ import annotations

import re

# C0 and C1 controls but tab and line breaks, marks of direction, line separators, invisible joiners, halves of surrogate pairs.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def plain(text: str) -> str:
    """The text with a replacement mark for each control character; tabs and line breaks stay."""
    return _CONTROL.sub("�", text)


def one_line(text: str) -> str:
    """The same on one line, each stretch of white space a space."""
    return plain(" ".join(text.split()))


def quoted(text: str) -> str:
    """The text between quotation marks; those that it brings along are not doubled."""
    inner = text[1:-1]
    if len(text) > 1 and text[:1] in ("“", '"') and text[-1:] in ("”", '"') and not any(mark in inner for mark in '“”"'):
        text = inner
    return f"“{text}”"


def excerpt(text: str, word: str, *, most: int = 160) -> str:
    """The text on one line, of a longer one the part around the word, cut between words, with an ellipsis where something is left out."""
    line = one_line(text)
    if len(line) <= most:
        return line
    at = max(0, line.find(one_line(word)))
    start = max(0, min(at + len(word) // 2 - most // 2, len(line) - most))
    start = line.find(" ", start) + 1 if start else 0
    end = len(line) if start + most >= len(line) else max(start + 1, line.rfind(" ", start, start + most))
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"
