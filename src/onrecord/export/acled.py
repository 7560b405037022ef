"""ACLED-shaped: the 31 columns of ACLED's files over onrecord's incidents. It is not ACLED data: nobody at ACLED coded it.

Ids are onrecord's. Codes are given where the reports tell what they ask for, and left empty where not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from onrecord.export.codes import CIVILIANS, sub_event, sub_events, table_columns
from onrecord.export.columns import checked
from onrecord.export.csv import written as csv_lines
from onrecord.export.incidents import people, picked
from onrecord.export.rows import cells
from onrecord.export.shaped import Shaped, shaped
from onrecord.export.wanted import Records, Wanted

MARK = "ACLED-shaped, not ACLED data"
COLUMNS = table_columns("acled_columns.tsv", {
    "disorder_type": sorted({disorder for _, disorder in sub_events().values()}),
    "event_type": sorted({type for type, _ in sub_events().values()}),
    "sub_event_type": list(sub_events()),
    "interaction": [10 * one + other for one in range(1, 9) for other in range(9) if other == 0 or one <= other],
})  # fmt: skip
NO_CODE = "no sub-event type of ACLED's fits what is told"
TOO_VAGUE = "its time is known no finer than a season: ACLED's coarsest is a month"
_WEEK, _MONTH = 7, 31
_TOWN_KM, _DISTRICT_KM = 25.0, 60.0
_AIMED = frozenset({"Explosions/Remote violence", "Violence against civilians"})


def written(records: Records, wanted: Wanted) -> Iterator[str]:
    """A CSV table, a row an incident, in order of id."""
    return csv_lines((column.name for column in COLUMNS), (list(cells(row, COLUMNS)) for row in checked(rows(records, wanted), COLUMNS)))


def rows(records: Records, wanted: Wanted) -> Iterator[dict[str, Any]]:
    for record in records:
        for one in shaped(record, wanted):
            if (row := _row(one)) is not None:
                wanted.count("incidents")
                yield wanted.veil.row(row)


def _row(one: Shaped) -> dict[str, Any] | None:
    precision = time_precision(one.days)
    who, whom = one.sides
    by, against = one.inter(who), one.inter(whom)
    kind = sub_event(one.incident, one.told, by=by, against=against, civilians=one.civilians_hit)
    if kind is None or precision is None:
        one.wanted.leave_out(NO_CODE if kind is None else TOO_VAGUE)
        return None
    event_type, disorder = sub_events()[kind]
    return {
        "event_id_cnty": one.incident.id,
        "event_date": one.first,
        "year": one.first.year,
        "time_precision": precision,
        "disorder_type": disorder,
        "event_type": event_type,
        "sub_event_type": kind,
        **_side(1, who, by),
        **_side(2, whom, against),
        "interaction": interaction(by, against),
        "civilian_targeting": "Civilian targeting" if against == CIVILIANS and event_type in _AIMED else None,
        **_where(one),
        "source": "; ".join(one.publishers),
        "source_scale": None,
        "notes": f"{one.sentence} [{one.standing}]",
        "fatalities": _fatalities(one),
        "tags": f"{MARK}; policy={one.wanted.by.label}",
        "timestamp": _timestamp(one),
    }


def time_precision(days: int) -> int | None:
    """1 the day, 2 within a week, 3 within a month; None where it is coarser."""
    return 1 if days == 1 else 2 if days <= _WEEK else 3 if days <= _MONTH else None


def interaction(by: int | None, against: int | None) -> int | None:
    """Both actor types as one number, the lower first; None where one is not known."""
    return None if by is None or against is None else min(by, against) * 10 + max(by, against)


def _side(number: int, names: tuple[str, ...], kind: int | None) -> dict[str, Any]:
    first, *others = names or (None,)
    return {f"actor{number}": first, f"assoc_actor_{number}": "; ".join(map(str, others)) or None, f"inter{number}": kind}


def _where(one: Shaped) -> dict[str, Any]:
    place = one.place
    lat, lon, radius_km = one.wanted.veil.spot(place.lat, place.lon, place.radius_km) if place is not None else (None, None, None)
    return {
        "iso": int(one.codes.iso) if one.codes.iso else None,
        "region": one.codes.acled_region or None,
        "country": one.country_name or None,
        "admin1": one.region() or None,
        "admin2": None,
        "admin3": None,
        "location": place.name if place is not None else None,
        "latitude": lat,
        "longitude": lon,
        "geo_precision": None if place is None else geo_precision(one.place_kind(place), radius_km, off=one.is_off(place)),
    }


def geo_precision(kind: str, radius_km: float | None, *, off: bool) -> int:
    """1 the town, 2 near it or a part of a region, 3 a region."""
    if kind == "region" or radius_km is None or radius_km > _DISTRICT_KM:
        return 3
    return 2 if off or radius_km > _TOWN_KM else 1


def _fatalities(one: Shaped) -> float | int | None:
    """What the policy picks of the counts of killed; None (an empty cell) where no report gives a number: that is not 0."""
    counted = people(one.record, one.incident, "killed")
    return None if counted is None else picked(one.record, counted, one.wanted.by)


def _timestamp(one: Shaped) -> int | None:
    """When the latest report came out, in seconds since 1970: the day's beginning in UTC where no more is known; None without a day."""
    told = [document.published for document in one.reports]
    known = [when.last for when in told if when.first and when.last and when.first[:10] == when.last[:10]]
    last = max(known, default=None) if len(known) == len(told) else None
    if last is None:
        return None
    moment = datetime.fromisoformat(last)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
