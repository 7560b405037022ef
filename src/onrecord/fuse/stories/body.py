"""The story that a report tells, without what its page, its agency or its layout sets around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.fuse.stories.own import DATELINE
from onrecord.knowledge.story_words import is_boilerplate

_WORD = re.compile(r"\w+(?:['.,:]\w+)*")
_SHORT_LINE = 3


def paragraphs(text: str) -> Iterator[str]:
    """The lines that tell the story: no boilerplate, no byline, no dateline before the first words."""
    told = False
    for line in text.splitlines():
        if is_boilerplate(line):
            continue
        if not told and (dateline := DATELINE.match(line)) is not None:
            line = line[dateline.end() :].lstrip(" -–—:")
        if not told and (line.lstrip()[:3].lower() == "by " and line.count(" ") <= 12 and not line.rstrip().endswith(".")):
            continue
        if line.strip():
            told = told or line.count(" ") > _SHORT_LINE
            yield line


def words(text: str) -> list[str]:
    """The words and numbers in lower case, without marks: `1,200` is `1200`, `Kyiv's` is `kyiv`."""
    found: list[str] = _WORD.findall(text.casefold().replace("’", "'"))  # "’s" and "'s" are one
    odd = {word: _plain(word) for word in set(found) if "'" in word or "," in word}
    return [odd.get(word, word) for word in found] if odd else found


def _plain(word: str) -> str:
    return word.replace(",", "") if word[0].isdigit() else word.removesuffix("'s")
