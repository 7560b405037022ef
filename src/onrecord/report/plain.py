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
