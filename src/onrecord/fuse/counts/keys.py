"""Which counts are one series: measure, population, unit, party, scope, and the happening or the place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.fuse.counts.comparable import rulings
from onrecord.fuse.counts.differences import are_one_happening
from onrecord.fuse.counts.subjects import Subject, subjects
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.model.vocabulary import Measure, Population, Scope

_MET = 12
"""Occasions at one place on one day that a count is compared with: a town that is shelled all day has more, and no two need be one."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """`about`: the happening or the place, as an id within the record; `force`: whose fighters, where the party is not told."""

    measure: Measure
    population: Population
    unit: str
    scope: Scope | str
    about: str
    party: str
    force: str = ""


@remembered
def keyed(record: Record) -> Mapping[Key, tuple[Subject, ...]]:
    """The counts of each series, in order of id."""
    counted = subjects(record)
    about = {**_occasions(record, counted), **_places(counted)}
    found: dict[Key, list[Subject]] = {}
    for key in sorted(counted):
        found.setdefault(_key(counted[key], about[key]), []).append(counted[key])
    return {key: tuple(some) for key, some in sorted(_with_parties(found).items())}


def _key(subject: Subject, about: str) -> Key:
    figure = subject.figure
    return Key(figure.measure, figure.population, figure.unit or "", subject.scope or "", about, subject.party or "", subject.force or "")


def _with_parties(found: Mapping[Key, list[Subject]]) -> dict[Key, list[Subject]]:
    """Counts of one happening that tell no party go with those that tell it, where these tell one; fighters without a word for whose they
    are go with those of the same party that have one."""
    told: dict[tuple[str, ...], set[Key]] = {}
    for key in found:
        told.setdefault((key.measure, key.population, key.unit, key.scope, key.about), set()).add(key)
    merged: dict[Key, list[Subject]] = {}
    for key in sorted(found):
        near = told[(key.measure, key.population, key.unit, key.scope, key.about)]
        fitting = {other for other in near if _fits(key, other)} or {key}
        merged.setdefault(fitting.pop() if len(fitting) == 1 else key, []).extend(found[key])
    return {key: sorted(some, key=lambda subject: subject.figure.id) for key, some in merged.items()}


def _fits(key: Key, other: Key) -> bool:
    """Whether the other tells more of whose they are, and nothing else."""
    if key == other or (key.party != other.party and key.scope != "incident"):
        return False
    return key.party in ("", other.party) and key.force in ("", other.force)


def _places(counted: Mapping[str, Subject]) -> dict[str, str]:
    """Figure that is none of an incident → its place. A name on no map is the place of that name, where a country has one such."""
    placed = {key: subject for key, subject in counted.items() if subject.scope != "incident"}
    named: dict[tuple[str, str | None], set[str]] = {}
    for subject in placed.values():
        ids = [found for found in subject.ground.fine | subject.ground.wide if found.startswith("g")]
        for name in subject.ground.fine | subject.ground.wide:
            named.setdefault((name, subject.ground.country), set()).update(ids)
    found = {}
    for key, subject in placed.items():
        own = subject.ground.key
        of_name = named.get((own, subject.ground.country), set())
        found[key] = f"place {next(iter(of_name)) if len(of_name) == 1 and own.startswith('n') else own} {subject.ground.country or ''}"
    return found | _unplaced(placed, found)


def _unplaced(placed: Mapping[str, Subject], found: Mapping[str, str]) -> dict[str, str]:
    """Fighters of one side whose place is not told are counted with those of the only country where that side is counted."""
    lands: dict[tuple[str, ...], set[str]] = {}
    for key, subject in placed.items():
        if subject.ground.country and not (subject.ground.fine or subject.ground.wide):
            lands.setdefault(_side(subject), set()).add(found[key])
    return {
        key: next(iter(lands[_side(subject)]))
        for key, subject in placed.items()
        if subject.party
        and subject.figure.population == "military"
        and not subject.ground.known
        and len(lands.get(_side(subject), ())) == 1
    }


def _side(subject: Subject) -> tuple[str, ...]:
    return subject.figure.measure, subject.figure.population, subject.party or "", subject.scope or ""


def _occasions(record: Record, counted: Mapping[str, Subject]) -> dict[str, str]:
    """Figure of an incident → the occasion that it is of: its happening, joined with others where place and day are one and nothing
    tells them apart."""
    found: dict[str, str] = {}
    met: dict[str, list[Subject]] = {}
    firsts: dict[str, str] = {}
    for key in sorted(counted, key=lambda key: (counted[key].happening is None, key)):
        subject = counted[key]
        if subject.scope != "incident":
            continue
        name = firsts.get(subject.happening or "") or _joined(record, subject, met, found) or subject.happening or f"count {key}"
        found[key] = name
        firsts.setdefault(subject.happening or key, name)
        for block in _blocks(subject):
            met.setdefault(block, []).append(subject)
    return found


def _joined(record: Record, subject: Subject, met: Mapping[str, list[Subject]], found: Mapping[str, str]) -> str | None:
    """The one occasion that a count belongs to, of those met at its place."""
    near = {found[other.figure.id]: other for block in _blocks(subject) for other in met.get(block, [])[-_MET:]}
    names = {name for name, other in near.items() if are_one_happening(subject, other, rulings(record))}
    return names.pop() if len(names) == 1 else None


def _blocks(subject: Subject) -> Iterable[str]:
    """Where a count meets others of its incident: its town, in its month."""
    day = subject.days[0] if subject.days else subject.told.day
    return [f"{key} {(day or '')[:7]}" for key in sorted(subject.ground.fine)]
