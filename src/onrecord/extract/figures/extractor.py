"""Rules that find figures: the counts that an analyst of a war would log, each with its speaker, party, place and day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.extract.figures.antecedents import with_nouns
from onrecord.extract.figures.circumstances import When, clause_of, dates_counts, is_where_said, scene_of, scope_of, statement_of, when_of
from onrecord.extract.figures.counted import Count, completed
from onrecord.extract.figures.counts import find_counts
from onrecord.extract.figures.doers import Side
from onrecord.extract.figures.grammar import Grammar
from onrecord.extract.figures.grounds import country_around, local_service, usual_names
from onrecord.extract.figures.logged import Logged, logged
from onrecord.extract.figures.measures import read_measures
from onrecord.extract.figures.parties import Whose, sides
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
_WITHIN = frozenset("in near inside outside across around throughout".split())
_SWAP = re.compile(
    rf"(?i){_HELD}(?: of war)?[ -](?:swap|exchange)|\bswap(?:s|ped|ping)?\b[^.]*(?:{_HELD}|soldiers|fighters)"
    rf"|(?:{_HELD}|soldiers|fighters)[^.]*\bswap(?:s|ped|ping)?\b"
    rf"|\bexchang(?:e|es|ed|ing)\b(?! (?:of )?(?:fire|gunfire|shots))[\w ]{{0,24}}{_HELD}"
)


class Figures:
    name = "figures"
    version = "7"
    kinds = ("figure",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        evacuating = [s.index for s in analysis.sentences if any(token.lower.startswith(_EVACUATION) for token in s.tokens)]
        swapping = [s.index for s in analysis.sentences if _tells_of_swap(analysis.text, s)]
        evacuation, swap = _around(evacuating, _AROUND), _around(swapping, _BESIDE)
        near = by_sentence(analysis, found)
        affiliations = {e.canonical: e.affiliation for e in reversed(found.entities) if e.affiliation}
        for sentence in analysis.sentences:
            reader = _Reader(analysis, near, affiliations, sentence)
            yield from reader.figures(evacuation=sentence.index in evacuation, swap=sentence.index in swap)


def _tells_of_swap(text: str, sentence: Sentence) -> bool:
    named = any(token.lower.startswith(("swap", "exchang")) or "-swap" in token.lower for token in sentence.tokens)
    return named and _SWAP.search(text, sentence.start, sentence.end) is not None


def _around(sentences: Iterable[int], reach: int) -> set[int]:
    return {index for one in sentences for index in range(one - reach, one + reach + 1)}


class _Reader:
    """The figures of one sentence."""

    def __init__(self, analysis: Analysis, near: Sequence[Facts], affiliations: Mapping[str, str], sentence: Sentence) -> None:
        self.analysis, self.near, self.affiliations, self.sentence = analysis, near, affiliations, sentence
        self.found = near[sentence.index]
        self.words = Words.of(sentence.tokens)
        self.times = [t for t in self.found.times if sentence.start <= t.start]
        self.places = [p for p in self.found.places if sentence.start <= p.start]

    def figures(self, *, evacuation: bool, swap: bool) -> Iterator[Figure]:
        """Those that the sentence states; a question states none."""
        plain = [count for count in find_counts(self.words) if not self._is_time(count)]
        if not plain or self.sentence.tokens[-1].text == "?":
            return
        grammar = Grammar.of(self.words, self.analysis.reading)
        counts = with_nouns(self.words, [c for count in plain if (c := completed(self.words, grammar, count)) is not None])
        entries = logged(self.words, counts, read_measures(self.words, grammar, counts, evacuation=evacuation, swap=swap))
        named = [s for s in sides(self.sentence) if self.analysis.text[s.end : s.end + 1] != "$"] if entries else []
        self.grammar = grammar
        starts = [self._span(entry)[0] for entry in entries]
        made: dict[int, Figure] = {}
        for position, entry in enumerate(entries):
            made[entry.index] = self._figure(entry, clause_of(starts, self.sentence, position), named, made)
        yield from made.values()

    def _is_time(self, count: Count) -> bool:
        start, end = self.words.tokens[count.number.core].start, self.words.tokens[count.number.last - 1].end
        return any(time.start < end and start < time.end for time in self.times)

    def _span(self, entry: Logged) -> tuple[int, int]:
        return self.words.tokens[entry.first].start, self.words.tokens[entry.last - 1].end

    def _figure(self, entry: Logged, reach: tuple[int, int], named: Sequence[Side], made: Mapping[int, Figure]) -> Figure:
        start, end = self._span(entry)
        statement = statement_of(self.found, self.analysis.text, self.words.tokens[entry.count.number.core].start, end)
        scenes = [p for p in self._scenes_of(statement) if not self._is_of_another_clause(p, entry)]
        scene = scene_of(self.analysis, scenes, start, end, reach)
        when = when_of(self.analysis, self._times_of(statement), start, end, reach)
        if when.as_of is not None and self._is_later(when.as_of):
            when = When(None, when.since)
        whose = Whose(self.analysis.text, self.words, self.grammar, named, _side_of(self.affiliations, statement))
        party = self._party(entry, whose, scene, made) or self._served(entry, whose, statement, scene)
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
            unit=number.currency or entry.count.unit,
            party=party,
            speaker=statement.speaker if statement is not None else None,
            speaker_name=statement.speaker_name if statement is not None else None,
            statement=statement.id if statement is not None else None,
            scope=scope_of(self.analysis.text[self.sentence.start : self.sentence.end], when),
            as_of=when.as_of,
            since=when.since,
            place=scene.canonical if scene is not None else None,
            place_id=scene.id if scene is not None else None,
            part_of=identified(whole).id if whole is not None and whole.measure in (entry.reading.measure, "casualties") else None,
            evidence=(self.analysis.span(self.sentence.start, self.sentence.end),),
        )

    def _party(self, entry: Logged, whose: Whose, scene: Place | None, made: Mapping[int, Figure]) -> str | None:
        """The side named in the clause; a part is of the side of its whole; then the place, then the count whose noun is shared."""
        span = self._span(entry)
        whole = made.get(entry.main) if entry.main is not None else None
        if whole is not None and (party := whose.party(entry, span, None) or whole.party) is not None:
            return party
        if (party := whose.party(entry, span, scene)) is not None:
            return party
        source = made.get(entry.source) if entry.source is not None else None
        if source is not None and not whose.is_of_others(source.end, span) and (entry.is_of_residents or entry.count.noun is None):
            party = source.party
        if party is None and not self.places and entry.is_of_residents and entry.count.noun is not None:
            around = country_around(self._places_before())
            party = around if all(side.party == around for side in whose.sides) else None
        return party

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

    def _places_before(self) -> list[Place]:
        """The places of the sentence before this one in its paragraph, or of the one before that if it names none."""
        index = self.sentence.index
        for other in reversed(self.analysis.sentences[max(0, index - _BACK) : index]):
            if other.paragraph != self.sentence.paragraph:
                break
            if here := [p for p in self.near[other.index].places if other.start <= p.start]:
                return here
        return []

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
