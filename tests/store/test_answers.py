from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from onrecord.store.answers import Answers


def test_what_several_ask_at_once_is_found_once() -> None:
    answers, started, found = Answers[int](4), Event(), list[int]()

    def find() -> int:
        found.append(1)
        started.wait(10)
        return 7

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(answers.of, "toll", find) for _ in range(4)]
        started.set()
        assert [one.result(10) for one in asked] == [7] * 4
    assert found == [1]


def test_who_waited_for_one_that_failed_looks_again() -> None:
    answers, both = Answers[int](4), Barrier(2, timeout=10)
    tries = list[int]()

    def find() -> int:
        tries.append(1)
        if len(tries) == 1:
            both.wait()
            raise TimeoutError
        return 7

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(answers.of, "toll", find)
        both.wait()
        assert answers.of("toll", find) == 7
        with pytest.raises(TimeoutError):
            first.result(10)


def test_the_least_lately_asked_is_forgotten() -> None:
    answers = Answers[int](2)
    assert [answers.of(key, lambda key=key: key) for key in (1, 2, 1, 3)] == [1, 2, 1, 3]  # type: ignore[misc]
    assert [answers.of(key, lambda: 0) for key in (1, 3, 2)] == [1, 3, 0]
