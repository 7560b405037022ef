"""Stories as a matter of grouping: each report is one, and those that repeat each other are one voice."""

from __future__ import annotations

from onrecord.fuse.grouping import Link, Matter
from onrecord.fuse.stories.keys import keys
from onrecord.fuse.stories.likeness import alike
from onrecord.fuse.stories.story import Story, stories
from onrecord.fuse.stories.voices import voices
from onrecord.model import Voice


def compare(a: Story, b: Story) -> Link | None:
    """The link between two stories that are one, the lesser id first."""
    one, other = sorted((a, b), key=lambda story: story.document)
    found = alike(one, other)
    return None if found is None else Link(a=one.document, b=other.document, score=found.score, why=found.why)


STORIES = Matter(name="story", item=Story, groups=Voice, items=stories, keys=keys, compare=compare, group=voices, version=2)
