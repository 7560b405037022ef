"""A judgement from what somebody says: each kind checked by its own rules, signed and dated."""

from __future__ import annotations

import getpass
import hashlib
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from onrecord.errors import NotFound, UsageError
from onrecord.judging.grading import graded
from onrecord.judging.happenings import one_or_not
from onrecord.judging.reviewing import reviewed
from onrecord.judging.said import Judged, Said
from onrecord.model import Judgement

LONGEST = 2_000
"""Characters of a note, at most; a name has at most a tenth."""


def judgement(case: Judged, said: Said) -> Judgement:
    """The judgement. Raises NotFound for what the case does not hold, UsageError for a judgement that says nothing, or what cannot be."""
    known = list(case.store.judgements())
    _check_said(said)
    made = _made(case, said, known)
    at, who = _now(known), said.by or os.environ.get("ONRECORD_BY") or _user()
    telling = {name: value for name, value in made.items() if name not in ("left", "right")}
    given = [made.get("left", ()), made.get("right", ())]
    digest = hashlib.sha256(repr((len(known), at, who, said.verdict, given, said.undoes, telling)).encode()).hexdigest()[:12]
    return Judgement(id=f"J{digest}", at=at, by=who, verdict=said.verdict, undoes=said.undoes, note=said.note, **made)


def _made(case: Judged, said: Said, known: Sequence[Judgement]) -> dict[str, Any]:
    if said.verdict == "undo":
        _check_there(known, said.undoes)
        return {}
    if said.verdict in ("same", "different"):
        return one_or_not(case, said)
    if said.verdict in ("accept", "reject", "correct"):
        return reviewed(case, said, known)
    return graded(case, said)


def _check_said(said: Said) -> None:
    """Every part is given to the verdict that takes it, and to no other."""
    takes = {
        "changes": ("correct",),
        "reliability": ("grade",),
        "credibility": ("grade",),
        "undoes": ("undo",),
        "right": ("same", "different"),
    }
    for name, verdicts in takes.items():
        if getattr(said, name) and said.verdict not in verdicts:
            raise UsageError(f"{said.verdict} takes no {name}", hint=f"{name} belongs to {' and '.join(verdicts)}.")
    if said.verdict == "undo" and said.left:
        raise UsageError("undo takes no ids of facts", hint="Name the judgement that holds no longer.")
    if len(said.note or "") > LONGEST or len(said.by or "") > LONGEST // 10:
        raise UsageError(f"a note has at most {LONGEST} characters, a name {LONGEST // 10}")


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
