"""The dependency tree over the words of one sentence, and the words that govern a count in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.figures.wording import Words
from onrecord.language.decoders import ROOT
from onrecord.language.reading import Reading

_BE = frozenset("is are was were be been being".split())
_SAYS = frozenset({"said", "say", "says", "believe", "believed", "fear", "feared", "estimate", "estimated"})
_SUFFERS = ("suffer", "sustain", "receiv")
_INCLUDES = ("includ", "compris", "number")
_LIGHT = frozenset("number total group series family crew team couple rest majority half score".split())
_QUALIFIES = frozenset("compound nummod amod flat nmod:poss".split())
_OF = frozenset("of to by with using from for".split())
_RELATIVE = frozenset("who which that whom".split())
QUOTES = frozenset("“”‘’\"'«»")
_STEPS = 6  # words that are climbed at most


@dataclass(frozen=True, slots=True)
class Hold:
    """A word that governs a count, the frame in which it does (as in the table of senses), and the forms that it may have there."""

    word: int
    frame: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grammar:
    """Head (`ROOT` for none), relation, part of speech and dependents of each of the sentence's words."""

    lower: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    upos: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, sentence: Words, reading: Reading) -> Grammar:
        """The tree that the model read, with the words of a compound joined to the one of them nearest the root.

        A word hangs only on one nearer the root than itself, so nothing that climbs or descends can go round.
        """
        starts = [token.start for token in sentence.tokens]
        joined = [reading.within(token.start, token.end) for token in sentence.tokens]
        depths = reading.depths
        tops = [min(parts, key=depths.__getitem__) if parts else None for parts in joined]
        heads: list[int] = []
        children: list[list[int]] = [[] for _ in starts]
        for at, top in enumerate(tops):
            above = reading.tree.heads[top] if top is not None else ROOT
            head = bisect_right(starts, reading.words[above].start) - 1 if above != ROOT else ROOT
            over = tops[head] if head != ROOT else None
            head = head if top is not None and over is not None and depths[over] < depths[top] else ROOT
            heads.append(head)
            if head != ROOT:
                children[head].append(at)
        labels = [reading.tree.labels[top] if top is not None else "dep" for top in tops]
        upos = [reading.tree.upos[top] if top is not None else "X" for top in tops]
        return cls(sentence.lower, tuple(heads), tuple(labels), tuple(upos), tuple(map(tuple, children)))

    def child(self, word: int, *relations: str) -> int | None:
        """The first word that hangs on `word` by one of the relations, with or without subtype."""
        return next((c for c in self.children[word] if self.labels[c] in relations or self.labels[c].split(":")[0] in relations), None)

    def case(self, word: int) -> str:
        """The preposition before a phrase, or "" if it has none."""
        at = self.child(word, "case")
        return self.lower[at] if at is not None else ""

    def above(self, word: int) -> Iterator[int]:
        """The words above, nearest first."""
        while (word := self.heads[word]) != ROOT:
            yield word

    def is_under(self, word: int, top: int) -> bool:
        """Whether `word` is `top` or hangs below it."""
        return word == top or top in self.above(word)

    def sequel(self, word: int) -> int | None:
        """The verb of the nearest clause around a word that says after or before what else happens."""
        verbs = (at for at in (word, *self.above(word)) if self.labels[at] == "advcl")
        return next((at for at in verbs if any(self.lower[c] in ("after", "before") for c in self.children[at])), None)

    def head_of(self, first: int, last: int) -> int:
        """The word of first..last whose head lies outside; of several the last, which is the noun's if one of them is a number."""
        outside = [at for at in range(first, last) if not first <= self.heads[at] < last]
        return outside[-1] if outside else last - 1

    def noun_over(self, first: int, last: int) -> int | None:
        """The noun behind first..last that this phrase only qualifies: the personnel of "five park security personnel"."""
        counted = (self.heads[word] for word in range(first, last) if self.labels[word] == "nummod" and self.heads[word] >= last)
        at = next(counted, self.head_of(first, last))
        while self.labels[at] in _QUALIFIES and self.heads[at] > at and self.upos[self.heads[at]] in ("NOUN", "PROPN"):
            at = self.heads[at]
        plain = all((self.labels[w] in _QUALIFIES and self.is_under(w, at)) or self.lower[w] in QUOTES for w in range(last, at))
        return at if last <= at < last + _STEPS and plain else None

    def passive(self, verb: int) -> bool:
        """ "Were killed": an auxiliary of the passive, a subject of one, or an agent hangs on the verb."""
        marked = any(self.labels[c] in ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") for c in self.children[verb])
        before = verb - 1
        while before > 0 and (self.upos[before] == "ADV" or self.lower[before] in QUOTES):
            before -= 1
        return marked or (before >= 0 and self.lower[before] in _BE and not self.lower[verb].endswith("ing"))

    def holds(self, word: int) -> Iterator[Hold]:
        """What governs the phrase with this head: its verb or the noun that it completes; then what is said of it behind it."""
        top = word
        for _ in range(_STEPS):
            label, head = self.labels[word], self.heads[word]
            relation = label.split(":")[0]
            if head == ROOT:
                yield from self._said_of(word)
                break
            if relation in ("nsubj", "csubj"):
                if head > word or self.upos[head] != "VERB":
                    yield from self._predicates(head, passive=label.endswith(":pass"))
                break
            bare = self._bare_verb(word, relation)
            if bare is not None:
                yield from self._predicates(bare, passive=False)
                break
            if relation in ("obj", "iobj"):
                yield from self._object(word, head)
                break
            if label == "nummod":
                yield Hold(head, "object", ("participle",))
                yield Hold(head, "state")
            elif relation in ("obl", "nmod"):
                if self._is_along(word):
                    yield from self._predicates(head, passive=self.passive(head))
                if self.case(word) in _OF:
                    yield Hold(head, "noun")
                if self.case(word) != "of" or self.lower[head] not in _LIGHT:
                    break
            elif relation not in ("conj", "appos", "flat", "compound", "list"):
                break
            if self.upos[head] in ("VERB", "AUX"):
                break
            word = head
        yield from self._behind(top)

    def _is_along(self, word: int) -> bool:
        """ "Was killed along with six others"."""
        at = self.child(word, "case")
        along = at is not None and self.lower[max(0, at - 1) : at + 1] in (("along", "with"), ("together", "with"))
        return along or self.case(word) in ("alongside", "besides")

    def _bare_verb(self, word: int, relation: str) -> int | None:
        """The verb behind that lacks the subject which the phrase must be: it is a verb's dependent, but neither object nor complement."""
        head = self.heads[word]
        if relation not in ("dislocated", "obl", "obj", "iobj", "dep") or self.case(word) or self.upos[head] != "VERB":
            return None
        if head > word and self.child(head, "nsubj") is None:
            return head
        for at in range(word + 1, len(self.heads)) if head < word else ():
            if self.labels[at] == "ccomp":
                subject = self.child(at, "nsubj")
                if subject is None or (subject < head and self.lower[head] in _SAYS):
                    return at
        return None

    def _behind(self, word: int, steps: int = _STEPS) -> Iterator[Hold]:
        """ "40 people killed in …", "those who died", "drones that Russia launched"."""
        for verb in self.children[word]:
            if self.labels[verb] == "acl:relcl":
                subject = self.child(verb, "nsubj")
                if subject is None or self.lower[subject] in _RELATIVE:
                    yield from self._predicates(verb, passive=self.passive(verb), steps=steps)
                elif not self.passive(verb) and self.child(verb, "obj") is None:
                    yield Hold(verb, "object", ("base", "past", "participle"))
            elif self.labels[verb] in ("acl", "amod") and self.child(verb, "nsubj") is None:
                yield Hold(verb, "state")
                yield Hold(verb, "object", ("participle",))
                yield Hold(verb, "subject", ("ing",))

    def _said_of(self, root: int) -> Iterator[Hold]:
        """ "The dead were two nurses", "the dead include two nurses": the subject says it."""
        subject = self.child(root, "nsubj")
        if subject is not None:
            yield Hold(subject, "state")

    def _object(self, word: int, verb: int) -> Iterator[Hold]:
        """The verb whose object it is; before it what the object is left as ("left 12 people dead"), or among whom ("the dead include")."""
        if self.lower[verb].startswith(_INCLUDES):
            yield from self._said_of(verb)
        for other in self.children[verb]:
            if other > word and self.labels[other] in ("xcomp", "acl", "amod", "advcl"):
                yield Hold(other, "state")
                if self.lower[verb].startswith(("left", "leav")):
                    yield Hold(other, "object", ("participle",))
                elif self.lower[verb].startswith(("forc", "caus", "prompt", "driv", "drove", "led")):
                    yield Hold(other, "subject", ("base",))
        if not self.passive(verb):
            yield Hold(verb, "object", ("base", "past", "ing", "participle"))

    def _predicates(self, verb: int, *, passive: bool, steps: int = _STEPS) -> Iterator[Hold]:
        """What is said of a subject: the verb, what completes it ("are feared to have been killed"), and the verbs joined to it."""
        if self.child(verb, "obj") is None:
            yield Hold(verb, "state")
            if self.heads[verb + 1 : verb + 2] == (verb,):
                yield Hold(verb + 1, "state")  # "remained trapped"
        if passive or self.passive(verb):
            yield Hold(verb, "object", ("participle",))
        yield Hold(verb, "subject", ("base", "past", "participle", "ing"))
        if self.case(verb) == "among":  # "are among the 40 people killed"
            if steps:
                yield from self._behind(verb, steps - 1)
            if self.heads[verb] != ROOT:
                yield Hold(self.heads[verb], "object", ("participle",))
        if self.lower[verb].startswith(_SUFFERS) and (harm := self.child(verb, "obj")) is not None:
            yield Hold(harm, "suffered")
        if not steps:
            return
        for other in self.children[verb]:
            label = self.labels[other].split(":")[0]
            if (label == "xcomp" and self.child(verb, "obj") is None) or (label == "conj" and self.child(other, "nsubj", "csubj") is None):
                if label == "conj" and (passive or self.passive(verb)):
                    yield Hold(other, "object", ("participle",))
                yield from self._predicates(other, passive=False, steps=steps - 1)
