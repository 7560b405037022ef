"""The verb or state of which a count is the subject, found by walking right from the count through what may stand between."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.extract.figures.counted import Count
from onrecord.extract.figures.wording import Words
from onrecord.model.vocabulary import Measure

Pick = Callable[[int, Sequence[str], Sequence[str]], Measure | None]

_FAR = 26
_BE = frozenset("is are was were be been being get got getting".split())
_QUOTES = frozenset("“‘'\"")
_HAVE = frozenset({"have", "has", "had"})
_SOME = frozenset({"including", "among", "mostly", "most"})
_INSIDE = frozenset("in inside under at".split())


def predicate(sentence: Words, counts: Sequence[Count], index: int, pick: Pick) -> tuple[int, Measure] | None:
    """(index of the word, what it says was counted), or None if the count is the subject of nothing that counts."""
    walk = _Walk(sentence, counts, index, pick)
    at: int | None = counts[index].last
    limit = min(len(sentence.lower), counts[index].last + _FAR)
    while at is not None and at < limit:
        found = walk.found(at)
        if found is not None:
            return found
        at = walk.step(at)
    return None


class _Walk:
    """Where the walk stands: behind an auxiliary, inside a phrase with a preposition, or right behind the count."""

    def __init__(self, sentence: Words, counts: Sequence[Count], index: int, pick: Pick) -> None:
        self.sentence, self.counts, self.index, self.pick = sentence, counts, index, pick
        self.be = False  # behind "were", "have been"
        self.finite = False  # behind any auxiliary or linking verb
        self.inside = False  # in a phrase with a preposition

    def found(self, at: int) -> tuple[int, Measure] | None:
        if at not in self.sentence.senses:
            return self._shut_in(at)
        last = self.sentence.senses[at][0]
        direct = at == self.counts[self.index].last
        if self.be or direct or self._after_mark(at) or self.finite:
            state = self.pick(at, ("state",), ())
            if state is not None and (self.finite or direct):
                return at, state
        passive = None if self._perfect(at) else self.pick(at, ("object",), ("participle",))
        if passive is not None and (self.be or not (self._takes_object(last) or (self.inside and not self.finite))):
            return at, passive
        active = None if self.be else self.pick(at, ("subject", "arrival"), ("base", "past", "participle"))
        if active is None:
            active = self.pick(at, ("subject", "arrival"), ("ing", "participle") if self.be else ("ing",))
            active = active if self.be or (direct and self.sentence.lower[self.counts[self.index].first - 1] == "with") else None
        return (at, active) if active is not None else None

    def _perfect(self, at: int) -> bool:
        """ "Had lost", "have already destroyed": who did it, not to whom it was done."""
        before = at - 1
        while before > 0 and self.sentence.classes[before] == "adverb":
            before -= 1
        return self.finite and self.sentence.lower[before] in _HAVE

    def _shut_in(self, at: int) -> tuple[int, Measure] | None:
        """ "were in the building at the time", "remain in the city": people whom an attack or a siege affects."""
        if self.sentence.lower[at] not in _INSIDE or not self._civil():
            return None
        verb = self.sentence.lower[at - 1]
        still = verb in ("remain", "remained", "remaining")
        present = verb in ("were", "was") and any(
            word.startswith(("attack", "strike", "explosion", "blast", "bomb", "shelling", "fire", "collapse"))
            for word in self.sentence.lower[at:]
        )
        return (at, "affected") if still or present else None

    def _civil(self) -> bool:
        tags = self.counts[self.index].tags or {"human"}
        return "human" in tags and "military" not in tags

    def _after_mark(self, at: int) -> bool:
        return self.sentence.lower[at - 1] in (",", "(", "-", "–")

    def _takes_object(self, at: int) -> bool:
        """Whether an object follows the verb: then the count is who did it, not to whom it was done."""
        if at >= len(self.sentence.lower):
            return False
        if any(count.first == at for count in self.counts):
            return True
        word, kind = self.sentence.tokens[at], self.sentence.classes[at]
        if kind is not None:
            return kind in ("determiner", "pronoun") and not self.finite
        return word.is_word and not self._tells_time(at) and not self.sentence.lower[at].endswith("ly")

    def _tells_time(self, at: int) -> bool:
        return self.sentence.lower[at] in _DAYS

    def step(self, at: int) -> int | None:
        """The next word to look at; None where the clause of the count ends."""
        lower, kind = self.sentence.lower, self.sentence.classes[at]
        word = lower[at]
        if word in _QUOTES and self.be:
            return at + 1
        if word in (",", "(", "-", "–", "—"):
            return self._past_insertion(at)
        if word in ("and", "or"):
            return self._past_listed(at)
        if kind in ("auxiliary", "linking"):
            self.be = word in _BE or (self.be and kind == "linking") or (self.be and word in ("have", "has", "had"))
            self.finite, self.inside = True, False
            return at + 1
        if kind == "preposition":
            self.inside = True
            return None if self.be else at + 1
        if kind == "relative" or (word in ("that", "which") and at == self.counts[self.index].last):
            return at + 1 if at == self.counts[self.index].last or self._after_mark(at) else None
        if kind == "pronoun" and at + 1 < len(lower) and self.sentence.classes[at + 1] == "report":
            return at + 2
        if kind in ("adverb", "determiner"):
            return at + 1
        return self._word(at) if kind is None else None

    def _word(self, at: int) -> int | None:
        """Past a noun or adjective inside a phrase; a verb that counts nothing ends the walk."""
        word, token = self.sentence.lower[at], self.sentence.tokens[at]
        if word.endswith("ly") or word == "'s":
            return at + 1
        if not token.is_word and not token.text[0].isdigit():
            return None
        if self.be:
            return None
        if not self.inside:
            return at + 1 if token.is_capitalised or self._tells_time(at) else None
        attributive = self.sentence.classes[at - 1] in ("determiner", "preposition")
        verbal = word.endswith(("ed", "ing")) and not token.is_capitalised and not attributive
        return None if verbal or (at in self.sentence.senses and not token.is_capitalised and self._acts(at)) else at + 1

    def _acts(self, at: int) -> bool:
        return any(
            sense.frame in ("object", "subject") and sense.form in ("past", "base") for sense in self.sentence.senses[at][1]
        ) and not any(sense.frame == "noun" for sense in self.sentence.senses[at][1])

    def _past_insertion(self, at: int) -> int | None:
        """Past ", among them two medics," or "(…)" to what follows, if the clause goes on there."""
        close = {"(": ")"}.get(self.sentence.lower[at], self.sentence.lower[at])
        lower, classes = self.sentence.lower, self.sentence.classes
        if at + 1 < len(lower) and classes[at + 1] in ("relative", "auxiliary"):
            return at + 1
        ends = [i for i in range(at + 1, min(at + 22, len(lower) - 1)) if lower[i] == close]
        goes_on = next(
            (i + 1 for i in ends if classes[i + 1] in ("auxiliary", "relative", "linking") or i + 1 in self.sentence.senses), None
        )
        if goes_on is not None:
            return goes_on
        if any(count.first == at + 1 for count in self.counts):
            return self._past_listed(at)
        if ends and ends[0] - at <= 4 and self.sentence.tokens[at + 1].is_capitalised:
            return ends[0] + 1
        if lower[at + 1 : at + 2] and lower[at + 1] in _SOME:
            return self._past_some(at)
        return at + 1 if not ends and at + 1 in self.sentence.senses else None

    def _past_some(self, at: int) -> int | None:
        """Past ", including five children and a medic" with no comma behind it."""
        for index in range(at + 2, min(at + _FAR, len(self.sentence.lower))):
            kind = self.sentence.classes[index]
            if kind == "auxiliary":
                return index
            if kind in ("subordinator", "relative", "report", "pronoun"):
                break
        return None

    def _past_listed(self, at: int) -> int | None:
        """Past the next member of a list of subjects: "two women, three children and a man were killed"."""
        if self.be or self.finite:
            return None
        lower = self.sentence.lower
        start = at + 2 if lower[at + 1 : at + 2] == ("and",) else at + 1
        other = next((count for count in self.counts if count.first == start), None)
        if other is None:
            single = lower[start : start + 1] in (("a",), ("an",))
            verb = next((i for i in range(start + 2, min(start + 5, len(lower))) if self.sentence.classes[i] == "auxiliary"), None)
            return verb if single else None
        akin = other.tags & (self.counts[self.index].tags or {"human"}) & {"human", "munition", "item", "strike"}
        return other.last if akin or (other.elided and not other.tags) else None


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december last this early late".split()
)
