"""A case: the reports that somebody gathered, the facts that were read from them, and the way in and out of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from onrecord.errors import CaseLocked, CaseReadOnly, GuardError, UsageError
from onrecord.fuse import Groups, Record
from onrecord.fuse.as_of import AsOf, as_published, current, undatable
from onrecord.model import Document, Entity, Event, Fact, Figure, Frozen, Judgement, Place, Statement, Time
from onrecord.model.card import Cell, Page, Tally
from onrecord.model.filter import Filter
from onrecord.model.vocabulary import Credibility, Reliability, Verdict
from onrecord.runs import Count, Progress, RunReport, Watch
from onrecord.store import EVERYWHERE, SEARCHED, Added, Failed, Hit, Problem, Run, Where, open_store

if TYPE_CHECKING:  # imported when something is read: looking at a case needs none of it
    from onrecord.extract import Extractor
    from onrecord.read import Failure
    from onrecord.scale import Item, Outcome

__all__ = ["Case", "Progress", "RunReport", "Verified"]

DEFAULT_PATH = "onrecord.db"
SECOND = len("2022-03-03T18:00:59")
"""Characters of a stamp down to its second: judgements are stamped more finely than a moment is asked for."""


class Verified(Frozen):
    """How much was verified, and what no longer fits."""

    documents: int
    facts: int
    spans: int
    problems: tuple[Problem, ...] = ()


class Case:
    """A case at a path (else that of ONRECORD_CASE, else `onrecord.db` here). Use it in a `with`, or close it.

    With `create` a missing case is made; without, CaseNotFound is raised. `using` replaces the installed extractors.
    """

    def __init__(self, path: str | Path | None = None, *, create: bool = True, using: tuple[Extractor, ...] | None = None) -> None:
        self.path = path or os.environ.get("ONRECORD_CASE") or DEFAULT_PATH
        self._using = using
        self.store = open_store(self.path, create=create)

    def add(
        self,
        *sources: str | Path | Document,
        published: str | None = None,
        again: bool = False,
        workers: int = 1,
        on_progress: Callable[[Progress], None] | None = None,
        on_fused: Callable[[int], None] | None = None,
    ) -> RunReport:
        """Read reports (files, folders, `-`, documents) into the case.

        Each report is whole in the case, or not at all; one that fails is recorded and the rest goes on. A report that is known is not
        read again, unless with `again` or by other versions of the extractors. An interrupt ends the run between two reports.
        """
        signature, done, watch = self._signature(), Count(), Watch(self.store.failures())
        items = watch.over(self._documents(sources, published))
        with self.store.run(signature=signature), closing(self._outcomes(items, signature, again=again, workers=workers)) as outcomes:
            for outcome in outcomes:
                progress = done.with_one(outcome)
                if on_progress is not None:
                    on_progress(progress)
            self.store.resolve(watch.mended())
        self.fuse(on_progress=on_fused)
        return done.report()

    def _documents(self, sources: tuple[str | Path | Document, ...], published: str | None) -> Iterator[Document | Failure]:
        for source in sources:
            if not isinstance(source, Document):
                from onrecord.read import read

                yield from read(str(source), published=published)
            elif published is None:
                yield source
            else:
                raise UsageError("a Document carries its own date; `published` is for files")

    def _outcomes(
        self, items: Iterator[Document | Failure], signature: str, *, again: bool, workers: int
    ) -> Generator[tuple[str, Added | Failure], None, None]:
        """What became of each input, once it is safely written."""
        from onrecord.scale import extract_all

        unread = (self._unread(item, signature, again=again) for item in items)
        with closing(extract_all(unread, using=self._using, workers=workers)) as read:
            for item in read:
                yield self._kept(item, signature)

    def _kept(self, item: Outcome, signature: str) -> tuple[str, Added | Failure]:
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
            return label, self.store.add(item, signature=signature)
        except GuardError as error:
            return self._failed(Failure(label, error), item.document.id)

    def _failed(self, failure: Failure, document: str | None = None) -> tuple[str, Failure]:
        self.store.fail(Failed(source=failure.source, code=failure.error.code, message=failure.error.message, document=document))
        return failure.source, failure

    def _unread(self, item: Document | Failure, signature: str, *, again: bool) -> Item:
        """The document as it is to be read, or that it is known. A date that a person gave once holds until another is given."""
        from onrecord.scale import Known

        latest = self.store.generation(item.id) if isinstance(item, Document) else None
        if latest is None or not isinstance(item, Document):
            return item
        given, kept = item.published, latest.published
        redated = given.basis == "user" and (given.first, given.last) != (kept.first, kept.last)
        if not again and not redated and self.store.known(item.id, signature):
            return Known(item)
        keeps = given.basis != "user" and kept.basis == "user"
        return item.model_copy(update={"published": kept}) if keeps else item

    def _signature(self) -> str:
        """The line, the extractors and their versions, by which it is told whether a report has to be read again."""
        from onrecord.extract import extractors
        from onrecord.pipeline import VERSION

        using = extractors() if self._using is None else self._using
        return " ".join([f"line@{VERSION}", *(f"{extractor.name}@{extractor.version}" for extractor in using)])

    def record(self, *, superseded: bool = False, as_of: AsOf | None = None) -> Record:
        """Everything in the case, in memory, as the views take it; `as_of`: as it stood at that moment.

        A report that a later text corrected is left out, unless asked for with `superseded`.
        """
        known = as_of.stamp if as_of is not None and as_of.ingested else None
        told: Iterable[tuple[Document, list[Fact]]] = self.extractions(known)
        if as_of is not None and not as_of.ingested:
            told = as_published(told, as_of.moment)
        found = {document.id: (document, facts) for document, facts in told}
        formers = self.store.supersedes()
        wanted = set(found) if superseded else current(formers, found)
        corrects = {key: found[formers[key]][0] for key in sorted(wanted) if formers.get(key) in found}
        groups = self._groups() if as_of is None and not superseded else None
        record = Record.of((found[key] for key in sorted(wanted)), self.judgements(known), corrects=corrects, known=groups)
        if groups is None or groups.are_of(record.documents, record.facts):
            return record
        return replace(record, known=None)  # another process took reports in between, or what was kept is damaged

    def fuse(self, *, again: bool = False, on_progress: Callable[[int], None] | None = None) -> int:
        """Bring what is told across reports up to date (`again`: make all of it anew); how many reports were taken in.

        `add` does so at its end, and so does every view of a case that an interrupted run left behind.
        """
        from onrecord.fusing import fuse_case

        return fuse_case(self.store, again=again, on_progress=on_progress)

    def _groups(self) -> Groups | None:
        """The groups as the case keeps them; None, so that they are found anew in memory, where it cannot be written to."""
        from onrecord.fusing import groups_of

        try:
            self.fuse()
        except (CaseReadOnly, CaseLocked):
            return None
        return groups_of(self.store)

    def judge(
        self, verdict: Verdict, left: Sequence[str] = (), right: Sequence[str] = (), *, changes: Mapping[str, Any] | None = None,
        reliability: Reliability | None = None, credibility: Credibility | None = None, undoes: str | None = None, by: str | None = None,
        note: str | None = None,
    ) -> Judgement:  # fmt: skip
        """Write a judgement down, see `Judgement`; it counts at once. An incident stands for all of its events.

        Raises NotFound for an id that the case does not hold, UsageError for a judgement that says nothing, or what cannot be.
        """
        from onrecord.fusing import judged
        from onrecord.judging import Said, judgement

        self.fuse()
        said = Said(verdict, left, right, changes or {}, reliability, credibility, undoes, by, note)
        made = judgement(self, said)
        judged(self.store, made)
        return made

    def judgements(self, known: str | None = None) -> list[Judgement]:
        """All that was judged, oldest first, what was undone included; `known`: up to that moment (UTC)."""
        return [one for one in self.store.judgements() if known is None or one.at[:SECOND] <= known[:SECOND]]

    def undatable(self, as_of: AsOf) -> list[str]:
        """The reports of which it cannot be told whether they had been published by then: they are left out of the record as of then."""
        return [] if as_of.ingested else undatable(self.documents(), as_of.moment)

    def extractions(self, known: str | None = None) -> Iterator[tuple[Document, list[Fact]]]:
        """Each document with its facts as the machine read them, document by document; `known`: as the case stood at that moment (UTC)."""
        facts = groupby(self.store.facts(None, Where(known=known)), key=lambda fact: fact.document)
        waiting = next(facts, None)
        for document in self.store.documents(known):
            if waiting is not None and waiting[0] == document.id:
                yield document, list(waiting[1])
                waiting = next(facts, None)
            else:
                yield document, []

    def documents(self) -> Iterator[Document]:
        """By date of publication, undated last."""
        return self.store.documents()

    def document(self, name: str) -> Document | None:
        return self.store.document(name)

    def facts(self, kind: str | None = None, where: Where = EVERYWHERE) -> Iterator[Fact]:
        """The facts of the latest reading of each document as they stand after review, by document, kind and place in the text.

        What fits `where` only since it was corrected comes last.
        """
        from onrecord.judging.standing import standing_facts

        return standing_facts(self.store, kind, where, self.judgements(where.known))

    def times(self, where: Where = EVERYWHERE) -> Iterator[Time]:
        return cast("Iterator[Time]", self.facts("time", where))

    def places(self, where: Where = EVERYWHERE) -> Iterator[Place]:
        return cast("Iterator[Place]", self.facts("place", where))

    def entities(self, where: Where = EVERYWHERE) -> Iterator[Entity]:
        return cast("Iterator[Entity]", self.facts("entity", where))

    def statements(self, where: Where = EVERYWHERE) -> Iterator[Statement]:
        return cast("Iterator[Statement]", self.facts("statement", where))

    def figures(self, where: Where = EVERYWHERE) -> Iterator[Figure]:
        return cast("Iterator[Figure]", self.facts("figure", where))

    def events(self, where: Where = EVERYWHERE) -> Iterator[Event]:
        return cast("Iterator[Event]", self.facts("event", where))

    def search(self, query: str, *, kinds: tuple[str, ...] = SEARCHED, limit: int = 20, as_of: AsOf | None = None) -> list[Hit]:
        """Words that are all wanted; "a phrase", OR, -without, start*. `as_of`: only in reports and facts that were known then."""
        if as_of is None:
            from onrecord.judging.standing import standing_hits

            return standing_hits(self.store, query, kinds, limit, self.judgements())
        known = self.record(as_of=as_of)
        there = known.documents.keys() | known.facts.keys()
        found = self.store.search(query, kinds=kinds, limit=sum(self.store.counts().values()))
        return [hit for hit in found if hit.id in there][:limit]

    def cards(self, asked: Filter = Filter(), *, limit: int = 50, after: str | None = None) -> Page:  # noqa: B008 (frozen)
        """Some of the cards that fit, latest first; `after`: the `next` of the page before.

        Raises UsageError for a limit or cursor that is none.
        """
        from onrecord import browsing

        return browsing.page(self.record(), asked, limit=limit, after=after)

    def tally(self, asked: Filter = Filter(), *, by: str) -> list[Tally]:  # noqa: B008
        """How many cards fit, by day, type, status, stance, modality, measure, country, publisher, speaker, actor or place."""
        from onrecord import browsing

        return browsing.tally(self.record(), asked, by)

    def cells(self, asked: Filter = Filter(), *, zoom: int) -> list[Cell]:  # noqa: B008
        """The cards that fit and are placed, by squares of a map at this zoom."""
        from onrecord import browsing

        return browsing.cells(self.record(), asked, zoom=zoom)

    def part(self, documents: Iterable[str]) -> Record:
        """The record of these reports alone, with the voices and happenings of the whole case: what a page about a few of them needs."""
        whole, wanted = self.record(), set(documents)
        facts = {key: fact for key, fact in whole.facts.items() if fact.document in wanted}
        documents = {key: whole.documents[key] for key in wanted & whole.documents.keys()}
        return Record(documents, facts, whole.judgements, reviews=whole.reviews, originals=whole.originals)

    def stamp(self) -> str:
        """Changes whenever anything in the case does."""
        return f"{max((run.sequence for run in self.runs()), default=0)}.{len(self.judgements())}"

    def failures(self) -> list[Failed]:
        """Inputs that failed and have not succeeded since."""
        return list(self.store.failures())

    def runs(self) -> list[Run]:
        return list(self.store.runs())

    def verify(self) -> Verified:
        """Check every span, hash and column, the chain of custody, the word indexes and the file."""
        problems, checking = [], self.store.verify()
        while True:
            try:
                problems.append(next(checking))
            except StopIteration as end:
                checked = end.value
                break
        return Verified(documents=checked.documents, facts=checked.facts, spans=checked.spans, problems=tuple(problems))

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
