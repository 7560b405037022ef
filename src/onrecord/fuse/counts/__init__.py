"""Counts across reports: which are of one thing, which revise or contradict each other, and how a toll grew."""

from onrecord.fuse.counts.between import relations
from onrecord.fuse.counts.comparable import relate
from onrecord.fuse.counts.policy import Choice, Policy, chosen, policies, policy
from onrecord.fuse.counts.series import Against, Point, Series, Standing, series
from onrecord.fuse.counts.standing import Range
from onrecord.fuse.counts.wording import WORDING, wording

__all__ = [
    "WORDING", "Against", "Choice", "Point", "Policy", "Range", "Series", "Standing", "chosen", "policies", "policy", "relate",
    "relations", "series", "wording",
]  # fmt: skip
