"""The record: a pure function of documents and their facts, from which every view is computed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.fuse.across import NOTHING, Across
from onrecord.fuse.grouping import grouped
from onrecord.fuse.happenings import HAPPENINGS
from onrecord.fuse.review import Reviews
from onrecord.fuse.stories import STORIES
from onrecord.model import Document, Entity, Event, Fact, Facts, Figure, Frozen, Incident, Judgement, Place, Span, Statement, Time, Voice
from onrecord.model.card import Review


class Source(Frozen):
    """Where a fact stands: the report, when it came out, and the sentence."""

    document: str
    label: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_basis: str = "unknown"
    sentence: str
    start: int
    end: int


@dataclass(frozen=True)
class Groups:
    """Which reports are one voice, and which event mentions one happening, before anything else is said of either."""

    voices: tuple[Voice, ...] = ()
    happenings: tuple[Incident, ...] = ()

    def are_of(self, documents: Collection[str], facts: Collection[str]) -> bool:
        """Whether they are groups of exactly these reports, and of no event that is not among these facts."""
        told = {document for voice in self.voices for document in voice.documents}
        return told == set(documents) and all(event in facts for one in self.happenings for event in one.events)


@dataclass(frozen=True)
class Record:
    """Documents and facts by id. It does not depend on the order in which they were added: every view sorts.

    `judgements`: what people decided. `known`: the groups as a case keeps them; without, they are found when first asked for.
    `corrects`: a report → the former version that is left out for it. `reviews`: what was decided of facts, those included that
    are left out as rejected; `originals`: what the machine read, of each that was rejected or now says something else. `across`: how the
    reports of a part of a case stand to the others.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    corrects: Mapping[str, Document] = field(default_factory=dict)
    known: Groups | None = None
    reviews: Mapping[str, Review] = field(default_factory=dict)
    originals: Mapping[str, Fact] = field(default_factory=dict)
    across: Across = NOTHING

    @cached_property
    def groups(self) -> Groups:
        """The voices and happenings."""
        if self.known is not None:
            return self.known
        told = [(document, self.of_document[key]) for key, document in sorted(self.documents.items())]
        return Groups(voices=tuple(grouped(STORIES, told, self.judgements)), happenings=tuple(grouped(HAPPENINGS, told, self.judgements)))

    @cached_property
    def of_document(self) -> Mapping[str, list[Fact]]:
        """Document → its facts."""
        found: dict[str, list[Fact]] = {key: [] for key in self.documents}
        for fact in self._sorted:
            found[fact.document].append(fact)
        return found

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """Document → the story that it tells, with those who tell it too."""
        return {document: voice for voice in self.groups.voices for document in voice.documents}

    @cached_property
    def happenings(self) -> Mapping[str, Incident]:
        """Event → the happening that it tells of, as it was grouped: without voices, figures and status."""
        return {event: happening for happening in self.groups.happenings for event in happening.events}

    @classmethod
    def of(
        cls,
        extractions: Iterable[tuple[Document, Facts | Iterable[Fact]]],
        judgements: Iterable[Judgement] = (),
        *,
        corrects: Mapping[str, Document] | None = None,
        known: Groups | None = None,
    ) -> Record:
        """The record of these documents, each with its facts as the machine read them."""
        documents: dict[str, Document] = {}
        facts: dict[str, Fact] = {}
        states: dict[str, Review] = {}
        originals: dict[str, Fact] = {}
        said = tuple(judgements)
        reviews = Reviews.of(said)
        for document, found in extractions:
            documents[document.id] = document
            stands = reviews.applied(found)
            facts.update((fact.id, fact) for fact in stands.facts)
            states |= stands.states
            originals |= stands.originals
        return cls(documents, facts, said, corrects or {}, known, states, originals)

    def times(self) -> Iterator[Time]:
        return (fact for fact in self._sorted if isinstance(fact, Time))

    def places(self) -> Iterator[Place]:
        return (fact for fact in self._sorted if isinstance(fact, Place))

    def entities(self) -> Iterator[Entity]:
        return (fact for fact in self._sorted if isinstance(fact, Entity))

    def statements(self) -> Iterator[Statement]:
        return (fact for fact in self._sorted if isinstance(fact, Statement))

    def figures(self) -> Iterator[Figure]:
        return (fact for fact in self._sorted if isinstance(fact, Figure))

    def events(self) -> Iterator[Event]:
        return (fact for fact in self._sorted if isinstance(fact, Event))

    def _repr_html_(self) -> str:
        from onrecord.fuse.shown import record_html

        return record_html(self)

    @cached_property
    def _sorted(self) -> list[Fact]:
        return sorted(self.facts.values(), key=lambda fact: (fact.document, fact.id))

    def source(self, fact: Statement | Figure | Event) -> Source:
        """The sentence that a fact came from (its evidence, else its own span), with the report that holds it.

        Evidence of several sentences is quoted with an ellipsis for what stands between; `start`/`end` is the whole stretch.
        """
        document = self.documents[fact.document]
        start, end = extent(fact)
        return Source(
            document=document.id,
            label=document.label,
            url=document.url,
            publisher=document.publisher,
            published=interval(document.published.first, document.published.last),
            published_basis=document.published.basis,
            sentence=_quoted(document.text, _evidence(fact)),
            start=start,
            end=end,
        )


def extent(fact: Statement | Figure | Event) -> tuple[int, int]:
    """The stretch of text from the first to the last of a fact's evidence."""
    spans = _evidence(fact)
    return min(span.start for span in spans), max(span.end for span in spans)


def _evidence(fact: Statement | Figure | Event) -> tuple[Span, ...]:
    own = (fact.trigger,) if isinstance(fact, Event) else (fact.span,) if isinstance(fact, Figure) else fact.content
    return fact.evidence or own


def _quoted(text: str, spans: Iterable[Span]) -> str:
    """The stretches in text order on one line, an ellipsis for what is left out between them."""
    pieces: list[str] = []
    at = None
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if at is not None and span.end <= at:
            continue
        begin = span.start if at is None else max(at, span.start)
        if at is not None and text[at:begin].strip():
            pieces.append("…")
        pieces.append(text[begin : span.end])
        at = span.end
    return " ".join(" ".join(pieces).split())


def interval(first: str | None, last: str | None) -> str | None:
    """ISO 8601: one day or moment, or `first/last`; None when nothing is known."""
    if first is None or last is None or first == last:
        return first or last
    return f"{first}/{last}"
