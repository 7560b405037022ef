"""Whether a time lies ahead or behind, told by the verb that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onrecord.extract.times.words import table
from onrecord.language import Token

_TENSE = table()["tense"]
_FUTURE = frozenset(_TENSE["future"])
_WITH_TO = frozenset(_TENSE["future_with_to"])
_PAST = frozenset(_TENSE["past"])
_SPEECH = frozenset(_TENSE["speech"])
_BE = frozenset(("is", "are", "be", "'s", "’s", "was", "were", "currently", "been", "now"))
_WAS = frozenset(("was", "were", "been"))
_TO = frozenset(("to", "for", "on", "by"))
_REACH = 25


def tense_at(tokens: Sequence[Token], index: int) -> Literal["past", "future"] | None:
    """The tense of the nearest verb before token `index`, else of the nearest one behind it, in the sentence's tokens."""
    for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
        tense = _tense(tokens, at)
        if tense is not None:
            return tense
    for at in range(index, min(len(tokens), index + _REACH)):
        tense = _tense(tokens, at)
        if tense is not None:
            return tense
    return None


def _tense(tokens: Sequence[Token], at: int) -> Literal["past", "future"] | None:
    word = tokens[at].text if at else tokens[at].lower  # "May" is no verb
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    before = tokens[at - 1].lower if at else ""
    if word in _WITH_TO and before == "been":
        return "future"
    if word in _WITH_TO and following in _TO and (following == "to" or before in _BE):
        return "past" if before in _WAS and following != "to" else "future"
    if word in _FUTURE and word not in _WITH_TO:
        return "future"
    if word in _PAST or (len(word) > 4 and word.endswith("ed")):
        return None if before == "be" or (before == "been" and word in _WITH_TO) else "past"
    return None


def reports_speech(tokens: Sequence[Token]) -> bool:
    """A word of saying is among the tokens."""
    return any(token.lower in _SPEECH for token in tokens)
