"""Whether an event is told as actual, denied, planned, possible or demanded.

From the event's word up the tree: its own auxiliaries, negation and qualifiers, then what governs it, as long as one word completes
the other. If that way leads to the head of what somebody says, the stance of the saying counts too.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.events.event_words import group
from onrecord.extract.events.governors import TALKS, effects, governed, governed_before, is_definite
from onrecord.extract.events.grammar import (
    auxiliaries,
    climb,
    hanging,
    is_negated,
    is_passive_subject,
    is_told,
    is_verb,
    label,
    lower,
    marker,
    negation,
    subject,
)
from onrecord.extract.events.triggers import event_nouns
from onrecord.extract.word_classes import word_class
from onrecord.knowledge.reporting import denying_forms
from onrecord.language.decoders import ROOT
from onrecord.language.reading import Reading
from onrecord.model import Statement
from onrecord.model.vocabulary import EventType, Modality

_STEPS = 12
_BY_STANCE = {"demands": "demanded", "asks": "demanded", "promises": "planned", "threatens": "planned", "expects": "expected"}
_DUE = frozenset({"is", "are", "was", "were"})
_SUPPOSING = frozenset({"would", "could", "might", "may"})
_ANYONE = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody", "any", "someone", "somebody"})
_GIVEN_UP = frozenset({"AID", "CONSULT", "COOPERATE"})
"""What is no longer done is told as not done; an attack that stops was one."""


def modality(reading: Reading, word: int, type_: EventType, holding: Sequence[Statement]) -> Modality:
    """Of the event named by `word`; `holding`: the statements that hold it, the innermost first."""
    if is_definite(reading, word) and any(lower(reading, c) == "behind" for c in hanging(reading, word, "case")):
        return "actual"  # "denied that it was behind the attack"
    state = _own(reading, word, "actual")
    if label(reading, word) == "amod" and lower(reading, word).endswith(("ed", "en")):
        return state  # "urged to free captured soldiers"
    node = word
    for _ in range(_STEPS):
        head = reading.tree.heads[node]
        if head == ROOT:
            return _said(reading, node, type_, state, holding)
        if holding and not _holds(holding[0], reading, head):
            state = _said(reading, node, type_, state, holding)
            if reading.tree.upos[head] != "NOUN":
                return state
            holding = ()  # "claims that they fled are false": what is told of the saying counts as well
        effect = governed(reading, node, head, type_)
        if effect == "ended":
            return "denied" if type_ in _GIVEN_UP and state == "actual" else "actual"
        if effect == "given":
            return state
        if effect is None:
            effect = _linked(reading, node, head)
        if effect is None:
            if state != "actual":
                return state
            return _applied(governed_before(reading, word) or _of_clause(reading, word, node), state)
        shared = label(reading, node) != "conj" or not _apart(reading, node, head)
        state = _applied(effect, state)
        state = _own(reading, head, state, below=node) if shared else state
        node = head
    return state


def _of_clause(reading: Reading, word: int, node: int) -> str:
    """Of an event that nothing marks as known ("would free them in exchange for a withdrawal"): as possible as what its clause tells."""
    leads = {effects("marker").get(lower(reading, c)) for c in hanging(reading, node, "case", "mark")}
    known = is_definite(reading, word) or is_definite(reading, node) or "given" in leads or marker(reading, node) in ("against", "over")
    if known or is_verb(reading, word) or label(reading, word) == "amod":
        return ""
    below = node
    for above in climb(reading, node):
        if label(reading, below) in ("acl", "advcl", "ccomp", "parataxis"):
            return ""
        if is_verb(reading, above):
            return "possible" if _SUPPOSING & set(auxiliaries(reading, above)) else ""
        below = above
    return ""


def _holds(statement: Statement, reading: Reading, word: int) -> bool:
    return any(span.start <= reading.words[word].start < span.end for span in statement.content)


def _applied(effect: str, state: Modality) -> Modality:
    """What an effect makes of an event that without it would be `state`."""
    if effect == "denied":
        return "possible" if state == "denied" else state if state == "demanded" else "denied"
    if effect == "demanded":
        return "demanded"
    if effect == "expected":
        return "possible" if state in ("actual", "planned") else state
    if effect in ("planned", "possible") and state == "actual":
        return "planned" if effect == "planned" else "possible"
    return state


def _own(reading: Reading, word: int, state: Modality, *, below: int | None = None) -> Modality:
    """By the auxiliaries, qualifiers, negation and conjunction that hang on the word; what negates the word `below` is counted there."""
    helped = [effects("auxiliary").get(helper, "") for helper in auxiliaries(reading, word)]
    qualified = [effects("modifier").get(lower(reading, c), "") for c in hanging(reading, word, "amod", "advmod", "det")]
    qualified += [
        effects("modifier").get(lower(reading, c), "") for c in hanging(reading, word, "acl") if reading.tree.upos[word] == "NOUN"
    ]
    no = negation(reading, word)
    if is_negated(reading, word) and (no is None or below is None or reading.tree.heads[no] != below):
        state = "demanded" if "demanded" in helped else _applied("denied", state)
    else:
        for effect in (*qualified, *helped):
            state = _applied(effect, state)
    if marker(reading, word) == "to" and set(auxiliaries(reading, word)) & _DUE:
        state = _applied("planned", state)  # "is to meet"
    leads = [effects("marker").get(lower(reading, c), "") for c in hanging(reading, word, "mark", "case")]  # "about whether"
    led = next((effect for effect in leads if effect in ("possible", "denied")), "")
    head = reading.tree.heads[word]
    if marker(reading, word) == "without" and head != ROOT and negation(reading, head) is not None:
        led = ""  # "not a day passes without shelling"
    if led:
        return "possible" if led == "possible" else "denied"
    if label(reading, word) == "advcl" and _is_inverted(reading, word):
        return "possible"
    conditional = any(marker(reading, c) in ("if", "unless") for c in hanging(reading, word, "advcl"))
    return "possible" if conditional and state == "planned" else state


def _is_inverted(reading: Reading, clause: int) -> bool:
    """ "Had the bomb exploded, …", "were Iran to attack"."""
    first, own = reading.child(clause, "aux", "cop"), subject(reading, clause)
    return first is not None and own is not None and first < own and lower(reading, first) in ("had", "were", "should")


def _linked(reading: Reading, node: int, head: int) -> str | None:
    """Whether what holds of the word above holds of this one, if the table says nothing: "done"; "possible" for purposes; else None."""
    relation, led = label(reading, node), marker(reading, node)
    if relation in ("conj", "appos") or (relation == "compound" and is_negated(reading, head)):  # "no aid convoys"
        return "done"
    if relation == "xcomp":
        return "possible" if led == "to" else "done"
    if relation == "advcl":
        bare = not led and reading.child(node, "aux", "nsubj") is None
        return "possible" if led == "to" else "done" if bare or led == "by" else None
    if relation == "acl":
        return "possible" if led == "to" or (lower(reading, head) in _ANYONE and is_verb(reading, node)) else None
    if relation in ("csubj", "nsubj") and is_verb(reading, node):  # "attacking the port would be a mistake"
        return "possible" if set(auxiliaries(reading, head)) & word_class("modal") else None
    if relation in ("obj", "nsubj", "nmod", "compound", "obl"):
        return _object_of(reading, node, head)
    return None


def _object_of(reading: Reading, node: int, head: int) -> str | None:
    """A noun shares the fate of the verb that says that it is done or happens; of a verb of any sense if
    nothing marks the noun as known."""
    above, relation = lower(reading, head), reading.tree.labels[node]
    if not is_verb(reading, head) and reading.tree.upos[head] != "AUX":
        if relation == "nsubj" and (would := _of_any(reading, node, head)) is not None:
            return would
        return (
            "done"
            if relation in ("nmod", "compound") and above in event_nouns() | group("series") | group("doing_nouns") and above not in TALKS
            else None
        )
    if above in group("brings") and label(reading, node) in ("obj", "obl"):
        return "done"  # "could lead to the release", "triggered a war"
    if relation == "obj" or is_passive_subject(reading, node):
        return "done" if above in group("does") or not is_definite(reading, node) else None
    if relation.startswith("nsubj"):
        return "done" if above in group("occurs") else _of_any(reading, node, head)
    return "done" if relation == "obl" and above in group("does") and marker(reading, node) in ("", "with", "to") else None


def _of_any(reading: Reading, node: int, head: int) -> str | None:
    """ "A strike on the dam would be a disaster": of any such event, not of one that is known."""
    return "possible" if _SUPPOSING & set(auxiliaries(reading, head)) and not is_definite(reading, node) else None


def _apart(reading: Reading, node: int, head: int) -> bool:
    """A clause joined to another by "and" that has a subject, an auxiliary or a tense of its own."""
    if reading.child(node, "nsubj", "aux", "cop", "mark") is not None:
        return True
    if not is_verb(reading, node):
        return not is_verb(reading, head) and reading.child(node, "det") is not None and reading.child(head, "case") is None
    past = [lower(reading, one).endswith("ed") for one in (node, head)]
    return past[0] != past[1]


def _said(reading: Reading, node: int, type_: EventType, state: Modality, holding: Sequence[Statement]) -> Modality:
    """What is said, by the stance of who says it; of "said that all was staged", resolve/denials.py judges."""
    if reading.tree.heads[node] == ROOT and not holding:
        return _asked(reading, node, state)
    if not holding:
        return state
    said = holding[0]
    if said.stance == "cannot_verify":
        return state  # "neither confirmed nor denied"
    if said.stance == "denies":
        outright = said.cue is not None and bool(denying_forms() & set(said.cue.text.lower().split()))
        return _applied("denied", state) if outright and state != "denied" else state
    head = reading.tree.heads[node]
    effect = _BY_STANCE.get(said.stance)
    if effect is None:
        worded = governed(reading, node, head, type_) if head != ROOT else None
        if worded is None and state == "actual":
            worded = governed_before(reading, node)
        return _applied(worded, state) if worded in ("possible", "planned", "denied") else state
    if is_verb(reading, node) and is_told(reading, node):
        return state
    if said.stance == "expects" and not set(auxiliaries(reading, node)) & word_class("modal"):
        effect = "possible"
    return _applied(effect, state)


def _asked(reading: Reading, root: int, state: Modality) -> Modality:
    """ "Did the army shell the town?" """
    asks = any(lower(reading, c) == "?" for c in hanging(reading, root, "punct"))
    return _applied("possible", state) if asks else state
