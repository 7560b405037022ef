"""Verbs of reported speech, where more rooms than one ask for them."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.tables import rows, words


@cache
def denying_forms() -> frozenset[str]:
    """The forms of the verbs that deny or reject outright (table `reporting_verbs.tsv`)."""
    return frozenset(form for row in rows("reporting_verbs.tsv") if row["stance"] in ("denies", "rejects") for form in words(row["forms"]))
