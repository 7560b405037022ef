"""Reported counts: of what, whose, by whom, when and where."""
