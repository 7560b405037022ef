"""Nouns that a count leaves out: "three people were killed and 15 injured", "of which 35 were shot down"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.figures.counted import Count
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.count_words import Noun, nouns

_PART = frozenset({"including", "among", "whom"})
_NEAR = 16  # words in which a thing is still meant: "hit nine tanks and burned four"
_SOMEBODY = frozenset({"women", "children", "bodies", "prisoners"})


def with_nouns(sentence: Words, counts: Sequence[Count]) -> list[Count]:
    """The counts, those without a noun given that of the count before, or of the people whom the sentence told of before.

    "Two more" after "one woman" are people; where nothing stands before, the noun stays out.
    """
    filled: list[Count] = []
    for index, count in enumerate(counts):
        if count.elided and count.number.sort not in ("nobody", "none", "article"):
            whole = counts[index + 1] if count.of_whole and index + 1 < len(counts) else None
            if whole is not None and whole.noun is not None:
                count = replace(count, implied=whole.noun, tags=whole.tags, source=index + 1)
            else:
                count = _filled(sentence, count, filled)
        filled.append(count)
    return filled


def _filled(sentence: Words, count: Count, before: Sequence[Count]) -> Count:
    named = [
        (index, other, other.noun)
        for index, other in enumerate(before)
        if other.noun is not None
        and other.noun.sort != "goods"
        and _may_be(sentence, count, other)
        and not (count.more and _is_part(sentence, other))
        and (other.number.sort != "article" or other.noun.sort != "human" or _is_hurt(sentence, other))
        and (count.first - other.last <= _NEAR or other.noun.sort == "human" or _is_fired(other))
    ]
    source, other, noun = named[-1] if named else (None, None, _told_of(sentence, count.first))
    if noun is None or (other is not None and other.number.sort == "article" and noun.sort != "human"):
        return count
    noun = replace(noun, measure=None, strong=False)
    if other is not None and other.number.value == 1 and "subordinator" in sentence.classes[other.last : count.first]:
        noun = replace(noun, population="people")  # "had a guard on duty when he killed 15"
    civil = other is not None and sentence.lower[other.last - 1] in ("civilian", "civilians")
    others = sentence.lower[count.last - 1].startswith("other")
    alone = others and noun.population == "civilians" and not civil  # "six nurses and two others"
    if noun.sort == "human" and (noun.population in _SOMEBODY or alone):
        noun = replace(noun, population="people")
    tags = other.tags - {"bodies"} if other is not None else frozenset({noun.sort, noun.population})
    return replace(count, implied=noun, tags=tags, source=source)


def _is_fired(count: Count) -> bool:
    """Missiles that were counted: "fired 40 missiles …, of which 35 were shot down"; not "a mortar attack"."""
    return count.number.sort != "article" and count.noun is not None and count.noun.sort in ("munition", "strike")


def _is_hurt(sentence: Words, one: Count) -> bool:
    """A verb before or behind takes the single person: not the gunman who "opened fire, killing five"."""
    behind = sentence.senses.get(one.last, (0, ()))[1]
    if one.last >= len(sentence.lower) or sentence.classes[one.last] == "auxiliary" or any(s.frame in ("subject", "state") for s in behind):
        return True
    return any(end == one.first for end, _ in sentence.senses.values()) or sentence.lower[one.first - 1 : one.first] in (("and",), (",",))


def _is_part(sentence: Words, count: Count) -> bool:
    """Only some of those counted before: "including two attackers"."""
    return bool(_PART & set(sentence.lower[max(0, count.first - 2) : count.first]))


def _may_be(sentence: Words, count: Count, other: Count) -> bool:
    """Whether what befell the count can befall what the other counts: "hit two cars, injuring 16" does not hurt cars."""
    near = [found for at, (end, found) in sentence.senses.items() if end == count.first or count.last <= at <= count.last + 2]
    takes = {taken for found in near for sense in found if sense.frame != "noun" for taken in sense.takes}
    return not takes or bool(takes & other.tags)


def _told_of(sentence: Words, before: int) -> Noun | None:
    """People in the plural whom the sentence says to be killed, hurt or displaced: "civilians have died and dozens were injured".

    Or whose "number" it gives: "the number of civilians killed rose to 340".
    """
    for at in range(before - 1, -1, -1):
        found = nouns().at(sentence.lower, at)
        if found is None or found[1].sort != "human" or not found[1].plural or found[0] > before:
            continue
        if "number" in sentence.lower[max(0, at - 4) : at] and "of" in sentence.lower[max(0, at - 3) : at]:
            return found[1]
        index = found[0]
        while index < before and sentence.classes[index] in ("auxiliary", "adverb"):
            index += 1
        senses = sentence.senses.get(index, (0, ()))[1]
        passive = index > found[0]
        if any("human" in sense.takes and (sense.frame == "subject" or (sense.form == "participle" and passive)) for sense in senses):
            return found[1]
    return None
