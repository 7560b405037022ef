"""Noun phrases that name a speaker, found by walking away from the cue over words that are of no closed class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.statements.cues import is_finite
from onrecord.extract.word_classes import DASHES, MARKS, is_adverb, is_nominal, word_class
from onrecord.knowledge.tables import rows, words
from onrecord.language import Token

Range = tuple[int, int]
_LONGEST = 28
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_ADJUNCT = frozenset({"after", "before", "while", "on", "when", "by", "upon"})


@cache
def _objecting() -> frozenset[str]:
    """Forms of reporting verbs that deny, reject or confirm something."""
    chosen = (row for row in rows("reporting_verbs.tsv") if row["stance"] in ("denies", "rejects", "confirms", "supports"))
    return frozenset(form for row in chosen for form in words(row["forms"]) if " " not in form)


def subject_before(tokens: Sequence[Token], group: int, floor: int = 0) -> Range | None:
    """The subject of the verb group at tokens[group]: first to last + 1, an apposition between commas skipped."""
    last = group - 1
    if last < floor:
        return None
    if tokens[last].text == "," or tokens[last].text in DASHES:
        return _over_apposition(tokens, last, floor)
    if tokens[last].text in ("who", "which"):
        phrase = phrase_before(tokens, last - 1 if last > floor and tokens[last - 1].text == "," else last, floor)
        agent = (
            next((k + 1 for k in range(*phrase) if tokens[k].text == "by" and tokens[k - 1].lower in _objecting()), None)
            if phrase
            else None
        )
        return (agent, phrase[1]) if phrase and agent is not None and agent < phrase[1] else phrase  # "denied by the army, which …"
    phrase = phrase_before(tokens, group, floor)
    if phrase is None or phrase[0] <= floor:
        return phrase
    before, gerund = tokens[phrase[0] - 1], tokens[phrase[0]].text.endswith("ing")
    if _is_gerund(before) and not gerund and phrase[0] - 2 >= floor and (main := phrase_before(tokens, phrase[0] - 1, floor)) is not None:
        return main  # "a coalition fighting the rebels said"
    if gerund and before.lower in _ADJUNCT:
        return subject_before(tokens, phrase[0] - 1, floor)  # "who after visiting the town said"
    if gerund and before.lower in word_class("preposition"):
        return None
    if before.lower in word_class("preposition", "clause_verb") or before.lower.endswith("ed"):
        return _with_relative(tokens, phrase[0], group, floor)
    return phrase


def _over_apposition(tokens: Sequence[Token], close: int, floor: int) -> Range | None:
    """The phrase before ", the governor of Luhansk,"; "the governor, Serhiy Haidai," stays whole: there the name comes after its title."""
    for comma in range(close - 1, max(floor, close - _LONGEST), -1):
        if tokens[comma].text != tokens[close].text:
            continue
        inner = tokens[comma + 1 : close]
        phrase = phrase_before(tokens, comma, floor) if inner and _is_aside(inner) else None
        if phrase is not None:
            named = inner[0].is_capitalised and all(
                token.is_capitalised or not token.is_word or token.lower in word_class("noun_preposition") for token in inner
            )
            titled = any(token.text.islower() for token in tokens[slice(*phrase)])
            return (phrase[0], close) if named and titled else phrase
    return None


def _is_aside(inner: Sequence[Token]) -> bool:
    """A relative clause, an -ing clause, or a phrase without a finite verb of its own."""
    first = inner[0]
    if first.lower in word_class("relative") or first.lower.endswith("ing"):
        return True
    opens = first.lower in word_class("determiner", "preposition") or first.text[0].isdigit() or is_adverb(first) or is_nominal(first)
    for token in inner:
        if token.lower in word_class("relative"):
            break
        if token.lower in word_class("auxiliary", "subject_pronoun") or is_finite(token):
            return False
    return opens


def phrase_before(tokens: Sequence[Token], end: int, floor: int = 0) -> Range | None:
    """The noun phrase whose last token is tokens[end - 1], or None."""
    if end <= floor:
        return None
    head = tokens[end - 1]
    if head.lower in ("he", "she", "they", "it"):
        return end - 1, end
    if head.text.isdigit() and end - 2 >= floor and tokens[end - 2].text.isupper() and tokens[end - 2].end == head.start:
        named = phrase_before(tokens, end - 1, floor)  # M23
        return (named[0], end) if named is not None else None
    start = _opening_bracket(tokens, end - 1, floor) if head.text == ")" else end - 1
    if start <= floor - 1 or not (head.text == ")" or is_nominal(head)) or is_finite(head) or _is_gerund(head):
        return None
    start, joint = _walk_left(tokens, start, floor)
    while start < end and (
        _CLOCK.fullmatch(tokens[start].text)  # the stamp of a live blog
        or not (is_nominal(tokens[start]) or tokens[start].lower in word_class("determiner") or tokens[start].text[0].isdigit())
    ):
        start += 1
    if joint is not None and not _opens_clause(tokens, start, floor):
        start = joint
    if start + 2 < end and tokens[start].text.islower() and tokens[start].text.endswith(("ed", "ing")):
        start += 2 if tokens[start + 1].lower in word_class("preposition") else 0  # "sided with [challengers who] say"
    return (start, end) if start < end and end - start <= _LONGEST else None


def _walk_left(tokens: Sequence[Token], start: int, floor: int) -> tuple[int, int | None]:
    """How far the phrase reaches to the left of tokens[start], and where its last coordinated part begins, if it has several."""
    joint: int | None = None
    while start > floor:
        token, before = tokens[start - 1], tokens[start - 2] if start - 2 >= floor else None
        if token.text == ")":
            start = _opening_bracket(tokens, start - 1, floor)
        elif token.text == "that" or token.lower == "caption":
            break
        elif token.lower in word_class("determiner") or token.text[0].isdigit():
            start -= 1
            if not ((before is not None and before.lower in (*word_class("noun_preposition"), "and")) or token.text[0].isdigit()):
                break
        elif (token.lower in word_class("noun_preposition") and not _inside(tokens, start - 1)) or token.lower == "and":
            if before is None or not (before.text == ")" or _carries(tokens, start - 2)):
                break
            joint = start if token.lower == "and" and joint is None else joint
            start -= 1
        elif before is not None and token.text.islower() and token.lower.endswith("ed") and before.lower in word_class("subject_pronoun"):
            break  # "it seized two camps …"
        elif _is_participle(tokens, start - 1) or (_inside(tokens, start - 1) and not is_finite(token)):
            start -= 1
        else:
            break
    return start, joint


def _inside(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.lower in word_class("possessive") or token.text in "&/":
        return True
    if token.text == ".":
        return at > 0 and (
            tokens[at - 1].lower in word_class("abbreviation") or (len(tokens[at - 1].text) == 1 and tokens[at - 1].is_capitalised)
        )
    if at > 0 and token.is_capitalised and tokens[at - 1].is_capitalised and token.lower in word_class("preposition"):
        return True  # Doctors Without Borders
    if token.lower in ("wounded", "injured"):
        return at == 0 or tokens[at - 1].lower in word_class("determiner", "preposition") or tokens[at - 1].text[0].isdigit()
    return is_nominal(token)


def _carries(tokens: Sequence[Token], at: int) -> bool:
    """Whether a phrase can go on with "of" or "in" behind this token: a noun, or a participle after one."""
    return (is_nominal(tokens[at]) and not is_finite(tokens[at])) or _is_participle(tokens, at)


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    """Posted on, shot by: behind a noun and before a preposition."""
    form = tokens[at].lower.endswith("ed") or tokens[at].lower in word_class("clause_verb")
    links = at + 1 < len(tokens) and tokens[at + 1].lower in word_class("noun_preposition")
    return form and links and at > 0 and is_nominal(tokens[at - 1]) and (at == 1 or tokens[at - 1].text.islower())


def _opens_clause(tokens: Sequence[Token], start: int, floor: int) -> bool:
    if start <= floor:
        return True
    before = tokens[start - 1]
    if before.lower in _objecting() and not before.is_capitalised:
        return False  # "denied the accusation and the spokesman said": the first part is that verb's object
    return before.text in MARKS | DASHES | {",", ":", ";"} or before.lower in word_class("subordinator") or is_finite(before)


def _opening_bracket(tokens: Sequence[Token], close: int, floor: int) -> int:
    for at in range(close - 1, max(floor - 1, close - 12), -1):
        if tokens[at].text == "(":
            return at
    return close


def phrase_after(tokens: Sequence[Token], start: int) -> Range | None:
    """The noun phrase that begins at tokens[start] ("said the head of the mission in Kyiv"), or None."""
    at, common = start, False
    if start < len(tokens) and tokens[start].lower in word_class("subject_pronoun"):
        return (start, start + 1) if tokens[start].lower not in ("i", "you", "we") else None
    while at < len(tokens):
        token = tokens[at]
        if token.text == "(" and at > start:
            closing = next((k for k in range(at, min(at + 12, len(tokens))) if tokens[k].text == ")"), None)
            if closing is None:
                break
            at = closing + 1
        elif at > start and token.lower.endswith("ed") and token.text.islower() and tokens[at - 1].is_capitalised:
            break  # "Lukashenko seemed"
        elif _begins(token) if at == start else _inside(tokens, at) or token.text[0].isdigit():
            common = common or token.text.islower()
            at += 1
        elif at > start and (width := _links(tokens, at, common) or _hyphen(tokens, at)):
            at += width
        else:
            break
    while at > start and tokens[at - 1].text in "&/.":
        at -= 1
    if at == start + 1 and tokens[start].lower in word_class("determiner"):
        return None
    return (start, at) if at > start else None


def _begins(token: Token) -> bool:
    if token.lower in word_class("determiner", "subject_pronoun") - {"i", "you", "we"} or token.text[0].isdigit():
        return True
    return is_nominal(token) and not (
        token.lower.endswith("ing") and len(token.text) > 6 and token.lower not in word_class("media", "venue", "role")
    )


def _links(tokens: Sequence[Token], at: int, common: bool) -> int:
    """How many linking tokens at `at` carry the phrase on: "of the", "for", "and"; places only after a common noun."""
    token, after = tokens[at].lower, tokens[at + 1 : at + 3]
    if len(after) == 0 or after[0].lower in word_class("weekday"):
        return 0
    if token in word_class("determiner"):
        return 1 if tokens[at - 1].lower in (*word_class("noun_preposition"), "and") else 0
    if token not in ("of", "and", "for", "in", "at", "from", "with"):
        return 0
    venue = any(word.lower in word_class("venue", "month", "time_noun") for word in tokens[at + 1 : at + 4])
    titled = token == "for" and tokens[at - 1].lower in word_class("role")
    if token not in ("of", "and") and ((not common and not titled) or venue):
        return 0
    return 1 if _begins(after[0]) and after[0].lower not in word_class("subject_pronoun") else 0


def _hyphen(tokens: Sequence[Token], at: int) -> int:
    """Deputy Prime Minister - Minister for Energy Olha Bondar: a title in two parts."""
    titled = tokens[at].text == "-" and tokens[at - 1].lower in word_class("role") and tokens[at - 1].is_capitalised
    return 1 if titled and at + 1 < len(tokens) and tokens[at + 1].is_capitalised else 0


def _is_gerund(token: Token) -> bool:
    """Adding, exerting: no head of a phrase that speaks, unless it is a record ("reporting", "monitoring")."""
    return token.text.islower() and token.text.endswith("ing") and token.lower not in word_class("media", "venue")


def _with_relative(tokens: Sequence[Token], start: int, group: int, floor: int) -> Range | None:
    """A soldier who came back from captivity [told]: with its relative clause, where the phrase found stands in one."""
    for who in range(start - 1, max(floor, start - 8), -1):
        if tokens[who].text in ",;:":
            break
        if tokens[who].text == "who":
            phrase = phrase_before(tokens, who, floor)
            return (phrase[0], group) if phrase else None
    return start, group
