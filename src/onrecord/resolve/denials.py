"""What a denial denies: the accusations, reports, events and figures of the same report, by what they share or by what it points to.

Empty rather than wrong: a link needs a pointing word ("these reports") with something near to point to, or shared telling words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.knowledge.reporting import denying_forms
from onrecord.knowledge.telling_words import speech_class, stem, telling_words
from onrecord.model import Document, Event, Facts, Span, Statement, position
from onrecord.resolve.answered_claims import answered_claims, harmed_things
from onrecord.resolve.denial_runs import denial_answered, shared_deeds
from onrecord.resolve.denied_wording import (
    is_alleged,
    is_denied_in,
    is_disputed,
    is_purpose,
    is_taken_as_known,
    only_takes_part,
    tells_of_no_harm,
    without_relative,
)

_CLAIMING = frozenset({"accuses", "asserts", "confirms", "expects"})
_HARM = frozenset({"ASSAULT", "FIND", "COERCE"})
_NEUTRAL = frozenset(stem(word) for word in "latest recent new repeated similar previous false behind involved blame".split())
_TOLD = frozenset({"actual", "denied", "possible"})
_SHARED = 0.34  # of the smaller one's telling words, and two at least
_MOST_LINKED = 100
_REACH = 2  # paragraphs that a pointing word may reach back
_UNTRUE = (
    r"(?:staged|fakes?|faked|fake\s+news|fabricat\w+|lies?|false|hoax|untrue|not\s+true|baseless|unfounded|groundless|provocation|slander|nonsense"
    r"|absurd|propaganda|disinformation)\b"
)
_WHOLE = re.compile(
    r"(?:everything|all\s+(?:of\s+)?(?:it|this|that))\s+(?:is|was|has|had)\b"
    rf"|(?:it|this|that|they|these|those)\s+(?:is|was|are|were|(?:has|have|had)\s+been)\s+(?:all\s+|\w+ly\s+)?(?:an?\s+)?{_UNTRUE}"
    r"|(?:it|this|that)\s+(?:never|(?:did|had|has)\s+not)\s+happen(?:ed)?\b",
    re.I,
)
_PRONOUN = re.compile(r"(?:it|this|that|them|all\s+of\s+(?:it|this|them))\Z", re.I)
_CALLED = re.compile(
    rf"(?:it|this|that|them|these|those)\s+(?:as\s+)?(?:(?:an?|the|\w+ly)\s+)*[“\"‘]?(?:\w+ly\s+|[\w-]+\s+)?{_UNTRUE}", re.I
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s+(?:[\w-]+\s+)?\Z", re.I)
_CLAIMED = re.compile(r"\bclaims?\b", re.I)
_AND_THAT = re.compile(r",?\s+(?:and|but)\s+that\b|;")
_COMPLEMENT = re.compile(r"\s+(?:that|of|about|by|from|against)\b", re.I)
_SAID = re.compile(r"^(?:[\w’']+\s+){0,3}(?:claims?|assertions?|statements?|explanations?|accounts?|stor(?:y|ies)|denials?)\b", re.I)


def link_denials(document: Document, facts: Facts) -> Facts:
    """The facts with each denial's `about` set to the statements, events and figures of the same report that it denies.

    An event that somebody denies is told as denied, whoever else asserts it. Denials beyond the first hundred of a report stay unlinked.
    """
    denials = [statement for statement in facts.statements if statement.stance in ("denies", "cannot_verify")][:_MOST_LINKED]
    if not denials:
        return facts
    order = {fact.id: rank for rank, fact in enumerate(sorted(facts, key=position))}
    linked = {denial.id: _linked(document, denial, facts, order) for denial in denials}
    shared = shared_deeds(document, list(linked.values()), facts)
    statements = tuple(_with(linked.get(statement.id, statement), shared, order) for statement in facts.statements)
    denied = {key for statement in linked.values() if statement.stance == "denies" for key in statement.about}
    denied -= {key for statement in linked.values() if statement.stance == "denies" for key in _only_disowned(document, statement, facts)}
    events = tuple(event.model_copy(update={"modality": "denied"}) if event.id in denied else event for event in facts.events)
    return replace(facts, statements=statements, events=events)


def _linked(document: Document, statement: Statement, facts: Facts, order: Mapping[str, int]) -> Statement:
    if (answered := denial_answered(document, statement, facts)) is not None:
        return statement.model_copy(update={"about": (answered,)})
    found = {*_inside(statement, facts)}
    if _points(statement):
        found |= {*_pointed_at(document, statement, facts)}
    if statement.stance == "denies":
        found |= {*_sharing(document, statement, facts), *answered_claims(document, statement, facts)}
        found |= {*_only_disowned(document, statement, facts)}
    found -= {statement.id, *_relaying(statement, facts)}
    ordered = tuple(sorted(found, key=lambda key: order[key]))
    return statement.model_copy(update={"about": ordered}) if ordered else statement


def _with(statement: Statement, shared: Mapping[str, frozenset[str]], order: Mapping[str, int]) -> Statement:
    """The denial with what the one beside it is about too, whose modality that one settles."""
    more = shared.get(statement.id)
    return (
        statement.model_copy(update={"about": tuple(sorted({*statement.about, *more}, key=lambda key: order[key]))}) if more else statement
    )


def _relaying(denial: Statement, facts: Facts) -> Iterator[str]:
    """Statements that tell of the denial ("he told me that it was fake, she said"): it is no answer to them."""
    if denial.cue is not None:
        yield from (other.id for other in facts.statements if any(span.covers(denial.cue) for span in other.content))
    opened = {other.speaker.start for other in facts.statements if other.stance == "denies" and other.speaker is not None}
    yield from (other.id for other in facts.statements if other.stance != "denies" and other.content[0].start in opened)


def _only_disowned(document: Document, denial: Statement, facts: Facts) -> Iterator[str]:
    """Harm that happened, and of which the denier says only that it was not his: its being told as actual stands."""
    for part in denial.content:
        yield from (event.id for event in facts.events if part.covers(event.trigger) and is_disputed(part, event.trigger))
    if only_takes_part(denial.content[0]) or tells_of_no_harm(denial.content[0].text):
        yield from _pointed_at(document, denial, facts)
    if denial.stance == "denies":
        yield from harmed_things(document, denial, facts)
    if _is_outright(denial) and _has_head(denial.content[0].text, "disowned"):
        yield from _pointed_at(document, denial, facts)


def _inside(denial: Statement, facts: Facts) -> Iterator[str]:
    """Events and figures that the denial itself words, and claims that it names ("denied accusations that …")."""
    outright = _is_outright(denial)
    for event in facts.events:
        part = next((span for span in denial.content if span.covers(event.trigger)), None)
        if part is None or is_purpose(part, event.trigger):
            continue
        if not (event.modality in ("denied", "actual") or (event.modality == "possible" and is_alleged(part, event.trigger))):
            continue
        if is_denied_in(part, event.trigger) if not outright else not is_taken_as_known(part, event.trigger):
            yield event.id
    if outright:
        yield from (figure.id for figure in facts.figures if _denies_count(figure.span, denial))
        for other in facts.statements:
            if other.id != denial.id and other.stance in _CLAIMING and all(_within(span, denial.content) for span in other.content):
                yield other.id


def _denies_count(count: Span, denial: Statement) -> bool:
    """Not the dead of a blast for which one is only not responsible."""
    return any(part.covers(count) and not is_disputed(part, count) for part in denial.content)


def _within(span: Span, content: tuple[Span, ...]) -> bool:
    return any(part.covers(span) for part in content)


def _is_outright(statement: Statement) -> bool:
    """Whether the cue denies (denied that …) or only the content does (said that all was staged)."""
    if statement.stance == "cannot_verify":
        return True
    if statement.cue is None:
        return False
    cue = statement.cue.text.lower().split()
    return cue[-1] in denying_forms() or cue[0] in speech_class("untrue") | speech_class("lie")


def _points(denial: Statement) -> bool:
    """ "These reports", "the allegations", "any involvement", "everything is staged": the content says not itself what is denied."""
    text = _AND_THAT.split(denial.content[0].text, maxsplit=1)[0]
    return (
        _is_pronoun(text)
        or _is_sweeping(denial)
        or _has_head(text, "pointing")
        or _has_head(text, "deed")
        or only_takes_part(denial.content[0])
        or tells_of_no_harm(denial.content[0].text)
    )


def _is_pronoun(content: str) -> bool:
    """ "It"; "it a lie", as what was called so."""
    return _PRONOUN.match(content) is not None or _CALLED.match(content) is not None


def _pointed_at(document: Document, denial: Statement, facts: Facts) -> Iterator[str]:
    """The nearest claims by others before the denial, and the harm that they, or the sentences around them, speak of.

    Accusations come first; what is merely asserted is pointed at by "reports", "claims" and pronouns only, in the same paragraph, and by
    "claims" further back: they are somebody's, and deny no deed that is told otherwise.
    """
    start = position(denial)[0]
    deed = _has_head(denial.content[0].text, "deed") or only_takes_part(denial.content[0]) or tells_of_no_harm(denial.content[0].text)
    said = _SAID.search(denial.content[0].text) is not None and not deed
    for distance, floor in enumerate(_floors(document.text, start)):
        before = [s for s in facts.statements if floor <= position(s)[0] and s.content[-1].end <= start and _is_other(s, denial)]
        claims = [s for s in before if s.stance == "accuses"]
        if not claims and not deed and (distance == 0 or said):
            claims = [s for s in before if s.stance in _CLAIMING][-1:]
            if said and claims:
                yield claims[0].id
                yield from _only_event(claims[0], facts) if _CLAIMED.search(denial.content[0].text) else ()
                return
        near = (event for event in facts.events if floor <= event.trigger.start < start)
        harm = [event for event in near if event.type in _HARM and event.modality in _TOLD and _takes_qualifiers(document, event, denial)]
        told = [event for event in harm if any(_within(event.trigger, claim.content) for claim in claims)] or harm[-1:] * (not said)
        if claims or told:
            if not told and not deed and (claims[-1].stance == "accuses" or _is_pronoun(denial.content[0].text)):
                yield from (key for claim in claims[-1:] for key in _only_event(claim, facts))
            telling = [claim for claim in claims if any(_within(event.trigger, claim.content) for event in told)]
            yield from (claim.id for claim in (telling or (() if told else claims)))
            yield from (event.id for event in told)
            return


def _only_event(claim: Statement, facts: Facts) -> Iterator[str]:
    """What a claim tells, where that is one thing and new: the capture of a town, a withdrawal; not "the strikes"."""
    told = [event for event in facts.events if event.modality in _TOLD and _within(event.trigger, claim.content)]
    if len(told) == 1 and not any(
        _DEFINITE.search(span.text[: told[0].trigger.start - span.start]) for span in claim.content if span.covers(told[0].trigger)
    ):
        yield told[0].id


def _takes_qualifiers(document: Document, event: Event, denial: Statement) -> bool:
    """What a pointing word is qualified by stands with the deed that it points to: "the chemical attack" is no other attack."""
    content = denial.content[0]
    if _is_sweeping(denial) or _is_pronoun(content.text) or only_takes_part(content) or tells_of_no_harm(content.text):
        return True
    heads = {stem(word) for name in ("pointing", "deed", "disowned") for word in speech_class(name)}
    qualifiers = telling_words(content.text) - heads - _names(denial) - _NEUTRAL
    told = event.evidence or (event.trigger,)
    around = " ".join(span.text.replace(content.text, " ") for span in told)
    return not qualifiers or bool(qualifiers & telling_words(around))


def _floors(text: str, start: int) -> Iterator[int]:
    """Where the paragraph of `start` begins, then the one before, and so on."""
    end = start
    for _ in range(_REACH):
        floor = text.rfind("\n", 0, end) + 1
        yield floor
        end = len(text[:floor].rstrip())
        if end == 0:
            return


def _is_other(statement: Statement, denial: Statement) -> bool:
    """Not the denier's own words."""
    if statement.id == denial.id or statement.stance == "denies":
        return False
    if statement.speaker_name is not None and statement.speaker_name == denial.speaker_name:
        return False
    return statement.speaker is None or denial.speaker is None or statement.speaker.text != denial.speaker.text


