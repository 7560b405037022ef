"""Watching: feeds and folders, polled politely; what is new goes into the case."""
