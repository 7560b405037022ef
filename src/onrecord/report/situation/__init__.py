"""The situation report: what the record holds, in sentences that each cite their facts and numbered sources."""

from __future__ import annotations

from typing import TypedDict, Unpack

from onrecord.fuse import Record
from onrecord.report.situation import matter
from onrecord.report.situation.asked import Asked, asked
from onrecord.report.situation.check import UncitedSentence, check
from onrecord.report.situation.markdown import markdown
from onrecord.report.situation.plainly import data
from onrecord.report.situation.sections import LIMIT, sections
from onrecord.report.situation.sentence import Numbers, Section

__all__ = ["LIMIT", "Question", "UncitedSentence", "check", "situation", "situation_data", "situation_page"]


class Question(TypedDict, total=False):
    """What a report is asked about; all of it may be left out.

    `since`/`until` (ISO days) keep incidents that may have happened then (undated ones stay out), counts of those days, else of reports of
    those days, and statements of reports of those days. `place` keeps what happened there (a part of a name, or a country), `actor` what
    somebody did, suffered, said or denied (a part of a name), `topic` what bears a label (`killed`, `AID`, `measure:killed`) or is told in
    such words. `as_of`: the moment as of which the record was taken, for the head. `limit`: so many things of a kind a section tells (None:
    all of them); the others are counted.
    """

    since: str | None
    until: str | None
    place: str | None
    actor: str | None
    topic: str | None
    as_of: str | None
    limit: int | None


def situation(record: Record, **question: Unpack[Question]) -> str:
    """The report as Markdown. Raises UsageError for a day or label that does not exist.

    Raises UncitedSentence if any sentence is not borne out by what it cites: a fault of this package, never of a report that was read.
    """
    return _written(record, question)[0]


def situation_page(record: Record, **question: Unpack[Question]) -> str:
    """The same report as one printable HTML page, made from the checked Markdown. It asks nothing of any network."""
    from onrecord.report.situation.page import page

    report, numbers = _written(record, question)
    return page(report, [record.documents[key] for key in numbers.of])


def situation_data(record: Record, **question: Unpack[Question]) -> dict[str, object]:
    """The same report for programs: each section's sentences with all the facts, incidents and sources that they cite."""
    question.setdefault("limit", None)
    wanted, material = _gathered(record, question)
    told, numbers = _told(record, material, question["limit"])
    _checked(record, wanted, material, told, numbers, question.get("as_of"))
    return data(record, told, numbers, wanted, question.get("as_of"))


def _written(record: Record, question: Question) -> tuple[str, Numbers]:
    wanted, material = _gathered(record, question)
    told, numbers = _told(record, material, question.get("limit", LIMIT))
    return _checked(record, wanted, material, told, numbers, question.get("as_of")), numbers


def _gathered(record: Record, question: Question) -> tuple[Asked, matter.Material]:
    wanted = asked(
        since=question.get("since"),
        until=question.get("until"),
        place=question.get("place"),
        actor=question.get("actor"),
        topic=question.get("topic"),
        sentences=lambda: matter.sentences(record),
        names=lambda part: matter.known_as(record, part),
    )
    return wanted, matter.gather(record, wanted)


def _told(record: Record, material: matter.Material, limit: int | None) -> tuple[list[Section], Numbers]:
    told = sections(record, material, limit=limit)
    return told, Numbers.over(record, told)


def _checked(
    record: Record, wanted: Asked, material: matter.Material, told: list[Section], numbers: Numbers, as_of: str | None
) -> str:  # fmt: skip
    """The Markdown, once every sentence of it is borne out."""
    report = markdown(record, told, numbers, wanted, as_of)
    incidents = {event: happening for happening in material.happenings.values() for event in happening.events}
    check(report, record, incidents, matter.reasons(material))
    return report
