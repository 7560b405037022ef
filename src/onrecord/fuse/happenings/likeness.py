"""How alike two event mentions are: reasons for and against, each with its weight in log odds, and a no where something tells them apart.

The weights were set by hand, on one half of the paragraphs of bench/quality/incidents.py and on half of a set of written cases (reports of
many outlets on one war each); the other halves are what is scored.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.fuse.grouping import Link
from onrecord.fuse.happenings.apart import apart
from onrecord.fuse.happenings.days import LATELY, gap, overlap, spoken
from onrecord.fuse.happenings.places import Standing, Where, where
from onrecord.fuse.happenings.summaries import part_of
from onrecord.fuse.happenings.told import Told
from onrecord.fuse.happenings.tolls import tolls_agree, tolls_differ, tolls_far, tolls_grew, tolls_near, tolls_shrink

LEAST = 0.7
"""The probability from which two mentions are linked."""
_LEAST_ODDS = math.log(LEAST / (1 - LEAST))
_WIDE_ODDS = 1.0
"""The log odds asked where one of two mentions has no town, or no day and its report came out on another day: such mentions would else tie
all of a region's towns together, and each day to the next."""
Reason = tuple[float, str, tuple[object, ...]]
"""A weight, and the reason in words with what fills them; no words where it is none for a reader. Days are pairs of ordinals."""

_BEFORE = -1.7  # before anything is known: most mentions that meet are of two happenings
_BESIDE = -3.2  # in one report, which tells each happening once
_PLACE = {
    "same": 1.7,
    "near": 0.9,
    "around": 0.8,
    "within": 0.4,
    "region": 0.1,
    "country": -0.5,
    "unknown": -0.5,
    "doubtful": -0.7,
    "origin": -1.5,
}
_ONLY_NAMED = -0.4
_SMALL, _SMALL_KM, _NEWS = 0.6, 2.0, 0.4
_TAKEN = 1.0  # a town changes hands once a day at most, and one side's gain is the other's loss
_DAY, _DAYS, _LATELY, _NEXT_DAY, _DAY_AFTER, _LATER = 1.2, 0.7, 0.6, 0.1, -0.5, -0.7
_LASTING = 0.3
_GREAT_TOLL, _TOLL, _SMALL_TOLL, _UPDATE, _OTHER_TOLL, _FAR_TOLL, _LESS = 2.4, 1.8, 0.9, 0.5, -1.4, -2.2, -0.8
_SIDE, _OTHER_SIDE, _ACTOR, _GROUP = 0.5, -1.0, 0.3, 0.9
_STRUCK, _OTHER_STRUCK = 0.4, -0.8
_SITE, _OTHER_SITE = 0.9, -2.2
_ARMS, _OTHER_SHOT, _OTHER_ARMS = 0.5, -0.1, -1.3
_TYPE = -0.8
_WORDS, _FEW_WORDS, _TELLING_WORDS = 3.4, -0.3, 0.4
_SAID = 4  # words
_BACK, _DENIED, _HARM, _CHARACTERS = 2.4, 1.6, 2.0, 800
_CHAIN = 3.0
_STORY, _BESIDES, _LEAST_MARKS, _MOST_SHARED = 4.0, 0.4, 3, 0.5
_AIRBORNE = frozenset({"air", "drone", "missile", "shelling"})
_ANY_SITE = frozenset({"village", "aid", "road", "police"})
"""What may stand beside anything else that was hit."""
_MOST_BY_WORDING = _FEW_WORDS + _WORDS + _STORY * _MOST_SHARED
_LARGE, _GREAT = 4, 20  # from how many on an equal toll is hardly chance


class Likeness(NamedTuple):
    """The log odds that two mentions are one happening, and what speaks for and against it."""

    odds: float
    standing: Standing
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return round(1 / (1 + math.exp(-self.odds)), 3)

    @property
    def why(self) -> tuple[str, ...]:
        """What speaks for it in words, the weightiest first."""
        spoken_for = [(weight, _said(words, filled)) for weight, words, filled in self.reasons if weight > 0 and words]
        return tuple(dict.fromkeys(words for _, words in sorted(spoken_for, key=lambda reason: (-reason[0], reason[1]))))


def _said(words: str, filled: tuple[object, ...]) -> str:
    return words.format(*map(_filling, filled))


def _filling(part: object) -> object:
    """A pair of ordinals as days, a set as its first words."""
    if isinstance(part, tuple):
        return spoken((part[0], part[1]))
    return ", ".join(sorted(part)[:_SAID]) if isinstance(part, set) else part


