"""More processes behind one socket: questions of several people are answered on several cores."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from onrecord.web.listening import GRACE_S, Listening, run, terms_of

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess as ParentProcess


@contextmanager
def alongside(case: Path, opened: socket.socket, listening: Listening, *, workers: int) -> Iterator[None]:
    """While inside, `workers` processes of their own answer at the socket too. Each counts rates and turns, and remembers answers, for
    itself. They end with this process."""
    spawn = get_context("spawn")  # a fork would share what threads and SQLite hold
    started = [spawn.Process(target=_answer, args=(case, opened, listening), daemon=True) for _ in range(workers)]
    try:
        for process in started:
            process.start()
        yield
    finally:
        for process in started:
            if process.is_alive():
                process.terminate()
        for process in started:
            process.join(GRACE_S + 1)


def _answer(case: Path, opened: socket.socket, listening: Listening) -> None:
    from onrecord.case import Case
    from onrecord.web.app import create_app

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all of a terminal's processes; until this one listens, the first ends it
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    with Case(case, create=False) as own:
        run(create_app(own, terms_of(case, listening)), opened, listening)


def _end_with(first: ParentProcess | None) -> None:
    """Killed, the first process ends no other."""
    if first is not None:
        first.join()
        os.kill(os.getpid(), signal.SIGTERM)
