"""`watch`: feeds and folders, polled politely; what is new goes into the case."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.options import DEFAULT_CASE, AsJson, CasePath

if TYPE_CHECKING:
    from onrecord.watch import Feed, Plan, Visited


def watch(
    plan: Annotated[Path, typer.Argument(help="A TOML file of feeds and folders.", metavar="FEEDS.toml")],
    *, case: CasePath = DEFAULT_CASE,
    once: Annotated[bool, typer.Option(help="Visit what is due, once, and leave; for cron. Exit code 1 if a feed failed.")] = False,
    check: Annotated[bool, typer.Option(help="Only say whether the file is right.")] = False,
    json: AsJson = False,
) -> None:  # fmt: skip
    """Poll feeds and folders, and add what is new.

    Goes on until Ctrl-C; what was added by then is kept, and the next run takes it up. Sites are asked as their robots.txt
    allows, one request at a time, and not again what has not changed. The only command that uses the network.
    """
    from onrecord.case import Case
    from onrecord.cli.terminal import out
    from onrecord.watch import Watching, read_plan

    wanted = read_plan(plan)
    if check:
        out.print(f"{len(wanted.feeds)} feeds and {len(wanted.folders)} folders", soft_wrap=True)
        return
    failed, visits = False, 0
    with Case(case) as opened, _stoppable(), _shown(wanted, json=json) as (told, asking):
        for visited in Watching(opened, wanted, on_ask=asking).visits(once=once):
            told(visited)
            visits += 1
            failed = failed or visited.error is not None
    if not visits and not json:
        out.print("nothing is due yet")
    raise typer.Exit(int(once and failed))


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C and SIGTERM end the watch as something that was asked for: exit code 0."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    former = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
    finally:
        signal.signal(signal.SIGTERM, former)


@contextmanager
def _shown(plan: Plan, *, json: bool) -> Iterator[tuple[Callable[[Visited], None], Callable[[Feed, str], None]]]:
    """What tells of visits and requests: a table on a terminal, else a line a visit (with --json an object)."""
    from onrecord.cli.terminal import out

    if json or not out.is_terminal:
        yield _as_object if json else _as_line, lambda feed, url: None
        return
    from onrecord.cli.watching_table import Board

    with Board(plan, out) as board:
        yield board.told, board.asking


def _as_line(visited: Visited) -> None:
    from onrecord.cli.terminal import clean, out

    out.print(clean(f"{_moment(visited.at)} {visited.source.label}: {worded(visited)}; next {_moment(visited.due)}"), soft_wrap=True)


def _as_object(visited: Visited) -> None:
    import sys
    from dataclasses import asdict

    from onrecord.export import json_text

    told: dict[str, Any] = {
        "source": visited.source.key, "label": visited.source.label, "at": _moment(visited.at), "due": _moment(visited.due),
        **asdict(visited.tally), "error": visited.error and visited.error.to_json(),
    }  # fmt: skip
    sys.stdout.write(json_text(told) + "\n")
    sys.stdout.flush()


def worded(visited: Visited) -> str:
    """`2 new, 1 corrected`, or what went wrong."""
    tally = visited.tally
    counts = {
        "new": tally.added, "corrected": tally.corrected, "failed": tally.failed, "brought by another source": tally.elsewhere,
        "beyond the first 500 left out": tally.passed_over,
    }  # fmt: skip
    told = [f"{count} {what}" for what, count in counts.items() if count]
    if visited.error is None:
        return ", ".join(told) or "nothing new"
    at = "" if visited.error.source in (None, visited.source.key, getattr(visited.source, "path", None)) else f"{visited.error.source}: "
    return "; ".join([*told, f"broke off: {at}{visited.error.message}"])


def _moment(seconds: float) -> str:
    """UTC, ISO, to the second."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
