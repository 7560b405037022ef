"""Who does an event, and to whom or what: read from the words around its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.events.frames import group
from onrecord.extract.events.participants import head_of, named_in, participants
from onrecord.extract.events.setting import Clause
from onrecord.extract.events.triggers import Trigger
from onrecord.extract.noun_phrases import phrase_after, subject_before
from onrecord.extract.statements.cues import is_finite
from onrecord.extract.word_classes import MARKS, word_class
from onrecord.language import Token
from onrecord.model import Participant

# What leads to the sufferer of a noun ("shelling of", "attack on", "talks with"), by type; `*` for all types.
_LEADS = {
    "ASSAULT": {"on", "against", "at", "of", "targeting", "to"}, "CONSULT": {"with"}, "AGREE": {"with"}, "COOPERATE": {"with"},
    "AID": {"to", "for"}, "SANCTION": {"on", "against"}, "CONTROL": {"of", "over"}, "COERCE": {"of", "on", "against"},
    "CONCEDE": {"of", "on"}, "MOVE": {"of"}, "FIND": {"of"}, "INTERCEPT": {"of"}, "PROTEST": {"against"}, "RETREAT": {"with"},
}  # fmt: skip
_DESCRIBED = frozenset({"ASSAULT", "CONTROL", "COERCE", "INTERCEPT", "FIND", "CONCEDE", "MOVE"})
_MUTUAL = frozenset({"between", "among"})
_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
_ALSO_CONJUNCTIONS = frozenset({"after", "before", "since", "until", "as"})


def actors(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """Those who do it: the agent after "by", both sides after "between", the subject, the side named before a noun, the accused."""
    if trigger.entry.part == "holder":
        return tuple(participants(clause, phrase_after(clause.tokens, trigger.stop), described=False))
    does = trigger.verbal and clause.tokens[trigger.first].lower.endswith("ing")  # "rescuing hostages kidnapped by"
    agent = () if does else _led(clause, trigger, frozenset({"by"}), described=False, forces=True)
    agent = agent or _led(clause, trigger, _MUTUAL, described=False)
    if agent or clause.tokens[trigger.first].lower in group("dying"):
        return agent
    if not trigger.verbal:
        before = tuple(named_in(clause, *_modifiers(clause, trigger)))
        if clause.tokens[trigger.first].lower in group("done_to") and any(_is_person(clause, one) for one in before):
            return ()  # "the reporter's arrest"
        return before or _does(clause, trigger) or _owner(clause, trigger) or _accused(clause)
    if passive(clause.tokens, trigger.first):
        return ()
    subject = _subject(clause, trigger.first) or _main_subject(clause, trigger.first)
    named = tuple(participants(clause, subject, described=False))
    if not named and trigger.entry.type == "MOVE":
        named = tuple(one for one in participants(clause, subject) if one.name.split()[-1].lower() in group("people"))
    return (
        named
        or _unnamed(clause, subject)
        or _speaker(clause, subject)
        or _governed(clause, trigger.first)
        or _claimant(clause, trigger)
        or _accused(clause)
    )


def _is_person(clause: Clause, one: Participant) -> bool:
    return any(e.type == "person" and e.start == one.start for e in clause.found.entities)


def _does(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """The subject of the verb that the noun is the object of ("the army launched an offensive")."""
    tokens, at = clause.tokens, trigger.first
    stops = group("does") | word_class("preposition", "auxiliary", "relative")
    while at > 0 and tokens[at - 1].text not in ",;:()":
        several = at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in group("series")
        if tokens[at - 1].lower in stops and not several:
            break
        at -= 2 if several else 1
    if at > 0 and tokens[at - 1].lower == "out":  # "carried out"
        at -= 1
    if at == 0 or tokens[at - 1].lower not in group("does") or trigger.first - at > 7 or passive(tokens, at - 1):
        return ()
    return _announcer(clause, at - 1) or _who(clause, at - 1)


def _announcer(clause: Clause, verb: int) -> tuple[Participant, ...]:
    """ "Ukraine announced an exchange of prisoners": who speaks, where the verb is the cue of what is said."""
    said = clause.statement
    if (
        said is None
        or said.cue is None
        or said.speaker is None
        or not said.speaker_name
        or not said.cue.start <= clause.tokens[verb].start < said.cue.end
    ):
        return ()
    return (Participant(name=said.speaker_name, text=said.speaker.text, start=said.speaker.start, end=said.speaker.end),)


def _who(clause: Clause, verb: int) -> tuple[Participant, ...]:
    """Whom the report names, or what armed people it speaks of, as the subject of the verb or of the one that governs it."""
    subject = _subject(clause, verb) or _main_subject(clause, verb)
    named = tuple(participants(clause, subject, described=False))
    return named or _unnamed(clause, subject) or _speaker(clause, subject) or _governed(clause, verb)


def _owner(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """ "Israel won't stop its offensive": the subject of the verb before "its"."""
    tokens, low = clause.tokens, _floor(clause)
    at = trigger.first - 1
    while at > low and tokens[at].is_word and tokens[at].lower not in _OWN and trigger.first - at < 4:
        at -= 1
    if at <= low or tokens[at].lower not in ("its", "their"):
        return ()
    verb = next((n for n in range(at - 1, low, -1) if is_finite(tokens[n]) or tokens[n].lower in word_class("auxiliary", "modal")), None)
    return () if verb is None or passive(tokens, verb) else tuple(participants(clause, _subject(clause, verb), described=False))


def _claimant(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """ "The RSF claims // to have captured", "denied // targeting": who speaks, where what is said has no subject of its own."""
    said = clause.statement
    if said is None or said.speaker is None or not said.speaker_name or said.stance in ("accuses", "demands", "asks"):
        return ()
    between = clause.text[clause.start : trigger.start].lower().split()
    bare = trigger.start >= clause.start and all(word in word_class("auxiliary") | {"to", "having"} for word in between)
    if not bare or not (between or clause.tokens[trigger.first].lower.endswith("ing")):
        return ()
    return (Participant(name=said.speaker_name, text=said.speaker.text, start=said.speaker.start, end=said.speaker.end),)


def _accused(clause: Clause) -> tuple[Participant, ...]:
    """Whom an accusation of two parts accuses ("accused Russia // of escalating its attacks")."""
    said = clause.statement
    if said is None or said.stance != "accuses" or len(said.content) != 2 or said.content[0].end - said.content[0].start > 60:
        return ()
    return tuple(named_in(clause, said.content[0].start, said.content[0].end))


def _governed(clause: Clause, verb: int) -> tuple[Participant, ...]:
    """Of "began shelling", "tried to storm", "claims to have captured": the subject of the verb that governs it."""
    tokens = clause.tokens
    at = _group(tokens, verb) - 1
    if at > 0 and tokens[at].lower == "able":
        at -= 1
    if at < 1 or tokens[at].lower not in group("controls") | word_class("be"):
        return ()
    return tuple(participants(clause, _subject(clause, at), described=False)) or _unnamed(clause, _subject(clause, at))


def targets(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """Those or that to which it is done: the object, the subject of a passive, or what "on", "against", "of", "with" leads to."""
    tokens, type_ = clause.tokens, trigger.entry.type
    if trigger.entry.part == "holder":
        return tuple(participants(clause, _subject(clause, trigger.first)))
    if trigger.verbal and passive(tokens, trigger.first):
        verb = _group(tokens, trigger.first)
        if verb and tokens[verb - 1].lower in word_class("relative"):
            return ()  # what "which was occupied" is said of stands too far to be sure
        return tuple(participants(clause, _subject(clause, trigger.first)))
    leads = frozenset(_LEADS.get(type_, set()))
    if trigger.verbal and trigger.entry.part != "fired" and type_ not in ("CONSULT", "AGREE", "RETREAT", "MOBILIZE"):
        return tuple(participants(clause, phrase_after(tokens, trigger.stop)))
    led = _led(clause, trigger, leads - {"to", "of"} if trigger.verbal else leads, described=type_ in _DESCRIBED)
    if not led and tokens[trigger.first].lower in group("done_to"):
        return tuple(one for one in named_in(clause, *_modifiers(clause, trigger)) if _is_person(clause, one))
    return led


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
    while at > 0 and (
        tokens[at - 1].lower in skipped
        or tokens[at - 1].text in MARKS
        or (tokens[at - 1].lower.endswith("ly") and tokens[at - 1].text.islower())
    ):
        at -= 1
    return at


def _subject(clause: Clause, verb: int) -> tuple[int, int] | None:
    """The subject's words; None where the noun phrase before the verb hangs on a preposition ("in Myanmar's Sagaing region killed")."""
    phrase = subject_before(clause.tokens, _group(clause.tokens, verb), _floor(clause))
    before = clause.tokens[phrase[0] - 1].lower if phrase is not None and phrase[0] > 0 else ""
    if phrase is None or (before in word_class("preposition") and before not in _ALSO_CONJUNCTIONS):
        return None
    return phrase


