"""What words say of a count: numbers, bounds, units, counted nouns, and the verbs and states that say what was counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from onrecord.knowledge.phrases import PhraseBook
from onrecord.knowledge.tables import rows, words
from onrecord.model.vocabulary import Measure, Population


@dataclass(frozen=True, slots=True)
class NumberWord:
    """`sort`: unit, ten, scale, suffix (of digits: "1.5m"), money (a suffix of sums: "$4b"), dozen, round (loosely meant) or vague."""

    value: float
    sort: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement by its short name. `sort`: share, goods, area, clock (a time of day), not_counted, or glued to its digits."""

    sort: str
    name: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun. `sort`: human, munition, strike, item, goods or animal. `measure`: what the noun itself says (`strong`: always)."""

    population: Population
    sort: str
    measure: Measure | None = None
    strong: bool = False
    plural: bool = True


@dataclass(frozen=True, slots=True)
class Sense:
    """A way in which a word says what was counted; `form` is base, past, participle (past too, for most verbs), ing, or fixed."""

    measure: Measure
    frame: str
    takes: frozenset[str]
    form: str


@cache
def number_words() -> PhraseBook[NumberWord]:
    return PhraseBook((row["word"], NumberWord(float(row["value"]), row["class"])) for row in rows("number_words.tsv"))


@cache
def bounds(side: str) -> PhraseBook[str]:
    """Phrases that stand `before` or `after` a number → the bound that they give it, or `neutral`."""
    return PhraseBook((row["phrase"], row["bound"]) for row in rows("number_bounds.tsv") if row["side"] == side)


@cache
def currencies(sort: str) -> dict[str, str | None]:
    """Signs, words or codes (`sign`, `word`, `code`), lower case, → ISO 4217 code, None where several currencies share the name."""
    return {row["word"]: row["code"] or None for row in rows("currencies.tsv") if row["class"] == sort}


@cache
def units() -> PhraseBook[Unit]:
    return PhraseBook((row["word"], Unit(row["class"], row["unit"] or "")) for row in rows("count_units.tsv"))


@cache
def fractions(sort: str) -> dict[str, float]:
    """Words for fractions that stand alone (`whole`), behind one (`one`) or several (`many`), or are a `sign` → value."""
    return {row["word"]: float(row["value"]) for row in rows("number_fractions.tsv") if row["class"] == sort}


@cache
def numbered(side: str) -> frozenset[str]:
    """Words that a number names one of (`before`; with a capital: `name`) or that make it an address (`after`)."""
    return frozenset(word for row in rows("number_names.tsv") if row["side"] == side for word in words(row["words"]))


@cache
def trends() -> dict[str, str]:
    """Words of rise and fall → up or down."""
    return {word: row["trend"] for row in rows("number_trends.tsv") for word in words(row["words"])}


@cache
def nouns() -> PhraseBook[Noun]:
    return PhraseBook(_nouns())


def _nouns() -> Iterator[tuple[str, Noun]]:
    for row in rows("count_nouns.tsv"):
        measure = cast(Measure, row["measure"]) if row["measure"] in get_args(Measure) else None
        plural = row["plural"] or row["noun"] + "s"
        for form in dict.fromkeys((plural, row["noun"])):
            yield form, Noun(cast(Population, row["population"]), row["kind"], measure, row["strength"] == "strong", form == plural)


@cache
def function_words() -> dict[str, str]:
    """Closed-class words → preposition, auxiliary, linking, adverb, conjunction, subordinator, relative, pronoun, determiner, report."""
    return {row["word"]: row["class"] for row in rows("count_function_words.tsv")}


@cache
def senses() -> PhraseBook[tuple[Sense, ...]]:
    """Inflected verbs, nouns and states → every sense that they have."""
    found: dict[str, list[Sense]] = {}
    for row in rows("count_measures.tsv"):
        for form, phrase in _inflected(row):
            sense = Sense(cast(Measure, row["measure"]), row["frame"], frozenset(words(row["takes"])), form)
            if sense not in found.setdefault(phrase, []):
                found[phrase].append(sense)
    return PhraseBook((phrase, tuple(entries)) for phrase, entries in found.items())


def _inflected(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(form, phrase) for each form of the row's word; the first word of a verb phrase inflects."""
    word = row["word"]
    if row["frame"] in ("noun", "state", "suffered"):
        yield "fixed", word
        return
    verb, _, rest = word.partition(" ")
    tail = f" {rest}" if rest else ""
    past = row["past"] or f"{_stem(verb, 'ed')}ed{tail}"
    yield "base", word
    yield "base", (verb + "es" if verb.endswith(("s", "sh", "ch")) else verb[:-1] + "ies" if _consonant_y(verb) else verb + "s") + tail
    yield "past", past
    yield "participle", row["participle"] or past
    yield "ing", row["ing"] or f"{_stem(verb, 'ing')}ing{tail}"


def _consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"


def _stem(verb: str, ending: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1]
    return verb[:-1] + "i" if ending == "ed" and _consonant_y(verb) else verb


@cache
def money_topics(topic: str) -> frozenset[str]:
    """Words that make a sum of money one to log (`logged`) or not (`not_logged`)."""
    return frozenset(word for row in rows("money_topics.tsv") if row["topic"] == topic for word in words(row["words"]))
