"""What every store does. One body of tests (tests/contract) holds for all of them."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Protocol, Self

from pydantic import Field

from onrecord.model import Document, Fact, Facts, Frozen, Judgement, Published

if TYPE_CHECKING:
    from onrecord.store.card_index import CardIndex
    from onrecord.store.shelf import Shelf

Status = Literal["new", "corrected", "reread", "known"]
"""`new`: a document not seen before; `corrected`: another text under a url that is known; `reread`: a document that is known, read
by another pipeline; `known`: nothing was written."""

FACT_KINDS = ("time", "place", "entity", "statement", "figure", "event")


EVERY = 2**31
"""As the limit of a search: no limit."""
SEARCHED = ("document", "statement", "figure", "event")
"""What a search looks into unless told: reports and the sentences of what they report."""


class Extracted(Protocol):
    """What is added: a document with its facts. `rejected` holds what the guard refused; only its number is kept."""

    @property
    def document(self) -> Document: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def rejected(self) -> Sequence[object]: ...


class Added(Frozen):
    """What one addition did. `facts` counts them by kind; `supersedes` is the id of the document that this one corrects."""

    document: str
    status: Status
    facts: dict[str, int] = Field(default_factory=dict)
    supersedes: str | None = None


class Generation(Frozen):
    """The latest reading of a document: by which pipeline, and the date that it was read under."""

    document: str
    signature: str
    published: Published


class Failed(Frozen):
    """An input that gave no facts, and why. `at` is UTC; it stays open until the input succeeds."""

    source: str
    code: str
    message: str
    document: str | None = None
    at: str = ""


class Run(Frozen):
    """One run that changed the case. `ended` is null while it goes on, and for good if it was killed."""

    sequence: int
    started: str
    ended: str | None
    signature: str
    added: int
    known: int
    failed: int


class Hit(Frozen):
    """A document or fact that fits a query.

    `label` names the report, `snippet` is the passage that fits, as the report has it; `score`: higher fits better, and is comparable
    only between hits on documents, or between hits on facts.
    """

    kind: str
    id: str
    document: str
    label: str
    snippet: str
    score: float
    fact: Fact | None = None


class Problem(Frozen):
    """Something in the case that does not fit. Codes: file, document, fact, span, column, custody, judgement, index."""

    code: str
    id: str
    message: str


class Checked(Frozen):
    """How much was verified."""

    documents: int = 0
    facts: int = 0
    spans: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """Which facts are wanted; what is None does not restrict.

    `label` is an event's type, a figure's measure, a statement's stance, an entity's type, a place's kind; `name` the speaker of a
    statement or figure, the canonical name of a place or entity. `since`/`until` are ISO days, inclusive, and keep what may have
    happened between them; `box` is south, west, north, east in degrees. `superseded=False` leaves out documents that were corrected.
    `known`: as the case stood at this moment (UTC, as it stamps its entries): readings that were in it by then.
    """

    document: str | None = None
    label: str | None = None
    name: str | None = None
    since: str | None = None
    until: str | None = None
    box: tuple[float, float, float, float] | None = None
    superseded: bool = True
    known: str | None = None


EVERYWHERE = Where()


class Store(Protocol):
    """Documents and their facts. Facts are never changed or deleted; views show the latest generation of each document.

    Order is stable and does not depend on the order of addition: documents by date of publication (undated last), then id; facts by
    document, kind, and place in the text.
    """

    def add(self, extraction: Extracted, *, signature: str) -> Added:
        """Write one document and its facts, whole or not at all. `signature` names the pipeline that read it."""

    def run(self, *, signature: str) -> AbstractContextManager[None]:
        """Log what is added inside as one run; a run that changes nothing leaves no trace."""

    def fail(self, failure: Failed) -> None:
        """Keep an input that failed; the same failure again changes nothing. One with a document closes when that is added."""

    def resolve(self, sources: Sequence[str]) -> None:
        """Close the failures under these names: the inputs have been read again without them."""

    def skip(self, document: str) -> None:
        """Count a document that was not read again because it is known."""

    def known(self, document: str, signature: str) -> bool:
        """Whether the pipeline has read the document already."""

    def generation(self, document: str) -> Generation | None:
        """How the document was read last."""

    def documents(self, known: str | None = None) -> Iterator[Document]:
        """By date, then id. `known`: those that were in the case at this moment, under the date that was read by then."""

    def document(self, document: str) -> Document | None: ...
    def supersedes(self) -> dict[str, str]:
        """Corrected document → the former one, where a later text came under the same url or source id."""

    def facts(self, kind: str | None = None, where: Where = EVERYWHERE) -> Iterator[Fact]: ...
    def fact(self, fact: str) -> Fact | None: ...
    def search(self, query: str, *, kinds: Sequence[str] = SEARCHED, limit: int = 20) -> list[Hit]:
        """Documents that fit, best first, then facts, best first: at most `limit` of all, facts in at least half of the places
        if there are as many. Words are all wanted; "a phrase", OR, -without, start*. Any other sign is a word break."""

    def failures(self) -> Iterator[Failed]:
        """The open ones, oldest first."""

    def runs(self) -> Iterator[Run]: ...
    def arrived(self, moment: str, *, limit: int) -> list[str]:
        """The documents that were first read after this moment (UTC), the latest first; at most so many."""

    def counts(self) -> dict[str, int]:
        """Number of documents and of facts by kind, `failure` included."""

    def verify(self) -> Generator[Problem, None, Checked]:
        """Every problem found, one by one; none means that the case is whole. Returns how much was looked at."""

    def judgements(self) -> Iterator[Judgement]:
        """All, oldest first, those that were undone included."""

    def shelf(self) -> AbstractContextManager[Shelf]:
        """What is derived across reports, and judgements, to be changed as one transaction."""

    def kept(self) -> AbstractContextManager[Shelf]:
        """The same, only to be read, as it stands at one moment."""

    @property
    def index(self) -> CardIndex:
        """The cards as they are kept."""

    def pending(self, signature: str) -> int:
        """How many documents the groups that are kept do not know as they stand; all of them, if other rules made the groups."""

    def groups(self, matter: str, ids: Sequence[str] | None = None) -> Iterator[str]:
        """The payloads of the groups that are kept (or of those with these ids), in order of id."""

    def carried(self) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
        """Every table of what was read and judged, with its rows as they stand at one moment. What is derived from them is left out."""

    def carry_in(self, tables: Iterable[tuple[str, Iterable[dict[str, Any]]]]) -> dict[str, int]:
        """Write such tables into an empty case, whole or not at all; how many rows each had. Raises UsageError if it is not empty,
        MalformedInput for rows that this version cannot keep."""

    def snapshot(self) -> str:
        """`sha256:…` over what every report was last read to say and over all judgements: the same for the same content."""

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
