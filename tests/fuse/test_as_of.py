from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.fuse.as_of import AsOf, as_published, begun_by, current, published_by, undatable
from onrecord.model import Document, Fact, Post, Published
from tests.wars import figure, report

TOLD = "14:05 Shells hit the market in El Obeid.\n\n18:40 The toll rose to 31 people.\n"


def came_out(first: str | None, last: str | None = None) -> Document:
    made = report(f"Shells fell on Nyala, told {first}.")
    return made.model_copy(update={"published": Published(first=first, last=last or first, precision="day", basis="metadata")})


@pytest.mark.parametrize(
    ("asked", "moment"),
    (
        ("2022-03-03", "2022-03-03T23:59:59"),
        ("2022-03-03T18:00", "2022-03-03T18:00:59"),
        ("2022-03-03T18:00:05", "2022-03-03T18:00:05"),
        ("2022-03-03T18:00+02:00", "2022-03-03T16:00:59"),
        ("2022-03-03T18:00-05:00", "2022-03-03T23:00:59"),
        ("2022-03-03 18:00:05", "2022-03-03T18:00:05"),
        ("2022-03-03T18:00:00Z", "2022-03-03T18:00:00"),
    ),
)
def test_a_moment_is_its_last_second_in_utc(asked: str, moment: str) -> None:
    assert AsOf.parse(asked).moment == moment


@pytest.mark.parametrize("asked", ("yesterday", "2022-02-31", "", "2022-03", "20220303", "2022-W09", "0001-01-01T00:00+14:00"))
def test_what_is_no_moment_is_refused(asked: str) -> None:
    with pytest.raises(UsageError, match="no moment"):
        AsOf.parse(asked)


def test_before_the_first_day_is_nothing() -> None:
    assert AsOf.before("0001-01-01").moment == "0001-01-01T00:00:00"


@pytest.mark.parametrize(
    ("first", "moment", "known"),
    (
        ("2022-03-03", "2022-03-03", True),
        ("2022-03-03", "2022-03-03T18:00", False),  # it may have come out at night
        ("2022-03-03T17:59", "2022-03-03T18:00", True),
        ("2022-03-03T21:00+03:00", "2022-03-03T18:00", True),
        ("2022-03-04", "2022-03-03", False),
        (None, "2022-03-03", False),
    ),
)
def test_a_report_is_known_once_it_had_certainly_come_out(first: str | None, moment: str, known: bool) -> None:
    assert published_by(came_out(first), AsOf.parse(moment).moment) is known


def test_an_interval_is_known_at_its_end() -> None:
    week = came_out("2022-03-01", "2022-03-07")
    assert not published_by(week, AsOf.parse("2022-03-05").moment)
    assert published_by(week, AsOf.parse("2022-03-07").moment)


def test_reports_that_may_have_come_out_by_then_are_named() -> None:
    reports = [came_out("2022-03-03"), came_out(None), came_out("2022-03-02"), came_out("2022-03-04")]
    assert undatable(reports, AsOf.parse("2022-03-03T18:00").moment) == sorted([reports[0].id, reports[1].id])


def test_a_live_blog_is_known_post_by_post() -> None:
    blog = report(TOLD)
    later = TOLD.index("18:40")
    posts = (
        Post(start=0, end=later, stamp="14:05", at="2023-06-03T14:05"),
        Post(start=later, end=len(TOLD), stamp="18:40", at="2023-06-03T18:40"),
    )
    blog = blog.model_copy(update={"posts": posts, "published": Published(first="2023-06-03", last="2023-06-03", basis="text")})
    facts: list[Fact] = [figure(blog, "31 people", 31), figure(blog, "14:05", 14)]
    moment = AsOf.parse("2023-06-03T15:00").moment
    assert begun_by(blog, moment)
    assert [fact.id for _, kept in as_published([(blog, facts)], moment) for fact in kept] == [facts[1].id]


def test_a_former_version_stands_until_the_later_one_came_out() -> None:
    assert current({"later": "former"}, {"former"}) == {"former"}
    assert current({"later": "former"}, {"former", "later"}) == {"later"}
