"""What is compared of a report: small, and a pure function of its text and of what is known of its publication."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from onrecord.fuse.credits import credits
from onrecord.fuse.stories.body import paragraphs, words
from onrecord.fuse.stories.marks import marks, quotations
from onrecord.fuse.stories.numbers import numbers
from onrecord.fuse.stories.own import credit_line, published_by
from onrecord.fuse.stories.signature import minhash, packed, shingles
from onrecord.model import Document, Fact, Frozen

LEAD = 64
MARKS = 96
QUOTATIONS = 24
NUMBERS = 64
CITED = 2000
"""Characters in which a report says whom it has its story from."""
SHORT = 40
"""Words under which a text is a headline or a paragraph: it is compared word by word."""


class Story(Frozen):
    """The story of a report, about 2 kB as JSON.

    `outlet`: whose story it is, by its own credit line, which `credit` quotes, else by its publisher. `first`/`last`: when it came out.
    `length` in words without boilerplate; `digest` over them; `lead`: the first of them, by spaces; `body`: the packed MinHash signature
    of their shingles. By spaces: `marks`, names and numbers in order (marks.py); `quotations`, what is quoted; `numbers` (numbers.py).
    `cites`: the outlets that it says it has something from ("told AFP"), in order of name.
    """

    document: str
    outlet: str | None = None
    credit: str | None = None
    first: str | None = None
    last: str | None = None
    length: int = 0
    digest: str = ""
    lead: str = ""
    body: str = ""
    marks: str = ""
    quotations: str = ""
    numbers: str = ""
    cites: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.document


def stories(document: Document, facts: Sequence[Fact] = ()) -> list[Story]:
    """The one story of a report. The facts do not enter: who reads the report with other extractors finds the same copies."""
    told = list(paragraphs(document.text))
    body = words("\n".join(told))
    credit = credit_line(document)
    return [
        Story(
            document=document.id,
            outlet=credit[0].name if credit is not None else published_by(document),
            credit=credit[1] if credit is not None else None,
            first=document.published.first,
            last=document.published.last,
            length=len(body),
            digest=hashlib.sha256(" ".join(body).encode("utf-8", "surrogatepass")).hexdigest()[:16] if body else "",
            lead=" ".join(body[:LEAD]),
            body=packed(minhash(shingles(body))) if len(body) >= SHORT else "",
            marks=" ".join(marks(told, MARKS)),
            quotations=" ".join(quotations(told)[:QUOTATIONS]),
            numbers=" ".join(numbers(body, NUMBERS)),
            cites=tuple(sorted({found.outlet.name for found in credits(document.text[:CITED])})),
        )
    ]
