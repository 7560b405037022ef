"""Stories as a matter of grouping: each report is one, and those that repeat each other are one voice."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.fuse.grouping import Keys, Link, Matter, Rulings
from onrecord.fuse.stories.own import credit_line, published_by
from onrecord.model import Document, Fact, Frozen, Voice


class Story(Frozen):
    """What is compared of a report. `outlet`: whose story it is, by its own words or by its publisher."""

    document: str
    outlet: str | None = None

    @property
    def id(self) -> str:
        return self.document


def stories(document: Document, facts: Sequence[Fact]) -> list[Story]:
    """The story of a report."""
    credit = credit_line(document)
    return [Story(document=document.id, outlet=credit[0].name if credit else published_by(document))]


def keys(story: Story) -> Keys:
    """Where a story may meet its copies."""
    return Keys()


def compare(a: Story, b: Story) -> Link | None:
    """Whether two stories are one."""
    return None


def group(items: Sequence[Story], links: Sequence[Link], rulings: Rulings) -> list[Voice]:
    """The voices of connected stories."""
    return [Voice(id=f"V{item.document[1:]}", documents=(item.document,), outlet=item.outlet) for item in items]


STORIES = Matter(name="story", item=Story, groups=Voice, items=stories, keys=keys, compare=compare, group=group)
