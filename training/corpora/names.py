"""What an annotated name leaves possible for each of its words.

A reading turns the words of one annotated span into labels. Corpora class more coarsely than ENTITY_TYPES does: a location may be a
place or a facility, and "miscellaneous" holds nationalities, weapons, wars and books alike. Where the project's tables of peoples, arms
and geographical terms settle it, one label is left; else all that the annotation admits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.knowledge.countries import by_name
from onrecord.knowledge.gazetteer import find
from training.corpora.name_tables import arms_modifiers, arms_words, nationalities, terms
from training.example import NONE

Labels = frozenset[str] | None
Reading = Callable[[Sequence[str]], list[Labels]]

OUTSIDE = frozenset({NONE})
WEAPON_WORD = frozenset({NONE, "B-WEAPON", "I-WEAPON"})
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,2}-\d+[A-Za-z]*\Z")


def first(*types: str) -> Labels:
    """The label of a name's first word."""
    return frozenset(f"B-{type_}" for type_ in types)


def later(*types: str) -> Labels:
    """The label of a name's other words."""
    return frozenset(f"I-{type_}" for type_ in types)


def perhaps(*types: str) -> Labels:
    """A word that may stand in a name of these types, anywhere in it, or in none."""
    return frozenset({NONE, *(f"{part}-{type_}" for type_ in types for part in "BI")})


def name(*types: str) -> Reading:
    """All words are one name of one of the types; marks before the first letter or digit ("#", "@") are left out."""

    def labels(span: Sequence[str]) -> list[Labels]:
        begin = next((at for at, word in enumerate(span) if any(c.isalnum() for c in word)), 0)
        return [OUTSIDE] * begin + [first(*types)] + [later(*types)] * (len(span) - begin - 1)

    return labels


def nothing(span: Sequence[str]) -> list[Labels]:
    """The span is no name here (a war, an election, a book), though one of a people may stand in it; a country's is part of the whole."""
    labels: list[Labels] = [OUTSIDE] * len(span)
    for start, end in nationalities(span):
        labels[start:end] = [OUTSIDE | label for label in name("NATIONALITY")(span[start:end]) if label is not None]
    return labels


def place(span: Sequence[str]) -> list[Labels]:
    """A place or a facility, whichever its last word ("Kerch Bridge") or the gazetteer says; either where both are silent."""
    return name(*place_types(span))(span)


def place_types(span: Sequence[str]) -> tuple[str, ...]:
    """Which of PLACE and FACILITY a location's name may be."""
    text = " ".join(span).strip("#@ ").replace(" .", ".")
    if by_name(text):
        return ("PLACE",)
    ends = (" ".join(span[at:]).lower() for at in range(1, len(span)))
    term = next((terms()[end] for end in ends if end in terms()), None)
    known = {kind == "facility" for kind in ([term] if term else [reading.kind for reading in find(text)])}
    return tuple(type_ for type_, facility in (("PLACE", False), ("FACILITY", True)) if not known or facility in known)


def other(span: Sequence[str]) -> list[Labels]:
    """A name of CoNLL's class MISC: a people's name, a weapon by its designation, else perhaps either of them or neither."""
    if DESIGNATION.match(span[0]):
        return name("WEAPON")(span)
    if (0, len(span)) in nationalities(span):
        return name("NATIONALITY")(span)
    types = ("WEAPON",) if len(span) > 1 else ("NATIONALITY", "WEAPON")
    labels: list[Labels] = [perhaps(*types)] * len(span)
    for start, end in nationalities(span):
        labels[start:end] = [perhaps("NATIONALITY")] * (end - start)
    return labels


def product(span: Sequence[str]) -> list[Labels]:
    """A product: a weapon or none."""
    return [perhaps("WEAPON")] * len(span)


def outside(span: Sequence[str]) -> list[Labels]:
    """Words that the corpus marks as no name.

    A people's name is one all the same, whether or not the corpus has a class for it. Weapons few corpora mark: a designation ("F-16"), a
    class word ("missiles") and what stands before one ("Pershing II") may be one.
    """
    labels: list[Labels] = [OUTSIDE] * len(span)
    for at in range(len(span) - 1, -1, -1):
        leads_on = at + 1 < len(span) and labels[at + 1] == WEAPON_WORD and (span[at][:1].isupper() or span[at].lower() in arms_modifiers())
        if leads_on or span[at].lower() in arms_words() or DESIGNATION.match(span[at]):
            labels[at] = WEAPON_WORD
    for start, end in nationalities(span):
        labels[start:end] = name("NATIONALITY")(span[start:end])
    return labels