def compare(a: Told, b: Told) -> Link | None:
    """The link between two mentions: one happening, or a summary and one of its parts. Why they are one is told by `likeness` when asked:
    a day's first news has thousands of links."""
    if a.family != b.family:
        return None
    if b.id < a.id:
        a, b = b, a
    if a.summary != b.summary and (held := part_of(a, b)) is not None:
        return held
    found = likeness(a, b, hopeless=_LEAST_ODDS)
    if found is None or found.odds < _asked(a, b, found.standing):
        return None
    return Link.model_construct(a=a.id, b=b.id, kind="same", score=found.score, why=())


def _asked(a: Told, b: Told, standing: Standing) -> float:
    """The log odds that a link between two mentions needs."""
    if a.document == b.document:
        return _LEAST_ODDS
    of_days = (a.days is not None and b.days is not None) or a.by == b.by
    return _LEAST_ODDS if of_days and standing in ("same", "near") else _WIDE_ODDS


def likeness(a: Told, b: Told, *, hopeless: float = -math.inf) -> Likeness | None:
    """None where something tells them apart, or where no wording brings them to the log odds `hopeless`."""
    if apart(a, b):
        return None
    placed = where(a, b)
    if placed.standing == "apart":
        return None
    reasons = [*_placed(placed, a, b), *_when(a, b), *_counts(a, b), *_who(a, b), *_what(a, b)]
    if a.document != b.document and _BEFORE + sum(reason[0] for reason in reasons) + _MOST_BY_WORDING < hopeless:
        return None
    reasons += _inside(a, b, placed) if a.document == b.document else (*_wording(a, b), *_story(a, b))
    return Likeness(round(_BEFORE + sum(reason[0] for reason in reasons), 3), placed.standing, tuple(reasons))


def _placed(found: Where, a: Told, b: Told) -> Iterator[Reason]:
    """A place that only stands in the sentence says less."""
    within = a.document == b.document and found.standing == "unknown"  # what points back names no place again
    taken = _TAKEN if a.family == "ground" and found.standing == "same" else 0.0
    weight = (0.0 if within else _PLACE[found.standing]) + taken + _ONLY_NAMED * (bool(a.named) + bool(b.named))
    if found.standing in ("same", "near"):
        weight += _SMALL * _in_a_small_town(a, b) + _NEWS * (a.main and b.main)
    yield weight, found.why, found.names


def _in_a_small_town(a: Told, b: Told) -> bool:
    """Whether each names a small town, in which little happens in a day, or a place that is on no map."""
    return all(any((spot.radius_km or 0.0) <= _SMALL_KM for spot in told.fine) for told in (a, b))


def _when(a: Told, b: Told) -> Iterator[Reason]:
    if a.days is not None and b.days is not None:
        if (shared := overlap(a.days, b.days)) is not None:
            yield (_DAY if shared[0] == shared[1] else _DAYS), "both on {}", (shared,)
    elif a.days is not None and b.by is not None:
        yield _told_after(a.days, b.by, lasting=a.family == "ground")
    elif b.days is not None and a.by is not None:
        yield _told_after(b.days, a.by, lasting=a.family == "ground")
    elif a.by is not None and b.by is not None:
        yield _told_together(min(a.by, b.by), max(a.by, b.by), lasting=a.family == "ground")


def _told_after(days: tuple[int, int], by: int, *, lasting: bool) -> Reason:
    late = gap(days, (by - 1, by))
    if late == 0:
        return _LATELY, "{}, told by {}", (days, (by, by))
    if late == 1:
        return _NEXT_DAY, "{}, told by {}", (days, (by, by))
    return _lateness(late - 1, lasting=lasting), "", ()


def _lateness(days: int, *, lasting: bool) -> float:
    """What speaks against two mentions told so many days apart; who holds a town is told for longer."""
    return _LATER * min(days, 4) * (_LASTING if lasting else 1.0)


def _told_together(one: int, other: int, *, lasting: bool) -> Reason:
    late = other - one
    if late == 0:
        return _LATELY, "both told by {}", ((one, one),)
    if late <= LATELY:
        return (_NEXT_DAY if late == 1 else _DAY_AFTER), "told by {} and {}", ((one, one), (other, other))
    return _lateness(late - LATELY + 1, lasting=lasting), "", ()


def _counts(a: Told, b: Told) -> Iterator[Reason]:
    if not a.tolls or not b.tolls:
        return
    if agreed := tolls_agree(a, b):
        for toll in sorted(agreed, key=lambda toll: -toll.value)[:2]:
            weight = _GREAT_TOLL if toll.value >= _GREAT else _TOLL if toll.value >= _LARGE else _SMALL_TOLL
            yield weight, "{} {} in both", (toll.value, toll.measure)
    elif tolls_shrink(a, b):
        yield _LESS, "", ()
    elif tolls_far(a, b):
        yield (_OTHER_TOLL if tolls_grew(a, b) else _FAR_TOLL), "", ()
    elif tolls_near(a, b):
        yield _UPDATE, "counts that may be one and its update", ()
    elif tolls_grew(a, b):
        return
    elif tolls_differ(a, b):
        yield _OTHER_TOLL, "", ()


