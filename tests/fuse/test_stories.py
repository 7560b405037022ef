"""Which reports tell one story: copies, rewrites, translations; and which only tell of the same day."""

from __future__ import annotations

import pytest

from onrecord.fuse.stories import STORIES, Story
from onrecord.fuse.stories.likeness import Likeness, alike
from tests.fuse.retold import FOLLOW_UP, OTHER, SECOND_HAND, SPUN, WIRE
from tests.wars import report


def story(text: str, *, url: str = "https://one.example/a", day: str | None = "2024-06-15") -> Story:
    return STORIES.items(report(text, url=url, day=day), ())[0]


def likeness(one: str, other: str, *, days: tuple[str | None, str | None] = ("2024-06-15", "2024-06-15")) -> Likeness | None:
    """How two texts are one, if they meet under a key; asked both ways round."""
    a, b = story(one, day=days[0]), story(other, url="https://two.example/b", day=days[1])
    assert alike(a, b) == alike(b, a)
    return alike(a, b) if STORIES.keys(a).filed & STORIES.keys(b).looks else None


PARAGRAPHS = WIRE.split("\n\n")


@pytest.mark.parametrize(
    ("copy", "manner"),
    [
        (WIRE, "exact"),
        ("Camp shelled in Darfur\n\n" + WIRE.replace("EL FASHER, Sudan, June 15 (Reuters) - ", ""), "near"),
        ("\n\n".join(PARAGRAPHS[:2]), "near"),
        ("\n\n".join([PARAGRAPHS[0], *reversed(PARAGRAPHS[1:])]), "near"),
        (f"Good evening from the desk. Here is what came in over the wire today.\n\n{WIRE}\n\nThe paper has a map tomorrow.", "near"),
        (WIRE.replace("At least 23", "At least 31"), "near"),
        (WIRE.replace("killed", "slain").replace("people", "persons").replace("attack", "assault").replace("said", "stated"), "near"),
        (SPUN, "rewrite"),
        (SECOND_HAND, "rewrite"),
        ("\n\n".join(SECOND_HAND.split("\n\n")[:4]), "rewrite"),
    ],
    ids=["same", "retitled", "lead", "reordered", "framed", "toll", "synonyms", "spun", "translated", "translated lead"],
)  # fmt: skip
def test_a_story_told_again_is_one(copy: str, manner: str) -> None:
    found = likeness(WIRE, copy)
    assert found is not None
    assert found.manner == manner
    assert 0.5 < found.score <= 1


@pytest.mark.parametrize("other", [FOLLOW_UP, OTHER], ids=["follow-up", "another outlet"])
def test_another_story_of_the_same_happening_is_another(other: str) -> None:
    assert likeness(WIRE, other) is None


def test_what_a_site_sets_around_its_stories_makes_no_copies() -> None:
    frame = (
        "Read more\n\nSign up for our morning newsletter\n\nADVERTISEMENT\n\n{}\n\nFollow us on Telegram\n\nReporting by Omar Hadi;"
        " editing by Lea Roth\n\nOur Standards: The Thomson Reuters Trust Principles.\n\n© 2024 All rights reserved."
    )
    one = frame.format("TAIZ, June 3 (Reuters) - A mine killed two farmers near Al Rahida.")
    other = frame.format("MARIB, June 4 (Reuters) - The Houthis freed 40 prisoners at a crossing.")
    assert likeness(one, other) is None
    assert story(one).lead == "a mine killed two farmers near al rahida"
    assert likeness(one, "A mine killed two farmers near Al Rahida.") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "At least seven killed in drone strike on market in Kutum, residents say",
            "At least seven killed in drone strike on market in Mellit, residents say",
        ),
        ("Army says it retook the town of Lashio from rebels", "Army says it retook the town of Hsipaw from rebels"),
        ("Trial of captured officer put off until Friday, lawyer says", "Trial of captured officer put off until Monday, lawyer says"),
        ("More than 3,800 people evacuated from Goma by lake", "More than 6,600 people evacuated from Goma by road, agency says"),
        ("Here is what we know", "Here is what we do not know"),
    ],
)  # fmt: skip
def test_headlines_that_share_a_template_are_two(one: str, other: str) -> None:
    assert likeness(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ceasefire in Tigray holds for a third day, monitors say", "Monitors: Ceasefire in Tigray holds for a third day"),
        ("At least 9 dead in strike on a hospital in Rafah", "At least 12 dead in strike on a hospital in Rafah"),
        ("Fifteen people injured in shelling of Mykolaiv region", "15 people injured in shelling of Mykolaiv region"),
        ("Breaking: Junta troops leave Myawaddy after two weeks of siege", "Junta troops leave Myawaddy after two weeks of siege"),
        ("Gunmen attack convoy near Djibo, killing 14 soldiers", "Militants assault convoy near Djibo, slaying 14 soldiers"),
    ],
)  # fmt: skip
def test_a_headline_edited_is_one_story(one: str, other: str) -> None:
    assert likeness(one, other) is not None