def _main_subject(clause: Clause, verb: int) -> tuple[int, int] | None:
    """Of ", overrunning the town", "and killed two": the subject of the last finite verb before it, with no other clause between."""
    tokens, low = clause.tokens, _floor(clause)
    first = _group(tokens, verb)
    if first - 1 <= low or tokens[first - 1].lower not in (",", "and", "then", "before"):
        return None
    for at in range(first - 2, low, -1):
        word = tokens[at].lower
        if word in word_class("relative", "subordinator") or word in ("that", ";"):
            return None
        if is_finite(tokens[at]) or (word.endswith("ed") and at > low and tokens[at - 1].lower not in word_class("determiner", "be")):
            return None if passive(tokens, at) else _subject(clause, at)
    return None


def _unnamed(clause: Clause, subject: tuple[int, int] | None) -> tuple[Participant, ...]:
    """Gunmen, rebel fighters: forces that the report does not name."""
    if subject is None:
        return ()
    words = clause.tokens[slice(*subject)]
    if words[: head_of(words)][-1:] and words[head_of(words) - 1].lower not in group("forces") | group("unnamed"):
        return ()
    possessed = any(token.lower in word_class("possessive") | _OWN for token in clause.tokens[slice(*subject)])
    return () if possessed else tuple(participants(clause, subject))


