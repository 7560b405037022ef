"""Whose people or things a count is of: the side named with it, the side that acts, or the country where civilians were hurt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.extract.figures.clauses import TOLL
from onrecord.extract.figures.doers import Named
from onrecord.extract.figures.forces import fighters_of, forces, is_armed_group, is_hit_by_irregulars, regulars_of
from onrecord.extract.figures.grammar import Grammar
from onrecord.extract.figures.grounds import country_of
from onrecord.extract.figures.logged import RESIDENTS, Logged
from onrecord.extract.figures.readings import Reading
from onrecord.extract.figures.sides import Side, counts_others, side_within
from onrecord.extract.figures.wording import Words
from onrecord.knowledge.countries import by_name
from onrecord.language.decoders import ROOT
from onrecord.model import Figure, Place

_OWN = frozenset("its their our his her my your".split())
_ADMITS = frozenset("admitted acknowledged admits acknowledges conceded confirmed confirms".split())
_SUFFERED = frozenset("suffered endured sustained suffers lost loses losing suffering recorded lose endures".split())
_LOSES = frozenset("lost lose loses losing".split())
_HARMED = frozenset({"killed", "wounded", "casualties", "destroyed", "captured", "missing"})
_FROM_AFAR = ("strike", "airstrike", "missile", "rocket", "shell", "drone", "bombard", "artillery", "struck")
_BY_WAY = frozenset("by in during after amid from".split())
_THEIRS = frozenset({"they", "their"})
_GIVES = (
    "deliver",
    "donat",
    "export",
    "gave",
    "give",
    "giving",
    "pledg",
    "promis",
    "provid",
    "sell",
    "sen",
    "ship",
    "sold",
    "suppl",
    "transfer",
)
_HOME = ("return", "repatriat")
_ACTS = frozenset({"launched", "deployed", "money"})
_RECKONS = frozenset("put puts putting estimate estimates estimated value values valued reckons reckoned calculated".split())
_FIRING = re.compile(
    r"(?:launch|fir|unleash|send|releas|shoot|attack|hit|hitt|strik|target|bomb|pound|shell|rain|lob|lobb|carr[iy]|conduct|mount|assault|us"
    r"|drop|dropp|deliver|perform|stag|execut|mak|hurl|direct|inflict)(?:e|s|es|ed|ing)?|sent|shot|struck|made"
)
_OWNS = re.compile(r"(?:['’]s?)?(?:\s+(?:death|casualty|official|confirmed|overall|total|civilian))*\s+")
_COUNTED = re.compile(r"\s+of\s+(?:(?:the|dead|killed|wounded|injured|missing|dead or wounded)\s+)*")
_FOREIGN = frozenset("foreigner foreigners foreign expatriate expatriates tourist tourists migrant migrants refugee refugees".split())
_OF_A_COUNTRY = frozenset("citizen citizens national nationals compatriot compatriots".split())
_EMPLOYED = re.compile(r"\s+(?:who (?:were|was) )?(?:working|employed|serving|contracted)\b")
_AMONG = re.compile(r"(?i)\b(?:including|among them|of whom|of them)\b[^.;]{0,60}")
_SETTLED = re.compile(r"\s+(?:[a-z-]+\s+)?(?:village|town|neighbou?rhood|quarter|refugee camp|settlement|resort)s?\b")


@dataclass(frozen=True)
class Whose:
    """Where a party is looked for. `speaker` is the side of who gives the count, `sides` and `places` are those that the sentence names."""

    text: str
    sentence: Words
    grammar: Grammar
    sides: Sequence[Side]
    places: Sequence[Place]
    speaker: str | None

    @cached_property
    def named(self) -> Named:
        return Named(self.sentence, self.grammar, self.sides, self.speaker)

    def party(self, entry: Logged, span: tuple[int, int], scene: Place | None, ground: str | None) -> str | None:
        """The party of a count that stands at `span`, or None if the text does not say; `ground` is the country where it happened."""
        start, end = span
        text, top = self.text, self._top(entry)
        if re.search(r"\b(?:and foreign|ethnic)\b", text[start:end]):
            return None  # "Ukrainian and foreign journalists", "ethnic Serbs": of what country is not said
        inside = [side for side in self.sides if start <= side.start and side.start < end]
        if inside or (phrase := side_within(text[start:end])) is not None:
            return inside[-1].party if inside else phrase
        if (after := self._complement(top, end, fired="munition" in entry.count.tags)) is not None:
            return after
        lower = text[start:end].lower().split()
        if "our" in lower or lower[-1] in _OF_A_COUNTRY:
            return self.speaker
        if (on_side := self._on_side(start)) is not None:
            return on_side
        if entry.source is not None and entry.count.noun is None and (beside := self._beside(start)) is not None:
            return beside
        if (told := self._told_of(entry, start) or self._them(lower, start)) is not None:
            return told
        if _OWN & set(lower):
            return self._possessed(entry, top, start)
        if entry.reading.trigger is not None and self.sentence.lower[entry.reading.trigger] in _LOSES:
            return self.named.actor(entry.reading.trigger)
        if (home := self._returned_to(entry)) is not None:
            return home
        if (acting := self._acting(entry.reading, top) or self._admitted(entry, ground)) is not None:
            return acting
        if self._is_own_loss(entry, top, scene):
            return self.speaker
        if entry.is_of_residents or self._is_abducted(entry):
            foreign = set(lower) & _FOREIGN or self.are_irregular(entry) or self._is_foreign_part(end, ground)
            if (
                foreign
                or (found := self._suffered(top) or self._described(entry) or self._settled(start, end, scene) or ground) is not None
            ):
                return None if foreign else found
        if entry.reading.measure in _HARMED and (entry.population == "military" or forces("security") & set(lower)):
            others = [side for side in self.sides if not (self._is_place(side) or self.attacks(side, entry))]
            return fighters_of(lower, self.sides) or regulars_of(lower, self.sentence.lower, others, ground)
        return ground if entry.is_of_the_land else None

    def are_irregular(self, entry: Logged) -> bool:
        """Rebels, gunmen and the like: they are not of the state whose people they are counted with."""
        return bool(forces("irregular") & set(self.sentence.lower[entry.count.first : entry.last]))

    def _is_abducted(self, entry: Logged) -> bool:
        """Unarmed people whom gunmen took, and no police that may arrest strangers too."""
        unarmed = entry.reading.measure == "captured" and entry.population in RESIDENTS
        return unarmed and is_hit_by_irregulars(self.sentence.lower, self.sides)

    def _is_place(self, side: Side) -> bool:
        border = self.text[side.end :].split(maxsplit=1)[:1] in (["border"], ["frontier"])  # "near the Afghan border"
        return border or any(place.start <= side.start < place.end for place in self.places)

    def attacks(self, side: Side, entry: Logged) -> bool:
        """Whether a side does the harm that is counted."""
        trigger = entry.reading.trigger
        kills = (
            trigger is not None
            and entry.reading.how != "toll"
            and self.grammar.upos[trigger] == "VERB"
            and self.named.actor(trigger) == side.party
        )
        return kills or self.named.attacks(side)

    def _told_of(self, entry: Logged, start: int) -> str | None:
        """Whose toll it is: "the number of Sudanese soldiers killed rose to 40", "Israel's death toll stands at 90"."""
        trigger, lower = entry.reading.trigger, self.sentence.lower
        if entry.reading.how != "toll" or trigger is None:
            return None
        at = next((at for at in range(trigger, -1, -1) if lower[at] in TOLL), trigger)
        opened, closed = self.sentence.tokens[at].start, self.sentence.tokens[at].end
        for side in self.sides:
            owner = side.end <= opened and _OWNS.fullmatch(self.text, side.end, opened)
            counted = closed <= side.start < start and _COUNTED.fullmatch(self.text, closed, side.start)
            if (owner or counted) and not self.attacks(side, entry):
                return side.party
        return None

    def _them(self, phrase: Sequence[str], start: int) -> str | None:
        """ "Attacked German soldiers, killing three of them": of the people named last before."""
        if phrase[-2:] != ["of", "them"]:
            return None
        before = [s for s in self.sides if s.end <= start and self.named.are_people(s) and not self.named.attacks(s)]
        return before[-1].party if before else None

    def _possessed(self, entry: Logged, top: int, start: int) -> str | None:
        """ "Its missiles", "their fighters": of who fires or tells, or of the only other side that was named before."""
        if entry.reading.measure in _ACTS or entry.reading.measure == "exchanged":
            return self.named.doer(top) or self.speaker
        if entry.reading.how == "subject":
            return self.speaker
        before = {side.party for side in self.sides if side.end <= start and not self.attacks(side, entry)} - {self.speaker}
        return before.pop() if len(before) == 1 and entry.population == "military" else None

    def is_of_others(self, before: Figure, span: tuple[int, int]) -> bool:
        """ "675 from other nations", "two cooks employed by the army", "and Russia 50": they need not be whose the count before is."""
        other = any(before.end <= side.start and side.end <= span[0] and side.party != before.party for side in self.sides)
        return other or self.text[span[1] :].split(maxsplit=1)[:1] == ["from"] or self._is_foreign_part(span[1], before.party)

    def _top(self, entry: Logged) -> int:
        return self.grammar.head_of(entry.count.number.core, entry.count.last)

    def _is_foreign_part(self, end: int, ground: str | None) -> bool:
        """Behind the count: who they work for, or that strangers are among them; of what country they are is then not said."""
        last = self.sentence.tokens[-1].end
        if _EMPLOYED.match(self.text[end:last]) is not None:
            return True
        parts = [(part.start(), part.end()) for part in _AMONG.finditer(self.text, end, last)]
        strangers = any(set(self.text[a:b].lower().replace(",", " ").split()) & _FOREIGN for a, b in parts)
        return strangers or any(
            a <= s.start < b and by_name(s.party) is not None and s.party != ground for s in self.sides for a, b in parts
        )

    def _beside(self, start: int) -> str | None:
        """ "Ukraine lost 30 tanks and Russia 50": the side directly before a count that says no more."""
        side = next((side for side in self.sides if side.end <= start and not self.text[side.end : start].strip()), None)
        return side.party if side is not None else None

    def _settled(self, start: int, end: int, scene: Place | None) -> str | None:
        """ "Shells hit a Rohingya village", "bombings of Egyptian beach resorts": those hurt there are of its people."""
        low = 0 if scene is None else scene.end if scene.end <= start else start
        near = [side for side in self.sides if (low <= side.start < start or side.start >= end) and _SETTLED.match(self.text, side.end)]
        return near[0].party if near and not is_armed_group(near[0].party) else None

    def _on_side(self, start: int) -> str | None:
        """ "On the Israeli side, 67 people have been killed"."""
        for side in self.sides:
            before = self.text[max(0, side.start - 8) : side.end].lower()
            if side.end <= start and self.text.startswith(" side,", side.end) and "on the" in before:
                return side.party
        return None

    def _described(self, entry: Logged) -> str | None:
        """Bodies that the same sentence says to be "of Ukrainian civilians"."""
        if entry.population != "bodies":
            return None
        text = self.text
        found = {
            side.party for side in self.sides if text[: side.start].split()[-1:] == ["of"] and text[side.end :].split()[:1] == ["civilians"]
        }
        return found.pop() if len(found) == 1 else None

    def _complement(self, top: int, end: int, *, fired: bool) -> str | None:
        """ "40 servicemen of the Syrian 4th Division", "fighters from Hamas", "drones launched by Russia"."""
        side = next((side for side in self.sides if side.start >= end), None)
        between = self.text[end : side.start].split() if side is not None else []
        if side is not None and between[:1] in (["of"], ["from"]) and len(between) <= 3 and not set(between) & {"in", "on"}:
            return side.party
        behind = [child for child in self.grammar.children[top] if child > top and fired]
        by = [self.named.party(child) for child in behind if self.grammar.case(child) == "by"]
        done = [self.named.actor(child) for child in behind if self.grammar.labels[child] == "acl"]
        return next((party for party in (*by, *done) if party is not None), None)

    def _acting(self, reading: Reading, top: int) -> str | None:
        """The side that fires, sends, pays or gives; for a passive the one behind "by"."""
        trigger = reading.trigger
        if reading.measure in _ACTS:
            verb = trigger if trigger is not None and self.grammar.upos[trigger] == "VERB" else None
            if reading.measure == "launched":
                doer = self.named.actor(verb) if verb is not None and self._fires(verb) else self.named.doer(top, self._fires)
            elif any(self.sentence.lower[word] in _RECKONS for word in self.grammar.above(top)):
                return None  # "the bank put losses at $126 billion"
            else:
                doer = self.named.actor(verb) if verb is not None else self.named.doer(top)
            return doer or (self.speaker if reading.measure == "money" and by_name(self.speaker or "") else None)
        gives = trigger is not None and reading.measure == "other" and self.sentence.lower[trigger].startswith(_GIVES)
        return self.named.actor(trigger) if gives and trigger is not None else None

    def _returned_to(self, entry: Logged) -> str | None:
        """ "Nine soldiers had been returned to Russia": whose they were all along."""
        trigger = entry.reading.trigger
        if entry.reading.measure != "exchanged" or trigger is None or not self.sentence.lower[trigger].startswith(_HOME):
            return None
        to = next((child for child in self.grammar.children[trigger] if self.grammar.case(child) == "to"), None)
        party = self.named.party(to) if to is not None else None
        return party if by_name(party or "") is not None else None

    def _admitted(self, entry: Logged, ground: str | None) -> str | None:
        """The state that tells of its own: "confirmed one death", "our losses"; not of those whom it killed, nor of civilians abroad."""
        trigger, words = entry.reading.trigger, set(self.sentence.lower)
        if self.speaker is None or by_name(self.speaker) is None or entry.reading.measure not in _HARMED:
            return None
        ours = "our" in words and words & {"losses", "soldiers", "troops", "forces", "people"}
        abroad = entry.is_of_residents and ground not in (None, self.speaker)
        killer = trigger is not None and self.grammar.upos[trigger] == "VERB" and self.named.actor(trigger) == self.speaker
        return self.speaker if ours or (words & _ADMITS and not abroad and not killer) else None

    def _is_own_loss(self, entry: Logged, top: int, scene: Place | None) -> bool:
        """Plain "soldiers" of whose death at home, or by gunmen, a state tells that struck nobody there and names no other side."""
        lower = self.sentence.lower
        own = by_name(self.speaker or "") is not None and all(side.party == self.speaker for side in self.sides)
        plain = lower[entry.last - 1] in forces("regular") and entry.reading.measure in _HARMED - {"captured"}
        if not own or not plain or entry.reading.how not in ("subject", "noun"):
            return False
        at_home = country_of(scene) == self.speaker if scene is not None else bool((forces("irregular") | forces("hidden")) & set(lower))
        return at_home and not any(word.startswith(_FROM_AFAR) for word in lower) and not self._has_hand_in(top)

    def _has_hand_in(self, top: int) -> bool:
        """Whether the speaker's side acts beside the count: "when its forces overran a post", "in its raid"."""
        grammar = self.grammar
        over = next((word for word in grammar.above(top) if grammar.upos[word] == "VERB"), top)
        acting = (w for w, label in enumerate(grammar.labels) if label == "nsubj" and grammar.heads[w] != over)
        ways = (w for w, upos in enumerate(grammar.upos) if upos == "NOUN" and grammar.case(w) in _BY_WAY)
        beside = [w for w in (*acting, *ways) if grammar.is_under(w, over) and not grammar.is_under(top, w)]
        theirs = {self.sentence.lower[word] for w in beside for word in (w, *grammar.children[w])} & _THEIRS
        return bool(theirs) or any(self.named.party(w) == self.speaker for w in beside)

    def _fires(self, verb: int) -> bool:
        """Whether who does it is who fires: not who faces, repels or reports it."""
        return _FIRING.fullmatch(self.sentence.lower[verb]) is not None

    def _suffered(self, top: int) -> str | None:
        """ "Yemen suffered 900 civilian casualties": who suffered them."""
        verb = self.grammar.heads[top]
        if verb == ROOT or self.sentence.lower[verb] not in _SUFFERED:
            return None
        party = self.named.actor(verb)
        return party if party is not None and not counts_others(party) else None