def _sharing(document: Document, denial: Statement, facts: Facts) -> Iterator[str]:
    """Claims by others, and events told elsewhere, that share enough with what is denied."""
    mine = telling_words(*(without_relative(span.text) for span in denial.content)) - _names(denial)
    for other in facts.statements:
        if other.stance in ("accuses", "asserts", "confirms") and _is_other(other, denial) and not _overlap(other, denial):
            theirs = telling_words(*(span.text for span in other.content))
            shared = mine & theirs
            alike = len(shared) >= 2 and len(shared) >= _SHARED * min(len(mine), len(theirs))
            if alike or (other.stance == "accuses" and _same_paragraph(document, other, denial) and _takes_up(other, mine)):
                yield other.id
    own = [event for event in facts.events if _within(event.trigger, denial.content)]
    for event in facts.events:
        if event.modality in ("actual", "denied") and any(_same_event(event, mine_too) for mine_too in own):
            yield event.id


def _names(denial: Statement) -> frozenset[str]:
    """The denier's own name tells nothing of what is denied."""
    return telling_words(denial.speaker_name or "", denial.speaker.text if denial.speaker else "")


def _overlap(one: Statement, other: Statement) -> bool:
    return any(a.overlaps(b) for a in one.content for b in other.content)


def _same_paragraph(document: Document, one: Statement, other: Statement) -> bool:
    first, second = sorted((position(one)[0], position(other)[0]))
    return "\n" not in document.text[first:second]


