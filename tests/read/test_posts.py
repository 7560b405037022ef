"""Posts of live blogs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.posts import posts_of

OPENING = "The truce in the Nagorno-Karabakh region entered its second day. " * 5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("14.05 BST", "13.20 BST"),
        ("09:31 GMT", "08:02 GMT"),
        ("2h ago 13.37", "3h ago 12.40"),
        ("11:45 a.m. ET", "10:12 a.m. ET"),
        ("12 April 2021 08:15", "12 April 2021 07:02"),
        ("8 Oct 2020 03.57", "7 Oct 2020 22.50"),
        ("October 8, 2020, 5:23 p.m. ET", "October 8, 2020, 4:10 p.m. ET"),
        ("5:23 p.m. ET, October 8, 2020", "4:10 p.m. ET, October 8, 2020"),
        ("[16:32]", "[15:15]"),
        ("(14:31 GMT)", "(13:15 GMT)"),
        ("Today, 4:15 am", "Today, 3:10 am"),
        ("Update at 2:45 p.m. ET.", "Update at 10:30 a.m. ET."),
        ("Posted at 15.02 EEST", "Posted at 14.10 EEST"),
    ],
)
@pytest.mark.parametrize("after", ["\n", " "])
def test_stamps_of_one_shape_divide_the_text(first: str, second: str, after: str) -> None:
    text = f"{OPENING}\n\n{first}{after}Shells fell near Shusha.\n\nMore is to follow.\n\n{second}{after}Talks resumed in Moscow.\n"
    posts = posts_of(text)
    assert [post.stamp for post in posts] == [first, second]
    assert text[posts[0].start : posts[0].end].endswith("More is to follow.")
    assert text[posts[1].start : posts[1].end].endswith("Talks resumed in Moscow.")


def test_a_stamp_that_says_posted_is_enough() -> None:
    text = f"{OPENING}\nThe latest\nPOSTED: 12:20 PM EST—\nEnvoys met in Doha.\n"
    (post,) = posts_of(text)
    assert post.stamp == "POSTED: 12:20 PM EST"
    assert post.at is None
    assert text[post.start : post.end].endswith("Envoys met in Doha.")


def test_a_stamp_with_separators_is_read() -> None:
    text = "16:40 | Strike on Omdurman\nThree killed.\n15:10 | Power fails in Port Sudan\nNobody was hurt."
    assert [post.stamp for post in posts_of(text)] == ["16:40", "15:10"]


def test_a_full_stamp_gives_the_moment() -> None:
    text = "8 October 2020 14:05 GMT\nAlpha.\n\n8 October 2020 13:20 BST\nBeta.\n\n2020-10-08 09:15\nGamma.\n2020-10-08 08:15\nDelta."
    assert [post.at for post in posts_of(text)] == [
        "2020-10-08T14:05+00:00", "2020-10-08T13:20+01:00", "2020-10-08T09:15", "2020-10-08T08:15",
    ]  # fmt: skip


def test_a_zone_of_several_meanings_gives_no_offset() -> None:
    text = "8 October 2020 14:05 IST\nAlpha.\n\n8 October 2020 13:20 IST\nBeta."
    assert [post.at for post in posts_of(text)] == ["2020-10-08T14:05", "2020-10-08T13:20"]


def test_stamps_on_two_lines_are_one() -> None:
    text = "2d ago\n23 Mar 2021 - 18:00 GMT\nAxum was quiet.\n\n2d ago\n23 Mar 2021 - 17:30 GMT\nMekelle was not."
    assert [post.stamp for post in posts_of(text)] == ["23 Mar 2021 - 18:00 GMT", "23 Mar 2021 - 17:30 GMT"]


def test_updates_below_the_posts_do_not_divide_them() -> None:
    text = "14.05 BST\nAlpha.\n\nUpdated at 14.20 BST\n\n13.20 BST\nBeta.\n\nUpdated at 13.55 BST"
    assert [post.stamp for post in posts_of(text)] == ["14.05 BST", "13.20 BST"]


def test_updates_alone_close_their_posts() -> None:
    text = "Alpha was said.\n\nUpdated at 15.02 EEST\n\nBeta was said.\n\nUpdated at 14.40 EEST"
    posts = posts_of(text)
    assert [post.stamp for post in posts] == ["Updated at 15.02 EEST", "Updated at 14.40 EEST"]
    assert text[posts[1].start : posts[1].end].startswith("Beta")


@pytest.mark.parametrize(
    "text",
    [
        "The barrage began at 6:15 am local time.\nAt 6:15 am local time the sirens went.\n6:15 am local time was when it ended.",
        "Published: 5 March 2021 10:15 GMT\nThe army said that Raqqa was quiet.",
        f"{OPENING}\nUpdated at 3:31 p.m. ET Saturday\nThe envoy, who has served since 2019, did not comment.",
        "Posted: 5 March 2021 10:15\nThe army said that Raqqa was quiet.",
        "02:18 Footage shows ruins – video\n\nText.\n\n01:30 Drone view of the bridge – video\n\n03:10 Residents speak – video",
        "14 March 2021 was calm.\n20 April 2021 was not.",
        "1:5 Verse one\n2:10 Verse two",
        "12:30 GMT\nOnly one stamp stands here.",
        "10:30 a.m. Sunday prayers were held.\n11:30 a.m. Sunday prayers followed.",
        "",
    ],
)
def test_ordinary_reports_have_no_posts(text: str) -> None:
    assert posts_of(text) == ()


@given(
    st.lists(
        st.sampled_from(
            ["14:05 GMT", "POSTED: 1:20 PM", "Updated at 3.02 BST", "\n", "The army said.", "31 June 2020 10:10", " ", "[10:32]"]
        )
    )
)
def test_posts_lie_in_order_and_inside_the_text(parts: list[str]) -> None:
    text = OPENING + "\n".join(parts)
    posts = posts_of(text)
    edges = [edge for post in posts for edge in (post.start, post.end)]
    assert edges == sorted(edges)
    assert all(0 <= post.start < post.end <= len(text) for post in posts)
