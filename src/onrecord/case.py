"""A case: the reports that somebody gathered, the facts that were read from them, and the way in and out of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from onrecord.browsing import Browsing
from onrecord.errors import CaseLocked, CaseReadOnly
from onrecord.fuse import Groups, Record
from onrecord.fuse.as_of import AsOf, as_published, current, undatable
from onrecord.model import Document, Entity, Event, Fact, Figure, Frozen, Incident, Judgement, Place, Statement, Time
from onrecord.model.card import Cell, Page, Tally
from onrecord.model.filter import Filter
from onrecord.model.vocabulary import Credibility, Reliability, Verdict
from onrecord.runs import Count, Progress, RunReport, Watch
from onrecord.store import EVERY, EVERYWHERE, SEARCHED, Failed, Hit, Problem, Run, Where, open_store
from onrecord.tables import Table

if TYPE_CHECKING:  # imported when something is read: looking at a case needs none of it
    from onrecord.extract import Extractor

__all__ = ["Case", "Progress", "RunReport", "Verified"]

DEFAULT_PATH = "onrecord.db"
ALL = Filter()
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
        self._browsing = Browsing(self.store, self._fused, self.record)

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
        from onrecord.adding import Intake, documents

        intake, done, watch = Intake(self.store, self._using), Count(), Watch(self.store.failures())
        items = watch.over(documents(sources, published))
        with self.store.run(signature=intake.signature), closing(intake.outcomes(items, again=again, workers=workers)) as outcomes:
            for outcome in outcomes:
                progress = done.with_one(outcome)
                if on_progress is not None:
                    on_progress(progress)
            self.store.resolve(watch.mended())
        self.fuse(on_progress=on_fused)
        return done.report()

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
        from onrecord.carding import make_cards
        from onrecord.fusing import fuse_case

        done = fuse_case(self.store, again=again, on_progress=on_progress)
        make_cards(self.store)
        return done

    def _fused(self) -> None:
        """The same for somebody who waits for it."""
        from onrecord.carding import make_cards
        from onrecord.fusing import fuse_case

        fused = fuse_case(self.store)
        make_cards(self.store, soon=not fused)

    def _groups(self) -> Groups | None:
        """The groups as the case keeps them; None, so that they are found anew in memory, where it cannot be written to."""
        from onrecord.fusing import groups_of

        try:
            self._fused()
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

        self._fused()
        said = Said(verdict, left, right, changes or {}, reliability, credibility, undoes, by, note)
        made = judgement(self, said)
        judged(self.store, made)
        self._fused()
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

    def times(self, where: Where = EVERYWHERE) -> Table[Time]:
        return Table(self, "times", among=where)

    def places(self, where: Where = EVERYWHERE) -> Table[Place]:
        return Table(self, "places", among=where)

    def entities(self, where: Where = EVERYWHERE) -> Table[Entity]:
        return Table(self, "entities", among=where)

    def statements(self, where: Where = EVERYWHERE) -> Table[Statement]:
        return Table(self, "statements", among=where)

    def figures(self, where: Where = EVERYWHERE) -> Table[Figure]:
        return Table(self, "figures", among=where)

    def events(self, where: Where = EVERYWHERE) -> Table[Event]:
        return Table(self, "events", among=where)

    def incidents(self) -> Table[Incident]:
        """What the event mentions come to, each happening once."""
        return Table(self, "incidents")

    def reports(self) -> Table[Document]:
        """The documents, without those that a later text corrected."""
        return Table(self, "documents")

    def search(self, query: str, *, kinds: tuple[str, ...] = SEARCHED, limit: int = 20, as_of: AsOf | None = None) -> list[Hit]:
        """Words that are all wanted; "a phrase", OR, -without, start*. `as_of`: only in reports and facts that were known then."""
        if as_of is None:
            from onrecord.judging.standing import standing_hits

            return standing_hits(self.store, query, kinds, limit, self.judgements())
        known = self.record(as_of=as_of)
        there = known.documents.keys() | known.facts.keys()
        found = self.store.search(query, kinds=kinds, limit=EVERY)
        return [hit for hit in found if hit.id in there][:limit]

    def cards(self, asked: Filter = ALL, *, limit: int = 50, after: str | None = None) -> Page:
        """Some of the cards that fit, latest first; `after`: the `next` of the page before.

        Raises UsageError for a limit or cursor that is none.
        """
        return self._browsing.page(asked, limit=limit, after=after)

    def tally(self, asked: Filter = ALL, *, by: str, limit: int | None = None) -> list[Tally]:
        """How many cards fit, the most first, by day, week (its Monday), month, kind, type, modality, stance, status, review, measure,
        population, country, publisher, speaker, actor, target, party or place."""
        return self._browsing.tally(asked, by=by, limit=limit)

    def cells(self, asked: Filter = ALL, *, zoom: int) -> list[Cell]:
        """The cards that fit and are placed, by squares of a map at this zoom; larger ones where there would be thousands."""
        return self._browsing.cells(asked, zoom=zoom)

    def names(self, role: str, part: str, *, limit: int = 10) -> list[Tally]:
        """Names that the filter `role` (place, actor, speaker or source) finds by a part of them, with their cards, the most first."""
        return self._browsing.names(role, part, limit=limit)

    def part(self, documents: Iterable[str], *, related: bool = False) -> Record:
        """The record of these reports alone (`related`: and of those that confirm, deny, contradict or correct them), with the voices,
        happenings and incidents of the whole case as far as they touch them, and the relations between them: what a page about few reports
        needs. An incident names its tellings in other reports, too."""
        return self._browsing.part(documents, related=related)

    def stamp(self) -> str:
        """Changes with every write to the case."""
        return self.store.index.stamp()

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

    def _repr_html_(self) -> str:
        from onrecord.notebook import case_html

        return case_html(self)

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
