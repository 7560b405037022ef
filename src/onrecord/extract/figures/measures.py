"""What was counted: the measure of each count of a sentence, from its own clause and not from the nearest word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.extract.figures.clauses import SAID, Clause
from onrecord.extract.figures.counted import Count
from onrecord.extract.figures.grammar import Grammar
from onrecord.extract.figures.readings import (
    Reading,
    akin,
    goes_on,
    has_verb_of_its_own,
    is_base,
    is_exchanged_for,
    is_listed_before,
    is_sum,
    parent_of,
    said_to_be,
)
from onrecord.extract.figures.wording import Words


def read_measures(
    sentence: Words, grammar: Grammar, counts: Sequence[Count], *, evacuation: bool = False, swap: bool = False
) -> dict[int, Reading]:
    """Index of a count → its reading; counts of which the sentence does not say what was counted are left out."""
    found: dict[int, Reading] = {}
    clauses = [Clause(sentence, grammar, counts, index, evacuation, swap) for index in range(len(counts))]
    for clause in clauses:
        if (reading := _read(clause, found)) is not None:
            found[clause.index] = reading
    for index in range(len(counts) - 1):
        _read_pair(clauses[index], found)
    for clause in reversed(clauses[:-1]):
        behind = found.get(clause.index + 1)
        listed = behind is not None and is_listed_before(sentence, clause.count, counts[clause.index + 1], behind)
        if clause.index not in found and behind is not None and behind.trigger is not None and listed:
            measure = clause.pick(behind.trigger, SAID)
            if measure is not None:
                found[clause.index] = Reading(measure, "shared", behind.trigger, clause.index + 1)
    told = {index: reading for index, reading in found.items() if not has_verb_of_its_own(grammar, counts, found, index)}
    return {index: reading for index, reading in told.items() if not _splits(sentence, counts, index, reading)}


def _splits(sentence: Words, counts: Sequence[Count], index: int, reading: Reading) -> bool:
    """ "500 civilians had been hit: 200 killed and 300 wounded": what stands behind a colon with another count is said of that one."""
    end = counts[index].last
    if reading.trigger is None or reading.trigger <= end:
        return False
    between = sentence.lower[end : reading.trigger]
    return ":" in between and any(end + between.index(":") < other.first < reading.trigger for other in counts[index + 1 :])


def _read(clause: Clause, found: Mapping[int, Reading]) -> Reading | None:
    """The reading of one count, from its own words or from those `found` for the counts before."""
    sentence, counts, index, count = clause.sentence, clause.counts, clause.index, clause.count
    parent = parent_of(sentence, clause.grammar, counts, index, found)
    shared = None
    base = parent is not None and is_base(sentence, count, counts[parent])
    if parent is not None and not base and (akin(count, counts[parent]) or clause.takes(found[parent])):
        shared = Reading(found[parent].measure, "shared", found[parent].trigger, parent)
    near = clause.phrase() or clause.governed() or clause.beside() or clause.toll() or clause.stationed()
    part = shared if goes_on(sentence, counts, index) else None
    reading = near or part or clause.held() or clause.inverted() or clause.likewise(found) or shared or clause.weak()
    if reading is None and is_sum(sentence, count) and index - 1 in found:
        told = {found[at].measure for at in (index - 2, index - 1) if at in found}
        return Reading("casualties" if told >= {"killed", "wounded"} else "affected", "shared")
    return reading


def _read_pair(clause: Clause, found: dict[int, Reading]) -> None:
    """A part with its whole ("20 of the camp's 400 tents"), or those exchanged for each other."""
    sentence, index, count, other = clause.sentence, clause.index, clause.count, clause.counts[clause.index + 1]
    behind = found.get(index + 1)
    if not count.of_whole:
        if index in found and found[index].measure == "exchanged" and is_exchanged_for(sentence, count, other):
            found[index + 1] = replace(found[index], how="shared", parent=index)
        return
    if index in found:
        _read_whole(found, index, other)
    elif behind is not None and said_to_be(sentence, other.last) is not None:
        found[index] = Reading(behind.measure, "shared", behind.trigger, index + 1)
    elif behind is not None and _is_told_of(clause.grammar, behind, other):
        found[index] = replace(behind, how="shared")
        _read_whole(found, index, other)


def _is_told_of(grammar: Grammar, reading: Reading, whole: Count) -> bool:
    """Whether a full verb behind the whole says it: then it is said of the part."""
    at = reading.trigger
    return at is not None and at >= whole.last and grammar.upos[at] == "VERB" and grammar.labels[at] in ("root", "conj", "ccomp")


def _read_whole(found: dict[int, Reading], part: int, whole: Count) -> None:
    """The 24 of "shot down 21 of 24 drones" were launched; of "killed 14 of the 23 aboard", affected; other wholes are no counts of it."""
    share, own = found[part], found.get(part + 1)
    if "munition" in whole.tags:
        if share.measure == "intercepted":
            found[part + 1] = Reading("launched", "shared")
    elif own is not None and share.parent != part + 1:
        if own.trigger == whole.last and own.trigger != share.trigger:
            return  # "12 of the 13 people killed"
        if "human" in whole.tags:
            found[part + 1] = replace(own, measure="affected")
        elif own.measure == share.measure and own.how != "phrase":
            del found[part + 1]
