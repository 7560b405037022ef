"""Attributions that are no plain subject and verb: "according to", passives, "quoted as saying"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.noun_phrases import Range, phrase_after, subject_before
from onrecord.extract.statements.attribution import Attribution
from onrecord.extract.statements.cues import Cue
from onrecord.extract.statements.frames import content_after
from onrecord.extract.word_classes import word_class
from onrecord.language import Token


def passive(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue) -> Attribution | None:
    """The attack was confirmed by the mayor; he is accused of treason; the claim could not be verified."""
    if not cue.allows("object", "of", "agentless", "name", "object-to"):
        return None
    subject = subject_before(tokens, cue.group) or _opening(tokens, cue.group)
    by = next((k for k in range(cue.end, min(cue.end + 3, len(tokens))) if tokens[k].lower == "by"), None)
    speaker = phrase_after(tokens, by + 1) if by is not None else None
    cannot = cue.negated and cue.verb.lemma in ("verify", "confirm")
    if subject is None or (speaker is None and not (cannot or cue.allows("agentless"))) or (cue.negated and not cannot):
        return None
    behind = speaker[1] if speaker else cue.end
    right = None
    if behind < len(tokens) and tokens[behind].lower in ("of", "to", "that") and cue.allows("of", "agentless"):
        right = behind + 1
    elif speaker is None and behind < len(tokens) and tokens[behind].is_word and not cannot:
        right = behind
    if cue.allows("of") and right is None:
        return None
    impersonal = tokens[subject[0]].lower == "it" and right is not None
    return Attribution(cue, speaker, subject[0], behind, False, right, subject=None if impersonal else subject)


def as_saying(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue) -> Attribution | None:
    """Tass quoted Peskov as saying …; Peskov was quoted as saying …"""
    quoting = next((k for k in range(cue.at - 1, max(-1, cue.at - 14), -1) if tokens[k].lower in ("quoted", "cited", "quotes")), None)
    right = content_after(tokens, quoted, cue, cue.end)
    if quoting is None or right is None:
        return None
    if quoting + 1 < cue.at and tokens[quoting + 1].lower != "by":
        speaker: Range | None = (quoting + 1, cue.at)
    else:
        group = quoting
        while group and tokens[group - 1].lower in word_class("auxiliary", "adverb"):
            group -= 1
        speaker = subject_before(tokens, group)
    return Attribution(cue, speaker, speaker[0], cue.end, False, right) if speaker else None


def according(tokens: Sequence[Token], cue: Cue) -> Attribution | None:
    """According to X, …; …, according to X; … which according to X were …"""
    pronoun = cue.end < len(tokens) and tokens[cue.end].lower in ("him", "her", "them")
    speaker = (cue.end, cue.end + 1) if pronoun else phrase_after(tokens, cue.end)
    if speaker is None or tokens[cue.end].lower in word_class("not_a_source") or tokens[speaker[1] - 1].lower in word_class("not_a_source"):
        return None
    speaker, end = _issuer(tokens, _with_name(tokens, speaker))
    base = Attribution(cue, speaker, cue.at, end, False, None)
    before = tokens[cue.at - 1] if cue.at else None
    after = tokens[end].text if end < len(tokens) else "."
    if before is None or before.lower in ("and", "but", "which", "that", "who"):
        return replace(base, right=end + 1 if after == "," else end) if after != "." else None
    left = cue.at > 2
    if before.text == "," and after == "," and end + 1 < len(tokens) and _continues(tokens[end + 1]):
        return replace(base, left=left and tokens[end + 1].lower not in word_class("subject_pronoun"), right=end + 1)
    return replace(base, left=left)


def _with_name(tokens: Sequence[Token], speaker: Range) -> Range:
    """According to the governor, Osman Idris: the name between commas belongs to the office."""
    first, end = speaker
    office = tokens[end - 1].lower in word_class("role", "abbreviation") and not tokens[end - 1].lower.endswith("s")
    if not office or end + 1 >= len(tokens) or tokens[end].text != ",":
        return speaker
    stop = end + 1
    while stop < len(tokens) and tokens[stop].is_word and tokens[stop].is_capitalised:
        stop += 1
    closed = stop == len(tokens) or tokens[stop].text in ",.;"
    return (first, stop) if closed and 2 <= stop - end - 1 <= 4 else speaker


def _continues(token: Token) -> bool:
    return token.lower in word_class("auxiliary", "subject_pronoun", "clause_verb") and not token.lower.endswith("ing")


def _issuer(tokens: Sequence[Token], speaker: Range) -> tuple[Range, int]:
    """An update from the regional governor: the governor. The second number is where the whole phrase ends."""
    first, end = speaker
    inner = next((k for k in range(first, min(end + 3, len(tokens) - 1)) if tokens[k].lower in ("from", "by") and k > first), None)
    if inner is None or word_class("document").isdisjoint(token.lower for token in tokens[first:inner]):
        return speaker, end
    issuer = phrase_after(tokens, inner + 1)
    return (issuer, max(end, issuer[1])) if issuer else (speaker, end)


def _opening(tokens: Sequence[Token], group: int) -> Range | None:
    """A long subject without a comma that opens the sentence: "The chances of the war going on were …"."""
    phrase = phrase_after(tokens, 0)
    return (0, group) if phrase and group <= 20 and not any(token.text in ",;:" for token in tokens[:group]) else None
