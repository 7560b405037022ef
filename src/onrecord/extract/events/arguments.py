"""Who does an event, and to whom or what: read from the words around its trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.events.frames import group
from onrecord.extract.events.setting import Clause
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.figures.parties import sides
from onrecord.extract.noun_phrases import phrase_after, subject_before
from onrecord.extract.word_classes import word_class
from onrecord.language import Token
from onrecord.model import Participant

_ACTING = ("person", "group", "organisation")
# What leads to the sufferer of a noun ("shelling of", "attack on", "talks with"), by type; `*` for all types.
_LEADS = {
    "ASSAULT": {"on", "against", "at", "of", "targeting", "to"}, "CONSULT": {"with"}, "AGREE": {"with"}, "COOPERATE": {"with"},
    "AID": {"to", "for"}, "SANCTION": {"on", "against"}, "CONTROL": {"of", "over"}, "COERCE": {"of", "on", "against"},
    "CONCEDE": {"of", "on"}, "MOVE": {"of"}, "FIND": {"of"}, "INTERCEPT": {"of"}, "PROTEST": {"against"}, "RETREAT": {"with"},
}  # fmt: skip
_DESCRIBED = frozenset({"ASSAULT", "CONTROL", "COERCE", "INTERCEPT", "FIND", "CONCEDE", "MOVE"})
_MUTUAL = frozenset({"between", "among"})
_COUNTING = frozenset(
    "at least most more many than over about nearly almost some around up to as dozens scores hundreds thousands tens of".split()
)
_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
_LONGEST_DESCRIPTION = 4


def actors(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """Those who do it: the agent after "by", both sides after "between", the subject, the side named before a noun, the accused."""
    agent = _led(clause, trigger, frozenset({"by"}), described=False) or _led(clause, trigger, _MUTUAL, described=False)
    if agent:
        return agent
    if not trigger.verbal:
        return tuple(_named(clause, *_modifiers(clause, trigger))) or _does(clause, trigger) or _accused(clause)
    if passive(clause.tokens, trigger.first):
        return ()
    subject = _subject(clause, trigger.first)
    named = tuple(_participants(clause, subject, described=False))
    return named or _unnamed(clause, subject) or _speaker(clause, subject) or _doer(clause, trigger) or _accused(clause)


def _does(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """The subject of the verb that the noun is the object of ("the army launched an offensive")."""
    tokens, at = clause.tokens, trigger.first
    while (
        at > 0 and tokens[at - 1].is_word and tokens[at - 1].lower not in group("does") | word_class("preposition", "auxiliary", "relative")
    ):
        at -= 1
    if at == 0 or tokens[at - 1].lower not in group("does") or trigger.first - at > 5 or passive(tokens, at - 1):
        return ()
    return tuple(_participants(clause, _subject(clause, at - 1), described=False))


def _accused(clause: Clause) -> tuple[Participant, ...]:
    """Whom an accusation of two parts accuses ("accused Russia // of escalating its attacks")."""
    said = clause.statement
    if said is None or said.stance != "accuses" or len(said.content) != 2 or said.content[0].end - said.content[0].start > 60:
        return ()
    return tuple(_named(clause, said.content[0].start, said.content[0].end))


def _doer(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """Of "began shelling", "tried to storm": the subject of the verb that governs it."""
    tokens = clause.tokens
    governs = trigger.first - (2 if trigger.first > 1 and tokens[trigger.first - 1].lower == "to" else 1)
    if governs < 1 or tokens[governs].lower not in group("controls"):
        return ()
    return tuple(_participants(clause, _subject(clause, governs), described=False))


def targets(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """Those or that to which it is done: the object, the subject of a passive, or what "on", "against", "of", "with" leads to."""
    tokens, type_ = clause.tokens, trigger.entry.type
    if trigger.verbal and passive(tokens, trigger.first):
        verb = _group(tokens, trigger.first)
        if verb and tokens[verb - 1].lower in word_class("relative"):
            return ()  # what "which was occupied" is said of stands too far to be sure
        return tuple(_participants(clause, _subject(clause, trigger.first)))
    leads = frozenset(_LEADS.get(type_, set()))
    if trigger.verbal and trigger.entry.part != "fired" and type_ not in ("CONSULT", "AGREE", "RETREAT", "MOBILIZE"):
        return tuple(_participants(clause, phrase_after(tokens, trigger.stop)))
    return _led(clause, trigger, leads - {"to", "of"} if trigger.verbal else leads, described=type_ in _DESCRIBED)


def passive(tokens: Sequence[Token], first: int) -> bool:
    """ "was shelled", "have been killed": a form of "be" leads the participle."""
    at = first - 1
    while at >= 0 and (tokens[at].lower in word_class("adverb", "negation") or tokens[at].lower.endswith("ly")):
        at -= 1
    return at >= 0 and tokens[at].lower in word_class("be") and not tokens[first].lower.endswith("ing")


def _group(tokens: Sequence[Token], first: int) -> int:
    """Where the verb group begins: auxiliaries, adverbs and "to" before the verb."""
    skipped = word_class("auxiliary", "negation", "adverb", "modal") | {"to", "not"}
    at = first
    while at > 0 and (tokens[at - 1].lower in skipped or (tokens[at - 1].lower.endswith("ly") and tokens[at - 1].text.islower())):
        at -= 1
    return at


def _subject(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The subject's words; None where the noun phrase before the verb hangs on a preposition ("in Myanmar's Sagaing region killed")."""
    phrase = subject_before(clause.tokens, _group(clause.tokens, verb), _floor(clause))
    if phrase is None or (phrase[0] > 0 and clause.tokens[phrase[0] - 1].lower in word_class("preposition")):
        return None
    return phrase


