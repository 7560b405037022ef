"""Reading reports into a case: each whole or not at all, and what fails is kept as a failure."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import GuardError, UsageError
from onrecord.model import Document
from onrecord.store import Added, Failed, Store

if TYPE_CHECKING:  # imported when something is read
    from onrecord.extract import Extractor
    from onrecord.read import Failure
    from onrecord.scale import Item, Outcome


def documents(sources: tuple[str | Path | Document, ...], published: str | None) -> Iterator[Document | Failure]:
    """What the sources hold, one after the other, and what of them cannot be read. Raises UsageError for a date given to a Document."""
    for source in sources:
        if not isinstance(source, Document):
            from onrecord.read import read

            yield from read(str(source), published=published)
        elif published is None:
            yield source
        else:
            raise UsageError("a Document carries its own date; `published` is for files")


@dataclass(frozen=True)
class Intake:
    """The way into a case; `using` replaces the installed extractors."""

    store: Store
    using: tuple[Extractor, ...] | None = None

    @cached_property
    def signature(self) -> str:
        """The line, the extractors and their versions, by which it is told whether a report has to be read again."""
        from onrecord.extract import extractors
        from onrecord.pipeline import VERSION

        using = extractors() if self.using is None else self.using
        return " ".join([f"line@{VERSION}", *(f"{extractor.name}@{extractor.version}" for extractor in using)])

    def outcomes(
        self, items: Iterator[Document | Failure], *, again: bool, workers: int
    ) -> Generator[tuple[str, Added | Failure], None, None]:
        """What became of each input, once it is safely written."""
        from onrecord.scale import extract_all

        unread = (self._unread(item, again=again) for item in items)
        with closing(extract_all(unread, using=self.using, workers=workers)) as read:
            for item in read:
                yield self._kept(item)

    def _kept(self, item: Outcome) -> tuple[str, Added | Failure]:
        from onrecord.read import Failure
        from onrecord.scale import Broken, Known, source

        if isinstance(item, Failure):
            return self._failed(item)
        label = source(item.document)
        if isinstance(item, Known):
            self.store.skip(item.document.id)
            return label, Added(document=item.document.id, status="known")
        if isinstance(item, Broken):
            return self._failed(Failure(label, item.error), item.document.id)
        try:
            return label, self.store.add(item, signature=self.signature)
        except GuardError as error:
            return self._failed(Failure(label, error), item.document.id)

    def _failed(self, failure: Failure, document: str | None = None) -> tuple[str, Failure]:
        self.store.fail(Failed(source=failure.source, code=failure.error.code, message=failure.error.message, document=document))
        return failure.source, failure

    def _unread(self, item: Document | Failure, *, again: bool) -> Item:
        """The document as it is to be read, or that it is known. A date that a person gave once holds until another is given."""
        from onrecord.scale import Known

        latest = self.store.generation(item.id) if isinstance(item, Document) else None
        if latest is None or not isinstance(item, Document):
            return item
        given, kept = item.published, latest.published
        redated = given.basis == "user" and (given.first, given.last) != (kept.first, kept.last)
        if not again and not redated and self.store.known(item.id, self.signature):
            return Known(item)
        keeps = given.basis != "user" and kept.basis == "user"
        return item.model_copy(update={"published": kept}) if keeps else item
