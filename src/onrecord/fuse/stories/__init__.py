"""Which reports are one voice: copies, light rewrites, and stories that repeat another outlet's."""

from onrecord.fuse.stories.matter import STORIES
from onrecord.fuse.stories.story import Story

__all__ = ["STORIES", "Story"]
