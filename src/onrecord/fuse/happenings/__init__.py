"""Which event mentions are one happening."""

from onrecord.fuse.happenings.matter import HAPPENINGS
from onrecord.fuse.happenings.told import Told

__all__ = ["HAPPENINGS", "Told"]
