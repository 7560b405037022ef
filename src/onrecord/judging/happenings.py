"""That events are one happening, or reports one story, and that they are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.errors import NotFound, UsageError
from onrecord.fuse.happenings import HAPPENINGS
from onrecord.judging.said import Judged, Said
from onrecord.model import Event, Incident
from onrecord.store import Store


def one_or_not(case: Judged, said: Said) -> dict[str, Any]:
    """What is on either side, incidents replaced by their events. Raises NotFound or UsageError."""
    left, right = (tuple(dict.fromkeys(name for key in keys for name in _meant(case.store, key))) for keys in (said.left, said.right))
    _check(said.verdict, left, right)
    return {"left": left, "right": right}


def events_of(store: Store, key: str) -> tuple[str, ...]:
    """The events of an incident; none if there is no such incident."""
    payload = next(store.groups(HAPPENINGS.name, [key]), None) if key.startswith("I") else None
    return Incident.model_validate_json(payload).events if payload is not None else ()


def _meant(store: Store, key: str) -> Iterator[str]:
    """The events of an incident, an event or a report itself."""
    if events := events_of(store, key):
        yield from events
    elif isinstance(store.fact(key), Event) or store.document(key) is not None:
        yield key
    else:
        raise NotFound("no incident, event or report", source=key, hint="Ids are given in full: `onrecord show incidents` lists them.")


def _check(verdict: str, left: Sequence[str], right: Sequence[str]) -> None:
    if len({name[0] for name in (*left, *right)}) > 1:
        raise UsageError("a judgement is about events or about reports, not both")
    if verdict == "same" and len({*left, *right}) < 2:
        raise UsageError("nothing is the same as itself alone", hint="Give two or more ids.")
    if verdict == "different" and (not left or not right):
        raise UsageError("different from what?", hint="Give ids on both sides.")
    if verdict == "different" and set(left) & set(right):
        raise UsageError("nothing differs from itself", hint="The same event stands on both sides.")
