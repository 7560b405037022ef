"""Which read counts are logged, and as what: single people only where they were hurt, members of a list of singles as one."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from onrecord.extract.figures.counted import Count
from onrecord.extract.figures.readings import Reading, said_to_be
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.count_words import money_topics
from onrecord.model.vocabulary import Measure, Population

_SINGLE: frozenset[Measure] = frozenset({"killed", "wounded", "casualties", "missing"})
_HUMAN: frozenset[Measure] = _SINGLE | {"captured", "exchanged", "displaced", "evacuated", "affected", "deployed"}
_RESIDENT: frozenset[Measure] = frozenset({"killed", "wounded", "casualties", "missing", "displaced", "evacuated", "affected"})
RESIDENTS: frozenset[Population] = frozenset({"civilians", "people", "children", "women", "bodies"})
_SHARED: frozenset[Measure] = _HUMAN - {"deployed"} | {"destroyed", "intercepted"}
_LOST: frozenset[Measure] = frozenset({"destroyed", "intercepted"})
_COSTLY = frozenset({"tanks", "vehicles", "ships", "aircraft", "artillery"})
_AT_SEA = frozenset(
    "aboard board drown drowned drowning capsized capsizes capsizing shipwreck dinghy migrant migrants airliner airliners jetliner"
    " airline".split()
)
_ARMED = frozenset(
    "ammunition arms weapons military enemy depots depot posts dump dumps base bases position positions checkpoint checkpoints"
    " bunkers bunker tunnel tunnels outpost outposts site sites headquarters hangars hangar stronghold strongholds targets".split()
)
_RATES = frozenset("per each apiece barrel".split())
_NEVER = frozenset({"not", "never", "without"})
_SUPPOSED = frozenset("could would might if".split())
_MEANT = (
    "threat",
    "plan",
    "want",
    "vow",
    "hop",
    "intend",
    "try",
    "tried",
    "attempt",
    "fail",
    "aim",
    "seek",
    "ready",
    "order",
    "designed",
    "able",
)
_WISHED = ("threat", "want", "hop", "seek", "fail", "reject", "refus")
_SCENES = ("rubble", "strike", "shell", "blast", "explo", "attack", "bomb")


@dataclass(frozen=True, slots=True)
class Logged:
    """A count to log, tokens[first:last]; `index` is its place among the counts of the sentence, `main` that of its whole."""

    index: int
    count: Count
    reading: Reading
    first: int
    last: int
    value: float
    population: Population
    main: int | None = None
    abroad: bool = False  # those who drowned on their way are not of the place
    armed: bool = False  # a depot, a command post

    @property
    def source(self) -> int | None:
        """The count whose noun or verb this one shares."""
        return self.reading.parent if self.reading.parent is not None else self.count.source

    @property
    def is_of_residents(self) -> bool:
        """People without arms, hurt or driven out where they live: as a rule they are of the country."""
        other = self.reading.measure == "other" and "human" in self.count.tags
        return not self.abroad and self.population in RESIDENTS and (self.reading.measure in _RESIDENT or other)

    @property
    def is_of_the_land(self) -> bool:
        """Homes, schools, villages that were hit: they are of the country where they stand, which armies' bases need not be."""
        return self.reading.measure in ("destroyed", "affected") and self.population in ("buildings", "settlements") and not self.armed


def logged(
    sentence: Words, counts: Sequence[Count], readings: dict[int, Reading], sums: Set[tuple[float, str | None]] = frozenset()
) -> list[Logged]:
    """The counts of a sentence that are logged, in order. `sums` of money that the report has told of before are told of again."""
    entries: list[Logged] = []
    for index, reading in sorted(readings.items()):
        count = counts[index]
        told = count.number.currency is not None and (count.number.value, count.number.currency) in sums
        if not (told or _is_wanted(sentence, count, reading)) or _is_whose(sentence, counts, index):
            continue
        last = counts[index + 1].last if count.of_whole and index + 1 < len(counts) else _past_them(sentence, count.last)
        abroad, armed = bool(_AT_SEA & set(sentence.lower)), bool(_ARMED & set(sentence.lower[count.first : count.last]))
        value = 0.0 if _is_not_one(sentence, count, reading) else count.number.value
        entry = Logged(index, count, reading, count.first, last, value, _population(sentence, count, reading), None, abroad, armed)
        if entries and (one := _together(sentence, entries[-1], entry)) is not None:
            entries[-1] = one
        else:
            entries.append(entry)
    return entries


def _past_them(sentence: Words, last: int) -> int:
    """ "Three of them": all of it is the count."""
    behind = sentence.lower[last : last + 2]
    meant = behind in (("of", "them"), ("of", "us")) or (behind == ("of", "those") and last + 2 not in sentence.senses)
    return last + 2 if meant else last


def _is_whose(sentence: Words, counts: Sequence[Count], index: int) -> bool:
    """The family in "seven members of a family": they were counted."""
    first = counts[index].first
    return bool(index) and counts[index].number.value == 1 and counts[index - 1].last == first - 1 and sentence.lower[first - 1] == "of"


