"""Whether a time lies ahead or behind, told by the verb that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onrecord.extract.times.words import table
from onrecord.language import Token

Tense = Literal["past", "future"]

_TENSE = table()["tense"]
_FUTURE = frozenset(_TENSE["future"])
_WITH_TO = frozenset(_TENSE["future_with_to"])
_PAST = frozenset(_TENSE["past"])
_SPEECH = frozenset(_TENSE["speech"])
_BE = frozenset(("is", "are", "be", "'s", "’s", "was", "were", "currently", "been", "now"))
_WAS = frozenset(("was", "were", "been"))
_TO = frozenset(("to", "for", "on", "by"))
_REACH = 25


def tenses(tokens: Sequence[Token]) -> list[Tense | None]:
    """What each token of a sentence says of its tense: a past form, a word that looks ahead, or None."""
    lower = [token.lower for token in tokens]
    return [_tense(tokens, lower, at) for at in range(len(tokens))]


def tense_at(told: Sequence[Tense | None], index: int) -> Tense | None:
    """The tense of the nearest verb before token `index`, else of the nearest one behind it, in what `tenses` told of the sentence."""
    for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if told[at] is not None:
            return told[at]
    for at in range(index, min(len(told), index + _REACH)):
        if told[at] is not None:
            return told[at]
    return None


def _tense(tokens: Sequence[Token], lower: Sequence[str], at: int) -> Tense | None:
    word = tokens[at].text if at else lower[at]  # "May" is no verb
    if word == "advance" and at and lower[at - 1] == "in" and lower[at + 1 : at + 2] == ["of"]:
        return "future"
    if word in _FUTURE or word in _WITH_TO:
        return _ahead(word, lower[at - 1] if at else "", lower[at + 1] if at + 1 < len(lower) else "")
    if word in _PAST or (len(word) > 4 and word.endswith("ed")):
        return None if at and lower[at - 1] == "be" else "past"
    return None


def _ahead(word: str, before: str, following: str) -> Tense | None:
    if word not in _WITH_TO:
        return "future"
    if before == "been":
        return "future"
    if following in _TO and (following == "to" or before in _BE):
        return "past" if before in _WAS and following != "to" else "future"
    if word in _PAST or (len(word) > 4 and word.endswith("ed")):
        return None if before == "be" else "past"
    return None


def reports_speech(tokens: Sequence[Token]) -> bool:
    """A word of saying is among the tokens."""
    return any(token.lower in _SPEECH for token in tokens)
