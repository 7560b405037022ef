"""A count in words: what, of whom, how many, no firmer than the report has it."""

from __future__ import annotations

from onrecord.fuse import Record
from onrecord.model import Figure
from onrecord.report.ledger import Entry, arithmetic
from onrecord.report.situation import articles
from onrecord.report.situation.attribution import hedged
from onrecord.report.situation.wording import day, days, escaped, joined

_ONE = {
    "civilians": "civilian", "children": "child", "women": "woman", "people": "person", "bodies": "body", "prisoners": "prisoner",
    "missiles": "missile", "drones": "drone", "tanks": "tank", "vehicles": "vehicle", "ships": "ship", "buildings": "building",
    "settlements": "settlement",
}  # fmt: skip
_CALLED = {"military": "military personnel", "artillery": "artillery pieces", "other": "others"}
_DONE = {"other": "counted", "casualties": "killed or wounded", "money": "of money", "area": "of ground"}


def whom(population: str, unit: str | None = None) -> str:
    """`civilians`, `military personnel`; the report's own unit ("families", "sorties") where it has one."""
    return escaped(unit) if unit and unit != "%" else _CALLED.get(population, population)


def done(measure: str) -> str:
    return _DONE.get(measure, measure)


def amount(figure: Figure, entry: Entry) -> str:
    """`at least 100 people killed`, `1 child wounded`, `“half of the force” captured`."""
    told = escaped(entry.wording)
    if figure.measure in ("money", "area") or figure.bound == "vague" or figure.unit == "%":
        return joined([f"“{escaped(entry.text)}”", "" if figure.measure in ("money", "area") else done(figure.measure)], " ")
    one = figure.value == 1 and figure.bound == "exact" and not figure.unit and figure.population in _ONE
    return f"{told} {_ONE[figure.population] if one else whom(figure.population, figure.unit)} {done(figure.measure)}"


def speaker(record: Record, figure: Figure, entry: Entry) -> str:
    return f"according to {escaped(articles.speaker(record, figure, entry.speaker))}" if entry.speaker else "with no speaker named"


def point(record: Record, figure: Figure, entry: Entry, hedges: tuple[str, ...] = (), *, place: str | None = None) -> str:
    """One count as it is set beside others: amount, where, when, who says so."""
    first, _, last = (entry.as_of or "").partition("/")
    as_of = f"as of {days(first, last or first)}" if entry.as_of else ""
    since = f"since {day(entry.since)}" if entry.since else ""
    sums = f"({told})" if (told := arithmetic(entry)) is not None else ""
    where = f"in {escaped(place)}" if place else ""
    said = f"{speaker(record, figure, entry)}{', ' + hedged(hedges) if hedges else ''}"
    denied = f"denied by {joined([escaped(name) for name in entry.denied_by], ', ')}" if entry.denied_by else ""
    return joined([joined([joined([amount(figure, entry), sums], " "), where, as_of, since], ", "), said, denied], ", ")