def _floor(clause: Clause) -> int:
    return next((n for n, token in enumerate(clause.tokens) if token.start >= clause.start), 0)


def _led(clause: Clause, trigger: Trigger, leads: frozenset[str], *, described: bool, forces: bool = False) -> tuple[Participant, ...]:
    """The phrase after one of these words, which stands close behind the trigger with no other verb between.

    `described`: in the words of the report if it names nobody; `forces`: only armed people are so described.
    """
    tokens = clause.tokens
    for at in range(trigger.stop, min(trigger.stop + 6, len(tokens) - 1)):
        word = tokens[at].lower
        if tokens[at].end > clause.end or not tokens[at].is_word or word in word_class("auxiliary", "relative", "subordinator"):
            return ()
        if word in leads:
            phrase = phrase_after(tokens, at + 1)
            found = tuple(participants(clause, phrase, described=described)) or (_unnamed(clause, phrase) if forces else ())
            return found if word != "to" else tuple(p for p in found if p.name[:1].isupper())
    return ()


def _modifiers(clause: Clause, trigger: Trigger) -> tuple[int, int]:
    """The characters of the words before a noun, back to the determiner or the word that no longer belongs to its phrase."""
    tokens, at = clause.tokens, trigger.first
    stops = word_class("preposition", "auxiliary", "subordinator", "coordinator", "subject_pronoun", "clause_verb", "determiner")
    while at > 0 and tokens[at - 1].lower not in stops and (tokens[at - 1].is_word or tokens[at - 1].text in MARKS | {"'s", "’s", "-"}):
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
