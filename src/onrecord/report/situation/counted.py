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
    "settlements": "settlement", "military": "member of the military",
}  # fmt: skip
_WORDED = ("money", "area")
_CALLED = {"military": "military personnel", "artillery": "artillery pieces", "other": "others"}
_DONE = {"other": "counted", "casualties": "killed or wounded", "money": "of money", "area": "of ground"}


def whom(population: str, unit: str | None = None) -> str:
    """`civilians`, `military personnel`; the report's own unit ("families", "sorties") where it has one."""
    return escaped(unit) if unit and unit != "%" else _CALLED.get(population, population)


def done(measure: str, population: str) -> str:
    return "counted as dead" if (measure, population) == ("killed", "bodies") else _DONE.get(measure, measure)


def amount(figure: Figure, entry: Entry) -> str:
    """`at least 100 people killed`, `1 child wounded`, `“half of the force” captured`."""
    told = escaped(entry.wording)
    if figure.measure in _WORDED or figure.bound == "vague" or figure.unit == "%" or (figure.population == "other" and not figure.unit):
        return joined([f"“{escaped(entry.text)}”", "" if figure.measure in _WORDED else done(figure.measure, figure.population)], " ")
    one = figure.value == 1 and figure.bound != "range" and not figure.unit and figure.population in _ONE
    return f"{told} {_ONE[figure.population] if one else whom(figure.population, figure.unit)} {done(figure.measure, figure.population)}"


def speaker(record: Record, entry: Entry) -> str | None:
    """Who gives the count, with the article that the report gives them."""
    figure = record.facts[entry.id]
    assert isinstance(figure, Figure)
    return articles.speaker(record, figure, entry.speaker) if entry.speaker else None


def point(record: Record, figure: Figure, entry: Entry, hedges: tuple[str, ...] = (), *, place: str | None = None) -> str:
    """One count as it is set beside others: amount, where, when, who says so."""
    first, _, last = (entry.as_of or "").partition("/")
    as_of = f"as of {days(first, last or first)}" if entry.as_of else ""
    since = f"since {day(entry.since)}" if entry.since else ""
    sums = f"({told})" if (told := arithmetic(entry)) is not None else ""
    where = f"in {escaped(place)}" if place else ""
    who = speaker(record, entry)
    said = joined([f"according to {escaped(who)}" if who else "with no speaker named", hedged(hedges)], ", ")
    denied = f"denied by {joined([escaped(name) for name in entry.denied_by], ', ')}" if entry.denied_by else ""
    return joined([joined([joined([amount(figure, entry), sums], " "), where, as_of, since], ", "), said, denied], ", ")
