"""Arithmetic inside a report: whether the parts of a count add up to it. It is checked and shown; no figure is changed for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.model import Document, Figure, Frozen
from onrecord.model.fact import Number
from onrecord.model.vocabulary import Measure, Population

_SAMPLE = re.compile(r"(?i)\b(?:includ\w+|among|some|notably|such as|of (?:them|those|these|whom|which))\b")
_APART: tuple[frozenset[Population], ...] = (frozenset({"civilians", "military"}), frozenset({"women", "children"}))
_FATES: frozenset[Measure] = frozenset({"killed", "wounded", "missing"})
_FIRM = frozenset({"exact", "at_least", "more_than"})


class Sum(Frozen):
    """What the parts of a count come to. `agrees`: whether that is the count; false too where they exceed it."""

    figures: tuple[str, ...]
    value: Number
    agrees: bool


def sums(documents: Mapping[str, Document], figures: Iterable[Figure]) -> dict[str, Sum]:
    """Id of a whole → the sum of its parts, where that can be told.

    Parts that are given as all there are (a list behind a colon, "of the 40, …") must come to the whole, a sample ("including …") must not
    exceed it. Nothing is told of parts that are vague, ranges, shares or upper bounds, nor of one part alone that is less than its whole.
    """
    known = list(figures)
    wholes = {figure.id: figure for figure in known}
    parts: dict[str, list[Figure]] = {}
    for figure in known:
        if figure.part_of in wholes and figure.unit != "%":
            parts.setdefault(figure.part_of, []).append(figure)
    found = {key: _sum(documents[wholes[key].document].text, wholes[key], some) for key, some in parts.items()}
    return {key: told for key, told in found.items() if told is not None}


def _sum(text: str, whole: Figure, parts: list[Figure]) -> Sum | None:
    total = sum(part.value for part in parts)
    most = None if whole.bound in ("at_least", "more_than", "about", "vague") else whole.upper
    least = whole.lower if whole.bound in _FIRM else None
    if any(part.bound not in _FIRM for part in parts):
        return None
    told = Sum(figures=tuple(sorted(part.id for part in parts)), value=total, agrees=False)
    if most is not None and total > most:
        return None if _may_overlap(parts) else told
    if len(parts) > 1 and total == whole.value:
        return told.model_copy(update={"agrees": True})
    short = least is not None and total < least and all(part.bound == "exact" for part in parts)
    return told if short and _is_complete(text, whole, parts) else None


def _may_overlap(parts: list[Figure]) -> bool:
    """Whether somebody may be in two of the parts: "including 10 civilians and four women"."""
    populations, measures = {part.population for part in parts}, {part.measure for part in parts}
    apart = len(populations) == 1 or any(populations <= some for some in _APART)
    return not apart or not (len(measures) == 1 or measures <= _FATES)


def _is_complete(text: str, whole: Figure, parts: list[Figure]) -> bool:
    """Whether the wording gives the parts as all there are: several, not of what was shot down, and none introduced as a sample."""
    if len(parts) < 2 or (any(part.measure != whole.measure for part in parts) and whole.measure != "casualties"):
        return False
    between = text[whole.end : max(part.start for part in parts)]
    told_apart = {part.measure for part in parts} >= {"killed", "wounded"}
    return _SAMPLE.search(between) is None and (":" in between or told_apart)


def share(figure: Figure, figures: Mapping[str, Figure]) -> Number | None:
    """How many a share comes to, of an exact whole that the sentence gives: half of 300 is 150."""
    whole = figures.get(figure.part_of or "")
    if figure.unit != "%" or whole is None or whole.bound != "exact":
        return None
    return round(figure.value * whole.value / 100)
