"""Cue, speaker and the place of the content in one sentence, before spans are cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.noun_phrases import Range, phrase_after, subject_before
from onrecord.extract.statements.attribution import Attribution
from onrecord.extract.statements.cues import ACCORDING, Cue, find_cues, is_finite
from onrecord.extract.statements.forms import according, as_saying, claimed_by, denied_relative, passive
from onrecord.extract.statements.frames import content_after
from onrecord.extract.word_classes import CLOSING, DASHES, MARKS, bodies, is_adverb, is_nominal, word_class
from onrecord.knowledge.reporting import denying_forms
from onrecord.language import Token

NOBODY = frozenset({"neither", "no", "none", "nobody"})
"""No group has claimed …: nobody speaks."""


def attributions(tokens: Sequence[Token], quoted: Sequence[bool]) -> list[Attribution]:
    """The attributions of a sentence outside its quotations, in order; a cue without a speaker where one is needed is dropped."""
    found: list[Attribution] = []
    for cue in find_cues(tokens, quoted):
        if found and found[-1].cue.verb is ACCORDING and cue.at < found[-1].end:
            continue  # "according to media reports"
        attribution = _attribute(tokens, quoted, cue, found)
        if attribution is not None and _has_content(tokens, attribution):
            found.append(attribution)
    return [item for item in found if not _is_own_attitude(tokens, item, found)]


def _is_own_attitude(tokens: Sequence[Token], item: Attribution, found: Sequence[Attribution]) -> bool:
    """Kyiv said [it hopes …]: the attitude is what Kyiv says, no second statement."""
    pronoun = item.speaker is not None and tokens[item.speaker[0]].lower in word_class("subject_pronoun")
    return item.cue.allows("mood") and pronoun and any(other.right == item.begin for other in found)


def _attribute(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue, earlier: list[Attribution]) -> Attribution | None:
    if cue.verb is ACCORDING:
        return according(tokens, cue)
    if _is_what_is_denied(tokens, cue):
        return None
    if cue.passive:
        return passive(tokens, quoted, cue)
    if (reduced := claimed_by(tokens, cue) or denied_relative(tokens, cue, earlier)) is not None:
        return reduced
    if cue.verb.lemma.startswith("as "):
        return as_saying(tokens, quoted, cue)
    if cue.participle:
        return _participial(tokens, quoted, cue, earlier)
    floor = max((k + 1 for k in range(cue.group) if quoted[k] or tokens[k].text in MARKS), default=0)
    subject = subject_before(tokens, cue.group, floor)
    if subject is not None and _is_venue(tokens, subject):
        return _from_venue(tokens, quoted, cue, subject, earlier)
    if subject is not None and tokens[cue.group - 1].text == "," and (announced := _announced(tokens, cue)) is not None:
        return announced
    if subject is None or (tokens[cue.group - 1].text == "," and not _opens(tokens, subject[0])):
        inverted = _inverted(tokens, cue)
        if inverted is not None:
            return inverted
    if subject is None:
        return _coordinated(tokens, quoted, cue, earlier)
    if subject[0] > 0 and tokens[subject[0] - 1].lower in ("if", "unless", "whether", "what"):
        return None
    return _checked(tokens, quoted, cue, subject)


def _is_what_is_denied(tokens: Sequence[Token], cue: Cue) -> bool:
    """ "…, claims the Taliban reject": a noun in apposition, no verb."""
    apart = cue.group == cue.at > 0 and tokens[cue.at - 1].text in DASHES | {",", "-"}
    if not apart or tokens[cue.at].lower not in word_class("pointing"):
        return False
    phrase = phrase_after(tokens, cue.end + (tokens[cue.end].lower in ("that", "which")) if cue.end < len(tokens) else cue.end)
    behind = tokens[phrase[1] : phrase[1] + 3] if phrase is not None else []
    within = tokens[phrase[0] + 1 : phrase[1]] if phrase is not None else []
    return any(token.lower in denying_forms() for token in (*within, *behind))


def _is_venue(tokens: Sequence[Token], subject: Range) -> bool:
    """ "… but in a statement said": where it was said, not who said it."""
    first, end = subject
    return first > 0 and tokens[first - 1].lower in ("in", "on", "at", "via") and tokens[end - 1].lower in word_class("venue")


def _from_venue(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue, venue: Range, earlier: list[Attribution]) -> Attribution | None:
    start = venue[0] - 1
    subject = subject_before(tokens, start)
    if subject is not None:
        return _checked(tokens, quoted, cue, subject)
    return _coordinated(tokens, quoted, replace(cue, group=start), earlier)


def _announced(tokens: Sequence[Token], cue: Cue) -> Attribution | None:
    """ "…, including two children, said Osman Idris, the governor": a plain "said" with nothing but a name or office behind it."""
    inverted = _inverted(tokens, cue) if cue.verb.lemma in ("say", "add") and cue.group == cue.at else None
    if inverted is None or inverted.speaker is None:
        return None
    first, end = inverted.speaker
    office = end - first <= 4 and any(token.lower in word_class("role") for token in tokens[first:end])
    return inverted if office or all(token.is_capitalised for token in (tokens[first], tokens[end - 1])) else None


def _checked(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue, subject: Range) -> Attribution | None:
    if not _can_speak(tokens, cue, subject) or _is_nobody(tokens, subject[0]):
        return None
    inserted = _inserted(tokens, cue, subject[0])
    if inserted is not None:
        return Attribution(cue, subject, subject[0], cue.end, inserted[0], inserted[1])
    right = content_after(tokens, quoted, cue, cue.end)
    quote = _closes_quote(tokens, subject[0])
    left = (
        _has_left(tokens, subject[0])
        and not _is_time(tokens, subject[0])
        and cue.allows("quote", "media")
        and (quote or (right is None and cue.allows("that", "clause")))
    )
    if left and right is not None and tokens[right].text not in MARKS:
        left = tokens[cue.end].lower != "that"
        right = None if left else right
    return Attribution(cue, subject, subject[0], cue.end, left, right)


def _has_left(tokens: Sequence[Token], begin: int) -> bool:
    """A comma or closing mark before, and enough before that to be a clause."""
    if begin < 2:
        return begin == 1 and tokens[0].text in MARKS
    return tokens[begin - 1].text in MARKS | DASHES | {","} and (
        begin > 3 or tokens[begin - 1].text in MARKS or tokens[begin - 2].text in MARKS
    )


def _is_time(tokens: Sequence[Token], begin: int) -> bool:
    """ "Two weeks later, the ministry tweeted about …": nothing that anybody says."""
    fronted = tokens[: begin - 1]
    timed = any(token.lower in word_class("time_noun", "month", "weekday", "daytime") for token in fronted)
    verbal = any(token.lower in word_class("auxiliary", "clause_verb") or token.lower.endswith("ed") for token in fronted)
    return timed and not verbal and len(fronted) <= 5 and not any(token.text in MARKS for token in fronted)


def _closes_quote(tokens: Sequence[Token], begin: int) -> bool:
    return begin > 0 and (
        tokens[begin - 1].text in CLOSING | {'"'} or (begin > 1 and tokens[begin - 1].text == "," and tokens[begin - 2].text in CLOSING)
    )


def _inverted(tokens: Sequence[Token], cue: Cue) -> Attribution | None:
    """“…,” said the mayor; …, says UN."""
    if not cue.allows("quote") or not (cue.at == 0 or tokens[cue.at - 1].text in MARKS | {","}) or cue.at + 1 >= len(tokens):
        return None
    speaker = phrase_after(tokens, cue.end)
    if speaker is None or cue.allows("told", "addressed") or tokens[cue.end].lower == "that":
        return None
    after = tokens[speaker[1]] if speaker[1] < len(tokens) else None
    if not _has_left(tokens, cue.at):
        announced = after is not None and after.text == ":" and cue.at == 0
        return Attribution(cue, speaker, cue.at, speaker[1], False, speaker[1] + 1) if announced else None
    if after is not None and after.is_word and after.lower not in word_class("preposition", "weekday", "daytime", "relative") - {"to"}:
        return None
    return Attribution(cue, speaker, cue.at, speaker[1], True, _quoted_on(tokens, speaker[1]))


def _quoted_on(tokens: Sequence[Token], at: int) -> int | None:
    """“…,” said the mayor, “…”: where the quotation goes on."""
    goes_on = at + 2 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text in MARKS
    return at + 1 if goes_on else None


def _coordinated(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue, earlier: list[Attribution]) -> Attribution | None:
    """… said X and added that Y: the second cue has the first one's speaker."""
    joined = cue.group > 0 and tokens[cue.group - 1].lower in ("and", "but", ",", "then")
    right = content_after(tokens, quoted, cue, cue.end)
    speaker = _inherited(tokens, cue.group, earlier) if joined and right is not None else None
    if speaker is None or not _can_speak(tokens, cue, speaker):
        return None
    return Attribution(cue, speaker, cue.group, cue.end, False, right, shared=True)


