"""Rival accounts: one happening, and different sides said to have done it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from onrecord.fuse.disputes.accounts import Account, accounts
from onrecord.fuse.disputes.inside import standing
from onrecord.fuse.disputes.matters import meeting, of_event
from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.model import Incident, Relation

_MOST_MET = 60
"""Accounts under one key beyond which nothing is compared: a place that is shelled daily, where no two need be of one shelling."""
RIVAL = "rival accounts: "
"""What the reason for such a relation begins with."""
_NEAR = 3  # days between reports that may be of one deed that neither dates


@remembered
def rivalries(record: Record) -> Mapping[str, tuple[Relation, ...]]:
    """Happening → the rival accounts of who did it: for each pair of sides, the first accounts of each."""
    found = {(one.fact, other.fact): (one, other) for one, other in (*_in_happenings(record), *_mutual(record))}
    seen: dict[tuple[object, ...], Relation] = {}
    by: dict[str, dict[Relation, None]] = {}
    for _, (one, other) in sorted(found.items(), key=lambda pair: _order(record, *pair[1])):
        what = frozenset((_happening(record, one), _happening(record, other)))
        told = Relation(a=one.fact, b=other.fact, type="contradicts", why=f"{RIVAL}{_says(one)}; {_says(other)}")
        kept = seen.setdefault((what, frozenset((one.doers, other.doers))), told)
        for happening in what:
            by.setdefault(happening, {})[kept] = None
    return {happening: tuple(relations) for happening, relations in sorted(by.items())}


def rivals(record: Record) -> tuple[Relation, ...]:
    """All rival accounts, each pair once."""
    found = {relation for relations in rivalries(record).values() for relation in relations}
    return tuple(sorted(found, key=lambda relation: (relation.a, relation.b)))


def _order(record: Record, one: Account, other: Account) -> tuple[object, ...]:
    came = [record.documents[account.document].published.first or "9" for account in (one, other)]
    return (max(came), min(came), one.fact, other.fact)


def _in_happenings(record: Record) -> Iterator[tuple[Account, Account]]:
    """Accounts of one happening, one of them at least a blame, whose doers have nobody in common."""
    by: dict[str, dict[frozenset[str], list[Account]]] = {}
    for account in accounts(record):
        happening = record.happenings.get(account.event.id)
        if happening is not None and not happening.summary:
            by.setdefault(happening.id, {}).setdefault(account.doers, []).append(account)
    for _, groups in sorted(by.items()):
        for mine, theirs in combinations(sorted(groups, key=sorted), 2):
            if not mine & theirs:
                yield from _opposed(record, groups[mine], groups[theirs])


def _opposed(record: Record, ones: Iterable[Account], others: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """The first account of each, by different speakers; a blame, where there is one."""
    one, other = _first(record, ones), _first(record, others)
    if (one.is_blame or other.is_blame) and (one.speaker is None or one.speaker != other.speaker):
        yield (one, other) if one.fact <= other.fact else (other, one)


def _first(record: Record, some: Iterable[Account]) -> Account:
    return min(some, key=lambda account: (not account.is_blame, record.documents[account.document].published.first or "9", account.fact))


def _mutual(record: Record) -> Iterator[tuple[Account, Account]]:
    """Each blames the other for the same kind of deed on the same thing or at the same place, on days that fit."""
    for _, met in sorted(_filed(record).items()):
        if len(met) > _MOST_MET:
            continue
        for one, other in combinations(met, 2):
            if one.side in other.doers and other.side in one.doers and not one.doers & other.doers and _fit(record, one, other):
                yield one, other


def _filed(record: Record) -> Mapping[str, list[Account]]:
    """Blames by what they are about: the thing in one report, the place with the thing in any."""
    found: dict[str, list[Account]] = {}
    for account in accounts(record):
        if account.is_blame:
            for key in meeting(of_event(record, account.event), account.document):
                found.setdefault(key, []).append(account)
    return found


def _fit(record: Record, one: Account, other: Account) -> bool:
    mine, theirs = of_event(record, one.event), of_event(record, other.event)
    if standing(mine.spots, theirs.spots) not in ("same", "unknown"):
        return False
    if mine.things and theirs.things and not mine.things & theirs.things:
        return False
    if mine.days and theirs.days:
        return mine.days[0] <= theirs.days[1] and theirs.days[0] <= mine.days[1]
    if one.document == other.document:
        return True
    if mine.told is None or theirs.told is None:
        return False
    return mine.told[0] - _NEAR <= theirs.told[1] and theirs.told[0] - _NEAR <= mine.told[1]


def _happening(record: Record, account: Account) -> str:
    known: Incident | None = record.happenings.get(account.event.id)
    return known.id if known is not None else account.event.id


def _says(account: Account) -> str:
    return f"{account.speaker or 'the report itself'} says that {' and '.join(sorted(account.doers))} did it"
