"""The table that a watch shows on a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from onrecord.cli.watching_table import Board
from onrecord.errors import FetchError
from onrecord.watch import Feed, Folder, Plan, Visited
from onrecord.watch.keeping import Tally

FEED = Feed(url="https://wire.example/rss", name="The Wire\x1b[31m")
PLAN = Plan(feeds=(FEED,), folders=(Folder(path="inbox"),))


def shown(*steps: Visited | str) -> str:
    """What stands on the terminal at the end."""
    console = Console(file=io.StringIO(), width=120)
    board = Board(PLAN, console)
    for step in steps:
        if isinstance(step, str):
            board.asking(FEED, step)
        else:
            board.told(step)
    console.print(board.table())
    written = console.file
    assert isinstance(written, io.StringIO)
    return written.getvalue()


def test_source_waits_asks_and_tells() -> None:
    assert [line.split()[-1] for line in shown().splitlines()[1:]] == ["waits", "waits"]
    assert "asks https://wire.example/taiz" in shown("https://wire.example/taiz")
    done = shown("https://wire.example/taiz", Visited(FEED, 0.0, 0.0, Tally(added=2, corrected=1)))
    assert "2 new, 1 corrected" in done
    assert "asks" not in done
    broken = shown(Visited(FEED, 0.0, 0.0, Tally(), FetchError("no answer in time", source=FEED.url)))
    assert "broke off: no answer in time" in broken


def test_added_reports_are_counted_over_visits() -> None:
    first, second = Visited(FEED, 0.0, 0.0, Tally(added=2)), Visited(FEED, 0.0, 0.0, Tally(corrected=1))
    (line,) = [line for line in shown(first, second).splitlines() if "Wire" in line]
    assert "  3  " in line


def test_text_from_outside_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in shown("https://wire.example/\x1b]0;gone\x07")
