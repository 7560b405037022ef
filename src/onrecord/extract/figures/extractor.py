"""Rules that find figures: the counts that an analyst of a war would log, each with its speaker, party, place and day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set

from onrecord.extract.figures.antecedents import with_nouns
from onrecord.extract.figures.circumstances import (
    When,
    agrees,
    clause_of,
    dates_counts,
    is_scene,
    is_where_said,
    scene_of,
    scope_of,
    statement_of,
    told_with,
    when_of,
)
from onrecord.extract.figures.counted import Count, completed
from onrecord.extract.figures.counts import find_counts, may_count
from onrecord.extract.figures.forces import forces, is_armed_group
from onrecord.extract.figures.grammar import Grammar
from onrecord.extract.figures.grounds import country_around, country_of, country_told_of, local_service, usual_names
from onrecord.extract.figures.logged import Logged, logged
from onrecord.extract.figures.measures import read_measures
from onrecord.extract.figures.parties import Whose
from onrecord.extract.figures.sides import Side, sides
from onrecord.extract.figures.those import Those
from onrecord.extract.figures.wholes import holds, with_wholes
from onrecord.extract.figures.wording import Words
from onrecord.extract.nearby import by_sentence
from onrecord.knowledge.actors import party_of
from onrecord.language import Analysis
from onrecord.language.sentences import Sentence
from onrecord.model import Draft, Facts, Figure, Place, Statement, Time, identified

_BACK = 2  # sentences back in which the place of a count may have been named
_AROUND = 10  # sentences in which an evacuation is still the topic
_EVACUATION = ("evacu", "convoy")
_BESIDE = 2  # sentences in which a swap is still the topic
_HELD = r"\b(?:prisoner|pow|captive|hostage|detainee)s?\b"
_ARMS = ("tanks", "vehicles", "artillery", "aircraft", "ships", "drones", "missiles")
_ALIKE = frozenset({("killed", "destroyed")})  # soldiers and tanks lost together
_WITHIN = frozenset("in near inside outside across around throughout".split())
_SWAPPING = ("swap", "exchang")
_SWAP = re.compile(
    rf"(?i){_HELD}(?: of war)?[ -](?:swap|exchange)|\bswap(?:s|ped|ping)?\b[^.]*(?:{_HELD}|soldiers|fighters)"
    rf"|(?:{_HELD}|soldiers|fighters)[^.]*\bswap(?:s|ped|ping)?\b"
    rf"|\bin exchange for\b[^.]{{0,40}}(?:{_HELD}|soldiers|servicemen|fighters)"
    rf"|\bexchang(?:e|es|ed|ing)\b(?! (?:of )?(?:fire|gunfire|shots))[\w ]{{0,24}}{_HELD}"
)


class Figures:
    name = "figures"
    version = "8"
    kinds = ("figure",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        evacuating = _telling(analysis, _EVACUATION)
        swapping = [s for s in _telling(analysis, _SWAPPING) if _SWAP.search(analysis.text, s.start, s.end)]
        evacuation, swap = _around(evacuating, _AROUND), _around(swapping, _BESIDE)
        near, country = by_sentence(analysis, found), country_told_of(found.places)
        affiliations = {e.canonical: e.affiliation for e in reversed(found.entities) if e.affiliation}
        before: list[Figure] = []
        sums: set[tuple[float, str | None]] = set()
        for sentence in analysis.sentences:
            if not before and not may_count(sentence.words):
                continue
            reader = _Reader(analysis, near, affiliations, sentence, country)
            before = list(reader.figures(before, sums, evacuation=sentence.index in evacuation, swap=sentence.index in swap))
            sums |= {(figure.value, figure.unit) for figure in before if figure.measure == "money"}
            yield from before


def _telling(analysis: Analysis, parts: tuple[str, ...]) -> list[Sentence]:
    """The sentences in which a word holds one of the parts of words."""
    text = analysis.text.lower()
    if not any(part in text for part in parts):
        return []
    return [sentence for sentence in analysis.sentences if any(part in word for word in sentence.words for part in parts)]


def _around(sentences: Iterable[Sentence], reach: int) -> set[int]:
    return {index for one in sentences for index in range(one.index - reach, one.index + reach + 1)}


class _Reader:
    """The figures of one sentence."""

    def __init__(
        self, analysis: Analysis, near: Sequence[Facts], affiliations: Mapping[str, str], sentence: Sentence, country: str | None
    ) -> None:
        self.analysis, self.near, self.affiliations, self.sentence, self.country = analysis, near, affiliations, sentence, country
        self.found = near[sentence.index]
        self.words = Words.of(sentence.tokens)
        self.times = [t for t in self.found.times if sentence.start <= t.start]
        self.places = [p for p in self.found.places if sentence.start <= p.start]

    def figures(self, before: Sequence[Figure], sums: Set[tuple[float, str | None]], *, evacuation: bool, swap: bool) -> Iterable[Figure]:
        """Those that the sentence states; a question states none. `before`: those of the sentence before; `sums` of money told before."""
        plain = [count for count in find_counts(self.words) if not (self._is_time(count) or self._speaks(count))]
        if not plain or self.sentence.tokens[-1].text == "?":
            return []
        grammar = Grammar.of(self.words, self.analysis.reading)
        counts = with_nouns(self.words, [c for count in plain if (c := completed(self.words, grammar, count)) is not None])
        those = Those.of(self.words, before)
        counts = those.named(counts) if those is not None else counts
        readings = read_measures(self.words, grammar, counts, evacuation=evacuation, swap=swap)
        readings = those.told(self.words, counts, readings) if those is not None else readings
        entries = with_wholes(self.words, logged(self.words, counts, readings, sums))
        named = [s for s in sides(self.sentence) if self.analysis.text[s.end : s.end + 1] != "$"] if entries else []
        self.grammar = grammar
        starts = [self._span(entry)[0] for entry in entries]
        made: dict[int, Figure] = {}
        wholes_first = sorted(enumerate(entries), key=lambda item: (item[1].main or 0) > item[1].index)
        for position, entry in wholes_first:
            made[entry.index] = self._figure(entry, self._reach(starts, position, entry), named, made)
        found = sorted(made.values(), key=lambda figure: (figure.start, figure.end))
        return those.parts(found) if those is not None else found

    def _speaks(self, count: Count) -> bool:
        """ "A medic and two officials said": who says it, with no more than others who do before them in the phrase."""
        tokens, classes, first = self.words.tokens, self.words.classes, self.words.tokens[count.first].start
        speakers = (s.speaker for s in self.found.statements if s.speaker is not None)
        speaker = next((span for span in speakers if span.start <= first < span.end), None)
        if speaker is None:
            return False
        inside = [at for at, token in enumerate(tokens) if speaker.start <= token.start < speaker.end]
        joined = all(classes[at] in (None, "determiner", "conjunction") for at in inside if at < count.first)
        return joined and all(at not in self.words.senses for at in inside)

    def _is_time(self, count: Count) -> bool:
        start, end = self.words.tokens[count.number.core].start, self.words.tokens[count.number.last - 1].end
        return any(time.start < end and start < time.end for time in self.times)

    def _reach(self, starts: Sequence[int], position: int, entry: Logged) -> tuple[int, int]:
        """The characters of the clause of a count; for a part of another up to a comma."""
        low, high = clause_of(starts, self.sentence, position)
        comma = self.analysis.text.find(",", self._span(entry)[1], high) if entry.main is not None else -1
        return low, comma if comma >= 0 else high

    def _span(self, entry: Logged) -> tuple[int, int]:
        return self.words.tokens[entry.first].start, self.words.tokens[entry.last - 1].end

    def _figure(self, entry: Logged, reach: tuple[int, int], named: Sequence[Side], made: Mapping[int, Figure]) -> Figure:
        start, end = self._span(entry)
        statement = statement_of(self.found, self.analysis.text, self.words.tokens[entry.count.number.core].start, end)
        statement = None if statement is not None and self._is_said_by(statement, entry) else statement
        stop = self.analysis.text.find(";", end, self.sentence.end)
        scenes = [p for p in self._scenes_of(statement) if not (end < stop < p.start or self._is_of_another_clause(p, entry))]
        scene = scene_of(self.analysis, scenes, start, end, reach)
        when = when_of(self.analysis, self._times_of(statement), start, end, reach)
        if when.as_of is not None and self._is_later(when.as_of):
            when = When(None, when.since)
        whose = Whose(self.analysis.text, self.words, self.grammar, named, self.places, _side_of(self.affiliations, statement))
        told_well = scene is None or agrees(self.analysis.text, scene, scenes, reach[1])
        ground = self._ground(scene, start, end) if told_well else None
        party = self._party(entry, whose, (scene, ground), made) or self._from_around(entry, whose, statement, scene)
        party = usual_names().get(party, party) if party is not None else None
        number = entry.count.number
        whole = made.get(entry.main) if entry.main is not None else None
        return Figure(
            document=self.analysis.document.id,
            text=self.analysis.text[start:end],
            start=start,
            end=end,
            value=entry.value,
            lower=entry.value if number.bound == "exact" else number.lower,
            upper=entry.value if number.bound == "exact" else number.upper,
            bound=number.bound,
            measure=entry.reading.measure,
            population=entry.population,
            unit=number.currency or entry.count.unit or ("%" if entry.count.is_share else None),
            party=party,
            speaker=statement.speaker if statement is not None else None,
            speaker_name=statement.speaker_name if statement is not None else None,
            statement=statement.id if statement is not None else None,
            scope=scope_of(told_with(self.analysis.text, self.sentence, end), when, entry.reading.measure),
            as_of=when.as_of,
            since=when.since,
            place=scene.canonical if scene is not None else None,
            place_id=scene.id if scene is not None else None,
            part_of=identified(whole).id if whole is not None and holds(whole.measure, entry.reading.measure) else None,
            evidence=(self.analysis.span(self.sentence.start, self.sentence.end),),
        )

    def _is_said_by(self, statement: Statement, entry: Logged) -> bool:
        """ "The war has claimed 12 lives": the verb that counts is no verb of speech."""
        trigger, cue = entry.reading.trigger, statement.cue
        return trigger is not None and cue is not None and cue.start <= self.words.tokens[trigger].start < cue.end

    def _party(self, entry: Logged, whose: Whose, where: tuple[Place | None, str | None], made: Mapping[int, Figure]) -> str | None:
        """The side named in the clause; a part is of the side of its whole; then the place, then the count whose noun is shared."""
        span = self._span(entry)
        whole = made.get(entry.main) if entry.main is not None else None
        if whole is not None and (party := whose.party(entry, span, None, None)) is not None:
            return party
        if whole is not None and whole.party is not None:
            return whole.party if not whose.are_irregular(entry) or is_armed_group(whole.party) else None
        source = made.get(entry.source) if entry.source is not None else None
        own = whose.are_irregular(entry) or entry.count.number.sort == "another"  # "an American and another man"
        alike = (entry.is_of_residents and not own) or entry.count.noun is None
        shared = source is not None and alike and not whose.is_of_others(source, span)
        inherited = source.party if source is not None and shared else None
        there = source is not None and source.place_id == (where[0].id if where[0] is not None else None)
        if inherited is not None and there and entry.count.elided and not entry.count.more:
            return inherited  # "a dozen Kenyans were killed and 81 wounded"
        return whose.party(entry, span, *where) or inherited or self._listed(entry, made)

    def _listed(self, entry: Logged, made: Mapping[int, Figure]) -> str | None:
        """The side of those before: "four Kenyan generals and nine majors", "12 Kenyan tanks and two jets", "a Kenyan and her sons"."""
        before = made.get(entry.index - 1)
        if before is None or (before.measure, entry.reading.measure) not in _ALIKE | {(entry.reading.measure, entry.reading.measure)}:
            return None
        words = self.words.lower
        theirs = words[max(0, entry.first - 1) : entry.first] in (("his",), ("her",), ("their",))
        ranks = before.population == "military" and forces("rank") & set(words[entry.first : entry.last])
        arms = entry.population in _ARMS and before.population in (*_ARMS, "military")
        between = self.analysis.text[before.end : self._span(entry)[0]].split()
        joined = " ".join(between[:-1] if theirs else between) in (",", "and", ", and")
        return before.party if joined and (theirs or ranks or arms) else None

    def _from_around(self, entry: Logged, whose: Whose, statement: Statement | None, scene: Place | None) -> str | None:
        """Where the sentence names no place: by where the sentences around it happen, if it tells of no side but who attacks there."""
        if self.places or entry.main is not None or (around := self._country_before()) is None:
            return self._served(entry, whose, statement, scene)
        told = [s for s in whose.sides if statement is None or any(c.start <= s.start < c.end for c in statement.content)]
        plain = all(s.party == around or is_armed_group(s.party) or whose.attacks(s, entry) for s in told)
        return whose.party(entry, self._span(entry), None, around) if plain else None

    def _ground(self, scene: Place | None, start: int, end: int) -> str | None:
        """The country where it happened: of the scene, around one that the gazetteer does not know, or of "Tripoli residents"."""
        if scene is None:
            return country_around([place for place in self.places if start <= place.start < end])
        if scene is not None and scene.lat is None and scene.place_kind == "facility":
            return country_around([place for place in self.places if place.country is not None])
        return country_of(scene)

    def _served(self, entry: Logged, whose: Whose, statement: Statement | None, scene: Place | None) -> str | None:
        """Residents of whom a local service tells, if no place is told nor any other side."""
        if statement is None or statement.speaker is None or scene is not None or not entry.is_of_residents or entry.main is not None:
            return None
        speaker = statement.speaker
        around = [p for p in self.places if speaker.start <= p.start < speaker.end]
        party = local_service(speaker.text, around)
        inside = [s for s in whose.sides if any(c.start <= s.start < c.end for c in statement.content)]
        return party if all(side.party == party for side in inside) else None

    def _scenes_of(self, statement: Statement | None) -> list[Place]:
        """The places of the sentence where something can have happened: not where it was said, if what is said names a place."""
        heard = [p for p in self.places if not is_where_said(self.analysis.text, p)]
        if statement is None:
            return heard
        said = [p for p in heard if any(c.start <= p.start < c.end for c in statement.content)]
        return said or heard

    def _is_of_another_clause(self, place: Place, entry: Logged) -> bool:
        """ "Killed after meeting the envoy in Doha", "fired at a town after losing 12 men": no scene of what came before or after."""
        grammar, count = self.grammar, self.grammar.head_of(entry.count.number.core, entry.count.last)
        at = next((at for at, token in enumerate(self.words.tokens) if token.end > place.start), count)
        own, other = grammar.sequel(count), grammar.sequel(at)
        if other is not None and not grammar.is_under(count, other):
            return self.words.lower[other].endswith("ing")
        return own is not None and not grammar.is_under(at, own) and grammar.case(at) not in _WITHIN and own > at

    def _times_of(self, statement: Statement | None) -> list[Time]:
        """The times of the sentence that can date a count: what is said on Sunday did not happen on Sunday for that."""
        if statement is None:
            return self.times
        said = [t for t in self.times if any(c.start <= t.start < c.end for c in statement.content)]
        return said + [t for t in self.times if t not in said and dates_counts(self.analysis.text, t)]

    def _country_before(self) -> str | None:
        """The country told of in one of the two sentences before, in another paragraph only if it is the report's; else the report's."""
        index = self.sentence.index
        for other in reversed(self.analysis.sentences[max(0, index - _BACK) : index]):
            if here := [p for p in self.near[other.index].places if other.start <= p.start]:
                around = country_around([p for p in here if is_scene(self.analysis.text, p)] or here)
                return around if other.paragraph == self.sentence.paragraph or around == self.country else None
        return self.country

    def _is_later(self, day: str) -> bool:
        """ "This year" ends when the report is written: nobody counts ahead."""
        published = self.analysis.document.published.last
        return published is not None and day > published[:10]


def _side_of(affiliations: Mapping[str, str], statement: Statement | None) -> str | None:
    """The side that the speaker of a statement belongs to, by the affiliations of those whom the report names."""
    if statement is None:
        return None
    name = statement.speaker_name or ""
    if (affiliation := affiliations.get(name)) is not None:
        return party_of(affiliation) or affiliation
    wording = statement.speaker.text if statement.speaker is not None else ""
    return party_of(name) or party_of(wording)