def _who(a: Told, b: Told) -> Iterator[Reason]:
    if shared := _shared(a.sides, b.sides):
        yield _SIDE, "both by {}", (shared[0],)
    elif a.sides and b.sides and a.family != "ground":
        yield _OTHER_SIDE, "", ()
    elif shared := _shared(a.actors, b.actors):
        yield (_GROUP if shared[0][:1].isupper() else _ACTOR), "both by {}", (shared[0],)
    if shared := _shared(a.targets, b.targets):
        yield _STRUCK, "both on {}", (shared[0],)
    elif a.struck and b.struck and not _shared(a.struck, b.struck):
        yield _OTHER_STRUCK, "", ()


def _what(a: Told, b: Told) -> Iterator[Reason]:
    if shared := _shared(a.sites, b.sites):
        yield _SITE, "both: {}", (set(shared),)
    elif hit_two_things(a, b):
        yield _OTHER_SITE, "", ()
    if shared := _shared(a.arms, b.arms):
        yield _ARMS, "both by {}", (shared[0],)
    elif a.arms and b.arms:
        yield (_OTHER_SHOT if _AIRBORNE.issuperset(a.arms) and _AIRBORNE.issuperset(b.arms) else _OTHER_ARMS), "", ()
    if a.type != b.type:
        yield _TYPE, "", ()


def hit_two_things(a: Told, b: Told) -> bool:
    """Whether the one tells that a bus was hit, the other a market."""
    mine, others = set(a.sites) - _ANY_SITE, set(b.sites) - _ANY_SITE
    return bool(mine and others) and mine.isdisjoint(others)


def _wording(a: Told, b: Told) -> Iterator[Reason]:
    """How much of the shorter telling's words the longer has, less what chance gives."""
    fewer = min(len(a.vocabulary), len(b.vocabulary))
    if fewer == 0:
        return
    shared = a.vocabulary.keys() & b.vocabulary.keys()
    share = len(shared) / (fewer + 2)
    yield (
        _FEW_WORDS + _WORDS * share,
        "words: {}" if share > _TELLING_WORDS else "",
        ({a.vocabulary[one] for one in shared} if share > _TELLING_WORDS else "",),
    )


def _story(a: Told, b: Told) -> Iterator[Reason]:
    """How many names and numbers their reports share, where these are told by both as their news."""
    fewer = min(len(a.story), len(b.story))
    shared = len(a.story & b.story)
    if fewer < _LEAST_MARKS or hit_two_things(a, b):
        return
    weight = _STORY * min(shared / fewer, _MOST_SHARED) * (1.0 if a.main and b.main else _BESIDES)
    yield weight, "reports that share {} names and numbers" if shared >= _LEAST_MARKS else "", (shared,) if shared >= _LEAST_MARKS else ()


def _inside(a: Told, b: Told, placed: Where) -> Iterator[Reason]:
    """In one report: a mention that points back is of the one that it follows; others are told once each."""
    first, second = (a, b) if a.start <= b.start else (b, a)
    if a.chain is not None and a.chain == b.chain:
        yield _CHAIN, "told in one report: '{}' after '{}'", (_taken_up(second), first.trigger)
    elif a.sentence == b.sentence and (a.harm or b.harm):
        yield _HARM, "told in one sentence: '{}' and '{}'", (first.trigger, second.trigger)
    elif _follows(first, second) and (not second.scenes or placed.standing in ("same", "near")):
        away = min((second.start - first.start) / _CHARACTERS, 2.0)
        yield (_DENIED if second.disputed else _BACK) - away, "told in one report: '{}' after '{}'", (_taken_up(second), first.trigger)
    else:
        yield _BESIDE, "", ()


def _taken_up(second: Told) -> str:
    if second.disputed:
        return f"{second.trigger}, denied,"
    return second.trigger if second.harm or not second.back else f"the {second.trigger}"


def _follows(first: Told, second: Told) -> bool:
    """Whether the second takes up what the first told: it points back, or denies it."""
    if "firearms" in (first.mode, second.mode) and first.mode != second.mode and not second.harm:
        return False  # "the strike" is none of the fighting told before
    if second.disputed:
        return first.modality != "denied" and first.sentence != second.sentence
    return second.back and (first.modality == second.modality or (first.disputed and second.modality == "actual"))


def _shared(mine: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """What both name, in order of name."""
    return [one for one in mine if one in others] if mine and others else []
