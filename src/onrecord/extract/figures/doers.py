"""Who does what a verb says, in the tree: the side named in its subject, or behind "by" if it is passive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.extract.figures.grammar import Grammar
from onrecord.extract.figures.sides import Side
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.count_words import nouns
from onrecord.language.decoders import ROOT

_STEPS = 6  # words that are climbed at most
_WITHIN = frozenset("amod compound flat nmod:poss det nmod".split())
_OF_WHAT = frozenset("amod compound flat nmod:poss".split())
_OWN = frozenset({"it", "we", "its", "our"})
_GIVEN = frozenset({"to", "for"})
_LED = frozenset({"to", "of", "for"})
_USES = frozenset({"use", "used", "uses", "using"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_ATTACKS = (
    "aggression", "airstrike", "ambush", "artillery", "assault", "attack", "behead", "bomb", "drone", "execut", "fire", "firing", "hit",
    "incursion", "invasion", "jet", "kill", "launch", "massacr", "missile", "offensive", "pound", "raid", "rocket", "shell", "shoot",
    "shot", "storm", "strik", "struck", "target", "warplane",
)  # fmt: skip


@dataclass(frozen=True)
class Named:
    """The sides of a sentence by their words; `speaker` is the side of who says it."""

    sentence: Words
    grammar: Grammar
    sides: Sequence[Side]
    speaker: str | None

    @cached_property
    def _parties(self) -> dict[int, str]:
        return {
            at: side.party for side in self.sides for at, token in enumerate(self.sentence.tokens) if side.start <= token.start < side.end
        }

    def party(self, top: int) -> str | None:
        """The side that a phrase names as what it is of; None if it joins several or names none."""
        grammar = self.grammar
        if any(grammar.labels[c] == "conj" and grammar.upos[c] in ("NOUN", "PROPN") for c in grammar.children[top]):
            return None
        if any(self.sentence.lower[c] in _OWN for c in (top, *grammar.children[top])):
            return self.speaker
        return next((self._parties[word] for word in self._phrase(top) if word in self._parties), None)

    def _phrase(self, top: int) -> Iterator[int]:
        """The words that say of what kind or whose the head is, the nearest first."""
        level = [top]
        while level:
            yield from level
            level = [c for word in level for c in self.grammar.children[word] if self._qualifies(c)]

    def _qualifies(self, word: int) -> bool:
        label = self.grammar.labels[word]
        return label in _WITHIN and (label != "nmod" or self.grammar.case(word) in ("of", ""))

    def actor(self, verb: int) -> str | None:
        """The side that does it: named behind "by", or in the subject of the verb or of the one that it continues."""
        grammar = self.grammar
        for _ in range(_STEPS):
            subject, head, label = grammar.child(verb, "nsubj"), grammar.heads[verb], grammar.labels[verb]
            if grammar.passive(verb) or (label == "acl" and not self.sentence.lower[verb].endswith("ing")):
                agent = next((c for c in grammar.children[verb] if grammar.labels[c] == "obl:agent" or grammar.case(c) == "by"), None)
                return self.party(agent) if agent is not None else None
            if subject is not None and self.sentence.lower[subject] not in _RELATIVE:
                return self.party(subject)
            if label in ("acl:relcl", "acl"):
                return self.party(head)
            if head != ROOT and (label == "xcomp" or self.sentence.lower[verb - 1] in _LED) and not self._is_means(head):
                told = self._told(verb, head)
                if told is not None or self._undergoes(head):
                    return self.party(told) if told is not None else None
            if head != ROOT and label == "conj" and grammar.passive(head) and grammar.child(verb, "obj") is not None:
                patient = self._patient(head)
                return self.party(patient) if patient is not None else None  # "was attacked by rebels and fired back"
            while head != ROOT and label == "conj" and grammar.upos[head] != "VERB":
                head = grammar.heads[head]
            if head == ROOT or label.split(":")[0] not in ("conj", "xcomp", "advcl") or grammar.upos[head] != "VERB":
                return None
            verb = head
        return None

    def _told(self, verb: int, head: int) -> int | None:
        """Who does what completes another verb: "accused Hamas of firing", "was accused of firing", "whom the army accused of firing"."""
        grammar, lower = self.grammar, self.sentence.lower
        for c in grammar.children[head]:
            if head < c < verb and grammar.labels[c] in ("obj", "iobj", "nsubj"):
                return c
        if self._undergoes(head):
            return self._patient(head)
        if grammar.labels[head] != "acl:relcl" or lower[verb - 1] not in ("of", "for"):
            return None
        above = grammar.heads[head]
        own = grammar.child(head, "nsubj")
        return above if own is not None and any(lower[at] in _RELATIVE for at in range(above + 1, own)) else None

    def _undergoes(self, verb: int) -> bool:
        """Whether it is a passive or a participle of one, of whose subject what completes it says more."""
        participle = self.grammar.labels[verb] == "acl" and not self.sentence.lower[verb].endswith("ing")
        return participle or self.grammar.passive(verb)

    def _is_means(self, verb: int) -> bool:
        """ "Used the base to fire", "was used by the army to fire": not who is used does it."""
        return self.sentence.lower[verb] in _USES

    def _patient(self, verb: int) -> int | None:
        """To whom a passive is done: its subject, or the noun that it qualifies."""
        subject = self.grammar.child(verb, "nsubj")
        if subject is not None and self.sentence.lower[subject] not in _RELATIVE:
            return subject
        above = self.grammar.heads[verb]
        return above if self.grammar.labels[verb] in ("acl", "acl:relcl") and above != ROOT else None

    def doer(self, word: int, fits: Callable[[int], bool] = lambda verb: True) -> str | None:
        """The side that acts on a phrase with this head: whose launch it is, or who fires, sends or pays it (a verb that `fits`)."""
        grammar = self.grammar
        for _ in range(_STEPS):
            label, word = grammar.labels[word], grammar.heads[word]
            if word == ROOT:
                return None
            if grammar.upos[word] == "VERB":
                return self.actor(word) if fits(word) and label != "nsubj" else None
            if (party := self.party(word)) is not None:
                return party if grammar.case(word) not in _GIVEN else None  # "$300 million is for Chad"
        return None

    def _bears(self, side: Side) -> int | None:
        """The word that a side's name qualifies, or its own last word."""
        at = next((at for at, token in enumerate(self.sentence.tokens) if token.start >= side.start), None)
        while at is not None and self.grammar.labels[at] in _OF_WHAT and self.grammar.heads[at] != ROOT:
            at = self.grammar.heads[at]
        return at

    def are_people(self, side: Side) -> bool:
        """ "German soldiers", "Yemenis": whether a side's name stands for several of its people."""
        at = self._bears(side)
        noun = nouns().at(self.sentence.lower, at) if at is not None else None
        return noun is not None and noun[1].sort == "human" and noun[1].plural

    def attacks(self, side: Side) -> bool:
        """Whether a side strikes: "Utopian jets", "a strike by Utopia", "Utopia bombed"."""
        grammar, lower, at = self.grammar, self.sentence.lower, self._bears(side)
        if at is None:
            return False
        verb, label = grammar.heads[at], grammar.labels[at]
        if lower[at].startswith(_ATTACKS):
            return True
        if verb == ROOT or not lower[verb].startswith(_ATTACKS):
            return False
        return (label == "nsubj" and not grammar.passive(verb)) or label == "obl:agent" or grammar.case(at) == "by"
