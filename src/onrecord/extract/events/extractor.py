"""What happened: triggers by table, arguments by the tree, one event a happening in each report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.extract.events.arguments import actors, targets
from onrecord.extract.events.carrying import carried, goes_on, headed, heads, is_of_the_day
from onrecord.extract.events.company import belongs, tells_of_war
from onrecord.extract.events.dating import dated
from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import hanging, is_negated, lower, objects, subject, subjects
from onrecord.extract.events.hours import Hours, hours_of
from onrecord.extract.events.meant import Meant, towns_meant
from onrecord.extract.events.merging import Mention, distinct
from onrecord.extract.events.modality import modality
from onrecord.extract.events.roles import doers
from onrecord.extract.events.scenes import scenes
from onrecord.extract.events.setting import Clause, clause_of
from onrecord.extract.events.triggers import SURE, Entry, Trigger, Vouched, event_nouns, find_triggers
from onrecord.extract.nearby import by_sentence
from onrecord.extract.word_classes import is_nominal
from onrecord.language import Analysis, Sentence
from onrecord.language.reading import Reading
from onrecord.model import Draft, Event, Facts, Statement

_NEAR = 8  # words around a strike among which its arms are looked for
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_NEW = frozenset({"latest", "second", "third", "first", "new", "other", "separate", "next", "previous", "earlier", "last", "recent"})
_NOBODY = frozenset({"nobody", "anybody", "anyone", "none"})
_NOT_IN_PLOVER = frozenset({"CONTROL", "INTERCEPT", "MOVE", "FIND"})


class Events:
    """A word or phrase that names an event in the right company, or vouched for by the model; the tree tells who, to whom and whether."""

    name = "events"
    version = "14"
    kinds = ("event",)

    def extract(self, analysis: Analysis, found: Facts) -> Iterable[Draft]:
        vouched = frozenset((event.anchor, event.kind) for event in analysis.reading.events if event.score >= SURE)
        attacks = frozenset(analysis.reading.sentences[word] for word, kind in vouched if kind == "ASSAULT")
        war = tells_of_war(analysis.sentences, found, attacks)
        near = by_sentence(analysis, found)
        mentions = [mention for sentence in analysis.sentences for mention in _mentions(analysis, sentence, near, vouched, war=war)]
        return headed(distinct(carried(mentions)), analysis.document.published)


def _mentions(analysis: Analysis, sentence: Sentence, near: Sequence[Facts], vouched: Vouched, *, war: bool) -> Iterator[Mention]:
    found = near[sentence.index]
    cues = [statement.cue for statement in found.statements if statement.cue]
    for trigger in find_triggers(analysis.reading, sentence, found, vouched, war=war):
        if _spares(analysis.reading, trigger):
            continue
        if (war or belongs(sentence, trigger)) and not any(cue.start <= trigger.start and trigger.end <= cue.end for cue in cues):
            meant = towns_meant(analysis.reading, analysis.sentences, near, sentence.index)
            clause = _clause(analysis, sentence, trigger, found, meant)
            event = _event(analysis, sentence, trigger, clause)
            hours = _hours(clause, trigger, event)
            yield Mention(
                event,
                points_back=_points_back(analysis.reading, sentence, trigger, found),
                light=trigger.entry.fires or trigger.entry.part in ("kill", "lands", "toll"),
                sentence=sentence.index,
                paragraph=sentence.paragraph,
                goes_on=goes_on(analysis.reading, trigger, found),
                heads=heads(analysis.reading, trigger, sentence, found),
                known=_known_targets(analysis.text, event),
                harms=_only_harms(analysis.reading, trigger),
                another=_is_another(analysis.reading, sentence, trigger),
                hours=hours,
                of_the_day=is_of_the_day(analysis.reading, trigger, found, hours),
            )


def _is_another(reading: Reading, sentence: Sentence, trigger: Trigger) -> bool:
    """ "Another shell hit", "a separate strike", "Elsewhere, …": the sentence itself says that it tells of another one."""
    if sentence.tokens and sentence.tokens[0].lower in group("elsewhere"):
        return True
    told = [trigger.word, *subjects(reading, trigger.word), *objects(reading, trigger.word), *hanging(reading, trigger.word, "obl:agent")]
    return any(lower(reading, c) in group("another") for word in told for c in hanging(reading, word, "det", "amod", "advmod"))


def _hours(clause: Clause, trigger: Trigger, event: Event) -> Hours | None:
    low, high = clause.segment(trigger)
    return hours_of(clause.text[low:high], next((time for time in clause.found.times if time.id == event.time), None))


def _spares(reading: Reading, trigger: Trigger) -> bool:
    """ "The strike did not kill anyone", "nobody was killed": what did not come of it says nothing of an attack."""
    if trigger.entry.part not in ("kill", "toll"):
        return False
    doer, suffering = subject(reading, trigger.word), objects(reading, trigger.word)
    if any(lower(reading, one) in _NOBODY for one in (*suffering, *([doer] if doer is not None else []))):
        return True
    attack = doer is not None and lower(reading, doer) in group("munition") | group("by_air") | group("attack") | event_nouns()
    return attack and is_negated(reading, trigger.word)


def _known_targets(text: str, event: Event) -> frozenset[str]:
    """ "The hospital", "that building": one common noun behind an article that takes it as known."""
    led = ((t.name, text[max(0, t.start - 6) : t.start].lower().split()) for t in event.targets if t.start is not None)
    return frozenset(name for name, before in led if name.islower() and " " not in name and before and before[-1] in _KNOWN)


def _only_harms(reading: Reading, trigger: Trigger) -> bool:
    """ "Two were killed", "the bombs killed two": what came of an attack; "cluster bombs killed two" tells of one itself."""
    if trigger.entry.part not in ("kill", "toll") or (
        trigger.entry.part == "kill" and lower(reading, trigger.word) not in group("killing")
    ):
        return False  # "shot dead", "executed" tell how
    arms = [head for head in doers(reading, trigger.word) if lower(reading, head) in group("munition") - group("attack") - event_nouns()]
    return not arms or any(lower(reading, c) in _KNOWN for head in arms for c in hanging(reading, head, "det"))


def _points_back(reading: Reading, sentence: Sentence, trigger: Trigger, found: Facts) -> bool:
    if trigger.entry.part == "war" or _only_harms(reading, trigger):
        return True
    tokens, at = sentence.tokens, trigger.first - 1
    while at > max(0, trigger.first - 4) and is_nominal(tokens[at]) and tokens[at].lower not in _NEW:
        at -= 1
    if trigger.verbal or at < 0:
        return False
    own_day = tokens[at].lower in ("'s", "’s") and any(time.end == tokens[at].start for time in found.times)
    return own_day or tokens[at].lower in _KNOWN  # "Saturday's strike", "the strike"


def _clause(analysis: Analysis, sentence: Sentence, trigger: Trigger, found: Facts, meant: tuple[Meant, ...]) -> Clause:
    return replace(clause_of(analysis.text, analysis.reading, sentence, trigger, _holding(found, trigger), found), meant=meant)


def _event(analysis: Analysis, sentence: Sentence, trigger: Trigger, clause: Clause) -> Event:
    reading, found, entry = analysis.reading, clause.found, trigger.entry
    holding = _holding(found, trigger)
    told = modality(reading, trigger.word, entry.type, holding)
    places, scene = scenes(clause, trigger)
    when = dated(clause, trigger, told, analysis.document.published)
    mode, acled = _means(sentence, trigger)
    return Event(
        document=analysis.document.id,
        type=entry.type,
        mode=mode,
        acled=acled,
        plover=_plover(entry),
        trigger=analysis.span(trigger.start, trigger.end),
        actors=actors(clause, trigger),
        targets=targets(clause, trigger),
        places=places,
        scene=scene,
        first=when.first,
        last=when.last,
        precision=when.precision,
        basis=when.basis,
        time=when.time,
        instruments=tuple(e.span for e in found.entities if e.type == "weapon" and clause.start <= e.start and e.end <= clause.end),
        modality=told,
        attributed_to=tuple(statement.id for statement in holding),
        evidence=(analysis.span(sentence.start, sentence.end),),
    )


def _means(sentence: Sentence, trigger: Trigger) -> tuple[str | None, str | None]:
    """Mode and sub-event type; of "strike" and "bomb", from the arms named around them, if these are of one sort."""
    entry = trigger.entry
    if entry.mode is not None or entry.acled is not None or sentence.tokens[trigger.first].lower not in group("by_any_means"):
        return entry.mode, entry.acled
    near = {token.lower for token in sentence.tokens[max(0, trigger.first - _NEAR) : trigger.stop + _NEAR]}
    by_air, by_gun = near & group("by_air"), near & group("by_gun")
    if by_air and not by_gun:
        return "aerial", "Air/drone strike"
    return ("heavy-weapons", "Shelling/artillery/missile attack") if by_gun and not by_air else (None, None)


def _holding(found: Facts, trigger: Trigger) -> list[Statement]:
    """The statements whose content holds the trigger, the innermost first."""
    holding = [s for s in found.statements if any(span.start <= trigger.start and trigger.end <= span.end for span in s.content)]
    return sorted(holding, key=lambda s: sum(span.end - span.start for span in s.content))


def _plover(entry: Entry) -> str | None:
    """PLOVER's type and mode, for the types that PLOVER has."""
    if entry.type in _NOT_IN_PLOVER:
        return None
    return f"{entry.type}/{entry.mode}" if entry.mode else entry.type
