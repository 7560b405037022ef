"""Whose word a fact is, and how many independent voices stand behind several facts: corroboration counts voices, never articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from onrecord.fuse.credits import Credit, credits
from onrecord.fuse.fuller import fuller, is_body
from onrecord.fuse.record import Record
from onrecord.knowledge.folding import fold
from onrecord.knowledge.outlets import outlet
from onrecord.model import Event, Figure, Frozen, Span, Statement

Telling = Event | Figure | Statement


class FirstVoice(Frozen):
    """Whose word a fact is before anybody passed it on. `id`: `outlet:NAME`, or the id of a voice of the record.

    An outlet: the one that the sentence credits ("told Reuters", "SANA said"), else the one whose story the report, or the report that it
    copies, is. A story: where nobody says whose it is. `why` in words.
    """

    id: str
    name: str
    kind: Literal["story", "outlet"]
    why: str


class Origin(Frozen):
    """One independent source of facts: tellings that share a first voice, or a named speaker, are one.

    `voices`: the first voices, in order of id. `speakers`: the named speakers that each of its tellings is attributed to; empty when one
    is told in a report's own words or by somebody who is not named. `facts` and `documents` in order of id.
    """

    voices: tuple[FirstVoice, ...]
    speakers: tuple[str, ...] = ()
    facts: tuple[str, ...]
    documents: tuple[str, ...]


def first_voice(record: Record, fact: Telling) -> FirstVoice:
    """The first voice of a fact: the outlet that it credits, else the outlet whose story the report is, else the story."""
    credit = _credited(record, fact)
    if credit is not None:
        return _outlet(credit.outlet.name, f"“{credit.words}”")
    return _storys(record, fact.document)


def independent(record: Record, facts: Iterable[Telling], *, actor: Callable[[str], str] = fold) -> list[Origin]:
    """The independent origins behind facts that tell of one thing, in order of their first voices.

    Copies count once, stories that cite one outlet count once, stories of one outlet count once, and so do all that pass on the word of one
    and the same named speaker: two papers that quote one ministry are one origin, and so is the bulletin of the ministry itself. `actor`
    gives the name under which a speaker is known; a body's shorter name is its fuller one's, where only one is told.
    """
    tellings = {fact.id: fact for fact in facts}
    voices = {key: first_voice(record, fact) for key, fact in tellings.items()}
    speakers = {key: {actor(name): name for name in named_speakers(record, fact)} for key, fact in tellings.items()}
    found = [
        Origin(
            voices=tuple(sorted({voices[key].id: voices[key] for key in reversed(members)}.values(), key=lambda voice: voice.id)),
            speakers=_common(speakers[key] for key in members),
            facts=tuple(members),
            documents=tuple(sorted({tellings[key].document for key in members})),
        )
        for members in _joined(_tokens(voices, speakers, actor))
    ]
    return sorted(found, key=lambda origin: origin.voices[0].id)


def _tokens(
    voices: Mapping[str, FirstVoice], speakers: Mapping[str, Mapping[str, str]], actor: Callable[[str], str]
) -> dict[str, set[str]]:
    """Fact → what makes it one origin with another: its first voice, its speakers, and the outlet itself, which others may quote."""
    outlets = {key: actor(voice.name) for key, voice in voices.items() if voice.kind == "outlet"}
    named = fuller({*outlets.values(), *(name for some in speakers.values() for name in some)})
    said = {key: {*some, *([outlets[key]] if key in outlets else [])} for key, some in speakers.items()}
    return {key: {voices[key].id, *(f"speaker:{named[name]}" for name in said[key])} for key in sorted(voices)}


def named_speakers(record: Record, fact: Telling) -> tuple[str, ...]:
    """The people and bodies to whom a fact is attributed: no outlets, which are voices, and not nobody in particular ("officials")."""
    names = [said.speaker_name for said in _statements(record, fact)]
    if isinstance(fact, Figure):
        names.append(fact.speaker_name)
    return tuple(sorted({name for name in names if name and _is_somebody(name) and outlet(name) is None}))


def _is_somebody(name: str) -> bool:
    """A name, or a body ("the health ministry"): within one happening there is one."""
    return any(map(str.isupper, name)) or is_body(name)


def _common(speakers: Iterable[dict[str, str]]) -> tuple[str, ...]:
    """What is in all of them, by the name that comes first."""
    every = list(speakers)
    shared = set(every[0]).intersection(*every[1:]) if every else set()
    return tuple(sorted(min(some[key] for some in every) for key in shared))


def _joined(tokens: dict[str, set[str]]) -> Iterator[list[str]]:
    """The sets of keys that are connected by tokens that they share, each sorted, in order of their first."""
    holders: dict[str, list[str]] = {}
    for key, some in tokens.items():
        for token in some:
            holders.setdefault(token, []).append(key)
    seen: set[str] = set()
    for start in sorted(tokens):
        if start in seen:
            continue
        members, waiting = {start}, [start]
        while waiting:
            near = {other for token in tokens[waiting.pop()] for other in holders[token]} - members
            members |= near
            waiting += near
        seen |= members
        yield sorted(members)


def _statements(record: Record, fact: Telling) -> list[Statement]:
    """The statements that a fact is, or is attributed to."""
    if isinstance(fact, Statement):
        return [fact]
    keys = fact.attributed_to if isinstance(fact, Event) else (fact.statement,) if fact.statement else ()
    return [said for key in keys if isinstance(said := record.facts.get(key), Statement)]


def _credited(record: Record, fact: Telling) -> Credit | None:
    """The outlet that is credited with a fact: its speaker, else the credit of its sentence that belongs to it."""
    said = _statements(record, fact)
    names = [statement.speaker_name for statement in said] + ([fact.speaker_name] if isinstance(fact, Figure) else [])
    for name in names:
        if name and (known := outlet(name)) is not None:
            return Credit(known, 0, 0, name)
    for sentence in fact.evidence or _own(fact):
        found = credits(sentence.text)
        if found and (mine := [credit for credit in found if _is_of(record, credit, sentence, fact)]):
            return mine[0]
    return None


def _own(fact: Telling) -> tuple[Span, ...]:
    return (fact.trigger,) if isinstance(fact, Event) else (fact.span,) if isinstance(fact, Figure) else fact.content


def _is_of(record: Record, credit: Credit, sentence: Span, fact: Telling) -> bool:
    """Whether the attribution of the sentence that stands nearest to a credit is one of the fact."""
    said = [told for told in record.of_document[fact.document] if isinstance(told, Statement) and told.cue and sentence.covers(told.cue)]
    if not said:
        return True
    nearest = min(said, key=lambda told: (_gap(told, sentence.start + credit.start), told.id))
    at = _own(fact)[0]
    return nearest in _statements(record, fact) or any(span.covers(at) for span in nearest.content)


def _gap(statement: Statement, at: int) -> int:
    spans = [span for span in (statement.cue, statement.speaker) if span is not None]
    return min((min(abs(span.start - at), abs(span.end - at)) for span in spans), default=1 << 30)


def _storys(record: Record, document: str) -> FirstVoice:
    """The outlet of the story that a report tells, else the story itself."""
    voice = record.voices[document]
    origin = record.documents.get(voice.documents[0])
    copied = f", a copy of {origin.label}" if origin is not None and origin.id != document else ""
    if voice.outlet is not None:
        return _outlet(voice.outlet, f"the story is {voice.outlet}'s{copied}")
    return FirstVoice(id=voice.id, name=origin.label if origin is not None else voice.id, kind="story", why=f"the report itself{copied}")


def _outlet(name: str, why: str) -> FirstVoice:
    return FirstVoice(id=f"outlet:{name}", name=name, kind="outlet", why=why)
