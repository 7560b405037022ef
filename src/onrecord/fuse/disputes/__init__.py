"""How facts of many reports stand to each other: who denies, confirms, contradicts and corrects what."""

from onrecord.fuse.disputes.gathered import relations

__all__ = ["relations"]
