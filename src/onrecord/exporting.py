"""A case, or what a filter selects of it, on its way out: as a stream of bytes, with the sidecar that says what it is.

The command line and the API both write through `take`. Formats whose lines depend on other reports (counts that stand, incidents, all of
the record format) need the record whole, in memory; the others take it some hundred reports at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING, Any, get_args

from onrecord.errors import UsageError
from onrecord.export import Wanted, asked_of, pieces
from onrecord.export.bundle import bundle
from onrecord.export.persons import persons
from onrecord.export.veil import OPEN, PublicVeil, Veil
from onrecord.export.wanted import Format, Records
from onrecord.fuse.counts import Policy, policy
from onrecord.model.card import CardKind
from onrecord.model.facts import KINDS
from onrecord.model.filter import Filter

if TYPE_CHECKING:
    from onrecord.case import Case
    from onrecord.fuse.as_of import AsOf

REPORTS_AT_ONCE = 500
CARDS_AT_ONCE = 500
WORKBENCH = "http://127.0.0.1:8321"
"""Where `onrecord serve` listens unless told."""
LICENCE = (
    "Sentences, titles and report texts are their publishers'; check what you may republish. Places: GeoNames (geonames.org), CC BY 4.0. "
    "Facts are what reports say, read by a program, not what is established."
)
_CARD_OF = {plural: singular for singular, plural in {**KINDS, "incident": "incidents", "document": "documents"}.items()}


@dataclass(frozen=True)
class Taken:
    """An export about to be written. Read `pieces` to the end; then `sidecar` tells what was written."""

    format: Format
    name: str
    wanted: Wanted
    asked: Filter
    as_of: str | None
    snapshot: str
    written: Iterator[bytes]
    media_type: str
    _digest: Any = field(default_factory=hashlib.sha256)
    _size: list[int] = field(default_factory=lambda: [0])

    @property
    def file_name(self) -> str:
        """What a file of it is called by default."""
        kind = f"-{self.wanted.kind}" if self.wanted.kind else ""
        return f"onrecord-{self.name}{kind}{self.format.suffix}"

    def pieces(self) -> Iterator[bytes]:
        for piece in self.written:
            self._digest.update(piece)
            self._size[0] += len(piece)
            yield piece

    def sidecar(self) -> dict[str, Any]:
        """What was written, of what, by which rules; only what `created` says changes when the same is written again."""
        return {
            "format": self.name,
            "kind": self.wanted.kind,
            "shaped": self.format.shaped,
            "filter": self.asked.asked(),
            "as_of": self.as_of,
            "public": self.wanted.veil.public,
            "policy": self.wanted.by.label,
            "counts": dict(sorted(self.wanted.counts.items())),
            "left_out": dict(sorted(self.wanted.left_out.items())),
            "bytes": self._size[0],
            "sha256": self._digest.hexdigest(),
            "snapshot": self.snapshot,
            "tool": f"onrecord {version('onrecord')}",
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "licence": LICENCE,
        }


def take(
    case: Case, asked: Filter = Filter(), *, format: str, kind: str | None = None, by: Policy | None = None,  # noqa: B008 (frozen)
    public: bool = False, as_of: AsOf | None = None, base: str = WORKBENCH,
) -> Taken:  # fmt: skip
    """What fits of a case, in a format, with no more of it in memory than the format needs.

    `kind`: one kind of line; `by`: the policy where one count must be picked; `public`: places coarsened, private names withheld, texts
    left out; `base`: the address of the workbench that a feed links to. Raises UsageError for a format, kind or filter that does
    not exist, or does not go together.
    """
    made, plural = asked_of(format, kind)
    moment = None if as_of is None else f"{as_of.stamp} {'in the case' if as_of.ingested else 'published'}"
    snapshot = case.store.snapshot() if as_of is None else f"{case.store.snapshot()} as of {moment}"
    if made.whole_case:
        if asked.asked() or public or as_of is not None:
            raise UsageError(f"{format} holds a whole case", hint="Leave the filter, --public and --as-of away, or take jsonl.")
        wanted = Wanted()
        return Taken(made, format, wanted, asked, moment, snapshot, bundle(case.store, case.record, wanted), made.media_type)
    if format == "atom":
        if public or as_of is not None:
            raise UsageError("a feed tells of what is new, to those who may see it", hint="Leave --public and --as-of away.")
        return Taken(made, format, Wanted(), asked, moment, snapshot, _feed(case, asked, base), made.media_type)
    selected = fitting(case, asked, plural or made.selects, as_of)
    wanted = Wanted(plural, by or policy(), selected and selected[0], _veil(case, public=public))
    records = records_of(case, made, plural, selected and selected[1], as_of)
    return Taken(made, format, wanted, asked, moment, snapshot, pieces(records, format=format, wanted=wanted), made.media_type)


def _feed(case: Case, asked: Filter, base: str) -> Iterator[bytes]:
    from onrecord.feed import feed

    return (piece.encode() for piece in feed(case, asked, base=base))


def _veil(case: Case, *, public: bool) -> Veil:
    return PublicVeil(persons(case.entities(), case.statements(), case.places())) if public else OPEN


def fitting(case: Case, asked: Filter, kind: str | None, as_of: AsOf | None) -> tuple[frozenset[str], frozenset[str]] | None:
    """The ids of the cards that fit, and of the reports that they stand in; None where nothing is asked."""
    if not asked.asked():
        return None
    card = _CARD_OF.get(kind or "")
    if asked.kind is None and card in get_args(CardKind):
        asked = asked.model_copy(update={"kind": card})
    if as_of is not None:
        from onrecord.browsing import selected

        cards = list(selected(case.record(as_of=as_of), asked))
        return frozenset(found.id for found in cards), frozenset(found.document for found in cards)
    ids, reports, after = set[str](), set[str](), None
    while True:
        page = case.cards(asked, limit=CARDS_AT_ONCE, after=after)
        ids |= {found.id for found in page.items}
        reports |= {found.document for found in page.items}
        if (after := page.next) is None:
            return frozenset(ids), frozenset(reports)


def records_of(case: Case, made: Format, kind: str | None, reports: frozenset[str] | None, as_of: AsOf | None) -> Records:
    """The record, whole where the format needs it, else in parts, in order of the reports' ids."""
    if as_of is not None or kind in made.across:
        return iter([case.record(as_of=as_of)])
    if reports is None:
        gone = set(case.store.supersedes().values())
        reports = frozenset(document.id for document in case.documents() if document.id not in gone)
    return _parts(case, reports)


def _parts(case: Case, reports: frozenset[str]) -> Records:
    waiting = iter(sorted(reports))
    while some := list(islice(waiting, REPORTS_AT_ONCE)):
        yield case.part(some)
