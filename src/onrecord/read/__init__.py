"""Bytes → Document: plain text, HTML pages, JSON and JSON Lines, in files, folders and standard input."""

from onrecord.read.found import Failure
from onrecord.read.limits import Limits
from onrecord.read.reading import read, read_bytes, read_one, read_text

__all__ = ["Failure", "Limits", "read", "read_bytes", "read_one", "read_text"]
