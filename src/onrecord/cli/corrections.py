"""Corrections and grades as they are typed, and judgements as they are told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast, get_args

from onrecord.errors import UsageError
from onrecord.model import Judgement
from onrecord.model.vocabulary import Reliability

NUMBERS = frozenset({"value", "lower", "upper", "lat", "lon", "radius_km", "start", "end"})
SPANS = frozenset({"trigger", "speaker", "cue", "content"})
_STRETCH = re.compile(r"(\d+)-(\d+)")


def changes(settings: Iterable[str]) -> dict[str, Any]:
    """`value=12`, `party=`, `trigger=120-126`, `content=10-40,60-90` → field → value, None where nothing is given. Raises UsageError."""
    found: dict[str, Any] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise UsageError(f"--set {setting!r} sets nothing", hint="Give it as FIELD=VALUE, such as value=12.")
        found[name] = _value(name, value) if value else None
    return found


def _value(name: str, value: str) -> Any:
    if name in NUMBERS:
        return _number(name, value)
    if name not in SPANS:
        return value
    stretches = [{"start": int(found[1]), "end": int(found[2])} for part in value.split(",") if (found := _STRETCH.fullmatch(part.strip()))]
    if len(stretches) != value.count(",") + 1 or (name != "content" and len(stretches) > 1):
        raise UsageError(f"{name}: {value!r} is no stretch of the text", hint="Give it as START-END in code points, such as 120-126.")
    return stretches if name == "content" else stretches[0]


def _number(name: str, value: str) -> int | float:
    try:
        return int(value) if re.fullmatch(r"-?\d+", value) else float(value)
    except ValueError:
        raise UsageError(f"{name}: {value!r} is no number") from None


def letter(given: str | None) -> Reliability | None:
    """A reliability in either case. Raises UsageError for a letter that is none."""
    if given is None:
        return None
    if given.upper() not in get_args(Reliability):
        raise UsageError(f"no reliability {given!r}", hint=f"There are: {', '.join(get_args(Reliability))}.")
    return cast("Reliability", given.upper())


def told(made: Judgement) -> str:
    """What a judgement is about, and what it says of it."""
    between = ", " if made.verdict == "same" else " not "
    about = between.join(", ".join(side) for side in (made.left, made.right) if side) or made.undoes or ""
    grade = f" = {made.reliability or made.credibility}" if made.verdict == "grade" else ""
    said = "; ".join(f"{name} = {_said(value)}" for name, value in made.changes.items() if name not in ("evidence", "basis"))
    return f"{about}{grade}{f' ({said})' if said else ''}"


def _said(value: object) -> str:
    if isinstance(value, dict):
        return f"“{value.get('text')}”"
    if isinstance(value, list):
        return " … ".join(_said(one) for one in value)
    return "not known" if value is None else str(value)
