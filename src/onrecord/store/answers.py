"""What was asked and answered lately. Threads share it; what several ask at once is found once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Answers(Generic[Found]):
    """At most `most` answers, the least lately asked forgotten first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, Future[Found]] = OrderedDict()

    def of(self, asked: Hashable, find: Callable[[], Found]) -> Found:
        """The answer, found if it is not known; whoever asks while it is sought waits for it. What fails is not kept."""
        with self._lock:
            known = self._kept.get(asked)
            mine = known is None
            answer = known or Future[Found]()
            self._kept[asked] = answer
            self._kept.move_to_end(asked)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        if not mine:
            return self._awaited(asked, answer, find)
        try:
            found = find()
        except BaseException as error:
            with self._lock:
                if self._kept.get(asked) is answer:
                    del self._kept[asked]
            answer.set_exception(error)
            raise
        answer.set_result(found)
        return found

    def _awaited(self, asked: Hashable, answer: Future[Found], find: Callable[[], Found]) -> Found:
        """What another looks for; where that one failed, or ran out of time, it is looked for again."""
        if answer.exception() is None:
            return answer.result()
        return self.of(asked, find)
