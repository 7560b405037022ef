"""Parts and wholes: which count of a sentence is a part of which other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.figures.logged import Logged
from onrecord.extract.figures.readings import akin
from onrecord.extract.figures.wording import Words
from onrecord.model.vocabulary import Measure

_PART = frozenset({"including", "included", "among", "whom"})
_THEM = (("of", "them"), ("of", "whom"), ("of", "which"), ("of", "those"), ("of", "these"))
_WHERE = frozenset({"in", "at", "near", "from", "the"})
_LISTED = frozenset({",", "and"})
_SPLIT = frozenset({":", "–", "—"})
_OPENED = 3  # words before the whole that opens a sentence: "Of the 40 fired, …"
_HOLDS: dict[Measure, frozenset[Measure]] = {
    "casualties": frozenset({"killed", "wounded", "missing"}),
    "affected": frozenset({"killed", "wounded", "missing", "captured", "evacuated", "displaced", "exchanged", "destroyed"}),
    "launched": frozenset({"intercepted"}),
}


def holds(whole: Measure, part: Measure) -> bool:
    """Whether a count of the one measure can hold one of the other: the killed are casualties, missiles shot down had been launched."""
    return part == whole or part in _HOLDS.get(whole, ())


def with_wholes(sentence: Words, entries: Sequence[Logged]) -> list[Logged]:
    """The counts of a sentence, each part with its whole: "including four children", "21 of 24 drones", "1,430 killed of 3,527"."""
    linked: list[Logged] = []
    for position, entry in enumerate(entries):
        main = _next(entry, entries[position + 1 :]) if entry.count.of_whole else None
        for find in (_named, _of_them, _split) if linked else ():
            if (
                main is None
                and not _is_of_these(sentence, entry, linked)
                and (found := find(sentence, entry, linked)) is not None
                and not _is_other(found, entry, linked)
            ):
                main = found
        if _is_of_these(sentence, entry, linked):
            joined = [at for at, other in enumerate(linked) if other.main is None and _fits(entry, other)]
            for at in joined if sentence.lower[entry.first - 1] == "of" else [len(linked) - 1]:
                linked[at] = replace(linked[at], main=entry.index)
        linked.append(replace(entry, main=main) if main is not None else entry)
    return linked


def _is_of_these(sentence: Words, entry: Logged, before: Sequence[Logged]) -> bool:
    """ "Three children were among the eight dead", "1,430 killed and 2,097 hurt of 3,527 casualties": it is the whole of those before."""
    among = "among" in sentence.lower[max(0, entry.first - 2) : entry.first]
    among = among or (sentence.lower[max(0, entry.first - 1) : entry.first] == ("of",) and entry.first - 2 in sentence.senses)
    return among and bool(before) and before[-1].main is None and before[-1].value < entry.value and _fits(entry, before[-1])


def _is_other(main: int, entry: Logged, before: Sequence[Logged]) -> bool:
    """Missiles are no part of drones."""
    whole = next((other for other in before if other.index == main), entry)
    return "munition" in whole.count.tags & entry.count.tags and whole.population != entry.population


def _next(entry: Logged, after: Sequence[Logged]) -> int | None:
    """The 24 of "21 of 24 drones"."""
    whole = next(iter(after), None)
    return whole.index if whole is not None and whole.index == entry.index + 1 and _fits(whole, entry) else None


def _named(sentence: Words, entry: Logged, before: Sequence[Logged]) -> int | None:
    """ "Including four children", "among them a medic and two drivers": the words before it make it a part."""
    first = entry.count.first
    if _PART & set(sentence.lower[max(0, first - 2) : first]):
        return next((other.index for other in reversed(before) if other.main is None), None)
    parent = next((other for other in before if other.index == entry.reading.parent), None)
    if parent is not None:
        listed = parent.main is None and _PART & set(sentence.lower[parent.last : first])
        return parent.index if listed else parent.main
    whole = next((other for other in before if other.index == before[-1].main), None) if before else None
    goes_on = whole is not None and entry.value <= whole.value and _goes_on(sentence, before[-1].last, first)
    return whole.index if whole is not None and goes_on else None


def _goes_on(sentence: Words, start: int, end: int) -> bool:
    """Only a state or a place and a joint between: "including 12 killed and 40 wounded", "two in Aden, three in Taiz"."""
    plain = (sentence.lower[at] in _LISTED or at in sentence.senses or _is_place(sentence, at) for at in range(start, end))
    return start < end and sentence.lower[end - 1] in _LISTED and all(plain)


def _is_place(sentence: Words, at: int) -> bool:
    return sentence.lower[at] in _WHERE or sentence.tokens[at].is_capitalised


def _of_them(sentence: Words, entry: Logged, before: Sequence[Logged]) -> int | None:
    """ "13 of them children", "15 of which were intercepted"."""
    if sentence.lower[entry.count.last : entry.count.last + 2] not in _THEM:
        return None
    return next((other.index for other in reversed(before) if other.main is None and _fits(other, entry)), None)


def _split(sentence: Words, entry: Logged, before: Sequence[Logged]) -> int | None:
    """ "Of the 40 fired, 36 were shot down", "fired 40; 36 were shot down", "five dead: two in Taiz and three in Marib"."""
    source = next((other for other in before if other.index == entry.count.source), None)
    if source is not None and (source.reading.measure, entry.reading.measure) == ("launched", "intercepted") and _fits(source, entry):
        return source.index
    opener = before[0]
    if opener.first <= _OPENED and "of" in sentence.lower[max(0, opener.first - 2) : opener.first] and _fits(opener, entry):
        return opener.index
    mark = next((at for at in range(entry.first - 1, 0, -1) if sentence.lower[at] in _SPLIT and not _is_tight(sentence, at)), None)
    if (
        mark is not None
        and sentence.lower[mark] != ":"
        and mark != entry.first - 1
        and (before[-1].main is None or before[-1].first < mark)
    ):
        return None  # behind a dash only what follows at once
    if mark is None:
        return None
    whole = next(
        (
            other
            for other in reversed(before)
            if other.last <= mark and other.main is None and _fits(other, entry) and entry.value != other.value
        ),
        None,
    )
    return whole.index if whole is not None else None


def _is_tight(sentence: Words, at: int) -> bool:
    """A dash within a word or a range."""
    tokens = sentence.tokens
    return tokens[at].text != ":" and at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start


def _fits(whole: Logged, part: Logged) -> bool:
    if part.count.is_share and part.count.noun is not None:
        return False  # "20 million people, half of the population": a share of what it names itself
    smaller = part.count.is_share or part.value <= whole.value
    alike = akin(part.count, whole.count) and not _is_other(whole.index, part, (whole,))
    return smaller and alike and holds(whole.reading.measure, part.reading.measure)
