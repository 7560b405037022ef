from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.watch import Feed, Folder, Plan, Visited, Watching
from tests.toy import TOY
from tests.watch.site import Site, TurnedClock, opened

Watch = Callable[..., list[Visited]]


@pytest.fixture
def site() -> Iterator[Site]:
    with opened() as site:
        yield site


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "war.db", using=TOY) as case:
        yield case


@pytest.fixture
def watch(case: Case, clock: TurnedClock) -> Watch:
    """One round over these sources, a while after the last."""

    def watch(*sources: Feed | Folder, after: float = 3600.0) -> list[Visited]:
        clock.moment += after
        feeds = tuple(source for source in sources if isinstance(source, Feed))
        folders = tuple(source for source in sources if isinstance(source, Folder))
        watching = Watching(case, Plan(feeds=feeds, folders=folders), clock=clock, chance=lambda: 0.0)
        return list(watching.visits(once=True))

    return watch


def local(site: Site, path: str = "/rss", **other: object) -> Feed:
    return Feed.model_validate({"url": f"{site.url}{path}", "allow_private": True, **other})