def _inherited(tokens: Sequence[Token], at: int, earlier: list[Attribution]) -> Range | None:
    """The speaker of the last main cue of the clause, else the subject that the clause opens with."""
    joints = [k + 1 for k in range(1, at - 1) if tokens[k].lower in ("but", "and", "while") and tokens[k - 1].text == ","]
    main = [attribution for attribution in earlier if attribution.speaker is not None]
    joint = max(joints, default=0)
    if main and (main[-1].begin >= joint or phrase_after(tokens, joint) is None):
        return main[-1].speaker
    start = joint
    if tokens[start].lower in word_class("preposition", "subordinator", "adverb") - word_class("determiner"):
        start = next((k + 1 for k in range(start, at) if tokens[k].text == ","), len(tokens))
    speaker = _acting(tokens, phrase_after(tokens, start)) if start < at else None
    if speaker is None or speaker[1] > at or _is_nobody(tokens, speaker[0]):
        return None
    return speaker if joint or any(_may_name(token) for token in tokens[slice(*speaker)]) else None


def _participial(tokens: Sequence[Token], quoted: Sequence[bool], cue: Cue, earlier: list[Attribution]) -> Attribution | None:
    """…, adding that …; while announcing …: the speaker is the sentence's. Behind a noun only "a statement saying", "a video showing"."""
    if cue.group == 0 or cue.negated:
        return None
    before = tokens[cue.group - 1]
    right = content_after(tokens, quoted, cue, cue.end)
    opened = before.lower in ("while", "after", "before", "by", "when", "and") or before.text in MARKS | DASHES | {","}
    noun = word_class("media", "document")
    written = before.lower in noun and cue.allows("that")  # "a statement saying", not "messages praising"
    if right is None or not (opened or written or cue.allows("media") or cue.verb.lemma == "make clear"):
        return None
    speaker = _inherited(tokens, cue.group, earlier)
    if cue.allows("media") and (speaker is None or not _can_speak(tokens, cue, speaker)):
        speaker = subject_before(tokens, cue.group)
    if speaker is None or not _can_speak(tokens, cue, speaker):
        return None
    return Attribution(cue, speaker, cue.group, cue.end, False, right, shared=True)


