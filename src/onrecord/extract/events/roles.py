"""Which words of the tree say who does an event and to whom: subjects, agents, objects, owners; of a clause without a subject, whoever
the clause above makes it.

Everything here is a word of the reading; participants.py says whom it names.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import (
    agents,
    hanging,
    is_passive,
    is_told,
    is_verb,
    label,
    lower,
    marker,
    objects,
    referent,
    subject,
    subjects,
)
from onrecord.language.decoders import ROOT
from onrecord.language.reading import Reading

_DEPTH = 5
_BY_SUBJECT = frozenset("promise promises promised promising threaten threatens threatened threatening vow vowed".split())
"""Verbs whose subject, not object, does what completes them."""
_ADDRESSED = frozenset({"on", "upon", "for", "with", "to", "at"})
_ADJOINING = 5  # words from one verb to the next with which it shares its object
_AT = frozenset({"at", "during", "in", "into", "for", "to", "on", "after", "following", "before"})
_BLAMING = frozenset({"of", "for", "from", "into"})
_RELATIVES = frozenset({"who", "whom", "which", "that"})


def doers(reading: Reading, verb: int, depth: int = _DEPTH) -> list[int]:
    """Who does what the verb says: its subject, the agent of a passive, or the one whom the clause above makes its subject."""
    if passive(reading, verb):
        return agents(reading, verb)
    own = subjects(reading, verb)
    if own:
        return [referent(reading, one) for one in own]
    head, relation = reading.tree.heads[verb], label(reading, verb)
    if head == ROOT or not depth:
        return []
    if relation == "conj":  # "was attacked by rebels and will strike back"
        return _of_predicate(reading, head) if passive(reading, head) else doers(reading, head, depth - 1)
    if relation == "acl":
        return _of_noun(reading, verb, head, depth)
    if relation in ("xcomp", "advcl", "ccomp") and is_verb(reading, head):
        return _controllers(reading, verb, head, depth)
    return _of_predicate(reading, head) if relation in ("xcomp", "advcl", "csubj") else []


def _of_noun(reading: Reading, verb: int, noun: int, depth: int) -> list[int]:
    """ "Forces attacking the town"; of "a plan to attack", whose plan it is; of "ordered troops to attack", the troops."""
    above = reading.tree.heads[noun]
    told = label(reading, noun) == "obj" and above != ROOT and lower(reading, above) in group("orders")
    if marker(reading, verb) != "to" or told:
        return [noun]
    owner = reading.child(noun, "nmod:poss")
    return [owner] if owner is not None else owners(reading, noun, depth - 1)


def _of_predicate(reading: Reading, word: int) -> list[int]:
    """ "Is ready to attack": the subject of what is no verb."""
    own = subject(reading, word)
    return [referent(reading, own)] if own is not None else []


def _controllers(reading: Reading, verb: int, head: int, depth: int) -> list[int]:
    """Of "urged the rebels to leave", "accused Russia of shelling": the object; of "hit a house, killing two": the doer."""
    led = marker(reading, verb)
    if led == "that":
        return []  # it has a subject of its own, which the tree missed
    completes = label(reading, verb) == "xcomp" or led in _BLAMING or (led == "to" and lower(reading, head) in group("orders"))
    told = next(iter(objects(reading, head)), None)
    if label(reading, verb) != "xcomp" and is_told(reading, verb):
        return [reading.tree.heads[head]] if _fronted(reading, head) else []  # a clause of its own, whose subject the tree missed
    if completes and lower(reading, head) not in _BY_SUBJECT:
        if passive(reading, head):
            return _of_predicate(reading, head)
        if told is not None and told < verb:
            return [told]
        addressed = [c for c in hanging(reading, head, "obl") if c < verb and marker(reading, c) in ("", *_ADDRESSED)]
        if addressed and (led == "to" or led in _BLAMING):
            return addressed[-1:]
        if lower(reading, head) in group("blames") | group("orders"):
            return [reading.tree.heads[head]] if _fronted(reading, head) else []
    if passive(reading, head) and led:
        return _of_predicate(reading, head)
    return doers(reading, head, depth - 1)


def _fronted(reading: Reading, verb: int) -> bool:
    """ "The rebels, whom the army accused": a relative pronoun before the verb, beside its subject."""
    if reading.tree.labels[verb] != "acl:relcl":
        return False
    before = [c for c in hanging(reading, verb, "nsubj", "obj", "iobj", "obl") if c < verb]
    return len(before) > 1 and any(lower(reading, c) in _RELATIVES for c in before)


def passive(reading: Reading, verb: int) -> bool:
    """Passive by its own auxiliary, or by that of the verb it is joined to ("was captured and beaten")."""
    if is_passive(reading, verb):
        return True
    head = reading.tree.heads[verb]
    joined = label(reading, verb) == "conj" and head != ROOT and not lower(reading, verb).endswith("ing")
    alone = not any(label(reading, c) in ("aux", "nsubj", "obj") for c in reading.children[verb])
    return joined and alone and is_passive(reading, head)


def sufferers(reading: Reading, verb: int, depth: int = _DEPTH) -> list[int]:
    """To whom or what it is done: the object, the subject of a passive, the noun that a participle or a relative clause qualifies."""
    head, relation = reading.tree.heads[verb], label(reading, verb)
    if passive(reading, verb):
        own = subject(reading, verb)
        if own is not None:
            return [referent(reading, own)]
        if relation == "conj" and depth:
            return sufferers(reading, head, depth - 1)
        return [head] if relation in ("acl", "amod") else []
    told = objects(reading, verb)
    if told:
        return [referent(reading, told[0])]
    if relation == "amod" and not lower(reading, verb).endswith("ing"):
        return [head]
    own = subject(reading, verb)
    if reading.tree.labels[verb] == "acl:relcl" and own is not None and lower(reading, own) not in _RELATIVES:
        return [head]  # "the town that Russia captured"
    shared = next(
        (c for c in hanging(reading, verb, "conj") if is_verb(reading, c) and c - verb <= _ADJOINING), None
    )  # "bombed and tried to overrun the camp"
    return objects(reading, shared) if shared is not None and subject(reading, shared) is None else []


def owners(reading: Reading, noun: int, depth: int = _DEPTH) -> list[int]:
    """Who does what a noun names, where another word than its own says so: "by", a participle or clause behind it, the verb before it."""
    found = agents(reading, noun) or sides_between(reading, noun)
    if found:
        return found
    for clause in hanging(reading, noun, "acl"):
        if lower(reading, clause) in group("does") and clause > noun:
            if passive(reading, clause):
                return agents(reading, clause)
            own = subject(reading, clause)
            if own is not None and lower(reading, own) not in _RELATIVES:
                return [own]  # "the offensive that Ukraine launched"
    head = reading.tree.heads[noun]
    if head == ROOT or not depth:
        return []
    if label(reading, noun) in ("nmod", "conj", "compound") and (
        lower(reading, head) in group("series") | group("doing_nouns") or label(reading, noun) == "conj"
    ):
        return owners(reading, head, depth - 1) if not is_verb(reading, head) else []
    if label(reading, noun) in ("obl", "obj") and lower(reading, head) in group("harming") and marker(reading, noun) in ("in", "with"):
        return doers(reading, head, depth - 1)  # "killed two commanders in an airstrike"
    if is_verb(reading, head) and lower(reading, head) in group("does"):
        if label(reading, noun) in ("obj", "xcomp"):
            return doers(reading, head, depth - 1)
        if label(reading, noun) == "nsubj" and passive(reading, head):
            return agents(reading, head)
    return []


def attendants(reading: Reading, noun: int) -> list[int]:
    """Who does something at or after a meeting or a visit is taken to have been there."""
    head = reading.tree.heads[noun]
    there = label(reading, noun) == "obj" or (label(reading, noun) == "obl" and marker(reading, noun) in _AT)
    return doers(reading, head) if head != ROOT and there and is_verb(reading, head) else []


def sides_between(reading: Reading, word: int) -> list[int]:
    """ "Clashes between the army and rebels"."""
    return [c for c in hanging(reading, word, "nmod", "obl") if marker(reading, c) in ("between", "among")]


def led_by(reading: Reading, word: int, leads: frozenset[str]) -> Iterator[int]:
    """The phrases that one of these prepositions leads behind the word, or behind the verb that it is the object of."""
    places = [word]
    head = reading.tree.heads[word]
    if head != ROOT and label(reading, word) == "obj" and is_verb(reading, head):
        places.append(head)
    for place in places:
        yield from (c for c in hanging(reading, place, "nmod", "obl") if c > word and marker(reading, c) in leads)
