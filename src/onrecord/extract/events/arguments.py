"""Who does an event, and to whom or what: the words that the tree names, resolved to those whom they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import climb, hanging, is_verb, label, lower, marker, objects, referent, subject, subjects
from onrecord.extract.events.participants import named_in, participants
from onrecord.extract.events.phrases import phrase_of
from onrecord.extract.events.roles import attendants, doers, led_by, owners, sides_between, sufferers
from onrecord.extract.events.setting import Clause
from onrecord.extract.events.triggers import Trigger, event_nouns
from onrecord.extract.word_classes import bodies, word_class
from onrecord.model import Participant

# What leads to the sufferer of a noun ("shelling of", "attack on", "talks with"), by type.
_LEADS = {
    "ASSAULT": {"on", "against", "at", "of", "targeting", "to"}, "CONSULT": {"with"}, "AGREE": {"with"}, "COOPERATE": {"with"},
    "AID": {"to", "for"}, "SANCTION": {"on", "against"}, "CONTROL": {"of", "over"}, "COERCE": {"of", "on", "against"},
    "CONCEDE": {"of", "on"}, "MOVE": {"of"}, "FIND": {"of"}, "INTERCEPT": {"of"}, "PROTEST": {"against"}, "RETREAT": {"with"},
}  # fmt: skip
_DOING = {"ASSAULT": frozenset({"with"}), "RETREAT": frozenset({"of"}), "CONSULT": frozenset({"of"}), "PROTEST": frozenset({"of"})}
"""What leads to who does what a noun names, beside "by": "withdrawal of troops", "clashes with rebels"."""
_DESCRIBED = frozenset({"ASSAULT", "CONTROL", "COERCE", "INTERCEPT", "FIND", "CONCEDE", "MOVE"})
_WITHOUT_OBJECT = frozenset({"CONSULT", "AGREE", "RETREAT", "MOBILIZE"})
_PRONOUNS = frozenset({"they", "it", "he", "she", "we", "its", "their", "his", "her", "our"})
_OWN = frozenset({"its", "their"})
_MEANING_SPEAKER = frozenset({"they", "it", "he", "she", "its", "their"})
_OF_OTHERS = frozenset({"demands", "asks", "accuses"})
_MOVED = frozenset({"MOBILIZE", "MOVE", "RETREAT"})
"""Of troops deployed and people displaced, it is these that the report tells of."""
_DEPTH = 3


def actors(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """Those who do it. Bodies, forces and people that the report does not name are told in its own words."""
    reading, word = clause.reading, trigger.word
    if trigger.entry.part == "holder":
        return _once(_acting(clause, [c for c in hanging(reading, word, "nmod", "obl") if c > word]))
    if trigger.entry.part == "undergoes":
        return _once(_acting(clause, (c for c in hanging(reading, word, "obl", "nmod") if marker(reading, c) in ("by", "from"))))
    if lower(reading, word) in group("dying"):
        return _once(_acting(clause, owners(reading, word)))
    if is_verb(reading, word):
        heads = doers(reading, word) or sides_between(reading, word)
        if not heads and trigger.entry.type in _MOVED:
            heads = sufferers(reading, word)
        return _once(_acting(clause, heads))
    return _once(_of_noun(clause, word, trigger.entry.type))


def _once(found: Iterable[Participant]) -> tuple[Participant, ...]:
    return tuple({one.name: one for one in found}.values())


def _acting(clause: Clause, heads: Iterable[int], depth: int = _DEPTH) -> Iterator[Participant]:
    """Whom these words name as doers; of a weapon or an attack that "killed", whose it is."""
    for head in heads:
        yield from _one(clause, head, depth)
        yield from (one for other in hanging(clause.reading, head, "conj") for one in _one(clause, other, depth))


def _one(clause: Clause, head: int, depth: int) -> Iterator[Participant]:
    reading = clause.reading
    head = referent(reading, head)
    if lower(reading, head) in _PRONOUNS:
        yield from _pronoun(clause, head)
    elif lower(reading, head) in group("munition") | group("by_air") | group("attack") | event_nouns():
        yield from _of_noun(clause, head, "ASSAULT", depth - 1) if depth else ()
    else:
        phrase = phrase_of(clause, head)
        named = _named(clause, head)
        owned = next((c for c in hanging(reading, head, "nmod:poss") if lower(reading, c) in _OWN), None)
        if not named and owned is not None and lower(reading, head) in group("forces") | bodies() and depth:
            yield from _speaker(clause, owned) if clause.statement is not None else _possessor(clause, head, depth - 1)
        else:
            yield from named or (participants(clause, phrase) if _can_act(clause, head) else ())


def _named(clause: Clause, head: int) -> list[Participant]:
    """Whom a phrase names, or else a title before it ("President of Ukraine Volodymyr Zelenskyy") or an apposition."""
    phrase = phrase_of(clause, head)
    named = list(participants(clause, phrase, described=False))
    if not named and lower(clause.reading, head) in word_class("role"):
        whole = clause.tokens[phrase[0]].start, clause.tokens[phrase[1] - 1].end
        named = [one for one in named_in(clause, *whole) if _is_person(clause, one)]
    beside = hanging(clause.reading, head, "appos", "flat")
    return named or [one for c in beside for one in participants(clause, phrase_of(clause, c), described=False)]


def _can_act(clause: Clause, head: int) -> bool:
    """Gunmen, villagers, the junta: people and bodies; not those whom somebody else has ("its soldiers")."""
    word = lower(clause.reading, head)
    return word in bodies() | group("people") | group("unnamed") | group("forces") and clause.reading.child(head, "nmod:poss") is None


def _of_noun(clause: Clause, word: int, type_: str, depth: int = _DEPTH) -> Iterator[Participant]:
    """Of "an Israeli strike", "the army's offensive by night", "clashes between": the named before the noun, else who has to do with it."""
    reading = clause.reading
    by = [*owners(reading, word), *led_by(reading, word, _DOING.get(type_, frozenset()))]
    if not by and type_ == "CONSULT":
        by = attendants(reading, word)
    modifying = _modifiers(clause, word)
    if lower(reading, word) in group("done_to") and any(_is_person(clause, one) for one in modifying):
        modifying = []  # "the reporter's arrest"
    yield from modifying or _acting(clause, by, depth - 1) if depth else ()
    if not modifying and not by and any(lower(reading, c) in _OWN for c in hanging(reading, word, "nmod:poss")):
        yield from _possessor(clause, word, depth - 1) if depth else ()


def _modifiers(clause: Clause, word: int) -> list[Participant]:
    """Who is named before a noun, or before the noun that it qualifies ("a Russian bombing campaign"); "rebel attack", "army shelling"."""
    reading = clause.reading
    whole = word
    while label(reading, whole) in ("compound", "amod") and reading.tree.heads[whole] > whole:
        whole = reading.tree.heads[whole]
    start, end = clause.tokens[phrase_of(clause, whole)[0]].start, reading.words[word].start
    found = list(named_in(clause, start, end)) if start < end else []
    bodily = [c for c in hanging(reading, whole, "compound", "nmod:poss") if c < word and lower(reading, c) in group("forces") | bodies()]
    return found or [one for c in bodily for one in participants(clause, phrase_of(clause, c))]


def _possessor(clause: Clause, word: int, depth: int) -> Iterator[Participant]:
    """ "Israel won't stop its offensive": who does what the verb of the clause says."""
    verb = next((above for above in clause.reading.up(word) if is_verb(clause.reading, above)), None)
    if verb is not None:
        yield from _acting(clause, doers(clause.reading, verb), depth)


def _is_person(clause: Clause, one: Participant) -> bool:
    return any(e.type == "person" and e.start == one.start for e in clause.found.entities)


def _pronoun(clause: Clause, word: int) -> Iterator[Participant]:
    """Who speaks, if the pronoun means the speaker; else the subject of the clause above ("has flown raids since it intervened").

    Deep inside what somebody says, it may mean the speaker as well as that subject: nobody.
    """
    spoken = list(_speaker(clause, word))
    if spoken or lower(clause.reading, word) not in ("it", "they") or label(clause.reading, word) != "nsubj":
        yield from spoken
        return
    if clause.statement is not None and clause.statement.speaker_name:
        return
    verbs = [above for above in climb(clause.reading, word) if is_verb(clause.reading, above)]
    for above in verbs[1:]:
        own = subject(clause.reading, above)
        if own is not None and own < word and lower(clause.reading, own) not in _PRONOUNS:
            yield from participants(clause, phrase_of(clause, own), described=False)
            return


def _speaker(clause: Clause, word: int) -> Iterator[Participant]:
    """ "They said they were holding the town", "we hold it": who speaks, where the pronoun opens what is said or says "we".

    Of what somebody asks or accuses another of, the pronoun that opens it is the other.
    """
    said, at = clause.statement, clause.reading.words[word]
    if said is None or not said.speaker_name:
        return
    subjective = label(clause.reading, word) in ("nsubj", "nmod") and said.stance not in _OF_OTHERS
    opens = subjective and at.start <= clause.start + 5 and lower(clause.reading, word) in _MEANING_SPEAKER
    if opens or lower(clause.reading, word) in ("we", "our"):
        yield Participant(name=said.speaker_name, text=at.text, start=at.start, end=at.end)


def targets(clause: Clause, trigger: Trigger) -> tuple[Participant, ...]:
    """Those or that to which it is done: the object, the subject of a passive, or what "on", "against", "of", "with" leads to."""
    reading, word, type_ = clause.reading, trigger.word, trigger.entry.type
    leads = frozenset(_LEADS.get(type_, set()))
    described = type_ in _DESCRIBED
    if trigger.entry.part == "holder":
        own = subject(reading, word)
        return _once(_suffering(clause, [own] if own is not None else [reading.tree.heads[word]] if label(reading, word) == "nmod" else []))
    if trigger.entry.part == "undergoes":
        return _once(_suffering(clause, [referent(reading, one) for one in subjects(reading, word)[-1:]]))
    if is_verb(reading, word):
        heads = [] if trigger.entry.fires or type_ in _WITHOUT_OBJECT else sufferers(reading, word)
        if trigger.entry.mode == "firearms":  # "exchanged fire"
            heads = [one for one in heads if one not in reading.within(trigger.start, trigger.end)]
        found = _once(_suffering(clause, heads))
        places = [word, *(objects(reading, word) if trigger.entry.fires else ())]  # "launched a raid on"
        return found or _once(
            _suffering(clause, (c for at in places for c in led_by(reading, at, leads - {"to", "of"})), described=described)
        )
    found = _once(_suffering(clause, led_by(reading, word, leads), described=described))
    if not found and lower(reading, word) in group("done_to"):
        found = tuple(one for one in _modifiers(clause, word) if _is_person(clause, one))
    return found


def _suffering(clause: Clause, heads: Iterable[int], *, described: bool = True) -> Iterator[Participant]:
    for head in heads:
        for one in (head, *hanging(clause.reading, head, "conj")):
            if lower(clause.reading, one) not in _PRONOUNS:
                yield from participants(clause, phrase_of(clause, one)) if described else _named(clause, one)
