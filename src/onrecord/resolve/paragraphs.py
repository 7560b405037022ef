"""What the lines around a time tell: a heading or sentence that it opens, paragraphs that are all quotation."""

from __future__ import annotations

import re

from onrecord.model import TimeDraft

_OPENING = re.compile(r"(?:^|[.!?\n]['\"”)]*\s*)[\"“‘']?(?:(?:In|On|By|During|Throughout|Since|Over|Through|Until)\s(?:the\s)?)?$")


def sets_scene(text: str, draft: TimeDraft) -> bool:
    """A year at the head of its sentence, or in a heading: a short line without a full stop."""
    if _OPENING.search(text, max(0, draft.span.start - 30), draft.span.start):
        return True
    start = text.rfind("\n", 0, draft.span.start) + 1
    end = text.find("\n", draft.span.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return len(line) < 80 and not line.endswith((".", "!", "?", ":", ";", ","))


def paragraphs_quoted(text: str, at: int) -> int:
    """How many paragraphs from the one that holds `at` on back open with a quotation mark."""
    number = 0
    end = at
    while number < 8:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].lstrip()
        if line and not line.startswith(("“", '"', "‘")):
            break
        number += bool(line)
        if start == 0:
            break
        end = start - 1
    return number
