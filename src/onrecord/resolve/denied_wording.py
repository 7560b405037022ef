"""How the words of a denial stand to the deed that they name: denied, taken as known, or disputed only as to who did it."""

from __future__ import annotations

import re

from onrecord.knowledge.telling_words import speech_class, telling_words
from onrecord.model import Span

_THAT = re.compile(r"\b(?:and|but)\s+that\b|;", re.I)
_DENYING = re.compile(
    r"\b(?:not|never|no|nothing|staged|faked?|fakes|fabricat\w+|lies?|false|hoax|untrue|baseless|unfounded|groundless|provocation|disinformation|misinformation|propaganda|slander|inventions?)\b|n[’']t\b",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:the|a|an|its|their|this)\s+$", re.I)
_ALONGSIDE = re.compile(
    r"\b(?:after|following|before|during|since|amid|(?:in\s+)?(?:response|retaliation)\s+(?:to|for))\s+(?:(?:the|an?|that|this|those)\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
_TAKEN_PART_IN = re.compile(r"\b(?:responsibility\s+for|(?:involvement|complicity|part|role)\s+in)\s+(?:the|that|this|an?)\b", re.I)
_PART_IN = re.compile(
    r"\b(?:behind|(?:involved|complicit|participated|involvement|complicity|part|role|hand)\s+in|responsib(?:le|ility)\s+for|to\s+blame\s+for"
    r"|nothing\s+to\s+do\s+with)\s+(?P<which>(?:the|that|this|these|those|an?|any|both|all|either)\s+)?(?:[\w-]+\s+){0,3}$",
    re.I,
)
_PURPOSE = re.compile(
    r"\b(?:lies?|fabrications?|inventions?|hoax|propaganda|disinformation|slander|pretext|excuse|nonsense)\s+(?:\w+\s+)?(?:to|for|at)\s+(?:[\w’'-]+\s+){1,6}$",
    re.I,
)
_HARMLESS = re.compile(
    r"(?:\s+(?:on|in|at|of|near|against)\s+(?:[\w’'-]+\s?){1,4})?\s*(?:did|has|have|had)(?:\s+not|n[’']t)\s+"
    r"(?:injured?|kill(?:ed)?|harm(?:ed)?|hurt|wound(?:ed)?|result(?:ed)?\s+in|caused?|led?\s+to)\b",
    re.I,
)
_RELATIVE = re.compile(r"\w\s+(?:who|which)\s+(?:\w+\s+){0,2}$")
_OWNED = re.compile(r"(?:['’]s|s['’]|\b(?:its|their|his|her|our))\s+(?:[\w-]+\s+){0,2}$", re.I)
_PREDICATE = re.compile(
    r"(?:\s+(?:of|on|in|against|at)\s+(?:[\w’'-]+\s?){1,4})?\s*(?:was|were|is|are|had|has|have|would|could|did|caused|led)\b"
)
_LINK = re.compile(
    r"\b(?:that|of|about|regarding|concerning|over|surrounding|on|(?:related|relating|pertaining)\s+to|in\s+connection\s+with)\b", re.I
)
_OVER = frozenset({"about", "regarding", "concerning", "over", "surrounding", "on", "related", "relating", "pertaining", "in"})
_ALLEGED = re.compile(r"\b(?:alleged|supposed|so-called|purported|imaginary|fictitious)\s+(?:[\w-]+\s+){0,3}$", re.I)
_TOLD_AS_NEWS = frozenset({"report", "reports", "rumour", "rumours", "rumor", "rumors", "story", "stories", "news"})
_TAKING_PART = re.compile(
    r"(?:that\s+)?(?:it|they|he|she|we|(?:(?:any\s+of\s+)?(?:its|their|his|her|our|the)|any)\s+(?:[\w-]+\s+){1,3})\s*"
    r"(?:(?:had|has|have|was|were|is|are|been|ever)\s+)*"
    r"(?:took\s+part|taken\s+part|participated|involved|responsible|complicit|to\s+blame|behind\s+(?:it|them|this|that)|done\s+(?:so|it)|did\s+(?:so|it))"
    r"(?:\s+in\s+(?:it|them|this|that))?\Z",
    re.I,
)


_NO_HARM = re.compile(
    r"(?:that\s+)?(?:the|these|those|this|that|its|our|their)\s+(?:[\w-]+\s+)?(?:missiles?|rockets?|shells?|drones?|bombs?|(?:air\s*)?strikes?|raids?|attacks?)\s+"
    r"(?:(?:did|has|have|had)(?:\s+not|n[’']t)\s+(?:injured?|kill(?:ed)?|harm(?:ed)?|hurt|wound(?:ed)?)\b"
    r"|(?:had\s+|has\s+|have\s+)?(?:only\s+)?(?:struck|hit|targeted|destroyed)\b.*\bno\s+(?:civilians?|bystanders?)\b)",
    re.I,
)
_STRUCK = re.compile(r"\s(?:that|which)\s+(?:was|were|had\s+been)\s+\w+", re.I)


def tells_of_no_harm(content: str) -> bool:
    """ "These strikes did not kill civilians", "the missile hit a depot and no civilian was harmed": the deed told before did less."""
    return _NO_HARM.match(content) is not None


def without_relative(content: str) -> str:
    """ "In the school that was hit": that it was hit is taken as known."""
    return _STRUCK.sub(" ", content)


def is_denied_in(content: Span, trigger: Span) -> bool:
    """Whether the that-clause around the trigger is the one that denies: "all was staged and that they had left" denies no leaving."""
    at = trigger.start - content.start
    start = max((match.end() for match in _THAT.finditer(content.text, 0, at)), default=0)
    following = _THAT.search(content.text, at)
    return _DENYING.search(content.text, start, following.start() if following else len(content.text)) is not None


def is_purpose(content: Span, trigger: Span) -> bool:
    """ "A lie to justify a massacre": what it is told for is not what is denied."""
    return _PURPOSE.search(content.text[: trigger.start - content.start]) is not None


def is_taken_as_known(content: Span, trigger: Span) -> bool:
    """ "The besieged city", "rebels who captured Goma", "was behind the attack": what is taken as known is not denied."""
    before, after = content.text[: trigger.start - content.start], content.text[trigger.end - content.start :]
    if _OWNED.search(before) is not None and _PREDICATE.match(after) is not None:
        return True  # "Russia's invasion was not to blame": that it invaded is taken as known
    if _is_part_in(before, trigger) or _ALONGSIDE.search(before) is not None or _RELATIVE.search(before) is not None:
        return True
    return trigger.text.endswith("ed") and _ARTICLE.search(before) is not None


def is_disputed(content: Span, trigger: Span) -> bool:
    """ "Allegations regarding the shells that fell in Goma": what is accused of is denied, and the deed itself is not.

    What is called alleged, and what reports and rumours are of, is denied itself. "These strikes did not kill civilians": they were flown.
    """
    before = content.text[: trigger.start - content.start]
    if _HARMLESS.match(content.text[trigger.end - content.start :]) is not None:
        return True
    if _is_part_in(before, trigger) or _TAKEN_PART_IN.search(before) is not None:
        return True
    noun = next((match for match in re.finditer(r"[^\W\d_]+", before) if match.group().lower() in speech_class("pointing")), None)
    if noun is None or noun.group().lower() in _TOLD_AS_NEWS or _ALLEGED.search(before) is not None:
        return False
    links = [match.group().split()[0].lower() for match in _LINK.finditer(before, noun.end())]
    return bool(links) and any(link in _OVER for link in links) and "that" not in links[: _first_over(links)]


def _is_part_in(before: str, trigger: Span) -> bool:
    """ "Denied any role in the raid", "had nothing to do with it": the raid was one; "a role in killing them" is the denied deed itself."""
    found = _PART_IN.search(before)
    return found is not None and (found["which"] is not None or not trigger.text.endswith("ing"))


def _first_over(links: list[str]) -> int:
    return next((at for at, link in enumerate(links) if link in _OVER), len(links))


def is_alleged(content: Span, trigger: Span) -> bool:
    """ "The statement that they have allegedly fired …": possible as told, and denied with the statement that tells it."""
    before = content.text[: trigger.start - content.start]
    return _ALLEGED.search(before) is not None or any(word.lower() in speech_class("pointing") for word in re.findall(r"[^\W\d_]+", before))


def only_takes_part(content: Span) -> bool:
    """ "Its planes took part", "it was involved": a part in what was told before, which it does not name."""
    return len(telling_words(content.text)) <= 5 and _TAKING_PART.match(content.text) is not None
