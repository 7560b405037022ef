"""The outlet that a report says it is from: dateline, byline, source line, footer, publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.knowledge.outlets import Outlet, outlet, outlets_in
from onrecord.model import Document

_EDGE = 400
"""So many characters at either end of a report tell where it is from."""
# "KYIV, March 3 (Reuters) -", "(AFP) —", "Damascus, Syria (CNN)", "SANAA, Jan. 2 (Xinhua) --"
DATELINE = re.compile(r"\A\s*(?:[^\n()]{0,70}?\s)?\(\s*(?P<name>[^()\n]{2,40}?)\s*\)\s*(?:[-–—:]|\s(?=[A-Z\"“]))")
_BYLINE = re.compile(
    r"(?im)^\s*(?:by|from)\s+(?:[^\n,|]{0,60}?[,|]\s*|[^\n]{0,60}?\s+(?:of|for|and)\s+)?(?:the\s+)?(?P<name>[^\n,|]{2,40}?)\s*$"
)
_SIGNED = re.compile(r"(?m)^\s*(?:[A-Z][^\n,|]{2,80}),\s*(?P<name>[A-Z][^\n,|]{1,40}?)\s*$")
_SOURCE = re.compile(r"(?im)^\s*\(?(?:source|sources|via|credit|courtesy of)\s*[:–-]\s*(?P<name>[^\n()]{2,60}?)[\s.)]*$")
_FOOTER = re.compile(
    r"(?i)(?:\breporting\s+by\s+[^\n]{2,160}?\s+(?:for|of)\s+(?:the\s+)?(?P<name>[A-Z][\w .'-]{1,40}?)\s*(?:[.;,)\n]|\Z)"
    r"|©\s*(?:\d{4}\s+)?(?P<owner>[A-Z][\w .'-]{1,40}?)\s*(?:[.,;\n]|\Z|\d{4})"
    r"|\bcopyright\s+(?:©\s*)?\d{4}\s+(?:the\s+)?(?P<holder>[A-Z][\w .'-]{1,40}?)"
    r"\s*(?:[.,;\n]|\Z)|^\s*[-–—(]\s*(?P<last>[A-Z][\w .'/-]{1,30}?)\s*\)?\s*\Z)",
    re.MULTILINE,
)
_PRINCIPLES = re.compile(r"Thomson (?P<name>Reuters) Trust Principles")


def credit_line(document: Document) -> tuple[Outlet, str] | None:
    """The outlet that the text itself names as its own, with the words that do."""
    for found in _lines(document.text[:_EDGE], document.text[-_EDGE:]):
        for name in filter(None, found.groupdict().values()):
            if (known := _known(name)) is not None:
                return known, " ".join(found.group().split())
    return None


def published_by(document: Document) -> str | None:
    """Who published it: the usual name of an outlet that is known by the field or by the address, else the field as it stands."""
    known = outlet(document.publisher or "") or outlet(document.url or "")
    return known.name if known is not None else document.publisher


def _lines(head: str, foot: str) -> Iterator[re.Match[str]]:
    for paragraph in (line for line in head.splitlines() if "(" in line):
        if (dateline := DATELINE.match(paragraph)) is not None:
            yield dateline
    for pattern in (_BYLINE, _SIGNED, _SOURCE):
        yield from pattern.finditer(head)
    for pattern in (_SOURCE, _FOOTER, _PRINCIPLES):
        yield from pattern.finditer(foot)


@lru_cache(maxsize=1024)
def _known(name: str) -> Outlet | None:
    """The outlet of a name as such lines give it: alone, before more ("AP Photo"), or with others ("AFP/Getty", "CNN and Reuters")."""
    for part in (name, *re.split(r"[/,&]| and ", name)):
        bare = part.strip().removeprefix("the ").removeprefix("The ")
        first = next((known for start, _, known in outlets_in(bare) if start == 0), None)
        if (known := outlet(part) or outlet(bare) or first) is not None:
            return known
    return None
