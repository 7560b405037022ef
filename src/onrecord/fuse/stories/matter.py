"""Stories as a matter of grouping: each report is one, and those that repeat each other are one voice."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.fuse.grouping import Keys, Link, Matter, Rulings
from onrecord.model import Document, Fact, Frozen, Voice


class Story(Frozen):
    """What is compared of a report."""

    document: str

    @property
    def id(self) -> str:
        return self.document


def stories(document: Document, facts: Sequence[Fact]) -> list[Story]:
    """The story of a report."""
    return [Story(document=document.id)]


def keys(story: Story) -> Keys:
    """Where a story may meet its copies."""
    return Keys()


def compare(a: Story, b: Story) -> Link | None:
    """Whether two stories are one."""
    return None


def group(items: Sequence[Story], links: Sequence[Link], rulings: Rulings) -> list[Voice]:
    """The voices of connected stories."""
    return [Voice(id=f"V{item.document[1:]}", documents=(item.document,)) for item in items]


STORIES = Matter(name="story", item=Story, groups=Voice, items=stories, keys=keys, compare=compare, group=group)
