"""UCDP-shaped: the 49 columns of UCDP's Georeferenced Event Dataset over incidents with a reported death. It is not UCDP data.

`best` is what the policy picks of the counts that stand, `low` and `high` the lowest and highest of them. Actor, conflict and dyad numbers
are UCDP's own and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from typing import Any

from onrecord.export.codes import CIVILIANS, EXTERNAL, REBEL, STATE, table_columns
from onrecord.export.columns import checked
from onrecord.export.csv import written as csv_lines
from onrecord.export.incidents import of_measure, people, picked
from onrecord.export.rows import cells
from onrecord.export.shaped import Shaped, shaped
from onrecord.export.wanted import Records, Wanted
from onrecord.fuse import interval
from onrecord.fuse.counts import Series
from onrecord.model import Figure

MARK = "UCDP-shaped, not UCDP data"
COLUMNS = table_columns("ucdp_columns.tsv", {"code_status": [MARK]})
NO_DEATH = "no report counts a death in it"
VAGUE = "its deaths are told without a number"
SEVERAL = "its deaths are counted in series that cannot be told apart"
_NEAR_KM, _DISTRICT_KM, _REGION_KM = 25.0, 60.0, 400.0
_EXACT_KM = 15.0
_FROM_AFAR = frozenset({"aerial", "drone", "heavy-weapons", "explosives", "unconventional"})


def written(records: Records, wanted: Wanted) -> Iterator[str]:
    """A CSV table, a row an incident, in order of id."""
    return csv_lines((column.name for column in COLUMNS), (list(cells(row, COLUMNS)) for row in checked(rows(records, wanted), COLUMNS)))


def rows(records: Records, wanted: Wanted) -> Iterator[dict[str, Any]]:
    for record in records:
        for one in shaped(record, wanted):
            if (deaths := _deaths(one)) is not None:
                wanted.count("incidents")
                yield wanted.veil.row(dict.fromkeys(column.name for column in COLUMNS) | _what(one) | _sources(one) | _where(one) | deaths)


def _what(one: Shaped) -> dict[str, Any]:
    who, whom = one.sides
    return {
        "id": one.incident.id,
        "year": one.first.year,
        "code_status": MARK,
        "type_of_violence": type_of_violence(one.inter(who), one.inter(whom), aimed=one.incident.mode not in _FROM_AFAR),
        "side_a": "; ".join(who) or None,
        "side_b": "; ".join(whom) or None,
        "event_clarity": 2 if one.incident.summary else 1,
        "date_prec": date_precision(one.days),
        "date_start": one.first,
        "date_end": one.last,
    }


def type_of_violence(by: int | None, against: int | None, *, aimed: bool = True) -> int | None:
    """1 a state is one of two armed sides, 2 none is, 3 against civilians; None where it is not told who both are, or whether civilians
    who died under fire from afar were `aimed` at: UCDP counts only those to 3."""
    if against == CIVILIANS:
        return 3 if by is not None and aimed else None
    if by is None or against is None or not {by, against} <= {STATE, REBEL, EXTERNAL}:
        return None
    return 1 if {by, against} & {STATE, EXTERNAL} else 2


def date_precision(days: int) -> int:
    """1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 longer."""
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def _sources(one: Shaped) -> dict[str, Any]:
    counted = [
        figure for key in one.incident.figures if isinstance(figure := one.record.facts.get(key), Figure) and figure.measure == "killed"
    ]
    said = dict.fromkeys(figure.speaker_name for figure in counted if figure.speaker_name)
    published = (interval(document.published.first, document.published.last) or "" for document in one.reports)
    return {
        "number_of_sources": len(one.incident.voices),
        "source_article": "; ".join(document.url or document.label for document in one.reports),
        "source_office": "; ".join(one.publishers),
        "source_date": "; ".join(published),
        "source_headline": "; ".join(document.title for document in one.reports if document.title) or None,
        "source_original": "; ".join(said) or None,
    }


def _where(one: Shaped) -> dict[str, Any]:
    place = one.place
    lat, lon, radius_km = one.wanted.veil.spot(place.lat, place.lon, place.radius_km) if place is not None else (None, None, None)
    kind = one.place_kind(place) if place is not None else None
    located = lat is not None and lon is not None
    return {
        "where_prec": where_precision(kind, radius_km, off=place is not None and one.is_off(place), country=one.country),
        "where_coordinates": place.name if place is not None else one.country_name or None,
        "where_description": f"{one.sentence} [{one.standing}]",
        "adm_1": one.region() or None,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if located else None,
        "priogrid_gid": priogrid(lat, lon) if lat is not None and lon is not None else None,
        "country": one.country_name or None,
        "country_id": int(one.codes.gw) if one.codes.gw else None,
        "region": one.codes.ucdp_region or None,
    }


def where_precision(kind: str | None, radius_km: float | None, *, off: bool, country: str | None) -> int | None:
    """1 the exact place, 2 within about 25 km, 3 a district, 4 a province, 5 a vague or linear place, 6 the country, 7 international;
    None where no place is told at all."""
    if kind is None:
        return 6 if country is not None else None
    if kind in ("river", "sea"):
        return 7 if kind == "sea" else 5
    if radius_km is None or radius_km > _REGION_KM:
        return 5
    if kind == "region":
        return 3 if radius_km <= _DISTRICT_KM else 4
    if radius_km <= _EXACT_KM and not off:
        return 1
    return 2 if radius_km <= _NEAR_KM else 3 if radius_km <= _DISTRICT_KM else 5


def priogrid(lat: float, lon: float) -> int:
    """The number of the cell of PRIO-GRID, half a degree wide: 720 a row, counted from 90° S, 180° W."""
    row, column = floor((90 + min(lat, 89.999)) * 2), floor((180 + min(lon, 179.999)) * 2)
    return row * 720 + column + 1


def _deaths(one: Shaped) -> dict[str, Any] | None:
    """The counts of the killed; None, counted as left out, where there is none, or none of at least one."""
    found = of_measure(one.record, one.incident, "killed")
    whole = people(one.record, one.incident, "killed")
    if not found or whole is None:
        one.wanted.leave_out(SEVERAL if found else NO_DEATH)
        return None
    best = picked(one.record, whole, one.wanted.by)
    if not best:
        one.wanted.leave_out(NO_DEATH if best == 0 else VAGUE)
        return None
    low, high = _ends(whole)
    of_civilians = whole.population == "civilians"
    return {
        "deaths_civilians": best if of_civilians else None,
        "deaths_unknown": None if of_civilians else best,
        "best": best,
        "low": min(low if low is not None else best, best),
        "high": max(high if high is not None else best, best),
    }


def _ends(counted: Series) -> tuple[float | int | None, float | int | None]:
    last = counted.ranges[-1] if counted.ranges else None
    return (last.lowest, last.highest) if last is not None else (None, None)
