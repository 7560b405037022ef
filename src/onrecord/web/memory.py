"""What was made of a case as it stands, kept until the case changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from onrecord.case import Case

KEPT = 256
"""Answers that are kept of a case, those that were asked for last."""


Answer = TypeVar("Answer")


class _Memory:
    def __init__(self, stamp: str) -> None:
        self.stamp = stamp
        self.answers: OrderedDict[Hashable, object] = OrderedDict()


_memories: WeakKeyDictionary[Case, _Memory] = WeakKeyDictionary()
_lock = Lock()


def once(case: Case, key: Hashable, make: Callable[[], Answer]) -> Answer:
    """What `make` makes of the case under this key: made once for each state of the case. What it makes is frozen, and never changed."""
    stamp = case.stamp()
    with _lock:
        memory = _memories.get(case)
        if memory is None or memory.stamp != stamp:
            memory = _memories[case] = _Memory(stamp)
        if key in memory.answers:
            memory.answers.move_to_end(key)
            return cast("Answer", memory.answers[key])
    made = make()
    with _lock:
        memory.answers[key] = made
        while len(memory.answers) > KEPT:
            memory.answers.popitem(last=False)
    return made
