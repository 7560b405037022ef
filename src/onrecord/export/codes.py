"""The codes of other people's data sets: countries, event types, kinds of actors."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from onrecord.export.columns import Column, ColumnType
from onrecord.knowledge.actors import known_as, party_of
from onrecord.knowledge.countries import by_name
from onrecord.model import Event, Incident

OTHER_MODE = "-"
_EXPLOSIVE = re.compile(
    r"\b((land)?mines?|IEDs?|(car|roadside|suicide)[ -]bombs?|bomb(er|ers|ing|ings|s)?|explosives?|explosions?|grenades?)\b", re.IGNORECASE
)
HANDED_OVER = "Non-violent transfer of territory"
ON_CIVILIANS = "Violence against civilians"
STATE, REBEL, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 1, 2, 5, 6, 7, 8
"""ACLED's actor types (inter). Political and identity militias (3, 4) are never given: reports do not tell them from rebels."""


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of this room; the first line names the source."""
    text = (files("onrecord.export") / "tables" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def table_columns(name: str, values: Mapping[str, Sequence[str | int]]) -> tuple[Column, ...]:
    """The columns of a format that follows somebody else's, of a table of this room; `values`: those that other tables give."""
    return tuple(_column(row, values.get(row["name"], ())) for row in table(name))


def _column(row: dict[str, str], values: Sequence[str | int]) -> Column:
    own = [int(value) if row["type"] == "whole" else value for value in (row["values"] or "").split("|") if value]
    return Column(row["name"], cast(ColumnType, row["type"]), row["note"] or "", tuple(values or own))


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """ISO 3166-1 numeric, ACLED's region, Gleditsch and Ward's state number, UCDP's region; empty where a list has none."""

    iso: str = ""
    acled_region: str = ""
    gw: str = ""
    ucdp_region: str = ""


@cache
def _countries() -> dict[str, CountryCodes]:
    return {row["code"]: CountryCodes(row["iso"], row["acled_region"], row["gw"], row["ucdp_region"]) for row in table("country_codes.tsv")}


def country_codes(code: str | None) -> CountryCodes:
    """The codes of a country by ISO 3166-1 alpha-2; all empty for one that is not known."""
    return _countries().get(code or "", CountryCodes())


@cache
def sub_events() -> dict[str, tuple[str, str]]:
    """ACLED's sub-event type → its event type and disorder type."""
    return {row["sub_event"]: (row["event_type"], row["disorder_type"]) for row in table("acled_sub_events.tsv")}


@cache
def _by_type() -> dict[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["sub_event"] for row in table("acled_events.tsv")}


def sub_event(incident: Incident, told: list[Event], *, by: int | None, against: int | None, civilians: bool) -> str | None:
    """ACLED's sub-event type of an incident, as its triggers give it, else by its type and mode, else by who did it to whom; of violence
    against civilians only where `civilians` were hit."""
    own = next((event.acled for event in told if event.acled), None)
    if own == HANDED_OVER and not any(event.trigger.text.casefold().startswith("annex") for event in told):
        return "Other"  # who seizes power takes over a government: ACLED has coups there
    found = own or _by_type().get((incident.type, incident.mode or "")) or _by_type().get((incident.type, OTHER_MODE))
    if found is not None and (civilians or sub_events()[found][0] != ON_CIVILIANS) and not (found == "Attack" and _is_blast(told)):
        return found
    if incident.type == "CONTROL" and by is not None:
        return "Government regains territory" if by == STATE else "Non-state actor overtakes territory"
    if incident.type == "ASSAULT" and civilians and against == CIVILIANS and not _is_blast(told):
        return "Attack"
    both_armed = {by, against} <= {STATE, REBEL, EXTERNAL}
    return "Armed clash" if incident.type == "ASSAULT" and incident.mode is None and both_armed else None


def _is_blast(told: list[Event]) -> bool:
    """Whether an explosive is named where it is told: a mine that kills is no "Attack", and ACLED has a type of its own for each kind."""
    return any(_EXPLOSIVE.search(one.text) for event in told for one in event.evidence)


@cache
def _words() -> dict[str, int]:
    return {word: int(row["inter"]) for row in table("parties.tsv") for word in row["words"].split()}


def inter(name: str, country: str | None) -> int | None:
    """What kind of actor ACLED would call somebody who acts in a country (ISO alpha-2); None where the name does not tell."""
    kinds = {kind for word in name.lower().replace("-", " ").split() if (kind := _words().get(word.strip(".,'’"))) is not None}
    for kind in (RIOTERS, PROTESTERS, CIVILIANS):
        if kind in kinds:
            return kind
    if any(known.kind == "armed" for known in known_as(name)):
        return REBEL
    side = party_of(name) or name
    nation = by_name(side)
    if nation is None or not (STATE in kinds or by_name(name) is not None):
        return REBEL if nation is None and any(known.kind == "armed" for known in known_as(side)) else None
    return None if country is None else STATE if nation.code == country else EXTERNAL