def _together(sentence: Words, one: Logged, other: Logged) -> Logged | None:
    """ "A 30-year-old nurse and a 40-year-old nurse died": two nurses."""
    alike = one.count.number.sort == other.count.number.sort == "article" and sentence.lower[one.last - 1] == sentence.lower[other.last - 1]
    between = sentence.lower[one.last : other.first]
    if _names(sentence, one) != _names(sentence, other):
        return None
    if not alike or one.reading.measure != other.reading.measure or between not in (("and",), (",",), (",", "and")):
        return None
    return replace(one, last=other.last, value=one.value + other.value)


def _names(sentence: Words, entry: Logged) -> set[str]:
    """The names in a count: "a Kenyan and a Somali driver" are two counts."""
    return {token.text for token in sentence.tokens[entry.first + 1 : entry.last] if token.is_capitalised}


def _is_wanted(sentence: Words, count: Count, reading: Reading) -> bool:
    number = count.number
    if number.currency is not None:
        return _is_spent_on_war(sentence, count)
    if _is_supposed(sentence, count, reading):
        return False
    if count.is_share:
        return reading.measure in _SHARED and reading.how != "weak"
    if number.sort == "article" and reading.measure in _LOST and count.tags & _COSTLY:
        return reading.how in ("object", "subject", "shared")
    if number.sort == "article":
        taken = reading.measure == "captured" and reading.how in ("object", "subject", "shared")
        return "human" in count.tags and (taken or reading.measure in _SINGLE) and _is_hurt(sentence, count, reading)
    if number.value == 0:
        return reading.measure in _SINGLE and reading.how in ("phrase", "subject", "object") and not _is_unreported(sentence, count)
    if number.sort == "another":
        return reading.measure in _SINGLE and "human" in count.tags and (count.noun is not None or count.implied is not None)
    if number.sort == "words" and number.value == 1 and count.elided:
        return reading.measure in _SINGLE
    return True


def _is_spent_on_war(sentence: Words, count: Count) -> bool:
    """A sum for aid, arms, damage and the like, no price, wage or rate."""
    after = sentence.lower[count.last : count.last + 3]
    if _RATES & set(after) or after[:1] in (("a",), ("an",)):
        return False
    said = set(sentence.lower)
    return bool(said & money_topics("logged")) and not said & money_topics("not_logged")


def _is_hurt(sentence: Words, count: Count, reading: Reading) -> bool:
    """A single person whose fate the sentence reports, not one who is only described ("a wounded soldier recalled")."""
    if reading.how == "phrase":
        return any(word.startswith(_SCENES) for word in sentence.lower)
    return True


def _is_supposed(sentence: Words, count: Count, reading: Reading) -> bool:
    """ "could kill thousands", "threatened to strike 52 sites", "did not survive": nothing was counted."""
    at = reading.trigger
    if at is None:
        return False
    before = sentence.lower[max(0, at - 3) : at]
    given = reading.measure == "other" and "human" not in count.tags  # arms that somebody plans to send
    meant = _WISHED if reading.measure == "deployed" or given else _MEANT
    did = before[:2] in (("was", "able"), ("were", "able"))
    if before[-1:] == ("to",) and before[-2:-1] and before[-2].startswith(meant) and not did:
        return True
    if (
        reading.how == "subject"
        and any(word in _NEVER or word.endswith("n't") for word in before)
        and not _is_not_one(sentence, count, reading)
    ):
        return True
    return bool(_SUPPOSED & set(before)) and not {"have", "has", "had"} & set(before)


def _is_not_one(sentence: Words, count: Count, reading: Reading) -> bool:
    """ "Not a single soldier was hurt", "we did not lose a single man"."""
    at = min(count.first, reading.trigger) if reading.trigger is not None else count.first
    denied = any(word in _NEVER or word.endswith("n't") for word in sentence.lower[max(0, at - 3) : at])
    return denied and "single" in sentence.lower[count.first : count.last]


def _is_unreported(sentence: Words, count: Count) -> bool:
    """ "There were no reports of casualties" says nothing of casualties."""
    return any(word in ("report", "reports", "word", "information", "indication") for word in sentence.lower[count.first : count.last + 1])


def _population(sentence: Words, count: Count, reading: Reading) -> Population:
    if sentence.lower[max(0, count.first - 2) : count.first] in (("bodies", "of"), ("remains", "of")):
        return "bodies"
    if count.elided and (count.of_whole or sentence.lower[count.last : count.last + 1] in (("of",), ("are",), ("were",))):
        named = said_to_be(sentence, count.last)
        if named is not None:
            return named.population
    noun = count.noun or count.implied
    if noun is not None:
        return noun.population
    if count.elided and reading.measure == "other":
        return "people"
    return "people" if reading.measure in _HUMAN and (not count.unknown or reading.measure != "affected") else "other"
