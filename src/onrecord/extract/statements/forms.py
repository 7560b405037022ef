"""Attributions that are no plain subject and verb: "according to", passives, "quoted as saying"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.noun_phrases import Range, phrase_after, phrase_before, subject_before
from onrecord.extract.statements.attribution import Attribution
from onrecord.extract.statements.cues import Cue
from onrecord.extract.statements.frames import content_after
from onrecord.extract.word_classes import DASHES, bodies, word_class
from onrecord.language import Token

_ASIDES = DASHES | {",", "-", "--"}


def passive(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue) -> Attribution | None:
    """The attack was confirmed by the mayor; he is accused of treason; the claim could not be verified."""
    if not cue.allows("object", "of", "agentless", "name", "object-to"):
        return None
    subject = subject_before(tokens, cue.group) or _opening(tokens, cue.group)
    if cue.group == 1 and tokens[0].text in ("This", "That"):
        subject = (0, 1)
    by = next((k for k in range(cue.end, min(cue.end + 3, len(tokens))) if tokens[k].lower == "by"), None)
    speaker = phrase_after(tokens, by + 1) if by is not None else None
    cannot = cue.negated and cue.verb.lemma in ("verify", "confirm")
    if subject is None or (speaker is None and not (cannot or cue.allows("agentless"))) or (cue.negated and not cannot):
        return None
    behind = speaker[1] if speaker else cue.end
    right = None
    if behind < len(tokens) and tokens[behind].lower in ("of", "to", "that", "for") and cue.allows("of", "agentless"):
        right = behind + 1
    elif speaker is None and behind < len(tokens) and tokens[behind].is_word and not cannot:
        right = behind
    if cue.allows("of") and right is None:
        return None
    impersonal = tokens[subject[0]].lower == "it" and right is not None
    return Attribution(cue, speaker, subject[0], behind, False, right, subject=None if impersonal else subject)


def claimed_by(tokens: Sequence[Token], cue: Cue) -> Attribution | None:
    """An attack claimed by the rebels; a charge denied by the army: a deed or claim with a participle and the one who speaks."""
    wanted = {"claim": ("deed",), "deny": ("deed", "pointing"), "reject": ("pointing",), "dispute": ("pointing",)}.get(cue.verb.lemma)
    if wanted is None or cue.group != cue.at or cue.end >= len(tokens) or tokens[cue.end].lower != "by" or not cue.at:
        return None
    speaker = _name_of(tokens, phrase_after(tokens, cue.end + 1))
    subject = _ending_in(tokens, cue.at) if tokens[cue.at - 1].lower in word_class(*wanted) else None
    return Attribution(cue, speaker, subject[0], speaker[1], False, None, subject=subject) if subject and speaker else None


def _name_of(tokens: Sequence[Token], phrase: Range | None) -> Range | None:
    """The phrase up to a lower-case word that is no body's behind a name: headlines go on with their verb ("… by Hamas kills two")."""
    if phrase is None or not tokens[phrase[1] - 1].text.islower() or not any(tokens[k].is_capitalised for k in range(*phrase)):
        return phrase
    kept = next((k for k in range(phrase[0] + 1, phrase[1]) if _is_verb_behind_name(tokens, k)), phrase[1])
    return phrase[0], kept


def _is_verb_behind_name(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    known = token.lower in bodies() or token.lower in word_class("noun_preposition", "determiner", "coordinator", "role", "possessive")
    return token.text.islower() and tokens[at - 1].is_capitalised and not known


def _ending_in(tokens: Sequence[Token], end: int) -> Range | None:
    """The noun phrase that ends here, also where its head looks like a gerund ("a roadside bombing")."""
    article = next((k for k in range(end - 1, max(-1, end - 5), -1) if tokens[k].lower in word_class("determiner")), None)
    return phrase_before(tokens, end) or ((article, end) if article is not None else None)


def denied_relative(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Attribution]) -> Attribution | None:
    """…, a claim (that) the army denies; …, an accusation Kyiv has rejected: the noun before the speaker is what is denied. In
    "…, which Asmara denies" it is the clause before, which somebody may have said."""
    ends = cue.end >= len(tokens) or tokens[cue.end].text in ".,;"
    subject = subject_before(tokens, cue.group) if ends and cue.verb.stance in ("denies", "rejects") and not cue.negated else None
    if subject is None:
        return None
    first = subject[0] + (tokens[subject[0]].lower == "something")
    before = tokens[first - 1].lower if first else ""
    if before in ("which", "something") and first > 2 and tokens[first - 2].text == ",":
        said = next((other.right for other in reversed(earlier) if other.right is not None and other.right < first - 2), 0)
        return Attribution(cue, (first, subject[1]), first - 1, cue.end, False, None, subject=(said, first - 2))
    noun = first - 2 if before in ("that", "which") else next((k for k in range(first - 1, subject[1]) if _points(tokens, k)), None)
    if noun is None or noun < 1 or not _points(tokens, noun):
        return None
    article = tokens[noun - 1].lower in ("a", "an", "the")
    begin, opens = max(first, noun + 1), noun - article
    if begin >= subject[1] or not (article or (tokens[noun].lower.endswith("s") and tokens[noun - 1].text in _ASIDES)):
        return None
    return Attribution(cue, (begin, subject[1]), opens, cue.end, False, None, subject=(opens, noun + 1))


def _points(tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and tokens[at].lower in word_class("pointing")


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
        if before is None and after != ",":  # "According to news reports Thursday, …"
            comma = next((k for k in range(end, min(end + 12, len(tokens))) if tokens[k].text == ","), None)
            end = comma if comma is not None else end
        return replace(base, right=end + 1 if tokens[end].text == "," else end) if after != "." else None
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
    """A bulletin by the provincial police: the police. The second number is where the whole phrase ends."""
    first, end = speaker
    inner = next((k for k in range(first, min(end + 3, len(tokens) - 1)) if tokens[k].lower in ("from", "by") and k > first), None)
    if inner is None or word_class("document").isdisjoint(token.lower for token in tokens[first:inner]):
        return speaker, end
    if tokens[inner - 1].lower in ("seen", "obtained", "reviewed", "viewed", "read", "cited", "quoted", "shared", "verified"):
        whole = phrase_after(tokens, inner + 1)  # "a UN report seen by Reuters": the report
        return (first, inner - 1), max(end, whole[1]) if whole else end
    issuer = phrase_after(tokens, inner + 1)
    return (issuer, max(end, issuer[1])) if issuer else (speaker, end)


def _opening(tokens: Sequence[Token], group: int) -> Range | None:
    """A long subject without a comma that opens the sentence: "The odds of a truce before Ramadan were …"."""
    phrase = phrase_after(tokens, 0)
    return (0, group) if phrase and group <= 20 and not any(token.text in ",;:" for token in tokens[:group]) else None