def _opens(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a subject that begins here opens the sentence or a clause of it: "Meanwhile, Haidai, the governor, said"."""
    return (
        begin == 0
        or begin <= 8
        or tokens[begin - 1].lower in word_class("subordinator", "coordinator")
        or tokens[begin - 1].text in MARKS | {",", ";", ":"}
    )


def _can_speak(tokens: Sequence[Token], cue: Cue, speaker: Range) -> bool:
    """Only records can show; only people and bodies can threaten in words; nobody in particular says nothing."""
    words = [token.lower for token in tokens[slice(*speaker)]]
    if cue.allows("media"):
        return not word_class("media").isdisjoint(words)
    link = next((k for k, word in enumerate(words) if k and word in word_class("preposition")), len(words))
    head = tokens[speaker[0] + link - 1]
    if head.lower in word_class("anybody") or (cue.verb.lemma == "post" and head.lower in word_class("media")):
        return False
    people = word_class("role", "plural", "subject_pronoun") - {"it"}
    return not cue.allows("agent") or head.is_capitalised or head.lower in people or head.lower in bodies()


def _may_name(token: Token) -> bool:
    """A name, a person's pronoun, an office, a body or a record: something that can speak."""
    if (token.is_capitalised and is_nominal(token)) or token.lower in ("he", "she", "they"):
        return True
    return token.lower in word_class("media", "role") or token.lower in bodies()


def _inserted(tokens: Sequence[Token], cue: Cue, begin: int) -> tuple[bool, int] | None:
    """The city, officials say, is running out of water; in Goma, officials say, shops are shut: whether the words on the left belong
    to what is said, and where it goes on."""
    if begin < 2 or cue.end + 3 >= len(tokens) or not cue.allows("clause") or not (tokens[begin - 1].text == "," == tokens[cue.end].text):
        return None
    if tokens[cue.end + 1].lower in word_class("auxiliary"):
        return True, cue.end + 1
    fronted = tokens[: begin - 1]
    adjunct = tokens[0].lower in word_class("preposition") or all(is_adverb(token) for token in fronted)
    finite = any(token.lower in word_class("auxiliary", "clause_verb") or is_finite(token) for token in fronted)
    if not adjunct or finite or tokens[cue.end + 1].lower.endswith("ing"):
        return None
    where_said = any(token.lower in word_class("venue", "document", "speech") for token in fronted)
    return tokens[0].lower in word_class("preposition") and not where_said, cue.end + 1


def _is_nobody(tokens: Sequence[Token], begin: int) -> bool:
    """No group has claimed …; neither side confirmed …"""
    return any(token.lower in NOBODY for token in tokens[max(0, begin - 1) : begin + 1])


def _has_content(tokens: Sequence[Token], item: Attribution) -> bool:
    """Content on some side; behind an active verb it opens with no auxiliary ("migrants admitted were men")."""
    if item.left or item.subject is not None or item.right is None or item.right >= len(tokens):
        return item.left or item.subject is not None
    if item.cue.verb is ACCORDING or tokens[item.right].lower not in word_class("auxiliary") - {"having", "being"}:
        return True
    what = tokens[item.begin - 1].lower if item.begin else ""
    return tokens[item.right - 1].lower == "to" or what in ("which", "what")  # claims to have won; "which a witness said was …"


def _acting(tokens: Sequence[Token], phrase: Range | None) -> Range | None:
    """The phrase as subject of what follows it: a verb. "Pretoria recalls [its envoy]" leaves Pretoria; what is doubtful, nothing."""
    if phrase is None or phrase[1] >= len(tokens):
        return None
    after, last = tokens[phrase[1]], tokens[phrase[1] - 1]
    if after.lower in word_class("determiner") and last.text.islower() and last.text.endswith("s") and phrase[1] - phrase[0] > 1:
        return phrase[0], phrase[1] - 1
    verbal = after.lower in word_class("auxiliary", "clause_verb", "adverb") or after.lower.endswith(("ed", "ly")) or is_finite(after)
    return phrase if verbal or after.text in MARKS | {","} else None
