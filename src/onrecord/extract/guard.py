"""No span, no fact: a draft whose spans do not equal the document's text goes no further."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import Document, Draft, spans_of


def guard(document: Document, drafts: Iterable[Draft], *, rejected: list[Draft] | None = None) -> Iterator[Draft]:
    """The drafts whose every span `{text,start,end}` satisfies `text == document.text[start:end]` and is not empty.

    The others are appended to `rejected`, when given.
    """
    for draft in drafts:
        spans = spans_of(draft)
        fits = all(0 <= s.start < s.end <= len(document.text) and document.text[s.start : s.end] == s.text for s in spans)
        if spans and fits:
            yield draft
        elif rejected is not None:
            rejected.append(draft)
