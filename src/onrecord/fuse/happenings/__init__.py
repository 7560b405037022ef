"""Which event mentions are one happening."""

from onrecord.fuse.happenings.matter import HAPPENINGS, Told

__all__ = ["HAPPENINGS", "Told"]
