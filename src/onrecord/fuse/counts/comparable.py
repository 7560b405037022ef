"""How two counts stand to each other. docs/reference/counts.md gives the rules with their reasons."""

from __future__ import annotations

from onrecord.fuse.counts.bounds import Agreement, agreement
from onrecord.fuse.counts.claimants import are_rivals, likeness
from onrecord.fuse.counts.differences import are_kin, are_near, differences
from onrecord.fuse.counts.moments import days_between
from onrecord.fuse.counts.subjects import Subject, subjects
from onrecord.fuse.counts.wording import wording
from onrecord.fuse.grouping import Rulings
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.model import Figure, Relation
from onrecord.model.vocabulary import RelationType

_GROWS = 7  # days after a happening in which its toll goes on rising: bodies are found, the wounded die
_FALLEN = 0.5  # below this share of the total before, a total is taken to be none
_CROSSING = 2  # days within which two reports without a speaker may have been written in the other order


@remembered
def rulings(record: Record) -> Rulings:
    return Rulings.of(record.judgements)


def relate(record: Record, a: Figure, b: Figure) -> Relation | None:
    """How the later of two counts stands to the earlier; None where they have nothing to do with each other, or it cannot be told.

    The relation does not depend on which is given first: `a` of the relation is the later one.
    """
    known = subjects(record)
    one, other = known.get(a.id), known.get(b.id)
    if one is None or other is None or a.id == b.id or not are_kin(one, other) or _are_of_one_whole(a, b):
        return None
    earlier, later, ordered = ordered_pair(record, one, other)
    found = differences(earlier, later, rulings(record))
    if not found:
        told = _compared(record, earlier, later, ordered=ordered)
    elif are_near(earlier, later, found):
        told = "not_comparable", "; ".join(difference.words for difference in found)
    else:
        told = None
    return Relation(a=later.figure.id, b=earlier.figure.id, type=told[0], why=told[1]) if told is not None else None


Said = tuple[RelationType, str] | None


def _are_of_one_whole(a: Figure, b: Figure) -> bool:
    """A whole and its part, or two parts of one whole."""
    return a.part_of == b.id or b.part_of == a.id or (a.part_of is not None and a.part_of == b.part_of)


def ordered_pair(record: Record, a: Subject, b: Subject) -> tuple[Subject, Subject, bool]:
    """The earlier and the later, and whether that is certain: by the days as of which running totals count, by when they were told, by
    the wording of a report that gives both, by the order of the copies of one story."""
    if a.scope == b.scope == "cumulative" and a.figure.as_of and b.figure.as_of and a.figure.as_of != b.figure.as_of:
        return (a, b, True) if a.figure.as_of < b.figure.as_of else (b, a, True)
    if a.told.before(b.told) or b.told.before(a.told):
        return (a, b, True) if a.told.before(b.told) else (b, a, True)
    if a.figure.document == b.figure.document and _is_told_before(a, b) != _is_told_before(b, a):
        return (a, b, True) if _is_told_before(a, b) else (b, a, True)
    if _is_copied(record, a, b):
        order = record.voices[a.figure.document].documents
        first, second = sorted((a, b), key=lambda subject: order.index(subject.figure.document))
        return first, second, True
    first, second = sorted(
        (a, b), key=lambda subject: (subject.told.last or "9", subject.figure.document, subject.figure.start, subject.figure.id)
    )
    return first, second, False


def _is_told_before(a: Subject, b: Subject) -> bool:
    """Whether the wording of one report gives the first as the former count: "it had said"; or the second as the newer: "it later put"."""
    return a.order == "before" or b.order == "after"


def _is_copied(record: Record, a: Subject, b: Subject) -> bool:
    """Whether their reports are one text but for some words, not only one story told anew, and neither names another speaker."""
    voice, pair = record.voices.get(a.figure.document), {a.figure.document, b.figure.document}
    if voice is None or len(pair) == 1 or b.figure.document not in voice.documents:
        return False
    retold = {copy.document for copy in voice.copies if copy.manner not in ("exact", "near")}
    unnamed = not a.claimant.named and not b.claimant.named
    return not retold & pair and (unnamed or likeness(a.claimant, b.claimant) != "different")


def _compared(record: Record, earlier: Subject, later: Subject, *, ordered: bool) -> Said:
    """Two counts of one thing."""
    agree = agreement(earlier.figure, later.figure, floors=(earlier.floor, later.floor))
    between = f"{wording(earlier.figure)}, then {wording(later.figure)}"
    copied = _is_copied(record, earlier, later)
    if earlier.scope is None and not (copied and _is_at_once(earlier, later)):
        return None
    if copied or likeness(earlier.claimant, later.claimant) != "different":
        return _of_one(earlier, later, agree, between, ordered=ordered, copied=copied)
    if _apart_in_time(earlier, later):
        return "not_comparable", f"as of {later.as_of} vs as of {earlier.as_of}"
    if agree in ("equal", "both"):
        if earlier.figure.document == later.figure.document and not (earlier.claimant.named and later.claimant.named):
            return None  # a girl of four and a boy of three are one child each, and not the same
        return "same", "both give this number" if agree == "equal" else f"both can hold: {wording(earlier.figure)}, {wording(later.figure)}"
    if agree == "room":
        return (
            "not_comparable",
            f"{wording(earlier.figure)} and {wording(later.figure)}: one leaves room for the other, but does not say as much",
        )
    if later.moved and ordered:
        return "revision", f"the later report says that the count has moved: {between}"
    if earlier.scope == "incident":
        return _rival_tolls(record, earlier, later, between, ordered=ordered)
    return _rival_totals(earlier, later)


