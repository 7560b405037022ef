"""What a calendar expression says before anybody knows which day it means: its grammar, with the clues around it.

A reading is a tree: `PartOf` and `Timed` wrap another reading. `resolve/dates.py` turns readings into intervals.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from onrecord.model.base import Frozen

Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "year", "decade"]
Part = Literal[
    "early", "mid", "late", "start", "end", "opening", "deadline", "half-1", "half-2", "Q1", "Q2", "Q3", "Q4",
    "first", "last", "nth", "week-of", "week-to",
]  # fmt: skip
Season = Literal["spring", "summer", "autumn", "winter"]


class Civil(Frozen):
    """A date by number and name: "5 April 2022", "April", "2014", "the 1990s" (decade), "summer 2023" (season), "the 3rd" (a day alone).

    `turn`: how many years from the report's ("October of next year"); of a season, which one ("last winter" is -1).
    `calendar`: which calendar the text dates by, if not by ours; year, month and day are ours already.
    """

    form: Literal["civil"] = "civil"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: int | None = None
    decade: bool = False
    season: Season | None = None
    calendar: Literal["julian", "hijri"] | None = None


class Stretch(Frozen):
    """From one date to another, both included: "April 12-13"."""

    form: Literal["stretch"] = "stretch"
    first: Civil
    last: Civil


class Weekday(Frozen):
    """A weekday (Monday is 0), with "last", "this" or "next" before it, if any; `week`: of the week so many from the report's.

    `anchor`: "the following Monday" is told from a day of the narrative.
    """

    form: Literal["weekday"] = "weekday"
    weekday: int
    which: Literal["last", "this", "next"] | None = None
    week: int | None = None
    anchor: Literal["report", "narrative"] = "report"


class Offset(Frozen):
    """A unit so many units from the day of the report (or of the narrative): "yesterday" is day -1, "last week" week -1.

    `exact`: counted from the day itself, as in "two weeks ago"; otherwise from the calendar week, month or year.
    """

    form: Literal["offset"] = "offset"
    unit: Unit
    by: int = 0
    anchor: Literal["report", "narrative"] = "report"
    exact: bool = False


class Window(Frozen):
    """The units up to (count < 0) or from (count > 0) the day of the report, or of the narrative ("the previous three days")."""

    form: Literal["window"] = "window"
    unit: Unit
    count: int
    anchor: Literal["report", "narrative"] = "report"


class Overnight(Frozen):
    """The night into the day of the report, or into a weekday ("overnight into Tuesday")."""

    form: Literal["overnight"] = "overnight"
    into: Weekday | None = None


class Counted(Frozen):
    """The nth unit of something that has a beginning: "the 41st day of the conflict", "its third week".

    `noun` is what is counted, in the text's word ("war", "siege"), or None if it is left unsaid; `current`: the text puts the
    report itself there ("is in its fifth month", "goes into a ninth day"). `season`: years are counted by it ("third winter").
    """

    form: Literal["counted"] = "counted"
    n: int
    unit: Unit
    noun: str | None = None
    current: bool = False
    season: Season | None = None


class Since(Frozen):
    """So many units from the beginning of something: "a month after the invasion began", "the second anniversary of the war".

    `event`: the dated event of the conflict calendar that is counted from ("a month after the fall of Kherson", "since the ceasefire").
    """

    form: Literal["since"] = "since"
    n: int
    unit: Unit
    noun: str | None = None
    event: str | None = None


class AnchorDay(Frozen):
    """A clock time alone: the day is the narrative's."""

    form: Literal["anchor-day"] = "anchor-day"


class PartOf(Frozen):
    """A part of a longer period: "early June", "the first half of 2022"; `deadline` ("by the end of the year") is its last day,
    `opening` ("since the start of the year") its first; `first`, `last` and `nth` are so many units of it ("the first three months
    of 2022", "the second week of May"), `week-of` and `week-to` the week around or up to a day. `nearest`: of the year that the tense
    allows ("the third quarter").
    """

    form: Literal["part"] = "part"
    part: Part
    of: Reading
    count: int = 1
    unit: Unit | None = None
    nearest: bool = False


class Timed(Frozen):
    """A day with a clock time, in minutes from midnight, and its distance from UTC in minutes, if a zone is named."""

    form: Literal["timed"] = "timed"
    of: Reading
    minutes: int
    precision: Literal["minute", "hour"]
    utc_offset: int | None = None


Reading = Annotated[
    Civil | Stretch | Weekday | Offset | Window | Overnight | Counted | Since | AnchorDay | PartOf | Timed, Field(discriminator="form")
]


class Setting(Frozen):
    """The clues around an expression.

    `stamp`: it dates the report or a post itself; `quoted`: it stands in a quotation; `said`: its sentence reports speech;
    `opens`: the word for what began on that day ("since fighting broke out on …").
    """

    paragraph: int = 0
    sentence: int = 0
    tense: Literal["past", "future"] | None = None
    stamp: bool = False
    as_of: bool = False
    quoted: bool = False
    said: bool = False
    opens: str | None = None


PartOf.model_rebuild()
Timed.model_rebuild()
