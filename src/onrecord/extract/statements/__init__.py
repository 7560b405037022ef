"""Reported speech: who says what, in which manner and stance."""
