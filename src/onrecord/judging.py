"""What somebody says of the record, as a judgement: checked, signed and dated."""

from __future__ import annotations

import getpass
import hashlib
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from onrecord.errors import NotFound, UsageError
from onrecord.fuse.happenings import HAPPENINGS
from onrecord.model import Event, Incident, Judgement
from onrecord.model.vocabulary import Verdict
from onrecord.store import Store


def judgement(
    store: Store, verdict: Verdict, left: Sequence[str], right: Sequence[str], *, undoes: str | None, by: str | None, note: str | None
) -> Judgement:
    """The judgement, its incidents replaced by their events. Raises NotFound for an id that the case does not hold, UsageError for
    a judgement that says nothing: of one thing alone, of reports and events at once."""
    known = list(store.judgements())
    if verdict == "undo":
        _check_there(known, undoes)
    given = [tuple(dict.fromkeys(name for key in keys for name in _meant(store, key))) for keys in (left, right)]
    if verdict != "undo":
        _check(verdict, *given)
    at, who = _now(known), by or os.environ.get("ONRECORD_BY") or _user()
    digest = hashlib.sha256(repr((len(known), at, who, verdict, given, undoes)).encode()).hexdigest()[:12]
    return Judgement(id=f"J{digest}", at=at, by=who, verdict=verdict, left=given[0], right=given[1], undoes=undoes, note=note)


def _user() -> str:
    """Who is at work here; a user without a name, as in a container, by number."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}"


def _now(known: Sequence[Judgement]) -> str:
    """The moment, to the microsecond, after all that was judged before: the later judgement wins, so no two may share one."""
    now = datetime.now(UTC)
    last = max((datetime.fromisoformat(found.at) for found in known), default=now)
    return max(now, last + timedelta(microseconds=1)).isoformat(timespec="microseconds")


def _check_there(known: Sequence[Judgement], undoes: str | None) -> None:
    if undoes not in {found.id for found in known}:
        raise NotFound("no such judgement", source=undoes, hint="`onrecord show judgements` lists them.")


def _meant(store: Store, key: str) -> Iterator[str]:
    """The events of an incident, an event or a report itself."""
    if key.startswith("I"):
        payload = next(store.groups(HAPPENINGS.name, [key]), None)
        if payload is not None:
            yield from Incident.model_validate_json(payload).events
            return
    elif isinstance(store.fact(key), Event) or store.document(key) is not None:
        yield key
        return
    raise NotFound("no incident, event or report", source=key, hint="Ids are given in full: `onrecord show incidents` lists them.")


def _check(verdict: Verdict, left: Sequence[str], right: Sequence[str]) -> None:
    if len({name[0] for name in (*left, *right)}) > 1:
        raise UsageError("a judgement is about events or about reports, not both")
    if verdict == "same" and len({*left, *right}) < 2:
        raise UsageError("nothing is the same as itself alone", hint="Give two or more ids.")
    if verdict == "different" and (not left or not right):
        raise UsageError("different from what?", hint="Give ids on both sides.")
    if verdict == "different" and set(left) & set(right):
        raise UsageError("nothing differs from itself", hint="The same event stands on both sides.")