def _of_one(earlier: Subject, later: Subject, agree: Agreement, between: str, *, ordered: bool, copied: bool) -> Said:
    """Two counts by one claimant, or in two copies of one story."""
    who = "an edited copy of the story" if copied else f"{later.claimant.name}, later"
    if agree in ("equal", "both") and earlier.figure.document == later.figure.document:
        return None
    if agree == "equal":
        return ("same", "one story, told again") if copied else ("same", f"{later.claimant.name} gives it again")
    if ordered and _is_fallen(earlier, later):
        return "not_comparable", f"a running total does not fall so far: {between}"
    if ordered:
        return "revision", f"{who}: {between}"
    if agree == "both":
        return "same", f"both can hold: {wording(earlier.figure)}, {wording(later.figure)}"
    if earlier.figure.document == later.figure.document:
        return None
    return "not_comparable", f"both by {later.claimant.name}; which came first is not told"


def _is_fallen(earlier: Subject, later: Subject) -> bool:
    """Whether the later of two totals of what only grows is so low that it is no total: an addition to it ("158 more")."""
    grows = earlier.scope == "cumulative" and earlier.figure.measure not in ("displaced", "evacuated", "deployed", "missing")
    return grows and later.figure.value < earlier.figure.value * _FALLEN


def _is_at_once(earlier: Subject, later: Subject) -> bool:
    """Whether both were told within a day: two copies of what is told every day with another number are no copies."""
    return earlier.told.day is not None and earlier.told.day == later.told.day


def _apart_in_time(earlier: Subject, later: Subject) -> bool:
    """Whether two running totals count up to different days. A day that a report gives is firm; the day on which it came out is not."""
    if earlier.scope != "cumulative" or earlier.as_of is None or later.as_of is None:
        return False
    firm = earlier.figure.as_of is not None and later.figure.as_of is not None
    return days_between(earlier.as_of, later.as_of) > (0 if firm else 1)


def _rival_tolls(record: Record, earlier: Subject, later: Subject, between: str, *, ordered: bool) -> Said:
    """Two tolls of one incident by two claimants that cannot both hold. A toll rises for days; it does not fall by itself."""
    rises = ordered and later.figure.value > earlier.figure.value and _is_fresh(earlier)
    unnamed = [subject for subject in (earlier, later) if not subject.claimant.named]
    rivals = are_rivals(earlier.claimant, later.claimant)
    same_outlet = record.documents[earlier.figure.document].publisher == record.documents[later.figure.document].publisher is not None
    if rises and not rivals:
        if len(unnamed) == 2 or (unnamed and same_outlet):
            return "revision", f"told later, and higher: {between}"
        return "not_comparable", f"told later, and higher: the toll may have risen ({between})"
    if unnamed and not ordered:
        return "not_comparable", "which was told first is not known, and a speaker is not named for both"
    if unnamed and earlier.told.day and later.told.day and days_between(earlier.told.day, later.told.day) < _CROSSING:
        return "not_comparable", "a speaker is not named for both, and the later report may have been written first"
    if earlier.happening != later.happening and not (earlier.dated and later.dated):
        return "not_comparable", "not known to be one happening: only when the reports came out tells the day of one"
    return "contradicts", _against(earlier, later)


def _is_fresh(earlier: Subject) -> bool:
    """Whether the earlier toll was told within days of the happening, when it may still rise."""
    day = earlier.told.day
    return earlier.days is None or day is None or days_between(earlier.days[0], day) <= _GROWS


def _rival_totals(earlier: Subject, later: Subject) -> Said:
    """Two running totals as of one day by two claimants that cannot both hold."""
    if earlier.scope is None or not (earlier.claimant.named and later.claimant.named):
        return None
    if (earlier.figure.since is None) != (later.figure.since is None):
        return "not_comparable", f"since {earlier.figure.since or later.figure.since} vs since a day not told"
    if earlier.as_of != later.as_of or earlier.as_of is None:
        return "not_comparable", f"as of {later.as_of or 'a day not told'} vs as of {earlier.as_of or 'a day not told'}"
    return "contradicts", _against(earlier, later)


def _against(earlier: Subject, later: Subject) -> str:
    """Who says what against whom, the lower number first."""
    by_size = sorted((earlier, later), key=lambda subject: (subject.figure.value, subject.figure.id))
    said = [f"{wording(subject.figure)} ({subject.claimant.name})" for subject in by_size]
    return f"cannot both hold: {said[0]}, {said[1]}"
