"""Summaries: "dozens of strikes this week", "a wave of attacks", "12 raids since Monday". They hold happenings and are none of them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.fuse.grouping import Link
from onrecord.fuse.happenings.days import LATELY, gap, ordinal
from onrecord.fuse.happenings.places import where
from onrecord.fuse.happenings.told import Spot, Told
from onrecord.fuse.happenings.tolls import tolls_agree
from onrecord.fuse.happenings.wording import Wording, plain
from onrecord.knowledge.happening_words import concepts, harms, period
from onrecord.model import Event, Figure

_CLOSE = 5  # words before a trigger that may count it
_BEHIND = 4  # words behind it that may spread it out
_LONG = 2  # days
_FEW = 3
_SLACK = 1  # days: a week that is told of may be a day longer
_NUMERALS = {word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}


def tells_of_many(event: Event, before: Sequence[str], after: Sequence[str], spots: Sequence[Spot]) -> bool:
    """Whether a mention tells of several happenings as one: more than one in wording, and counted, spread over places or over days."""
    near = list(before[-_CLOSE:])
    series = bool(near) and near[-1] == "of" and bool(concepts("many", near)) and event.trigger.text.lower() not in harms()
    if not (is_plural(event) or series):
        return False
    counted = series or bool(concepts("many", near[-2:])) or any(_number(word) >= _FEW for word in near[-2:])
    spread = bool(after) and "wide" in concepts("many", list(after[:_BEHIND]))
    towns = {spot.name for spot in spots if spot.role == "scene" and spot.fine}
    return counted or spread or _lasts(event) or len(towns) > _LONG


def tells_of_a_period(event: Event, wording: Wording, totals: Sequence[Figure]) -> bool:
    """Whether a mention tells all of its kind over a period: "shelling of the city during the week", "killed since March"."""
    trigger = event.trigger.text.lower()
    if event.type != "ASSAULT":
        return False
    running = any(figure.scope == "cumulative" for figure in totals)
    if trigger in harms():
        return running
    named = period(wording.words) is not None
    if trigger.split()[-1].endswith("ed"):
        return running and named
    if tells_of_one(event, wording.before(event.trigger)) or not (is_plural(event) or concepts("mass", plain(trigger))):
        return False
    return running or named or any(figure.since is not None for figure in totals)


def is_plural(event: Event) -> bool:
    """ "Strikes", as far as its ending tells."""
    words = event.trigger.text.lower()
    return words.endswith("s") and not words.endswith("ss") and words not in _ONE and words.split()[-1] not in _ONE


def tells_of_one(event: Event, before: Sequence[str]) -> bool:
    """ "An air strike", "the attack": a noun in the singular."""
    last = event.trigger.text.lower().split()[-1]
    return not last.endswith(("s", "ed", "ing")) and not _ARTICLES.isdisjoint(before[-_CLOSE:])


_ARTICLES = frozenset({"a", "an", "the", "this", "that", "another"})
_ONE = frozenset(
    {
        "clashes",
        "hostilities",
        "arms",
        "sanctions",
        "kills",
        "strikes down",
        "talks",
        "reinforcements",
        "injures",
        "wounds",
        "seizes",
        "captures",
    }
)


def _number(word: str) -> int:
    return int(word) if word.isdigit() and len(word) < 5 else _NUMERALS.get(word, 0)


def _lasts(event: Event) -> bool:
    return event.first is not None and event.last is not None and ordinal(event.last) - ordinal(event.first) > _LONG


def apart_as_summaries(a: Told, b: Told) -> bool:
    """A summary is never one of the happenings that it tells of, nor a war one of its strikes; mere "strikes" may be a summary."""
    return a.course != b.course or (a.summary != b.summary and not _in_fewer_words(a, b))


def _in_fewer_words(a: Told, b: Told) -> bool:
    """Whether the one that is no summary may be one: it names several too, or only tells what came of them, with the same toll."""
    whole, other = (a, b) if a.summary else (b, a)
    if whole.days is not None and _long(whole.days) and not (other.days is not None and _long(other.days)):
        return False
    return other.several or (other.harm and bool(tolls_agree(a, b)))


def _long(days: tuple[int, int]) -> bool:
    return days[1] - days[0] > _LONG


def part_of(a: Told, b: Told) -> Link | None:
    """The link from a summary to a single happening that it tells of: its days and places hold it, and nobody else did it."""
    if a.course or b.course or a.summary == b.summary or a.modality != b.modality:
        return None
    whole, part = (a, b) if a.summary else (b, a)
    if part.course or part.document == whole.document or not _holds_day(whole, part):
        return None
    if (whole.sides and part.sides and not set(whole.sides) & set(part.sides)) or not whole.scenes or not part.fine:
        return None
    placed = where(whole, part)
    if placed.standing not in ("within", "region", "country", "same", "near", "around"):
        return None
    why = tuple(reason for reason in (placed.why.format(*placed.names), f"'{whole.trigger}' told as several") if reason)
    return Link(a=whole.id, b=part.id, kind="holds", score=0.8, why=why)


def _holds_day(whole: Told, part: Told) -> bool:
    if part.days is None:
        return False
    if whole.days is not None:
        return whole.days[0] - _SLACK <= part.days[0] and part.days[1] <= whole.days[1]
    return whole.by is not None and gap(part.days, (whole.by - LATELY, whole.by)) == 0