def test_a_headline_with_another_number_on_another_day_is_another() -> None:
    one, other = "Drone attack on Odesa injures 3, governor says", "Drone attack on Odesa injures 5, governor says"
    assert likeness(one, other, days=("2024-06-15", "2024-06-15")) is not None
    assert likeness(one, other, days=("2024-06-15", "2024-06-19")) is None


def bulletin(troops: int, tanks: int, guns: int, drones: int) -> str:
    return (
        f"The General Staff of the Armed Forces said on its page that since the war began the enemy had lost about {troops} troops, {tanks}"
        f" tanks, {guns} guns and {drones} drones. The heaviest losses were on the axis of Bakhmut. The figures are being made more exact,"
        " and the count is made difficult by the high intensity of the fighting. Strike the occupier, let us win together, our strength is"
        " in the truth."
    )


def test_daily_bulletins_in_the_same_words_are_two_stories() -> None:
    first, second = bulletin(12000, 476, 192, 38), bulletin(12300, 485, 197, 41)
    assert likeness(first, second, days=("2022-03-12", "2022-03-13")) is None
    assert likeness(first, second, days=("2022-03-12", None)) is None
    assert likeness(first, first, days=("2022-03-12", "2022-03-13")) is not None
    assert likeness(first, bulletin(12000, 479, 192, 38), days=("2022-03-12", "2022-03-13")) is not None


def test_a_standing_headline_is_another_on_another_day() -> None:
    standing = "It is evening in Kyiv. Here is what you need to know"
    assert likeness(standing, standing, days=("2024-06-15", "2024-06-16")) is not None
    assert likeness(standing, standing, days=("2024-06-15", "2024-09-01")) is None


def test_other_words_weeks_later_are_another_story() -> None:
    assert likeness(WIRE, SECOND_HAND, days=("2024-06-15", "2024-08-15")) is None
    assert likeness(WIRE, WIRE, days=("2024-06-15", "2024-08-15")) is not None
    assert likeness(WIRE, SECOND_HAND, days=("2024-06-15", None)) is not None


def test_empty_reports_are_no_copies_of_each_other() -> None:
    assert likeness("", "\n\n") is None
    assert likeness("Read more", "Subscribe") is None


def test_changed_number_is_told() -> None:
    found = likeness(WIRE, WIRE.replace("At least 23", "At least 31").replace("4,500", "4,700"))
    assert found is not None
    assert found.why[-1] == "numbers differ: 23 and 31, 4,500 and 4,700"


def test_changed_number_is_told_of_a_copy_in_synonyms() -> None:
    found = likeness(WIRE, SPUN.replace("23 individuals", "26 individuals"))
    assert found is not None
    assert "numbers differ: 23 and 26" in found.why


def test_reasons_are_in_words() -> None:
    lead, spun = likeness(WIRE, "\n\n".join(PARAGRAPHS[:2])), likeness(WIRE, SECOND_HAND)
    assert lead is not None
    assert lead.why[0] == "about 100 in 100 of the 67 words of the shorter stand so in the longer, of 183 words"
    assert lead.why[1] == "100 in 100 of the first 64 words are the same"
    assert spun is not None
    assert spun.why[0].endswith("different names and numbers are the same, in the same order")


def test_story_is_small_and_comes_back_from_json() -> None:
    long = story("\n\n".join(f"{WIRE} In part {number} nothing else came." for number in range(40)))
    assert len(long.model_dump_json()) < 4096
    assert Story.model_validate_json(long.model_dump_json()) == long


def test_the_same_people_at_two_meetings_are_no_story() -> None:
    people = "Osman Idris, Halima Adam, Yusuf Bashir, Omar Hadi, Idris Musa, Adam Salih, Musa Karim, Salih Nour, Karim Tahir".split(", ")
    offices = (
        "prime minister,speaker,deputy chair,chief of staff,secretary,interior minister,foreign minister,defence minister,envoy".split(",")
    )
    one = "They spoke of bread and fuel. Taking part were " + "; ".join(
        f"{who}, the {as_}" for who, as_ in zip(people, offices, strict=True)
    )
    other = "The harvest was gone through. Those present: " + ", ".join(f"{as_} {who}" for who, as_ in zip(people, offices, strict=True))
    assert likeness(one, other, days=("2024-06-15", "2024-06-18")) is None
