"""One visit to a feed: what it lists, what of that is new or changed, and that into the case."""

from __future__ import annotations

from collections.abc import Generator

from onrecord.errors import FetchError, InputError, UnsupportedLanguage
from onrecord.model import Document
from onrecord.watch.articles import linked_page, own_text
from onrecord.watch.entries import Entry, Listing, listing
from onrecord.watch.fetching import Ask, Fetched
from onrecord.watch.keeping import Keeping, Tally
from onrecord.watch.plan import Feed
from onrecord.watch.politeness import Politeness
from onrecord.watch.state import Seen

MOST_TRIES = 5
"""How often an article that fails is tried, once a visit."""

THE_CASE = "the case"
"""Stands for a source that is not watched."""

Visiting = Generator[Ask, Fetched, None]
"""Gives requests, takes their answers. What a request fails with is thrown in; what ends the visit is thrown out."""


class FeedVisit:
    """A visit to a feed; `run` makes it, `tally` tells what it brought."""

    def __init__(self, feed: Feed, keeping: Keeping, politeness: Politeness) -> None:
        self._feed, self._keeping, self._politeness = feed, keeping, politeness
        self._before = keeping.polled(feed.key)
        self.tally = Tally()

    def run(self) -> Visiting:
        """Raises FetchError for a feed that cannot be had, MalformedInput for what is none, and what the case raises.

        The feed's ETag is kept only when all that it lists is done, so that what is not is listed again.
        """
        feed, before = self._feed, self._before
        ask = Ask(feed.url, etag=before.etag, modified=before.modified, private=feed.allow_private)
        answer = yield from self._politeness.fetch(ask)
        if answer.status == 304:
            return
        found = listing(answer)
        self.tally.passed_over = found.passed_over
        seen = yield from self._entries(found)
        whole = all(one.done for one in seen.values())
        etag, modified = (answer.headers.get("etag"), answer.headers.get("last-modified")) if whole else (None, None)
        kept = self._keeping.polled(feed.key)
        self._keeping.settle(feed.key, kept.model_copy(update={"etag": etag, "modified": modified, "seen": seen}))

    def _entries(self, found: Listing) -> Generator[Ask, Fetched, dict[str, Seen]]:
        """Everything that the feed lists now, as it was seen before or in this visit. Entries without a page go into the case together."""
        seen: dict[str, Seen] = {}
        waiting: list[Document] = []
        for entry in found.entries:
            key = self._key(entry)
            known = self._before.seen.get(key)
            if key in seen or (known is not None and known.mark == entry.mark and known.done):
                seen.setdefault(key, known or seen[key])
                self.tally.known += 1
            elif owner := self._keeping.state.owner(key, but=self._feed.key):
                seen[key] = Seen(mark=entry.mark, by=owner)
                self.tally.elsewhere += 1
            else:
                document, seen[key] = yield from self._one(entry, found.title, key, known)
                waiting += [document] if document is not None else []
                if self._is_page(entry):
                    self._keep(waiting, {key: seen[key]})
                    waiting = []
        self._keep(waiting, seen)
        return seen

    def _one(self, entry: Entry, title: str | None, key: str, known: Seen | None) -> Generator[Ask, Fetched, tuple[Document | None, Seen]]:
        """The report of an entry, or None if it failed, which is recorded; and what to note of it."""
        tries = known.tries + 1 if known is not None and not known.done else 1
        try:
            if self._is_page(entry):
                page = yield from self._politeness.fetch(Ask(key, private=self._feed.allow_private))
                document = linked_page(entry, page, self._feed, title)
            else:
                document = own_text(entry, self._feed, title)
                if entry.linked and self._keeping.is_of_another(document):
                    self.tally.elsewhere += 1
                    return None, Seen(mark=entry.mark, by=THE_CASE)
        except InputError as error:
            if isinstance(error, FetchError) and error.after_s is not None:
                raise
            self.tally.failed += 1
            self._keeping.fail(key, error)
            hopeless = isinstance(error, UnsupportedLanguage) or (isinstance(error, FetchError) and error.lasting)
            return None, Seen(mark=entry.mark, done=hopeless or tries >= MOST_TRIES, tries=tries)
        self._keeping.mend(key)
        return document, Seen(mark=entry.mark)

    def _keep(self, documents: list[Document], seen: dict[str, Seen]) -> None:
        """Into the case first, then noted as seen: a crash in between costs a second look, which finds it known."""
        self._keeping.add(documents, self.tally)
        self._keeping.see(self._feed.key, seen)

    def _is_page(self, entry: Entry) -> bool:
        return self._feed.full and entry.linked

    def _key(self, entry: Entry) -> str:
        """The article: several entries may point into one page."""
        return entry.url.partition("#")[0] if self._is_page(entry) else entry.url