def _unnamed(clause: Clause, subject: tuple[int, int] | None) -> tuple[Participant, ...]:
    """Gunmen, rebel fighters: forces that the report does not name."""
    if subject is None or clause.tokens[subject[1] - 1].lower not in group("forces") | {"gunmen", "attackers", "protesters", "militiamen"}:
        return ()
    possessed = any(token.lower in word_class("possessive") | _OWN for token in clause.tokens[slice(*subject)])
    return () if possessed else tuple(_participants(clause, subject))


def _floor(clause: Clause) -> int:
    return next((n for n, token in enumerate(clause.tokens) if token.start >= clause.start), 0)


def _led(clause: Clause, trigger: Trigger, leads: frozenset[str], *, described: bool) -> tuple[Participant, ...]:
    """The phrase after one of these words, which stands close behind the trigger with no other verb between."""
    tokens = clause.tokens
    for at in range(trigger.stop, min(trigger.stop + 6, len(tokens) - 1)):
        word = tokens[at].lower
        if tokens[at].end > clause.end or not tokens[at].is_word or word in word_class("auxiliary", "relative", "subordinator"):
            return ()
        if word in leads:
            found = tuple(_participants(clause, phrase_after(tokens, at + 1), described=described))
            return found if word != "to" else tuple(p for p in found if p.name[:1].isupper())
    return ()


def _modifiers(clause: Clause, trigger: Trigger) -> tuple[int, int]:
    """The characters of the words before a noun, back to the determiner or the word that no longer belongs to its phrase."""
    tokens, at = clause.tokens, trigger.first
    stops = word_class("preposition", "auxiliary", "subordinator", "coordinator", "subject_pronoun", "clause_verb", "determiner")
    while at > 0 and tokens[at - 1].lower not in stops and (tokens[at - 1].is_word or tokens[at - 1].text in ("'s", "’s")):
        at -= 1
    return (tokens[at].start, trigger.start) if at < trigger.first else (trigger.start, trigger.start)


def _speaker(clause: Clause, subject: tuple[int, int] | None) -> tuple[Participant, ...]:
    """ "They said they were holding the town", "we hold it": the speaker, where the pronoun opens what is said or says "we"."""
    if subject is None or clause.statement is None or not clause.statement.speaker_name:
        return ()
    word = clause.tokens[subject[0]]
    opens = word.start <= clause.start + 5 and word.lower in ("they", "it", "he", "she")
    if subject[1] - subject[0] != 1 or not (opens or word.lower == "we"):
        return ()
    return (Participant(name=clause.statement.speaker_name, text=word.text, start=word.start, end=word.end),)


def _participants(clause: Clause, phrase: tuple[int, int] | None, *, described: bool = True) -> Iterator[Participant]:
    """The actors named in a phrase; else the place that is its head; else, if `described`, its head in a few words."""
    if phrase is None:
        return
    words = [t for t in clause.tokens[slice(*phrase)] if t.end <= clause.end]
    head = words[: _head(words)]
    if not head or head[0].lower in word_class("preposition") or head[-1].lower in group("munition"):
        return
    named = list(_named(clause, head[0].start, (words if not described else head)[-1].end))
    place = next((p for p in clause.found.places if head[0].start <= p.start and p.end <= head[-1].end), None)
    if named or not described:
        yield from named
    elif place is not None:
        yield Participant(name=place.canonical, text=place.text, start=place.start, end=place.end)
    else:
        yield from _description(clause, head)


def _head(words: Sequence[Token]) -> int:
    """How many words stand before the first preposition; "dozens of", "the city of" carry the head behind it."""
    for n, token in enumerate(words):
        if n and token.lower in word_class("preposition"):
            carried = token.lower == "of" and (words[n - 1].lower in _COUNTING or words[n - 1].lower in group("ground"))
            counts = n + 1 < len(words) and words[n + 1].lower in ("least", "most")
            if not carried and not counts:
                return n
    return len(words)


def _description(clause: Clause, words: Sequence[Token]) -> Iterator[Participant]:
    """A phrase without names, its determiners and numbers left out; pronouns describe nothing."""
    kept = list(words)
    while kept and (kept[0].lower in word_class("determiner", "possessive") | _COUNTING or not kept[0].is_word):
        kept.pop(0)
    kept = kept[-_LONGEST_DESCRIPTION:]
    dated = kept and any(t.start < kept[-1].end and kept[0].start < t.end for t in clause.found.times)
    if kept and not dated and kept[-1].lower not in word_class("object_pronoun", "subject_pronoun", "relative", "determiner", "adverb"):
        text = clause.text[kept[0].start : kept[-1].end]
        yield Participant(name=" ".join(text.split()), text=text, start=kept[0].start, end=kept[-1].end)


def _named(clause: Clause, start: int, end: int) -> Iterator[Participant]:
    """Entities that act, else sides by adjective ("Russian"), within the characters start..end."""
    inside = [e for e in clause.found.entities if e.type in _ACTING and start <= e.start and e.end <= end]
    for entity in inside:
        yield Participant(name=entity.canonical, text=entity.text, start=entity.start, end=entity.end)
    if not inside:
        for side in sides(clause.sentence):
            if start <= side.start and side.end <= end:
                yield Participant(name=side.party, text=clause.text[side.start : side.end], start=side.start, end=side.end)
