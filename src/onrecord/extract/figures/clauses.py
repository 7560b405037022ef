"""What its own clause says of a count: verbs, states and nouns around it, each in the frame in which it can be said of such a thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.figures.counted import Count
from onrecord.extract.figures.fates import BE, ending_at, is_passive, jointly
from onrecord.extract.figures.grammar import QUOTES, Grammar
from onrecord.extract.figures.readings import Reading
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.count_words import Sense
from onrecord.model.vocabulary import Measure

_THEM = (("of", "those"), ("of", "them"), ("of", "whom"), ("of", "which"))
_FAR = 24  # words between a count and the verb of its clause
_NEAR = 10  # words between "among" and the verb of its clause
_SINGULAR = frozenset({"was", "is", "has"})
_SOIL = frozenset({"soil", "territory"})
_BESIDE = 6  # words of "and the gunman"
_NAMING = frozenset({"NOUN", "PROPN"})
_DEGREE = frozenset("an the estimated also only even another reportedly further additional approximate total number of as many".split())
_NO_MORE = frozenset("former ex freed released".split())
_TAKES = frozenset("take takes took taking taken".split())
_LEFT = frozenset("left leaving leaves leave drove driven driving drives force forced forcing forces".split()) | _TAKES
_HOLDS = frozenset("hold holds held holding keep keeps kept keeping".split())
_ATTACKS = ("attack", "hit", "struck", "strik", "target", "bomb", "assault", "pound", "shell")
_INSIDE = frozenset("in inside under at".split())
_SCENES = ("attack", "strike", "explosion", "blast", "bomb", "shelling", "fire", "collapse")
SAID = ("object", "subject", "state")
_LOSES = frozenset("lose loses lost losing".split())
TOLL = frozenset("toll number numbers total tally count losses".split())
_REACH = frozenset(
    "to at of is was are now stands stood reached reaches reaching passed surpassed exceeded topped past over above hit near were".split()
)


@dataclass(frozen=True)
class Clause:
    """One count with the words around it."""

    sentence: Words
    grammar: Grammar
    counts: Sequence[Count]
    index: int
    evacuation: bool
    swap: bool

    @property
    def count(self) -> Count:
        return self.counts[self.index]

    def fits(self, sense: Sense) -> bool:
        if sense.frame == "arrival" and not (self.evacuation and "military" not in self.count.tags):
            return False
        if self.count.unknown and sense.measure not in ("killed", "wounded", "displaced", "destroyed", "captured"):
            return False
        if self.count.unknown and sense.measure == "captured" and "human" not in sense.takes:
            return False
        tags = self.count.tags or {"human"}
        if "bodies" in tags or self.sentence.lower[max(0, self.count.first - 2) : self.count.first] in (
            ("bodies", "of"),
            ("remains", "of"),
        ):
            return sense.measure in ("killed", "exchanged", "missing") and bool(sense.takes & {"human", "bodies"})
        return bool(sense.takes & tags)

    def pick(self, at: int, frames: Sequence[str], forms: Sequence[str] = ()) -> Measure | None:
        """What the word at `at` says of this count in one of the frames."""
        if self.sentence.lower[at] in _LOSES and (self.count.unknown or (self.count.elided and self.count.implied is None)):
            return None  # votes, jobs, seats
        known = [sense for sense in self.sentence.senses.get(at, (0, ()))[1] if not forms or sense.form in forms]
        swapped = [sense for sense in known if self.swap and sense.frame.removeprefix("swap ") in frames and sense.frame not in frames]
        return next((s.measure for s in (*swapped, *(s for s in known if s.frame in frames)) if self.fits(s)), None)

    def takes(self, whole: Reading) -> bool:
        """Whether what was said of another count can be said of this one: "shot down five jets and two drones"."""
        return whole.trigger is not None and not self.count.unknown and self.pick(whole.trigger, SAID) == whole.measure

    def phrase(self) -> Reading | None:
        """What the phrase itself says: "20 deaths", "a wounded girl", money, an area, tonnes of grain."""
        count = self.count
        if count.number.currency is not None:
            return Reading("money", "phrase")
        if count.unit is not None:
            return Reading("area" if count.area else "other", "phrase")
        if count.noun is not None and count.noun.strong and count.noun.measure is not None:
            return Reading(self.jointly(count.last - 1, count.noun.measure), "phrase")
        if count.noun is not None and count.noun.sort == "goods":
            return Reading("other", "phrase")
        inside = [
            sense
            for sense in count.within
            if sense.frame in ("state", "object") and sense.form in ("fixed", "participle") and self.fits(sense)
        ]
        return Reading(inside[0].measure, "phrase") if inside else None

    def governed(self) -> Reading | None:
        """The verb right before whose object the count is: "killed 23 people", "killing the commander and 12 soldiers"."""
        lower, at = self.sentence.lower, self.count.first - 1
        while at >= 0 and (lower[at] in _DEGREE or lower[at].endswith("ly")) and lower[at] != "of":
            at -= 1
        trigger = ending_at(self.sentence, at)
        noun = self.count.noun
        if (
            at >= 0
            and noun is not None
            and ((lower[at] in _HOLDS and noun.measure == "captured") or (lower[at] in _TAKES and noun.population == "prisoners"))
        ):
            return Reading("captured", "object", at)
        if trigger is None and at >= 0 and lower[at] in _LEFT | _HOLDS:
            trigger = at
        if trigger is None or (is_passive(self.sentence, trigger) and not lower[trigger].endswith("ing")):
            return None
        measure = self.pick(trigger, ("object", "direct"), ("base", "past", "ing"))
        after = self.state_after() if lower[at] in _LEFT | _HOLDS or measure is not None else None
        if measure is None and after is None:
            return None
        return Reading(self.jointly(trigger, after or measure or "other", before=True), "object", trigger)

    def beside(self) -> Reading | None:
        """What is said right behind, with nothing but auxiliaries between: "15 injured", "were killed", "have fled"."""
        lower, classes, at = self.sentence.lower, self.sentence.classes, self.count.last
        at += 2 if lower[at : at + 2] in _THEM else 0
        at = self.past_partner(at)
        be, finite, stop = False, False, len(lower)
        while at < stop and (self.is_plain(at) or (finite and (lower[at] == "to" or lower[at] in QUOTES))):
            verbal = classes[at] in ("auxiliary", "linking")
            be = lower[at] in BE or classes[at] == "linking" or (be and not verbal and lower[at] != "to")
            finite = finite or verbal
            at += 1
        if at not in self.sentence.senses:
            return self.caught(at) if finite and at < stop else None
        if self.is_inside(at):
            return None
        verb = not finite and self.takes_object(at) and any(sense.frame == "object" for sense in self.sentence.senses[at][1])
        measure = self.pick(at, ("state",)) if not verb else None  # "two guards wounded a man"
        if measure is None and (be or not (finite or self.takes_object(at))):
            measure = self.pick(at, ("object", "direct"), ("participle",))
        if measure is None:
            measure = self.pick(at, ("subject", "arrival"), ("ing",) if be else ("base", "past", "participle", "ing"))
        return Reading(self.jointly(at, measure), "subject", at) if measure is not None else None

    def is_inside(self, at: int) -> bool:
        """ "The leader of two groups was killed": the verb in the singular is said of another."""
        top = self.grammar.head_of(self.count.number.core, self.count.last)
        while self.grammar.labels[top] == "conj" and self.grammar.heads[top] < top:
            top = self.grammar.heads[top]
        single = bool(_SINGULAR & set(self.sentence.lower[self.count.last : at])) and self.count.number.value > 1
        return single and self.grammar.labels[top] == "nmod" and 0 <= self.grammar.heads[top] < top

    def past_partner(self, at: int) -> int:
        """Past "and the gunman", who is told of with the count: "two guards and the gunman were killed"."""
        lower, top = self.sentence.lower, self.grammar.head_of(self.count.number.core, self.count.last)
        joined = (c for c in self.grammar.children[top] if c > at and self.grammar.labels[c] == "conj" and self.grammar.upos[c] in _NAMING)
        partner = next(joined, None) if lower[at : at + 1] == ("and",) else None
        plain = partner is not None and not any(other.first <= partner and at <= other.first for other in self.counts)
        return partner + 1 if partner is not None and plain and partner - at < _BESIDE else at

    def is_plain(self, at: int) -> bool:
        """An auxiliary, a linking verb or an adverb."""
        adverb = self.grammar.upos[at] == "ADV" and at not in self.sentence.senses
        return adverb or self.sentence.classes[at] in ("auxiliary", "linking", "adverb")

    def caught(self, at: int) -> Reading | None:
        """ "Were in the building at the time", "remain in the city": people whom an attack or a siege affects."""
        lower, tags = self.sentence.lower, self.count.tags or {"human"}
        lying = self.count.source is not None and "bodies" in self.counts[self.count.source].tags  # "900 remained in morgues"
        if lower[at] not in _INSIDE or "human" not in tags or "military" in tags or lying:
            return None
        present = lower[at - 1] in ("was", "were") and any(word.startswith(_SCENES) for word in lower[at:])
        return Reading("affected", "subject", at - 1) if present or lower[at - 1].startswith("remain") else None

    def stationed(self) -> Reading | None:
        """ "2,200 troops are still in Syria", "there are 2,200 troops in Syria", "has 5,000 troops on Iraqi soil"."""
        lower, at, before = self.sentence.lower, self.count.last, self.sentence.lower[max(0, self.count.first - 2) : self.count.first]
        there = before[:1] == ("there",) and before[1:] in (("are",), ("were",))
        has = before[-1:] in (("has",), ("have",), ("had",), ("keeps",), ("maintains",))
        be = lower[at : at + 1] in (("are",), ("were",), ("remain",))
        at += be and not has
        while be and (self.grammar.upos[at : at + 1] == ("ADV",) or lower[at : at + 1] == ("present",)):
            at += 1
        placed = lower[at : at + 1] in (("in",), ("on",)) and (
            "PROPN" in self.grammar.upos[at + 1 : at + 3] or bool(_SOIL & set(lower[at + 1 : at + 4]))
        )
        whole = "of" not in before and "military" in self.count.tags
        return Reading("deployed", "subject") if placed and whole and (has or be or there) else None

    def takes_object(self, at: int) -> bool:
        """Whether what was done is told of others: then the count is who did it."""
        end = self.sentence.senses[at][0]
        return any(count.first == end for count in self.counts) or self.grammar.child(at, "obj") is not None

    def held(self) -> Reading | None:
        """The word that governs the count in the tree."""
        count = self.count
        for hold in self.grammar.holds(self.grammar.head_of(count.number.core, count.last)):
            if hold.frame == "noun" and "munition" in count.tags and self.sentence.lower[hold.word].startswith(_ATTACKS):
                return Reading("launched", "noun", hold.word)  # "was hit by two missiles"
            at = self.sentence.covers.get(hold.word)
            if at is None or count.first <= at < count.last:
                continue
            if hold.forms == ("participle",) and count.last <= at and self.takes_object(at) and not is_passive(self.sentence, at):
                continue  # "a bomber in a car killed 50 people", read as a passive
            frames = ("subject", "arrival") if hold.frame == "subject" else (hold.frame,)
            measure = self.pick(at, frames, hold.forms)
            if measure is None:
                continue
            how = hold.frame if hold.frame in ("noun", "object") and at < count.first else "subject"
            return Reading(self.jointly(at, measure, before=how == "object"), how, at)
        return None

    def state_after(self) -> Measure | None:
        """ "left 12 people dead", "took 20 soldiers prisoner"."""
        return self.pick(self.count.last, ("state",)) if self.count.last < len(self.sentence.lower) else None

    def jointly(self, trigger: int, measure: Measure, *, before: bool = False) -> Measure:
        bounds = {at for count in self.counts if count is not self.count for at in (count.first, count.last)}
        return jointly(self.sentence, bounds, trigger, measure, before=before)

    def inverted(self) -> Reading | None:
        """ "Among those killed were two nurses": the participle stands before."""
        lower, first = self.sentence.lower, self.count.first
        opened = next((at for at in range(first - 2, max(-1, first - _NEAR), -1) if lower[at] == "among"), None)
        if opened is None or lower[first - 1] not in ("was", "were", "is", "are"):
            return None
        found = ((at, self.pick(at, ("object", "state"), ("participle", "fixed"))) for at in range(opened + 1, first - 1))
        return next((Reading(measure, "subject", at) for at, measure in found if measure is not None), None)

    def likewise(self, found: Mapping[int, Reading]) -> Reading | None:
        """ "36 people died, as did the two bombers": what befell those before."""
        lower, at = self.sentence.lower, self.count.first - 1
        at -= lower[at] in ("the", "another", "all")
        before = found.get(self.index - 1)
        same = at > 0 and lower[at] in ("was", "were", "did") and lower[at - 1] == "as" and before is not None
        return replace(before, how="shared", parent=self.index - 1) if same and before is not None else None

    def toll(self) -> Reading | None:
        """ "the death toll rose to 31,000", "the number of wounded has reached 70"."""
        lower, first = self.sentence.lower, self.count.first
        if not first or lower[first - 1] not in _REACH | TOLL or not (self.count.elided or "human" in self.count.tags):
            return None
        at = next((i for i in range(first - 1, max(-1, first - _FAR), -1) if lower[i] in TOLL), None)
        if at is None or any(
            at < other.first < first and lower[other.first - 1] not in ("from", "by")
            for other in self.counts[: self.index]
            if other.number.sort != "article"
        ):
            return None
        if at and lower[at] == "toll":
            return Reading("casualties" if lower[at - 1] == "casualty" else "killed", "toll", at)
        if lower[at] == "losses" and self.count.elided:
            return None  # of money, of tanks
        for i in range(at, first - 1):
            measure = self.pick(i, ("state", "noun", "object", "subject"), ("fixed", "participle", "past"))
            if measure is not None:
                return Reading(self.jointly(i, measure), "toll", i)
        return None

    def weak(self) -> Reading | None:
        """What the noun says when no verb says more: bodies, refugees, hostages."""
        noun = self.count.noun
        if noun is None or noun.measure is None or self.count.number.sort in ("article", "none"):
            return None
        if _NO_MORE & set(self.sentence.lower[self.count.first : self.count.last]):
            return None
        return Reading(noun.measure, "weak")
