"""How alike two event mentions are: reasons for and against, each with its weight in log odds, and a no where something tells them apart.

The weights were set on one half of the paragraphs of bench/quality/incidents.py; the other half is what it scores.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.fuse.grouping import Link
from onrecord.fuse.happenings.apart import apart, tolls_agree, tolls_differ, tolls_far, tolls_near, tolls_shrink
from onrecord.fuse.happenings.days import LATELY, gap, overlap, spoken
from onrecord.fuse.happenings.places import Where, where
from onrecord.fuse.happenings.summaries import part_of
from onrecord.fuse.happenings.told import Told

LEAST = 0.5
"""The odds from which two mentions are linked, as a probability."""
Reason = tuple[float, str]

_BEFORE = -1.7  # before anything is known: most mentions that meet are of two happenings
_BESIDE = -2.5  # in one report, which tells each happening once
_PLACE = {"same": 1.7, "near": 0.9, "within": 0.5, "region": 0.2, "country": -0.3, "unknown": -0.4, "origin": -1.5}
_ONLY_NAMED = -0.4
_TAKEN = 0.7  # a town changes hands once a day at most, and one side's gain is the other's loss
_DAY, _DAYS, _LATELY, _NEXT_DAY, _DAY_AFTER, _LATER = 1.2, 0.7, 0.6, 0.1, -0.5, -0.7
_TOLL, _SMALL_TOLL, _UPDATE, _OTHER_TOLL, _FAR_TOLL = 1.8, 0.9, 0.5, -1.4, -2.2
_SIDE, _OTHER_SIDE, _ACTOR = 0.5, -1.0, 0.3
_STRUCK, _OTHER_STRUCK = 0.4, -0.8
_SITE, _OTHER_SITE = 0.9, -1.0
_ARMS, _OTHER_SHOT, _OTHER_ARMS = 0.5, -0.1, -1.3
_TYPE = -0.8
_WORDS, _FEW_WORDS = 3.0, -0.8
_BACK, _HARM = 2.4, 2.0
_AIRBORNE = frozenset({"air", "drone", "missile", "shelling"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """The log odds that two mentions are one happening, and the reasons for it in words."""

    odds: float
    why: tuple[str, ...]

    @property
    def score(self) -> float:
        return round(1 / (1 + math.exp(-self.odds)), 3)


def compare(a: Told, b: Told) -> Link | None:
    """The link between two mentions: one happening, or a summary and one of its parts."""
    if a.family != b.family:
        return None
    if b.id < a.id:
        a, b = b, a
    if (held := part_of(a, b)) is not None:
        return held
    found = likeness(a, b)
    return Link(a=a.id, b=b.id, score=found.score, why=found.why) if found is not None and found.score >= LEAST else None


def likeness(a: Told, b: Told) -> Likeness | None:
    """None where something tells them apart."""
    if apart(a, b):
        return None
    together = a.document == b.document
    placed = where(a, b)
    if placed.standing == "apart":
        return None
    reasons = [*_placed(placed, a.family), *_beside(a, b), *_when(a, b), *_counts(a, b), *_who(a, b), *_what(a, b), *_wording(a, b)]
    if together:
        reasons += _inside(a, b, placed)
    told = sorted((reason for reason in reasons if reason[0] > 0 and reason[1]), key=lambda reason: (-reason[0], reason[1]))
    return Likeness(round(_BEFORE + sum(weight for weight, _ in reasons), 3), tuple(why for _, why in told))


def _placed(found: Where, family: str) -> Iterator[Reason]:
    yield _PLACE[found.standing] + (_TAKEN if family == "ground" and found.standing == "same" else 0.0), found.why or ""


def _beside(a: Told, b: Told) -> Iterator[Reason]:
    """A place that only stands in the sentence says less."""
    yield _ONLY_NAMED * (bool(a.named) + bool(b.named)), ""


def _when(a: Told, b: Told) -> Iterator[Reason]:
    if a.days is not None and b.days is not None:
        if (shared := overlap(a.days, b.days)) is not None:
            yield (_DAY if shared[0] == shared[1] else _DAYS), f"both on {spoken(shared)}"
    elif a.days is not None or b.days is not None:
        dated, other = (a, b) if a.days is not None else (b, a)
        yield from _told_after(dated, other)
    elif a.by is not None and b.by is not None:
        yield from _told_together(a.by, b.by)


def _told_after(dated: Told, other: Told) -> Iterator[Reason]:
    if dated.days is None or other.by is None:
        return
    late = gap(dated.days, (other.by - LATELY, other.by))
    if late == 0:
        yield _LATELY, f"{spoken(dated.days)}, told by {spoken((other.by, other.by))}"
    else:
        yield _LATER * min(late, 4), ""


def _told_together(one: int, other: int) -> Iterator[Reason]:
    late = abs(one - other)
    if late == 0:
        yield _LATELY, f"both told by {spoken((one, one))}"
    elif late <= LATELY:
        yield (_NEXT_DAY if late == 1 else _DAY_AFTER), f"told by {spoken((one, one))} and {spoken((other, other))}"
    else:
        yield _LATER * min(late - LATELY, 4), ""


def _counts(a: Told, b: Told) -> Iterator[Reason]:
    if agreed := tolls_agree(a, b):
        for toll in sorted(agreed, key=lambda toll: -toll.value)[:2]:
            large = toll.value >= 4
            yield (_TOLL if large else _SMALL_TOLL), f"{toll.value} {toll.measure} in both"
    elif tolls_shrink(a, b):
        yield _OTHER_TOLL, ""
    elif tolls_far(a, b):
        yield _FAR_TOLL, ""
    elif tolls_near(a, b):
        yield _UPDATE, "counts that may be one and its update"
    elif tolls_differ(a, b):
        yield _OTHER_TOLL, ""


def _who(a: Told, b: Told) -> Iterator[Reason]:
    if shared := _shared(a.sides, b.sides):
        yield _SIDE, f"both by {shared[0]}"
    elif a.sides and b.sides and a.family != "ground":
        yield _OTHER_SIDE, ""
    elif shared := _shared(a.actors, b.actors):
        yield _ACTOR, f"both by {shared[0]}"
    if shared := _shared(a.targets, b.targets):
        yield _STRUCK, f"both on {shared[0]}"
    elif a.struck and b.struck and not _shared(a.struck, b.struck):
        yield _OTHER_STRUCK, ""


def _what(a: Told, b: Told) -> Iterator[Reason]:
    if shared := _shared(a.sites, b.sites):
        yield _SITE, f"both: {', '.join(shared[:2])}"
    elif a.sites and b.sites:
        yield _OTHER_SITE, ""
    if shared := _shared(a.arms, b.arms):
        yield _ARMS, f"both by {shared[0]}"
    elif a.arms and b.arms:
        yield (_OTHER_SHOT if _AIRBORNE.issuperset(a.arms) and _AIRBORNE.issuperset(b.arms) else _OTHER_ARMS), ""
    if a.type != b.type:
        yield _TYPE, ""


def _wording(a: Told, b: Told) -> Iterator[Reason]:
    """How much of the shorter telling's words the longer has, less what chance gives."""
    fewer = min(len(a.vocabulary), len(b.vocabulary))
    if fewer == 0 or a.document == b.document:
        return
    shared = a.vocabulary & b.vocabulary
    share = len(shared) / (fewer + 2)
    yield _FEW_WORDS + _WORDS * share, f"words: {', '.join(sorted(shared)[:4])}" if share > 0.4 else ""


def _inside(a: Told, b: Told, placed: Where) -> Iterator[Reason]:
    """In one report: a mention that points back is of the one that it follows; others are told once each."""
    first, second = (a, b) if a.start <= b.start else (b, a)
    bare = not second.scenes or placed.standing in ("same", "near")
    if a.sentence == b.sentence and (a.harm or b.harm):
        yield _HARM, f"told in one sentence: '{first.trigger}' and '{second.trigger}'"
    elif second.back and bare:
        away = (second.start - first.start) / 800
        yield _BACK - min(away, 2.0), f"told in one report: '{_phrase(second)}' after '{first.trigger}'"
    else:
        yield _BESIDE, ""


def _phrase(told: Told) -> str:
    return told.trigger if told.harm else f"the {told.trigger}"


@lru_cache(maxsize=16384)
def _shared_of(mine: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(mine) & set(others)))


def _shared(mine: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return _shared_of(tuple(mine), tuple(others)) if mine and others else ()
