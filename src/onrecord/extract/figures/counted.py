"""What a number counts: the noun phrase behind it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.extract.figures.grammar import Grammar
from onrecord.extract.figures.numbers import Number
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.actors import known_at
from onrecord.knowledge.count_words import Noun, Sense, nouns, number_words
from onrecord.knowledge.countries import by_demonym

_OWNER = 5  # words of "the old city's"
_LONGEST = 8  # words of a noun phrase after its number
_PEOPLE, _PERSON = Noun("people", "human"), Noun("people", "human", plural=False)
_UNITS = frozenset("regiment battalion brigade division militia army corps platoon squadron company".split())
_GROUPS = {"settlements": "settlement", "buildings": "building"}


@dataclass(frozen=True, slots=True)
class Count:
    """tokens[first:last] counts something.

    `noun` is None where it is left out ("15 injured": `implied` by the count `source`) or is no known one (`unknown`). `within` are
    senses inside the phrase ("a wounded girl"); `unit` is one of goods or area; `of_whole`: it is part of the count after it.
    """

    number: Number
    first: int
    last: int
    noun: Noun | None = None
    implied: Noun | None = None
    source: int | None = None
    unknown: bool = False
    within: tuple[Sense, ...] = ()
    unit: str | None = None
    area: bool = False
    of_whole: bool = False
    more: bool = False
    tags: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_share(self) -> bool:
        """ "A third of the homes", "60% of the residents": the value is in percent."""
        return self.number.unit is not None and self.number.unit.sort == "share"

    @property
    def elided(self) -> bool:
        return self.noun is None and not self.unknown and self.unit is None and self.number.currency is None


def phrase_after(sentence: Words, number: Number) -> Count | None:
    """The noun phrase behind a number: the last known noun before the phrase ends, else an unknown plural, else nothing.

    None where a noun stands there that is neither known nor a plural ("several case").
    """
    lower, at = sentence.lower, number.last
    more = at < len(lower) and lower[at] in ("more", "other", "others", "additional", "further")
    start = at + 1 if more else at
    index, of_whole = _into_group(sentence, number, start)
    if of_whole or lower[at : at + 1] == ("others",):
        return Count(number, number.first, start, more=more, of_whole=of_whole)
    within: tuple[Sense, ...] = ()
    head: tuple[int, Noun] | None = None
    stop = min(len(lower), index + _LONGEST)
    begun = index
    while index < stop:
        noun = nouns().at(lower, index)
        if head is None and (past := _past_name(sentence, index)) > index:
            index = past
            continue
        if head is not None and (noun is None or _is_state(sentence, index) or index != head[0]):
            break
        if noun is not None and not _is_modifier(sentence, index, noun[0]):
            head, index = (noun[0], _compound(head, noun[1])), noun[0]
        elif noun is None and _ends(sentence, index, begun):
            break
        else:
            if index in sentence.senses:
                within += sentence.senses[index][1]
            index += 1
            if head is None and _ends_people(sentence, index):
                break
    if head is not None:
        return _known(sentence, number, head, within, of_whole=False, more=more)
    if index > begun and _is_people(sentence, index - 1):
        one = number.sort in ("article", "another")
        return _known(sentence, number, (index, _PERSON if one else _PEOPLE), within, of_whole=False, more=more)
    if index > begun and _is_plural(sentence, index - 1):
        return Count(number, number.first, index, unknown=True, within=within, more=more, tags=frozenset({"human", "item"}))
    if index > begun and not sentence.tokens[begun].is_capitalised and sentence.lower[begun] != "'s":
        return None
    return Count(number, number.first, start, more=more)


def completed(sentence: Words, grammar: Grammar, count: Count) -> Count | None:
    """The count of the noun that the tree gives the number; None if that noun is neither known nor a plural ("a passenger jeepney")."""
    if count.noun is not None and not count.noun.plural and count.number.value > 1 and grammar.upos[count.last - 1] == "ADJ":
        return None  # "six terrorist and sectarian attacks"
    if count.noun is _PERSON and (grammar.labels[count.last - 1] in ("amod", "compound") or _is_apposition(sentence, count)):
        return None  # "a Russian attack", "Salim, a Saudi"
    at = grammar.noun_over(count.number.core, count.last) if count.tags or count.elided else None
    noun = nouns().at(sentence.lower, at) if at is not None else None
    if at is None or count.number.sort == "nobody" or (noun is None and at in sentence.covers):
        return count
    if noun is not None:
        inside = tuple(sense for word in range(count.last, at) for sense in sentence.senses.get(word, (0, ()))[1])
        return _known(sentence, count.number, noun, count.within + inside, of_whole=count.of_whole, more=count.more)
    if _is_plural(sentence, at):
        return replace(count, last=at + 1, noun=None, unknown=True, tags=frozenset({"human", "item"}))
    return count if sentence.tokens[at].is_capitalised else None


def _is_apposition(sentence: Words, count: Count) -> bool:
    """Who is named before: "Jamal, a Saudi"; not the second of a list ("a Turk, a Briton")."""
    before = sentence.tokens[max(0, count.first - 2) : count.first]
    return len(before) == 2 and before[1].text == "," and before[0].is_capitalised and not by_demonym(before[0].text)


def _into_group(sentence: Words, number: Number, at: int) -> tuple[int, bool]:
    """Past "of", "of the", "of its" behind the number: (index, whether another count follows, as in "22 of the 71 patients")."""
    lower = sentence.lower
    out = lower[at : at + 2] == ("out", "of")
    if not out and lower[at : at + 1] != ("of",):
        return at, False
    index = _past_owner(sentence, at + 1 + out)
    while index < len(lower) and sentence.classes[index] == "determiner":
        index += 1
    if index < len(lower) and (lower[index][0].isdigit() or number_words().at(lower, index)):
        return at, True
    return (
        (index, False)
        if number.sort == "vague" or number.unit is not None or index > at + 1
        else (at + 1 if number.value >= 12 else at, False)
    )


def _past_owner(sentence: Words, at: int) -> int:
    """Past the owner of what is counted: "a quarter of the city's 300 houses", "12 of Kharkiv's bridges"."""
    owned = next((k for k in range(at + 1, min(at + _OWNER, len(sentence.lower))) if sentence.lower[k] in ("'s", "'")), None)
    plain = owned is not None and not any(kind not in (None, "determiner") for kind in sentence.classes[at:owned])
    return owned + 1 if owned is not None and plain else at


def _ends_people(sentence: Words, at: int) -> bool:
    """Behind people by their country in the plural, with no noun to come ("thousands of Afghans prior to")."""
    token = sentence.tokens[at - 1]
    return token.is_capitalised and token.text.endswith("s") and bool(by_demonym(token.text)) and not _noun_within(sentence, at, 3)


def _past_name(sentence: Words, at: int) -> int:
    """Past the name of an armed group or body ("Islamic State of Iraq and Syria"), or its short form in brackets."""
    tokens = sentence.tokens[at : at + _LONGEST]
    if at > 0 and [token.text for token in tokens[0:3:2]] == ["(", ")"] and sentence.tokens[at - 1].is_capitalised:
        return at + 3
    if not tokens or not tokens[0].is_capitalised or len(tokens) < 2:
        return at
    base, text = tokens[0].start, ""
    for token in tokens:
        text += " " * (token.start - base - len(text)) + token.text
    named = known_at(text, 0)
    long = sum(1 for token in tokens if named is not None and token.end <= base + named[0])
    return at + long if long > 1 else at


def _is_state(sentence: Words, at: int) -> bool:
    """A word like "dead" or "wounded", a noun and an adjective at once."""
    return any(sense.frame == "state" for sense in sentence.senses.get(at, (0, ()))[1])


def _is_modifier(sentence: Words, at: int, last: int) -> bool:
    """A word that is listed as a noun but stands before another as its adjective ("wounded soldiers", "missing people")."""
    return _is_state(sentence, at) and _noun_within(sentence, last, 3)


def _compound(head: tuple[int, Noun] | None, noun: Noun) -> Noun:
    """ "civilian deaths": whose they are from the one, what befell them from the other."""
    whose = head is not None and head[1].sort == "human" and noun.strong and noun.population == "people"
    return replace(noun, population=head[1].population) if whose and head is not None else noun


def _ends(sentence: Words, at: int, begun: int) -> bool:
    """Whether the noun phrase ends before this word."""
    lower = sentence.lower
    if lower[at] == "'s" or _is_in_name(sentence, at):
        return False
    if sentence.is_mark(at) or lower[at] == "and":
        after = at + 2 if lower[at : at + 2] == (",", "and") else at + 1
        joins = lower[at] in (",", "and") and at > begun and after < len(lower) and sentence.classes[after] is None
        joins = joins and not (lower[after][0].isdigit() or number_words().at(lower, after))
        return not (joins and not sentence.tokens[after].is_capitalised and _noun_within(sentence, after, 5, listed=True))
    if sentence.tokens[at].text[0].isdigit() and sentence.tokens[at].text[-1].isalpha():
        return False
    if sentence.tokens[at].text[0].isdigit() or number_words().at(lower, at) or sentence.classes[at] is not None:
        return sentence.classes[at] != "determiner" or at == begun
    if at in sentence.senses and any(sense.frame != "noun" for sense in sentence.senses[at][1]):
        return not _noun_within(sentence, sentence.senses[at][0], 2)
    return False


def _is_in_name(sentence: Words, at: int) -> bool:
    """The dash of "IS–Somalia fighters", the number of "Challenger 2 tanks"."""
    tokens = sentence.tokens
    if at == 0 or at + 1 >= len(tokens) or not tokens[at - 1].is_capitalised:
        return False
    tight = tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    if tokens[at].text in "-–" and tight:
        return tokens[at + 1].is_capitalised
    return tokens[at].text.isdigit() and len(tokens[at].text) <= 2 and nouns().at(sentence.lower, at + 1) is not None


def _noun_within(sentence: Words, at: int, reach: int, *, listed: bool = False) -> bool:
    """Whether a known noun ends a run of adjectives that begins here; `listed`: they may be joined ("hypersonic, ballistic and …")."""
    for index in range(at, min(at + reach, len(sentence.lower))):
        if nouns().at(sentence.lower, index) is not None:
            return True
        if listed and sentence.lower[index] in (",", "and"):
            continue
        if sentence.classes[index] is not None or not sentence.tokens[index].is_word:
            return False
    return False


def _is_people(sentence: Words, at: int) -> bool:
    """People by their country: "five Chinese", "hundreds of Sudanese"."""
    return sentence.tokens[at].is_capitalised and bool(by_demonym(sentence.tokens[at].text))


def _is_plural(sentence: Words, at: int) -> bool:
    word = sentence.lower[at]
    return word.endswith("s") and not word.endswith(("ss", "'s")) and len(word) > 3


def _known(sentence: Words, number: Number, head: tuple[int, Noun], within: tuple[Sense, ...], *, of_whole: bool, more: bool) -> Count:
    last, noun = head
    lower = sentence.lower
    if lower[last - 1] in ("members", "member", "bodies", "pieces") and last + 1 < len(lower) and lower[last] == "of":
        inner = next((found for i in range(last + 1, min(last + 6, len(lower))) if (found := nouns().at(lower, i)) is not None), None)
        unit = next((i for i in range(last + 1, min(last + 8, len(lower))) if lower[i] in _UNITS), None)
        if unit is not None and noun.sort == "human" and not any(sentence.classes[i] for i in range(last + 2, unit)):
            noun, last = replace(noun, population="military"), unit + 1
        elif inner is not None and noun.sort == inner[1].sort == "human" and not inner[1].strong and noun.population == "people":
            noun = inner[1]
    tags = frozenset({noun.sort, noun.population, _GROUPS.get(noun.population, noun.population)})
    if lower[last - 1] in ("life", "lives"):
        tags |= {"life"}
    if noun.sort == "envoy":
        tags |= {"human"}
    elif noun.sort == "human" and noun.population != "military":
        tags |= {"resident"}
    return Count(number, number.first, last, noun=noun, within=within, of_whole=of_whole, more=more, tags=tags)
