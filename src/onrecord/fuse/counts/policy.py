"""Policies: which single number of a series is picked where an export must have one, by which stated and versioned rule."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, ValidationError

from onrecord.errors import UsageError
from onrecord.fuse.counts.series import Point, Series
from onrecord.fuse.record import Record
from onrecord.model import Figure, Frozen
from onrecord.model.fact import Number
from onrecord.model.vocabulary import Measure

_FILE = "policy.toml"


class Rule(Frozen):
    """`attributed`: claims with a named speaker come before others. `speakers`: parts of names whose claims come before all others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    choose: Literal["lowest", "highest", "latest"]
    attributed: bool = False
    speakers: tuple[str, ...] = ()


class Policy(Frozen):
    """A named and versioned policy: one rule, and rules of their own for some measures."""

    name: str
    version: int
    note: str = ""
    rule: Rule
    measures: Mapping[Measure, Rule] = {}

    @property
    def label(self) -> str:
        """How an export names it: `lowest-attributed@1`."""
        return f"{self.name}@{self.version}"

    def of(self, measure: Measure) -> Rule:
        return self.measures.get(measure, self.rule)


class Choice(Frozen):
    """The number that a policy picks: of which figure, and why in words. `value` is null where no claim stands."""

    figure: str | None
    value: Number | None
    policy: str
    why: str


def policies(path: Path | None = None) -> dict[str, Policy]:
    """The policies of a file, or those that come with onrecord, by name; the default first. Raises UsageError for a file that is none."""
    if path is None:
        return _shipped()
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} holds no policies: it is not UTF-8", hint=f"See onrecord's own {_FILE}.") from error
    return _read(text, str(path))


@cache
def _shipped() -> dict[str, Policy]:
    return _read((files("onrecord.fuse.counts") / _FILE).read_text(encoding="utf-8"), _FILE)


def policy(name: str | None = None, path: Path | None = None) -> Policy:
    """One policy by name, or the default. Raises UsageError, listing the names, for another name."""
    known = policies(path)
    if name is not None and name not in known:
        raise UsageError(f"no policy {name!r}", hint=f"There are: {', '.join(known)}.")
    return known[name] if name is not None else next(iter(known.values()))


def _read(text: str, source: str) -> dict[str, Policy]:
    try:
        told = tomllib.loads(text)
        default = told.pop("default", None)
        found = {name: _policy(name, fields) for name, fields in told.items()}
    except (tomllib.TOMLDecodeError, ValidationError, TypeError, AttributeError) as error:
        raise UsageError(f"{source} holds no policies: {error}", hint=f"See onrecord's own {_FILE}.") from None
    if not found or (default is not None and default not in list(found)):
        raise UsageError(f"{source} has no policy {default or ''!r}", hint=f"See onrecord's own {_FILE}.")
    first = default if default is not None else next(iter(found))
    return {first: found[first], **found}


def _policy(name: str, fields: dict[str, Any]) -> Policy:
    rest = {key: fields[key] for key in ("version", "note", "measures") if key in fields}
    rule = {key: value for key, value in fields.items() if key not in rest}
    return Policy.model_validate({"name": name, "rule": rule, **rest})


def chosen(record: Record, series: Series, by: Policy) -> Choice:
    """What a policy picks of the claims that stand: vague ones ("dozens") only where there is no other, of equals the one told first."""
    rule = by.of(series.measure)
    standing = [(point, figure) for point in series.points if point.stands and isinstance(figure := record.facts.get(point.figure), Figure)]
    if not standing:
        return Choice(figure=None, value=None, policy=by.label, why="no claim stands")
    firm = [pair for pair in standing if pair[1].bound != "vague"] or standing
    wanted, why = _preferred(firm, rule)
    point, figure = _picked(wanted, rule.choose)
    among = f"the {rule.choose} of {len(wanted)} {why}" if len(wanted) > 1 else f"the only one {why}"
    return Choice(figure=point.figure, value=figure.value, policy=by.label, why=f"{point.claimant}: {among}")


def _preferred(claims: list[tuple[Point, Figure]], rule: Rule) -> tuple[list[tuple[Point, Figure]], str]:
    """Those that come first by a rule, and what they are."""
    for speaker in rule.speakers:
        if said := [pair for pair in claims if speaker.strip().casefold() in _padded(pair[0]) and pair[0].named]:
            return said, f"standing by {speaker.strip()}"
    if rule.attributed and (named := [pair for pair in claims if pair[0].named]):
        return named, "standing with a named speaker"
    return claims, "standing, none with a named speaker" if rule.attributed else "standing"


def _padded(point: Point) -> str:
    return f"{point.claimant.casefold()} "


def _picked(claims: list[tuple[Point, Figure]], choose: str) -> tuple[Point, Figure]:
    if choose == "latest":
        newest = max(point.told or "" for point, _ in claims)
        return next(pair for pair in reversed(claims) if (pair[0].told or "") == newest)
    best = min if choose == "lowest" else max
    wanted = best(figure.value for _, figure in claims)
    return next(pair for pair in claims if pair[1].value == wanted)
