"""Rules and the model together find places: names that are ground, and not an actor or part of another's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.extract.places.context import dateline_end, relation
from onrecord.extract.places.judging import Judged, judge
from onrecord.extract.places.metonymy import owns
from onrecord.extract.places.peoples import find_peoples, of_people
from onrecord.extract.places.rows import holder_of
from onrecord.extract.places.spot import Spot
from onrecord.extract.places.spots import spot_of
from onrecord.knowledge import gazetteer
from onrecord.language import Analysis, Token
from onrecord.model import Draft, Facts, PlaceDraft
from onrecord.model.vocabulary import PlaceKind

# Characters between a place and the wider one behind its comma.
_COMMA = 3


class Places:
    name = "places"
    version = "4"
    kinds = ("place",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        return _drafts(analysis, [item for item in judge(analysis) if item.sense == "ground"])


def toponyms(analysis: Analysis) -> Iterator[PlaceDraft]:
    """Every name of a place in the report, whatever it stands for there: `sense` tells ground from governments, bodies and peoples."""
    drafts = _drafts(analysis, [item for item in judge(analysis) if item.sense is not None])
    drafts += find_peoples(analysis, drafts)
    return iter(sorted(drafts, key=lambda draft: draft.span.start))


def marked(analysis: Analysis, spans: Iterable[tuple[int, int]]) -> list[PlaceDraft]:
    """A draft for each of the spans, which somebody has marked as names of places; what stands around them tells as much as elsewhere."""
    spans = list(spans)
    known = {(item.start, item.end): item for item in judge(analysis)}
    items = [known.get(span) or _as_marked(analysis, *span) for span in spans]
    drafts = [of_people(draft) for draft in _drafts(analysis, items)]
    return [draft.model_copy(update={"span": analysis.span(*span)}) for draft, span in zip(drafts, spans, strict=True)]


def _drafts(analysis: Analysis, items: Sequence[Judged]) -> list[PlaceDraft]:
    beside: dict[int, list[Spot]] = defaultdict(list)
    for item in items:
        if item.sense == "ground":
            beside[item.sentence.index].append(item.spot)
    return _holding([_draft(analysis, item, beside[item.sentence.index]) for item in items])


def _holding(drafts: list[PlaceDraft]) -> list[PlaceDraft]:
    """Those behind the comma of a place that lies in them are told so: 'Buffalo, New York' names the state."""
    marked_so = []
    for number, draft in enumerate(drafts):
        before = drafts[number - 1] if number else None
        holds = before is not None and before.within == draft.name and 0 < draft.span.start - before.span.end <= _COMMA
        marked_so.append(draft.model_copy(update={"holds": True}) if holds else draft)
    return marked_so


def _as_marked(analysis: Analysis, start: int, end: int) -> Judged:
    sentence = analysis.sentence_at(start)
    inside = [number for number, token in enumerate(sentence.tokens) if start < token.end and token.start < end]
    first, last = inside[0], inside[-1] + 1
    return Judged(sentence, spot_of(sentence.tokens, first, last, analysis.text), 2, "ground")


def _is_near(tokens: Sequence[Token], spot: Spot) -> bool:
    """'near X', 'outside X': hardly anything but a place is named so."""
    return spot.first > 0 and tokens[spot.first - 1].lower in ("near", "outside")


def _office_hint(tokens: Sequence[Token], spot: Spot) -> PlaceKind | None:
    """Governors govern regions: 'the governor of Kursk'."""
    governed = [token.lower for token in tokens[max(0, spot.first - 2) : spot.first]] == ["governor", "of"]
    return "region" if governed and any(reading.kind == "region" for reading in gazetteer.find(spot.name)) else None


def _dateline_hint(analysis: Analysis, item: Judged) -> PlaceKind | None:
    """A dateline opens with a town: 'NEW YORK (AP)'."""
    tokens, spot = item.sentence.tokens, item.spot
    if spot.first > 1 or tokens[spot.last - 1].end > dateline_end(analysis.text, item.sentence.start):
        return None
    readings = gazetteer.find(spot.name)
    return "city" if readings and readings[0].kind != "country" and any(reading.kind == "city" for reading in readings) else None


def _draft(analysis: Analysis, item: Judged, beside: Sequence[Spot]) -> PlaceDraft:
    tokens, spot = item.sentence.tokens, item.spot
    span = analysis.span(tokens[spot.first].start, tokens[spot.last - 1].end)
    return PlaceDraft(
        span=span,
        name=spot.name,
        hint=spot.term.kind if spot.term else "region" if spot.part else _office_hint(tokens, spot) or _dateline_hint(analysis, item),
        within=holder_of(tokens, spot, beside),
        term=spot.term.text if spot.term else None,
        part=spot.part,
        relation=None if owns(tokens, spot.last) else relation(analysis.text, span.start),
        worded=spot.worded or _is_near(tokens, spot),
        attested=item.support,
        sense=item.sense or "ground",
    )
