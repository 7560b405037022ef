"""Entries and the pages that they link to → documents, with the address, publisher and date that the feed gives."""

from __future__ import annotations

from onrecord.errors import MalformedInput
from onrecord.model import Document, document_id
from onrecord.read import Failure, read_bytes, read_text
from onrecord.watch.entries import Entry, canonical
from onrecord.watch.fetching import Fetched
from onrecord.watch.plan import Feed

NAMES = {"text/html": "page.html", "application/xhtml+xml": "page.html", "text/plain": "page.txt", "": "page.html"}
"""Media type → a file name by whose suffix the read room knows it."""


def own_text(entry: Entry, feed: Feed, feed_title: str | None) -> Document:
    """The report that an entry is by itself. Raises InputError."""
    document = read_text(entry.text or entry.title or "")
    return _placed(document, entry, url=entry.url, publisher=feed.publisher or feed.name or feed_title)


def linked_page(entry: Entry, fetched: Fetched, feed: Feed, feed_title: str | None) -> Document:
    """The report on the page that an entry links to. Its address is where it was fetched: a page could claim any other.

    Raises InputError.
    """
    media = fetched.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in NAMES:
        raise MalformedInput(f"the site says that it is {media}, which is no page", source=fetched.url)
    (found,) = read_bytes(fetched.body, name=NAMES[media])
    if isinstance(found, Failure):
        found.error.source = fetched.url
        raise found.error
    publisher = feed.publisher or found.publisher or feed.name or feed_title
    return _placed(found, entry, url=canonical(fetched.url.partition("#")[0]), publisher=publisher)


def _placed(document: Document, entry: Entry, *, url: str, publisher: str | None) -> Document:
    told = entry.published if entry.published.first is not None else document.published
    return document.model_copy(
        update={
            "id": document_id(document.text, url=url), "url": url, "source_id": None, "path": None, "publisher": publisher,
            "title": document.title or entry.title, "published": told,
        }
    )  # fmt: skip
