"""How each event mention tells its happening: as fact, on somebody's word, or as denied, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.fuse.sides import side
from onrecord.model import Event, Span, Statement

CLAIMING = frozenset({"asserts", "accuses", "confirms"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention. `asserted`: the report or somebody in it tells it as having happened; `claims`: on whose word; `denials`: who denies it
    in that report."""

    event: Event
    asserted: bool
    claims: tuple[Statement, ...] = ()
    denials: tuple[Statement, ...] = ()

    @property
    def speakers(self) -> frozenset[str]:
        """Those whose word it is; empty where the report tells it in its own voice."""
        return frozenset(claim.speaker_name or "somebody unnamed" for claim in self.claims)


def within(span: Span, statement: Statement) -> bool:
    return any(part.covers(span) for part in statement.content)


@remembered
def denials_of(record: Record) -> Mapping[str, tuple[Statement, ...]]:
    """Fact → the statements of its report that deny it."""
    found: dict[str, list[Statement]] = {}
    for statement in record.statements():
        if statement.stance == "denies":
            for about in statement.about:
                found.setdefault(about, []).append(statement)
    return {about: tuple(denials) for about, denials in found.items()}


@remembered
def tellings(record: Record) -> Mapping[str, Telling]:
    """Event → how it tells its happening."""
    return {event.id: _telling(record, event) for event in record.events()}


def _telling(record: Record, event: Event) -> Telling:
    denials = denials_of(record).get(event.id, ())
    said = [found for key in event.attributed_to if isinstance(found := record.facts.get(key), Statement)]
    claims = tuple(_claims(event, said, denials))
    if not claims and event.modality == "denied":
        claims = tuple(_answered(record, denials))
    return Telling(event, _is_asserted(event, claims, denials, said), claims, denials)


def _answered(record: Record, denials: Iterable[Statement]) -> Iterator[Statement]:
    """The claims that the denials of an event deny with it: somebody made them, on another side than who denies."""
    claims: dict[str, Statement] = {}
    for denial in denials:
        mine = side(record, denial.document, denial.speaker_name)
        for claim in (record.facts.get(key) for key in denial.about):
            if isinstance(claim, Statement) and claim.stance in CLAIMING:
                theirs = side(record, claim.document, claim.speaker_name)
                if mine is None or theirs != mine:
                    claims[claim.id] = claim
    yield from (claims[key] for key in sorted(claims))


def _claims(event: Event, said: Iterable[Statement], denials: Iterable[Statement]) -> Iterator[Statement]:
    """The statements on whose word it is; who repeats a denial ("he told me that it was fake, she said") claims nothing, nor does a
    denier who speaks on."""
    deniers = {denial.speaker_name for denial in denials if denial.speaker_name}
    for statement in said:
        relays = any(within(denial.content[0], statement) and not within(statement.content[0], denial) for denial in denials)
        if statement.stance in CLAIMING and not relays and statement.speaker_name not in deniers:
            yield statement


def _is_asserted(event: Event, claims: tuple[Statement, ...], denials: Iterable[Statement], said: Iterable[Statement]) -> bool:
    """An event that somebody denies is kept as denied, whoever else asserts it: what stands outside the words of the denial, or is
    another's claim ("denied accusations by the army that …"), is asserted too."""
    if event.modality in ("actual", "possible"):
        return True
    if event.modality != "denied" or not denials:
        return False
    return bool(claims) or not any(within(event.trigger, statement) for statement in (*denials, *said) if statement.stance == "denies")
