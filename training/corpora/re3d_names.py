"""Names within re3d's mentions.

re3d (Dstl, Aleph Insights, Committed Software 2017) marks whole noun phrases, and nouns without a name: "the Syrian opposition",
"mourners", "Foreign Secretary Boris Johnson". The other corpora mark names alone. So articles and pronouns are outside, a mention in lower
case may be, and of one with capitals the name is cut out where that is certain; None stands where it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge.titles import title_vocabulary
from training.corpora.name_phrases import ARABIC_ARTICLES, JOINING, core, cores, determiners, function_words, is_plain, pronouns
from training.corpora.name_tables import arms_names, countries, nationalities, terms
from training.corpora.names import DESIGNATION, OUTSIDE, Labels, Reading, name, nothing, perhaps, place_types

_SHIPS = frozenset({"HMS", "USS", "USNS", "FS", "INS", "HMCS", "HMAS"})
_DIRECTIONS = frozenset("north south east west northeast northwest southeast southwest northern southern eastern western central".split())


def organisation(span: Sequence[str]) -> list[Labels]:
    """A body's name; a country or people that stands for one keeps its own label too ("Iraq", "U.S. forces", "the Syrians")."""
    found = core(span)
    if found is None:
        return _unnamed(span, "ORGANISATION")
    start, end = found
    labels = _unnamed(span, "ORGANISATION")
    inner = span[start:end]
    if (0, len(inner)) in nationalities(inner):
        labels[start:end] = name("NATIONALITY", *(["ORGANISATION"] if end < len(span) else []))(inner)
    elif (0, len(inner)) in countries(inner):
        labels[start:end] = name("PLACE", "ORGANISATION")(inner)
    elif any(labels[at] != OUTSIDE for at in range(start)) or not is_plain(inner):
        labels[start:end] = [None if word[:1].isupper() else label for word, label in zip(inner, labels[start:end], strict=True)]
    else:
        person_too = len(inner) == 1 and end < len(span) and not inner[0].isupper()  # "the Assad regime"
        labels[start:end] = name("ORGANISATION", *(["PERSON"] if person_too else []))(inner)
    return labels


def person(span: Sequence[str]) -> list[Labels]:
    """The name behind the titles; what stands before it is outside, a people's name, or somebody else's."""
    titles = [at for at, word in enumerate(span) if word.lower() in title_vocabulary() - function_words()]
    start = titles[-1] + 1 if titles else 0
    while start < len(span) and (span[start] == "." or span[start].lower() in determiners() | pronouns()):
        start += 1
    labels = [_before_name(span, at, titles) for at in range(start)]
    for begin, end in nationalities(span[:start]):
        labels[begin:end] = name("NATIONALITY")(span[begin:end])
    rest = span[start:]
    if rest and all(_in_person(word) for word in rest) and any(word[:1].isupper() for word in rest):
        return labels + name("PERSON")(rest)
    return labels + [perhaps("PERSON") if word.islower() and word not in function_words() else _unsure(word) for word in rest]


def location(span: Sequence[str]) -> list[Labels]:
    """Every name in the phrase ("the city of Mosul", "Palmyra, Syria"), the words around it outside or, as terms, part of it."""
    if "°" in span:
        return nothing(span)
    labels = [_around(word, "PLACE", "FACILITY") for word in span]
    for start, end in cores(span):
        inner = span[start:end]
        stop = end
        while stop < len(span) and span[stop].lower() in terms():
            stop += 1
        if (0, len(inner)) in nationalities(inner):
            labels[start:end] = name("NATIONALITY")(inner)
        elif stop < len(span) and span[stop] not in (",", "(", ")", "and", ";", "in"):
            labels[start:end] = [None] * (end - start)
        else:
            types = place_types(span[start:stop])
            labels[start:end] = name(*types)(inner)
            labels[end:stop] = [frozenset({"O", *(f"I-{type_}" for type_ in types)})] * (stop - end)
    return labels


def weapon(span: Sequence[str]) -> list[Labels]:
    """A weapon's own name by its designation, ship's prefix or the table; the class word behind belongs to it. Else perhaps one."""
    labels = [_around(word, "WEAPON") for word in span]
    start = next((at for at, word in enumerate(span) if word in arms_names() | _SHIPS or DESIGNATION.match(word)), None)
    if start is not None:
        labels[start:] = name("WEAPON")(span[start:])
        return labels
    labels = [None if word[:1].isupper() else label for word, label in zip(span, labels, strict=True)]
    for begin, end in nationalities(span):
        labels[begin:end] = name("NATIONALITY")(span[begin:end])
    return labels


def nationality(span: Sequence[str]) -> list[Labels]:
    """A people, its adjective or a faith; a prefix in lower case ("non-") is outside."""
    start = next((at for at, word in enumerate(span) if word[:1].isupper() and word.lower() not in determiners()), 0)
    return [OUTSIDE] * start + name("NATIONALITY")(span[start:])


READINGS: dict[str, Reading] = {
    "Organisation": organisation,
    "Person": person,
    "Location": location,
    "Weapon": weapon,
    "MilitaryPlatform": weapon,
    "Nationality": nationality,
    **dict.fromkeys(
        ("Money", "Quantity", "Temporal", "DocumentReference", "CommsIdentifier", "Frequency", "Url", "Vehicle", "Coordinate"), nothing
    ),
}


def _in_person(word: str) -> bool:
    return word[:1].isupper() or word.lower() in JOINING - {"of", "the", "for", "and"} or word in ARABIC_ARTICLES or word == '"'


def _before_name(span: Sequence[str], at: int, titles: Sequence[int]) -> Labels:
    word = span[at]
    return OUTSIDE if at in titles or not word[:1].isupper() or word.lower() in function_words() else None


def _unsure(word: str) -> Labels:
    return None if word[:1].isupper() and word.lower() not in function_words() else OUTSIDE


def _unnamed(span: Sequence[str], *types: str) -> list[Labels]:
    return [_around(word, *types) for word in span]


def _around(word: str, *types: str) -> Labels:
    """A word of the phrase outside of its name: function words are no part of one, nouns perhaps."""
    plain = word.lower() in function_words() or word.lower() in _DIRECTIONS or not any(c.isalpha() for c in word)
    return OUTSIDE if plain else perhaps(*types)