def _takes_up(claim: Statement, mine: frozenset[str]) -> bool:
    """ "The strike qualifies as …" after a strike was denied: a definite noun at the head of the claim."""
    head = re.match(r"(?:the|this|that)\s+([^\W\d_]+)", claim.content[0].text, re.I)
    return head is not None and stem(head.group(1)) in mine


def _same_event(one: Event, other: Event) -> bool:
    """Another telling of it: same type, same wording, and a place or target in common."""
    if one.id == other.id or one.type != other.type:
        return False
    places = {place.name for place in one.places} & {place.name for place in other.places}
    targets = {target.name for target in one.targets} & {target.name for target in other.targets}
    return bool(places | targets) and stem(one.trigger.text) == stem(other.trigger.text)


def _is_sweeping(denial: Statement) -> bool:
    return _WHOLE.match(denial.content[0].text) is not None and not _is_outright(denial)


def _has_head(text: str, word_class: str) -> bool:
    """A noun of the class near the beginning, with no complement that tells what it is about, and little else."""
    found = list(re.finditer(r"[^\W\d_]+", text))[:6]
    noun = next((match for match in found if match.group().lower() in speech_class(word_class)), None)
    return noun is not None and not _COMPLEMENT.match(text, noun.end()) and len(telling_words(text)) <= 4
