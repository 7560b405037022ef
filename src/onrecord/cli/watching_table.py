"""The table that `watch` shows on a terminal: a line a source, renewed as visits end."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import clean
from onrecord.cli.watching import worded

if TYPE_CHECKING:
    from onrecord.watch import Feed, Plan, Visited


class Board:
    """A live table; `told` a visit, `asking` before a request."""

    def __init__(self, plan: Plan, console: Console) -> None:
        self._plan = plan
        self._last: dict[str, Visited] = {}
        self._asked: dict[str, str] = {}
        self._added: dict[str, int] = {}
        self._live = Live(console=console, get_renderable=self.table, refresh_per_second=2)

    def told(self, visited: Visited) -> None:
        key = visited.source.key
        self._last[key] = visited
        self._asked.pop(key, None)
        self._added[key] = self._added.get(key, 0) + visited.tally.added + visited.tally.corrected

    def asking(self, feed: Feed, url: str) -> None:
        self._asked[feed.key] = url

    def table(self) -> Table:
        table = Table(box=None, pad_edge=False, expand=True)
        table.add_column("source", ratio=2, no_wrap=True)
        table.add_column("added", justify="right")
        table.add_column("next", justify="right", no_wrap=True)
        table.add_column("last visit", ratio=3, no_wrap=True)
        for source in self._plan.sources:
            last, asked = self._last.get(source.key), self._asked.get(source.key)
            state = Text(f"asks {clean(asked)}", style="cyan") if asked else Text("waits", style="dim") if last is None else _told(last)
            wait = "" if last is None else _span(last.due - time.time())
            table.add_row(Text(clean(source.label)), str(self._added.get(source.key, 0)), wait, state)
        return table

    def __enter__(self) -> Board:
        self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._live.stop()


def _told(visited: Visited) -> Text:
    return Text(clean(worded(visited)), style="red" if visited.error is not None else "")


def _span(seconds: float) -> str:
    left = max(0, round(seconds))
    return f"{left} s" if left < 90 else f"{left // 60} min" if left < 5400 else f"{left // 3600} h"
