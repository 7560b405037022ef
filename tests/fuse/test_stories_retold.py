"""One story in other words, however it is turned round, and two stories that tell of one happening: stories of many wars."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from onrecord.fuse.grouping import grouped
from onrecord.fuse.stories import STORIES, Story
from onrecord.fuse.stories.likeness import alike
from onrecord.model import Document
from tests.wars import report

TOLD = Path(__file__).with_name("stories_told")


def texts(name: str) -> list[str]:
    return (TOLD / f"{name}.txt").read_text(encoding="utf-8").split("=====\n")


def pairs(name: str) -> list[tuple[str, str]]:
    """The pairs of a file, each divided by dashes."""
    return [(one, other) for one, other in (pair.split("-----\n") for pair in texts(name))]


def document(text: str, *, day: str | None = "2024-06-15", publisher: str | None = None) -> Document:
    known = report(text, url=f"https://one.example/{crc32(text.encode())}", day=day)
    return known.model_copy(update={"publisher": publisher})


def story(text: str, *, day: str | None = "2024-06-15", publisher: str | None = None) -> Story:
    return STORIES.items(document(text, day=day, publisher=publisher), ())[0]


def are_one(a: Story, b: Story) -> bool:
    """Whether two stories meet and are linked, which must not depend on which is asked first."""
    assert alike(a, b) == alike(b, a)
    met = STORIES.keys(a).filed & STORIES.keys(b).looks
    assert bool(met) == bool(STORIES.keys(b).filed & STORIES.keys(a).looks)
    return bool(met) and alike(a, b) is not None


@pytest.mark.parametrize(("one", "other"), pairs("rewritten"), ids=lambda text: str(text)[:24])
def test_a_story_is_one_in_other_words_and_clauses(one: str, other: str) -> None:
    assert are_one(story(one), story(other, publisher="The Valley Post"))
    assert are_one(story(one), story(other, publisher="The Valley Post", day="2024-06-16"))


@pytest.mark.parametrize(("one", "other"), pairs("independent"), ids=lambda text: str(text)[:24])
def test_two_outlets_that_report_one_happening_are_two(one: str, other: str) -> None:
    assert not are_one(story(one), story(other, publisher="The Valley Post"))
    assert not are_one(story(one), story(other, day=None))


@pytest.mark.parametrize("follow_up", texts("followed_up")[1:], ids=lambda text: str(text)[:24])
def test_follow_ups_of_one_outlet_are_stories_of_their_own(follow_up: str) -> None:
    first = texts("followed_up")[0]
    assert not are_one(story(first), story(follow_up, day="2024-06-16"))
    bare = [text.partition(" - ")[2].replace("AFP", "us") for text in (first, follow_up)]
    assert not are_one(story(bare[0]), story(bare[1]))


def test_all_stories_together_are_two_of_each_rewrite_and_one_of_each_other() -> None:
    rewritten = [document(text, publisher=f"Paper {number}") for pair in pairs("rewritten") for number, text in enumerate(pair)]
    others = [document(text, publisher=f"Paper {number}") for pair in pairs("independent") for number, text in enumerate(pair)]
    follow_ups = [document(text, day="2024-06-17") for text in texts("followed_up")[1:]]
    everything = [*rewritten, *others, *follow_ups]
    voices = grouped(STORIES, [(known, ()) for known in everything])
    assert sorted(len(voice.documents) for voice in voices) == [1] * (len(others) + len(follow_ups)) + [2] * (len(rewritten) // 2)
    assert voices == grouped(STORIES, [(known, ()) for known in reversed(everything)])


def test_a_rewrite_says_whose_the_story_is() -> None:
    one, other = pairs("rewritten")[0]
    found = alike(story(one), story(other))
    assert found is not None
    assert found.manner == "rewrite"
    assert found.why[:2] == (
        "15 of 15 different names and numbers are the same, most of them near the same others",
        "told by Agence France-Presse",
    )


def brief(text: str) -> str:
    """Its first three sentences."""
    return ". ".join(text.replace("\n", " ").split(". ")[:3]) + "."


@pytest.mark.parametrize("number", [0, 1, 4, 6])
def test_a_brief_in_other_words_is_a_copy(number: int) -> None:
    one, other = pairs("rewritten")[number]
    assert are_one(story(one), story(brief(other), publisher="The Valley Post"))


@pytest.mark.parametrize(("one", "other"), pairs("independent"), ids=lambda text: str(text)[:24])
def test_briefs_of_two_outlets_that_report_one_happening_are_two(one: str, other: str) -> None:
    assert not are_one(story(one), story(brief(other), publisher="The Valley Post"))


def test_one_outlet_does_not_tell_its_own_story_again_with_its_clauses_turned_round() -> None:
    one, other = pairs("rewritten")[0]
    assert alike(story(one), story(other, publisher="AFP")) is None


def test_bodies_are_one_by_name_and_by_abbreviation() -> None:
    names = ("The envoy of the United Nations spoke.", "The envoy of the UN spoke.", "The envoy of the U.N. spoke.")
    assert len({story(text).marks for text in names}) == 1


@pytest.mark.parametrize("days", [0, 1, 4, 5])
def test_rewrites_meet_within_days_and_not_weeks(days: int) -> None:
    one, other = pairs("rewritten")[1]
    for day in range(1, 12):
        first, second = (story(text, day=f"2024-06-{number:02}") for text, number in ((one, day), (other, day + days)))
        assert are_one(first, second)
    looks = STORIES.keys(story(one, day="2024-03-01")).looks
    assert not STORIES.keys(story(other, day="2024-06-15")).filed & looks
    assert STORIES.keys(story(other, day=None)).filed & looks


def test_a_story_of_some_month_meets_its_copies_whatever_the_day() -> None:
    one, other = pairs("rewritten")[1]
    known = document(one)
    month = known.published.model_copy(update={"first": "2024-06-01", "last": "2024-06-30", "precision": "month"})
    some_day = STORIES.items(known.model_copy(update={"published": month}), ())[0]
    assert are_one(some_day, story(other, day="2024-06-21"))
    assert are_one(some_day, story(other, day=None))
