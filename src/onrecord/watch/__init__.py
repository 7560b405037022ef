"""Watching: feeds and folders, polled politely; what is new goes into the case."""

from onrecord.watch.plan import Feed, Folder, Plan, read_plan
from onrecord.watch.watching import Visited, Watching

__all__ = ["Feed", "Folder", "Plan", "Visited", "Watching", "read_plan"]
