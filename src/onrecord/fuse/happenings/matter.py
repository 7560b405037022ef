"""Happenings as a matter of grouping: event mentions, and which of them tell of one happening."""

from __future__ import annotations

from onrecord.fuse.grouping import Matter
from onrecord.fuse.happenings.blocks import keys
from onrecord.fuse.happenings.clusters import group
from onrecord.fuse.happenings.likeness import compare
from onrecord.fuse.happenings.mentions import mentions
from onrecord.fuse.happenings.told import Told
from onrecord.model import Incident

HAPPENINGS = Matter(name="happening", item=Told, groups=Incident, items=mentions, keys=keys, compare=compare, group=group, version=6)
