"""The relations of all counts: within each series, and between series that differ in one thing, where a reader would wonder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.fuse.counts.comparable import relate
from onrecord.fuse.counts.keys import Key, keyed
from onrecord.fuse.counts.moments import days_between
from onrecord.fuse.counts.neighbours import Meeting, in_order, rows_of
from onrecord.fuse.counts.subjects import Subject
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.model import Relation

_SOON = 3  # days between two happenings at one place that may be taken for one
_KIN = {"killed": "hurt", "wounded": "hurt", "casualties": "hurt", "displaced": "gone", "evacuated": "gone", "affected": "gone"}


def within(record: Record, some: Sequence[Subject]) -> list[Relation]:
    """The relations of one series."""
    meeting = Meeting(record, rows_of(some))
    return [relation for subject in in_order(some) for relation in meeting.meets(subject)]


@remembered
def across(record: Record) -> tuple[Relation, ...]:
    """Why the newest counts of two series that differ in one thing are not to be compared: neighbours only, so that the cost is that of
    the series."""
    newest = {key: in_order(some)[-1] for key, some in keyed(record).items()}
    groups: dict[tuple[str, ...], list[Key]] = {}
    for key, subject in newest.items():
        for name in _left_out(key, subject):
            groups.setdefault(name, []).append(key)
    found: dict[tuple[str, str], Relation] = {}
    for _, keys in sorted(groups.items()):
        for one, other in _neighbours(keys, newest):
            if _are_told_apart(newest[one], newest[other]):
                continue
            told = relate(record, newest[one].figure, newest[other].figure)
            if told is not None and told.type == "not_comparable":
                found[told.a, told.b] = told
    return tuple(found[pair] for pair in sorted(found))


def _are_told_apart(a: Subject, b: Subject) -> bool:
    """Whether no reader takes one for the other: one report gives both, or they are of happenings on days well apart."""
    apart = a.days is not None and b.days is not None and days_between(a.days[0], b.days[0]) > _SOON
    return apart or a.figure.document == b.figure.document


def _left_out(key: Key, subject: Subject) -> Iterator[tuple[str, ...]]:
    """What the series that differ from it in one thing share with it, once for each thing."""
    where, country = key.about, subject.ground.country or ""
    yield "measure", _KIN.get(key.measure, key.measure), key.population, key.unit, key.scope, where, key.party
    yield "population", key.measure, key.unit, key.scope, where, key.party
    yield "unit", key.measure, key.population, key.scope, where, key.party
    yield "party", key.measure, key.population, key.unit, key.scope, where
    if country and key.scope == "cumulative":
        yield "place", key.measure, key.population, key.unit, key.scope, country, key.party
    if key.scope == "incident":
        yield "happening", key.measure, key.population, key.unit, key.party, subject.ground.key
    if country and key.scope:
        yield "scope", key.measure, key.population, key.unit, key.party, country


def _neighbours(keys: list[Key], newest: Mapping[Key, Subject]) -> Iterator[tuple[Key, Key]]:
    """Series told one after the other."""
    return pairwise(sorted(keys, key=lambda key: (newest[key].told.last or "9", key)))


def relations(record: Record) -> list[Relation]:
    """How counts stand to each other, in order of id."""
    found = {(r.a, r.b): r for r in across(record)}
    for some in keyed(record).values():
        found |= {(r.a, r.b): r for r in within(record, some)}
    return [found[pair] for pair in sorted(found)]
