"""Which of the facts that the rules find name something for certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.knowledge.actors import given_names, known_as
from onrecord.knowledge.countries import by_name
from onrecord.knowledge.gazetteer import find
from onrecord.knowledge.titles import title_vocabulary
from onrecord.model import Entity, Facts, Place
from training.corpora.name_phrases import ARABIC_ARTICLES, JOINING, function_words
from training.corpora.name_tables import arms_modifiers, arms_names, arms_words, countries, nationalities, terms
from training.corpora.names import OUTSIDE, Labels, name, place_types
from training.text import TextWord, covered

_LARGE = 100_000
"""Inhabitants of a city whose name is not taken for another thing's."""
_MARKS = frozenset(',;:?!()"“”')


def labels(words: Sequence[TextWord], facts: Facts) -> list[Labels]:
    """A label for every word of which the rules are sure."""
    texts = [word.text for word in words]
    found: list[Labels] = [OUTSIDE if _is_ordinary(words, at) else None for at in range(len(words))]
    taken: set[int] = set()
    persons: set[int] = set()
    for type_, start, end in _names(words, facts):
        at = sorted(covered(words, start, end))
        while at and not texts[at[0]][:1].isupper() and not texts[at[0]][:1].isdigit():
            at = at[1:]
        if at and taken.isdisjoint(at) and (type_ in ("WEAPON", "PERSON") or not _is_part(words, at[0], at[-1] + 1)):
            found[at[0] : at[-1] + 1] = name(type_)(texts[at[0] : at[-1] + 1])
            persons.update(at[:1] if type_ == "PERSON" else ())
        taken.update(at)
    for type_, spans in (("NATIONALITY", nationalities(texts)), ("PLACE", countries(texts))):
        for start, end in spans:
            if taken.isdisjoint(range(start, end)) and not _is_part(words, start, end):
                found[start:end] = name(type_)(texts[start:end])
    return [OUTSIDE if label is None and at not in taken and _is_bare(words, at, persons) else label for at, label in enumerate(found)]


def _is_bare(words: Sequence[TextWord], at: int, persons: set[int]) -> bool:
    """A function word or title with a capital, which nothing with a capital follows but the name of who bears the title."""
    word = words[at].text
    ends = at + 1 == len(words) or words[at + 1].sentence != words[at].sentence
    if word == "." and ends:
        return True
    follows = at + 1 in persons or ends or words[at + 1].text.islower() or words[at + 1].text in _MARKS
    follows = follows or words[at + 1].text.lower() in title_vocabulary()
    return word[:1].isupper() and word.lower() in function_words() | title_vocabulary() and follows and not _is_part(words, at, at)


def _names(words: Sequence[TextWord], facts: Facts) -> Iterator[tuple[str, int, int]]:
    """The type and the span of every certain name, facilities before the places that they contain."""
    for place in facts.places:
        if place.place_kind == "facility" and _is_facility(place.span.text.split()):
            yield "FACILITY", place.start, place.end
    for entity in facts.entities:
        text = entity.span.text
        if entity.type == "weapon" and _words_in(text)[0] in arms_names():
            yield "WEAPON", entity.start, entity.end
        elif entity.type == "person" and (held := _personal_name(entity)):
            yield "PERSON", entity.end - len(held), entity.end
        elif entity.type in ("organisation", "group") and known_as(text) and not by_name(text):
            yield "ORGANISATION", entity.start, entity.end
    for place in facts.places:
        if _is_known(place):
            yield "PLACE", place.start, place.end


def _is_facility(span: Sequence[str]) -> bool:
    """A facility by its term or the gazetteer, and named by more than its country ("a U.S. base")."""
    known = {at for found in (nationalities(span), countries(span)) for start, end in found for at in range(start, end)}
    named = any(word[:1].isupper() and at not in known for at, word in enumerate(span))
    return named and place_types(span) == ("FACILITY",)


def _words_in(text: str) -> list[str]:
    """The words of a name as written, blanks between them."""
    return text.split() or [""]


def _personal_name(entity: Entity) -> str:
    """The name without the title; empty where neither a title nor a given name vouches for it."""
    text, full = entity.span.text, entity.canonical
    vouched = _words_in(full)[0] in given_names() or (entity.role is not None and " " in full)
    if not vouched or any(word.lower() in title_vocabulary() | terms().keys() | {"islands"} for word in full.split()):
        return ""
    if text.endswith(full):
        return full
    return text if " " not in text and text in full.split() else ""


def _is_known(place: Place) -> bool:
    """A country, or a region, water or large city that the gazetteer has by this name."""
    text = place.span.text
    if place.place_kind == "country":
        return True
    readings = find(" ".join(word for word in text.split() if word[:1].isupper()))
    if place.place_kind == "city":
        return bool(readings) and readings[0].population >= _LARGE and not nationalities(text.split())
    return place.place_kind in ("region", "sea", "river") and bool(readings)


def _is_part(words: Sequence[TextWord], start: int, end: int) -> bool:
    """Whether the words may be part of a longer name: a capital or a hyphen next to them, or "of" behind a capital before them."""
    before = [word.text for word in words[max(0, start - 3) : start] if word.sentence == words[start].sentence]
    after = [word.text for word in words[end : end + 1] if word.sentence == words[start].sentence]
    if before and before[-1].lower() == "the":
        before = before[:-1]
    owned = len(before) > 1 and before[-1].lower() in ("of", "for", "and", "&") and _is_capital(before[-2])
    return owned or any(text in ("-", "–") or _is_capital(text) for text in [*before[-1:], *after])


def _is_capital(text: str) -> bool:
    return text[:1].isupper() and text.lower() not in function_words() | title_vocabulary() | {"and", "president"}


def _is_ordinary(words: Sequence[TextWord], at: int) -> bool:
    """A mark or lower-case word that stands in no name: no term or class word, and nothing that joins two capitals."""
    word = words[at].text
    if word in _MARKS:
        return True
    if not word.isalpha() or not word.islower() or word in arms_words():
        return False
    near = [words[n].text if 0 <= n < len(words) and words[n].sentence == words[at].sentence else "" for n in (at - 1, at + 1, at + 2)]
    if word in terms() or word in arms_modifiers() | ARABIC_ARTICLES:
        return not any(text[:1].isupper() or text in ("-", "–") or text in terms() for text in near[:2])
    return word not in JOINING or not near[0][:1].isupper() or not any(text[:1].isupper() for text in near[1:])
