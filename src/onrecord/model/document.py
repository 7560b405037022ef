"""A report as it was read."""

from __future__ import annotations

import hashlib
from typing import Literal

from onrecord.model.base import Frozen
from onrecord.model.vocabulary import PublishedBasis, TimePrecision


class Published(Frozen):
    """When a report came out: an interval of ISO dates or date-times, inclusive, never finer than its clues.

    `basis` says where it comes from: `metadata` (the page or feed says so), `text` (the report says so of itself, or it was
    inferred from what it says), `file` (only the file's own date), `user` (given by hand), `unknown` (first and last are None).
    `why` puts the clues into words.
    """

    first: str | None = None
    last: str | None = None
    precision: TimePrecision | None = None
    basis: PublishedBasis = "unknown"
    why: str | None = None


class Post(Frozen):
    """One post of a live blog: `text[start:end]`, with its stamp as printed and the moment it denotes, if that can be told."""

    start: int
    end: int
    stamp: str
    at: str | None = None


class Document(Frozen):
    """A report. `text` is the canonical text: every offset counts Unicode code points into it.

    `id` is the same for the same text under the same url or source id, so that reading a report twice gives one document.
    `sha256` is that of `text` in UTF-8, `source_sha256` that of the bytes as they came.
    """

    kind: Literal["document"] = "document"
    id: str
    sha256: str
    source_sha256: str | None = None
    source_id: str | None = None
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: Published = Published()
    language: str | None = None
    text: str
    posts: tuple[Post, ...] = ()
    voice: str | None = None

    @property
    def label(self) -> str:
        """What a person would call it: title, else url, source id, path or id."""
        return self.title or self.url or self.source_id or self.path or self.id


def text_sha256(text: str) -> str:
    """Hex SHA-256 of the text in UTF-8 (lone surrogates, which JSON can carry, are kept)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_id(text: str, *, url: str | None = None, source_id: str | None = None) -> str:
    """`d` and 16 hex digits over the text and what names it (url, else source id, else nothing)."""
    name = url or source_id or ""
    return "d" + hashlib.sha256(f"{name}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
