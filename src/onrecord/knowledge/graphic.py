"""Words that make a passage graphic, so that who reads for hours chooses when to see it."""

from __future__ import annotations

import re
from functools import cache

from onrecord.knowledge.tables import rows


def graphic(text: str) -> bool:
    """Whether a passage tells of mutilation, torture, sexual violence, or the state of bodies. It errs towards folding."""
    return _pattern().search(text) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """`*` at the end of a term stands for any ending; between the words of a term up to two others may stand."""
    terms = (_term(row["term"]) for row in rows("graphic_terms.tsv"))
    return re.compile(rf"\b(?:{'|'.join(terms)})\b", re.I)


def _term(term: str) -> str:
    words = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in term.split())
    return r"\W+(?:\w+\W+){0,2}?".join(words)
