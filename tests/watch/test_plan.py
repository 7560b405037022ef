"""The file of feeds: what may stand in it, and every mistake at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.errors import NotFound, UsageError
from onrecord.watch import Plan, read_plan


def plan(folder: Path, text: str) -> Plan:
    path = folder / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return read_plan(path)


def test_defaults_hold_where_a_feed_says_nothing_else(tmp_path: Path) -> None:
    found = plan(
        tmp_path,
        """
        [defaults]
        every = "30m"
        full = true
        contact = "https://desk.example/bot"
        [[feed]]
        url = "https://wire.example/rss"
        [[feed]]
        url = "https://post.example/atom"
        name = "The Post"
        every = "2h"
        full = false
        [[folder]]
        path = "inbox"
        pattern = "*.html"
        """,
    )
    first, second = found.feeds
    assert (first.every, first.full, first.allow_private, first.label) == (1800, True, False, "https://wire.example/rss")
    assert (second.every, second.full, second.label) == (7200, False, "The Post")
    assert [(folder.path, folder.pattern, folder.every) for folder in found.folders] == [(str(tmp_path / "inbox"), "*.html", 60)]
    assert found.contact == "https://desk.example/bot"


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        plan(
            tmp_path,
            """
            [defaults]
            every = "soon"
            [[feed]]
            url = "ftp://wire.example/rss"
            every = "5s"
            colour = "red"
            [[feed]]
            name = ""
            full = "yes"
            [[feed]]
            url = "https://user:word@wire.example/rss"
            [[folder]]
            pattern = 3
            [telegram]
            """,
        )
    told = str(caught.value)
    assert told.startswith(f"{tmp_path / 'feeds.toml'}: 11 mistakes: ")
    for mistake in (
        "`telegram` is not known",
        "defaults: `every` 'soon' is no span of time",
        "feed 1 (ftp://wire.example/rss): `url` 'ftp://wire.example/rss' is no http or https address",
        "feed 1 (ftp://wire.example/rss): `every` a feed is asked once a minute at most",
        "feed 1 (ftp://wire.example/rss): `colour` is not known: there are url, name, ",
        "feed 2: `url` is missing",
        "feed 2: `name` is empty",
        "feed 2: `full` is true or false",
        "feed 3 (https://user:word@wire.example/rss): `url` an address with a name or password in it is not fetched",
        "folder 1: `path` is missing",
        "folder 1: `pattern` is a text in quotation marks",
    ):
        assert mistake in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "nothing to watch"),
        ("[feed]\nurl = 'https://wire.example/'", "`feed` is written [[feed]], once for each"),
        ("[[feed]]\nurl = 'https://wire.example/'\n[[feed]]\nurl = 'https://wire.example/'", "https://wire.example/ stands in it twice"),
        ("[[feed]\n", "it is no TOML"),
        ("feed = [3]", "feed 1 is no table"),
        ("[[feed]]\nurl = 'http:///rss'", "is no http or https address"),
        ("[defaults]\ncontact = 'a\\nb: c'\n[[feed]]\nurl = 'https://wire.example/'", ""),
    ],
)
def test_mistake_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        plan(tmp_path, text)
    assert told in str(caught.value)


def test_contact_cannot_break_a_header(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no address to be reached at"):
        plan(tmp_path, '[defaults]\ncontact = "a\\r\\nX-Evil: 1"\n[[feed]]\nurl = "https://wire.example/"')


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_plan(tmp_path / "feeds.toml")


def test_files_in_the_manual_are_right(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "watch.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert [len(plan(tmp_path, block).sources) for block in blocks] == [3, 1]
