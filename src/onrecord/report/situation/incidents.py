"""Incidents as sentences: what, by and on whom, where, when, on whose word, who denies it, how many voices, which tolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from onrecord.fuse import Record
from onrecord.knowledge.event_names import Named, named
from onrecord.model import Figure, Place
from onrecord.model.record import IncidentPlace
from onrecord.model.vocabulary import Measure
from onrecord.report.ledger import Entry
from onrecord.report.situation import articles
from onrecord.report.situation.attribution import predicate, who_denies, whose_word
from onrecord.report.situation.counted import amount, speaker
from onrecord.report.situation.matter import Occurrence, Telling
from onrecord.report.situation.sentence import Sentence, tally
from onrecord.report.situation.wording import escaped, joined, many, names, on, opening, quotation

TELLINGS = 3
"""So many different sentences are quoted under an incident; the others are counted."""
COUNTS = 4
_MEASURES = get_args(Measure)
ONLY = {
    "planned": "on record only as planned",
    "possible": "on record only as possible",
    "demanded": "on record only as demanded",
    "denied": "on record only as denied",
}
_NOUNS = {
    "outskirts": "on the", "edge": "on the", "edges": "on the", "border": "on the", "coast": "on the", "vicinity": "in the",
    "suburb": "in a", "suburbs": "in the", "area": "in the", "environs": "in the",
}  # fmt: skip
_HOW = {"actual": "having happened", "denied": "not having happened"}  # fmt: skip


def incident(record: Record, found: Occurrence, told_above: set[tuple[str, int]]) -> Sentence:
    """The sentence of an incident, over the sentences that tell of it. `told_above` keeps which were quoted before, and grows."""
    said = (one.id for telling in found.tellings for one in telling.said)
    tolls = list(_tolls(record, found))
    counted = (key for _, keys in tolls for key in keys)
    facts = (found.events[0], *counted, *found.events[1:], *said, *(claim.id for claim in found.denials))
    text = joined([_what(record, found), who_denies(found), *(toll for toll, _ in tolls)]) + f" ({_standing(found)})"
    return Sentence(
        text=opening(text),
        facts=tuple(dict.fromkeys(facts)),
        incidents=(found.incident.id,),
        below=tuple(_tellings(found.tellings, told_above)),
    )


def _what(record: Record, found: Occurrence) -> str:
    happening = found.incident
    called = named(happening.type, happening.mode, found.tellings[0].event.trigger.text)
    when = on(happening.first, happening.last)
    only = ONLY.get(happening.modality)
    rest = [_parties(record, found, called), _with(happening.instruments), where(record, found)]
    subject = joined([escaped(called.name), *rest], " ")
    verb = f"{'are' if called.many else 'is'} {only}" if only else f"{'were' if called.many else 'was'} reported"
    mine = [telling for telling in found.tellings if telling.event.modality == happening.modality]
    if only:
        said = joined([f"{subject} {verb}", whose_word(mine or found.tellings)], ", ")
    else:
        said = f"{subject} {predicate(mine or found.tellings, verb)}"
    told = joined([said, *_otherwise(found)])
    return f"{when}, {told}" if when else told


def _otherwise(found: Occurrence) -> Iterator[str]:
    """`told as planned, according to A`: tellings that do not say that it happened, where others do, and the other way round."""
    for modality in ("actual", *ONLY):
        some = [telling for telling in found.tellings if telling.event.modality == modality]
        if modality != found.incident.modality and some and len(some) < len(found.tellings):
            yield _denial(some) if modality == "denied" and found.denials else predicate(some, f"told as {_HOW.get(modality, modality)}")


def _denial(tellings: Sequence[Telling]) -> str:
    """What is told only in being denied: who claims it, where the denial says so. Who denies it is said beside."""
    return whose_word([telling for telling in tellings if telling.said])


def _parties(record: Record, found: Occurrence, called: Named) -> str:
    """`by A on B`, `of B by A`; one who is both (people who flee) once."""
    actors = _called(record, found, found.incident.actors, "actors")
    targets = _called(record, found, [name for name in found.incident.targets if name not in found.incident.actors], "targets")
    led = [f"{called.by} {names(actors)}"] if actors else []
    if not targets:
        return joined(led)
    if called.on == called.by and led:
        return f"{called.by} {names([*actors, *targets])}"
    onto = f"{called.on} {names(targets)}"
    return joined([onto, *led] if called.on == "of" else [*led, onto], " ")


def _called(record: Record, found: Occurrence, wanted: Iterable[str], side: Literal["actors", "targets"]) -> list[str]:
    """The names as the first telling that has them calls them, articles included."""
    as_called = articles.doer if side == "actors" else articles.struck
    called: dict[str, str] = {}
    for event in (telling.event for telling in found.tellings):
        for who in event.actors if side == "actors" else event.targets:
            if who.name not in called:
                called[who.name] = as_called(record, event.document, who)
    return [called.get(name, name) for name in wanted]


def _with(instruments: Iterable[str]) -> str:
    told = names(dict.fromkeys(" ".join(name.split()) for name in instruments), most=2)
    return f"with {told}" if told else ""


def where(record: Record, found: Occurrence) -> str:
    """`in Kherson`, `near Marib`, `from Belgorod to Kharkiv`: the finest places that are told, with the words that set them apart."""
    happening = found.incident
    named_above = {*happening.actors, *happening.targets}
    known = [place for place in happening.places if place.name not in named_above]
    scenes = [place for place in known if place.role == "scene"] or [place for place in known if place.role == "within"]
    at = names(dict.fromkeys(_at(record, place) for place in scenes), most=3)
    ways = (("from", "origin"), ("to", "destination"))
    apart = [place for place in known if place.name not in {scene.name for scene in scenes}]
    led = [(lead, names((place.name for place in apart if place.role == role), most=3)) for lead, role in ways]
    return joined([at, *(f"{lead} {told}" for lead, told in led if told)], " ")


def _at(record: Record, place: IncidentPlace) -> str:
    mention = record.facts.get(place.place)
    if not isinstance(mention, Place):
        return f"in {place.name}"
    name = articles.place(record, mention, place.name)
    return f"{_apart(mention.relation) or ('at' if mention.place_kind == 'facility' else 'in')} {name}"


def _apart(relation: str | None) -> str | None:
    """`near`, `20 km east of`; with the words that a noun needs before it: `on the outskirts of`."""
    if relation is None:
        return None
    noun = relation.split()[0].casefold()
    return f"{_NOUNS[noun]} {relation}" if noun in _NOUNS else relation


def _tolls(record: Record, found: Occurrence) -> Iterator[tuple[str, list[str]]]:
    """The counts of it in words, each amount once with who gives it, and their ids: those that stand first, the latest first.

    Where the whole incident is told in a report's own voice, so are its counts.
    """
    latest = sorted(found.counts, key=lambda entry: (entry.told or "", entry.id), reverse=True)
    told: dict[str, list[Entry]] = {}
    for entry in sorted(latest, key=lambda entry: (entry.ended is not None, *_kind(record, entry))):
        figure = record.facts[entry.id]
        assert isinstance(figure, Figure)
        told.setdefault(amount(figure, entry), []).append(entry)
    for text, some in list(told.items())[:COUNTS]:
        speakers = names(said for entry in some if (said := speaker(record, entry)) is not None)
        unnamed = ", with no speaker named" if any(telling.said for telling in found.tellings) else ""
        yield f"{text}, according to {speakers}" if speakers else f"{text}{unnamed}", [entry.id for entry in some]


def _kind(record: Record, entry: Entry) -> tuple[int, int]:
    figure = record.facts[entry.id]
    assert isinstance(figure, Figure)
    return _MEASURES.index(figure.measure), figure.population != "people"


def _standing(found: Occurrence) -> str:
    """`2 voices; disputed`."""
    voices = many(max(1, len(found.incident.voices)), "voice")
    return voices if found.incident.status == "reported" else f"{voices}; {found.incident.status}"


def _tellings(tellings: tuple[Telling, ...], told_above: set[tuple[str, int]]) -> Iterator[Sentence]:
    """The sentences that tell of it, each once in its section; the first few, then how many more."""
    fresh: dict[str, list[Telling]] = {}
    for telling in tellings:
        if (telling.source.document, telling.source.start) not in told_above:
            fresh.setdefault(" ".join(telling.source.sentence.split()), []).append(telling)
    shown = list(fresh.items())[:TELLINGS]
    for words, some in shown:
        told_above.update((telling.source.document, telling.source.start) for telling in some)
        yield Sentence(quotation(words), tuple(telling.event.id for telling in some), quotes=True)
    left = [telling.event.id for _, some in list(fresh.items())[TELLINGS:] for telling in some]
    if left:
        yield tally(f"And {many(len(left), 'more telling')}", left)
