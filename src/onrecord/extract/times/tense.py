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
_WITH_BE = frozenset(_TENSE["future_with_be"])
_PAST = frozenset(_TENSE["past"])
_SPEECH = frozenset(_TENSE["speech"])
_BE = frozenset(("is", "are", "be", "'s", "’s", "was", "were", "currently", "been", "now"))
# "Is closed" and "be closed" tell of no past.
_STATE = frozenset(("be", "is", "are", "remain", "remains", "stay", "stays"))
_WAS = frozenset(("was", "were", "been"))
_TO = frozenset(("to", "for", "on", "by"))
_PROGRAMME = frozenset(_TENSE["programme"])
# What may stand between a verb and its day.
_BETWEEN = frozenset(("on", "at", "early", "late", "around", "about", "a.m.", "p.m.", "am", "pm", "midnight", "noon", "dawn", "dusk"))
_REACH = 25


def tense_at(tokens: Sequence[Token], index: int) -> Tense | None:
    """The tense of the nearest verb before token `index`, else of the nearest one behind it; in its own clause, if that has one."""
    if _on_programme(tokens, index):
        return "future"
    before, behind = range(index - 1, max(-1, index - 1 - _REACH), -1), range(index, min(len(tokens), index + _REACH))
    beyond: list[int] = []
    for side in (before, behind):
        end = next((n for n, at in enumerate(side) if tokens[at].text == ";"), len(side))
        beyond += side[end:]
        if (told := _first(tokens, side[:end])) is not None:
            return told
    return _first(tokens, beyond)


def _on_programme(tokens: Sequence[Token], index: int) -> bool:
    """ "Talks start at 9 a.m. on Saturday", "the truce ends Monday"; not "the start on Monday". "Monday is a holiday" is one, too."""
    if index == 0 and len(tokens) > 1 and tokens[1].lower in ("is", "marks"):
        return True
    at = index - 1
    while at > 0 and index - at < 6 and (tokens[at].lower in _BETWEEN or tokens[at].text[0].isdigit()):
        at -= 1
    return at > 0 and tokens[at].text in _PROGRAMME and (tokens[at].text.endswith("s") or tokens[at - 1].lower.endswith("s"))


def _first(tokens: Sequence[Token], places: Sequence[int]) -> Tense | None:
    return next((told for at in places if (told := _tense(tokens, at)) is not None), None)


def _tense(tokens: Sequence[Token], at: int) -> Tense | None:
    """What a token says of its tense: a past form, a word that looks ahead, or None."""
    lower = tokens[at].lower
    word = tokens[at].text if at else lower  # "May" is no verb
    if word in _FUTURE or word in _WITH_TO:
        if at > 1 and (tokens[at - 2].lower, tokens[at - 1].lower) == ("had", "been"):
            return "past"
        return _ahead(word, tokens[at - 1].lower if at else "", tokens[at + 1].lower if at + 1 < len(tokens) else "")
    if word in _WITH_BE and at + 1 < len(tokens) and tokens[at + 1].lower == "be":
        return "future"
    if word in _PAST or (len(word) > 4 and word.endswith("ed")):
        return None if at and tokens[at - 1].lower in _STATE else "past"
    if word.endswith(("'ll", "’ll")):
        return "future"
    if word == "advance" and 0 < at < len(tokens) - 1 and tokens[at - 1].lower == "in" and tokens[at + 1].lower == "of":
        return "future"
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
