"""When an event happened, with how fine that is and why: the time of its own clause, or of the sentence that tells it as part of another.

What only leads to another clause ("captured last month, the town was shelled") dates that one. A wrong day is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import auxiliaries, climb, hanging, is_verb, label, lower, marker, subject
from onrecord.extract.events.setting import Clause, heads_report
from onrecord.extract.events.triggers import Trigger, event_nouns, event_words
from onrecord.extract.events.ways import phrase_above
from onrecord.extract.figures.circumstances import dates_counts, is_stamp
from onrecord.extract.statements.cues import is_finite
from onrecord.extract.word_classes import word_class
from onrecord.language.reading import Reading
from onrecord.model import Published, Time
from onrecord.model.vocabulary import Modality, TimePrecision

_CLOSE = 20  # characters from a year to the noun that it belongs to ("a 2018 US drone attack")
_BOUNDS = frozenset({"since", "through", "until", "till", "before", "from", "to"})
_JOINS = frozenset({" and ", " and on ", ", ", ", and ", ", and on "})
_HOURS = frozenset({"hour", "hours", "minutes"})
_MEANWHILE = frozenset({"", "by", "as", "while"})
_ADJOINING = 3  # words between two verbs that share what stands behind the second ("shot and killed on Monday")


@dataclass(frozen=True, slots=True)
class Dated:
    """An event's days with their precision; `basis`: how the time belongs to the event, and its words; `time`: the id of its fact."""

    first: str | None = None
    last: str | None = None
    precision: TimePrecision | None = None
    basis: str | None = None
    time: str | None = None


UNKNOWN = Dated()


def dated(clause: Clause, trigger: Trigger, modality: Modality, published: Published) -> Dated:
    """The time that the sentence gives a trigger."""
    if not clause.found.times:
        return UNKNOWN
    low, high = clause.segment(trigger)
    company = _company(clause.reading, trigger.word, alone=modality != "actual")
    tied = {t.id: _follows(clause, trigger, t) or _leads(clause, trigger, t) or _tie(clause, t, company) for t in clause.found.times}
    joined = _joined(clause.reading, trigger.word)
    for time in clause.found.times:
        if tied[time.id] is False and modality == "actual" and _opens(clause, time) and _tie(clause, time, joined):
            tied[time.id] = True
    own = [t for t in clause.found.times if tied[t.id] is not False]
    near = [t for t in own if (low <= t.start and t.end <= high) or _leads(clause, trigger, t)] or [
        t for t in own if _opens(clause, t) or tied[t.id]
    ]
    fit = [t for t in near if not _is_of_another(clause, trigger, t)]
    if fit:
        time = min(fit, key=lambda t: (abs(t.start - trigger.start), t.start))
        if modality != "actual" and "by" in (_word_before(clause, time), time.text.lower().split()[0]):
            return _until(time, published)
        inside = low <= time.start and time.end <= high
        where = "clause" if inside else "sentence"
        row = _row(clause, time)
        if len(row) > 1:
            first, last = min(t.first[:10] for t in row), max(t.last[:10] for t in row)
            return Dated(first, last, "days", f"{where}: {_plain(row[0])} … {_plain(row[-1])}", time.id)
        return Dated(time.first[:10], time.last[:10], time.precision, f"{where}: {_plain(time)}", time.id)
    if modality != "actual":
        return UNKNOWN
    since = _since_then(clause, trigger, published, company)
    return since if since != UNKNOWN else _hours_away(clause, trigger)


def _row(clause: Clause, time: Time) -> list[Time]:
    """The days told in one row with a day ("on Thursday and Saturday"), in the order of the text."""
    days = sorted((t for t in clause.found.times if t.precision == "day" and not _counts_away(t)), key=lambda t: t.start)
    if time not in days:
        return [time]
    at = days.index(time)
    low = high = at
    while low and clause.text[days[low - 1].end : days[low].start] in _JOINS:
        low -= 1
    while high + 1 < len(days) and clause.text[days[high].end : days[high + 1].start] in _JOINS:
        high += 1
    return days[low : high + 1]


def _hours_away(clause: Clause, trigger: Trigger) -> Dated:
    """ "Shells fell on Tuesday evening, hours after a bus was hit": on that day or the one before."""
    reading = clause.reading
    verb = next((w for w in (trigger.word, *climb(reading, trigger.word)) if marker(reading, w) in ("after", "before")), None)
    if verb is None or label(reading, verb) not in ("advcl", "obl", "nmod", "parataxis"):
        return UNKNOWN
    led = reading.child(verb, "mark", "case")
    if led is None or led == 0 or lower(reading, led - 1) not in _HOURS:
        return UNKNOWN
    company = _company(reading, reading.tree.heads[verb], alone=False)
    days = [t for t in clause.found.times if t.first[:10] == t.last[:10] and _tie(clause, t, company) is not False]
    if len({t.first[:10] for t in days}) != 1:
        return UNKNOWN
    day, step = date.fromisoformat(days[0].first[:10]), timedelta(1 if lower(reading, led) == "before" else -1)
    first, last = sorted((day, day + step))
    return Dated(first.isoformat(), last.isoformat(), "days", f"sentence: {lower(reading, led - 1)} {lower(reading, led)}", days[0].id)


def _until(time: Time, published: Published) -> Dated:
    """ "Will withdraw by the end of the year": between the report and then."""
    if published.last is None or not published.last[:10] <= time.last[:10]:
        return UNKNOWN
    return Dated(published.last[:10], time.last[:10], "range", f"until: {_plain(time)}", time.id)


def _plain(time: Time) -> str:
    return " ".join(time.text.split())


def _since_then(clause: Clause, trigger: Trigger, published: Published, company: frozenset[int]) -> Dated:
    """ "Killed since the conflict began in 2014": from then to the day of the report."""
    reading = clause.reading
    for time in clause.found.times:
        words = reading.within(time.start, time.end)
        if not words or published.last is None or time.start < trigger.end:
            continue
        phrase = phrase_above(reading, reading.head_of(words))
        begun = (
            phrase.governor is not None and marker(reading, phrase.governor) == "since" and reading.tree.heads[phrase.governor] in company
        )
        here = phrase.governor in company and (time.text.lower().startswith("since") or marker(reading, phrase.top) == "since")
        if (begun or here) and time.first[:10] <= published.last[:10]:
            return Dated(time.first[:10], published.last[:10], "range", f"since: {_plain(time)}", time.id)
    return UNKNOWN


def _company(reading: Reading, word: int, *, alone: bool) -> frozenset[int]:
    """The words whose times are the event's too. `alone`: of what did not happen, only those that stand for it."""
    found, at = {word}, word
    for above in climb(reading, word):
        if not _shares(reading, at, above, alone=alone):
            break
        found.add(above)
        at = above
    for below in hanging(reading, word, "conj", "xcomp"):
        joined = below - word <= _ADJOINING and subject(reading, below) is None
        if label(reading, below) == "xcomp" or joined:
            found.add(below)
    return frozenset(found)


@cache
def _doing() -> frozenset[str]:
    """Verbs by which an event is done or happens, or which tell what it did."""
    return group("does") | group("occurs") | group("harming") | group("wreaks") | event_words()


@cache
def _done() -> frozenset[str]:
    return group("harming") | group("series") | group("doing_nouns")


def _joined(reading: Reading, word: int) -> frozenset[int]:
    """The verbs that an event's is joined to by "and": what opens their sentence dates it too ("on Monday, they did this and we that")."""
    found, below = {word}, word
    for above in climb(reading, word):
        if label(reading, below) != "conj" or {"had", "have", "has"} & set(auxiliaries(reading, word)):
            break
        found.add(above)
        below = above
    return frozenset(found)


def _shares(reading: Reading, word: int, above: int, *, alone: bool) -> bool:
    """Whether what dates the word above dates this one: it is done or happens by it, at its side, or in its course."""
    relation = label(reading, word)
    perfect = bool({"had", "have", "has", "'ve", "’ve"} & set(auxiliaries(reading, word)))
    if relation == "xcomp" or reading.tree.labels[word] == "obl:agent":
        return True
    if relation in ("nsubj", "obj", "obl", "nmod", "compound", "amod"):
        return lower(reading, above) in (_doing() if is_verb(reading, above) else _done())
    if alone or perfect:
        return False
    if relation == "conj":
        verbal = is_verb(reading, word) or lower(reading, word) in group("harming")
        apart = subject(reading, word) is not None and lower(reading, word) not in group("harming")
        return not apart and verbal == is_verb(reading, above) and (verbal or word - above <= _ADJOINING)
    return relation == "advcl" and marker(reading, word) in _MEANWHILE


def _tie(clause: Clause, time: Time, company: frozenset[int]) -> bool | None:
    """Whether the tree hangs a time on the event or its company (True), on what could be another event (False), or on neither."""
    reading = clause.reading
    words = reading.within(time.start, time.end)
    if not words:
        return False
    phrase = phrase_above(reading, reading.head_of(words))
    if not company.isdisjoint((*phrase.words, phrase.governor)):
        return True
    if phrase.governor is None:
        return None
    return False if is_verb(reading, phrase.governor) or lower(reading, phrase.governor) in event_nouns() else None


def _follows(clause: Clause, trigger: Trigger, time: Time) -> bool:
    """ "Protesting outside the gate on Monday": no other verb stands between a verb and the time behind it."""
    between = clause.reading.within(trigger.end, time.start)
    alone = trigger.verbal and trigger.end <= time.start and "," not in clause.text[trigger.end : time.start]
    return alone and not any(clause.reading.tree.upos[word] in ("VERB", "AUX") for word in between)


def _leads(clause: Clause, trigger: Trigger, time: Time) -> bool:
    """ "The talks came two days after rockets killed six": the day of what stands behind "after"."""
    if time.end > trigger.start or not _counts_away(time):
        return False
    between = clause.reading.within(time.end, trigger.start)
    verbs = [word for word in between if is_verb(clause.reading, word)]
    return not verbs and "," not in clause.text[time.end : trigger.start]


def _counts_away(time: Time) -> bool:
    return time.text.split()[-1].lower() in ("after", "before")


def _is_of_another(clause: Clause, trigger: Trigger, time: Time) -> bool:
    return (
        _since(clause, trigger, time)
        or dates_counts(clause.text, time)
        or is_stamp(clause.text, time)
        or _counts(clause, time, trigger)
        or heads_report(clause, time.end)
        or _of_another(clause, trigger, time)
    )


def _of_another(clause: Clause, trigger: Trigger, time: Time) -> bool:
    """ "The toll of the strike rose on Monday", "the raid, and police last week": another verb or clause stands between.

    A year right before a noun ("a 2022 report on the invasion") is of that noun.
    """
    if time.precision == "year" and time.end <= trigger.start and trigger.start - time.end > _CLOSE:
        before = _word_before(clause, time)
        if before and before not in word_class("preposition"):
            return True
    led = [token.lower for token in clause.tokens if token.end <= trigger.start][-1:]
    owned = not trigger.verbal and bool(led) and led[0] in word_class("possessive") | {"its", "their"}
    if owned and trigger.start - time.end > _CLOSE and not _opens(clause, time):
        return True  # "was taken on Friday, a success of its long campaign"
    between = [token for token in clause.tokens if trigger.end <= token.start and token.end <= time.start]
    if any(token.lower in event_nouns() for token in between) and not (trigger.entry.fires or trigger.entry.part in ("kill", "toll")):
        return True  # "rescued hostages taken in the massacre on Monday"
    joined = any(a.text == "," and b.lower in ("and", "but") for a, b in pairwise(between))
    harm = group("harming") | (
        {"claimed", "claim", "claims"} if any(token.lower in ("life", "lives") for token in between) else frozenset()
    )
    others = [token for token in between if token.lower not in harm]  # "the strike killed 22 civilians on Thursday" is one deed
    return joined or any(token.lower in word_class("clause_verb", "modal") or is_finite(token) for token in others)


def _counts(clause: Clause, time: Time, trigger: Trigger) -> bool:
    """ "Day 300 of the invasion", "the anniversary of the attack": the time counts from the event, it is not when it happened."""
    between = clause.text[time.end : trigger.start]
    above = {*climb(clause.reading, trigger.word)}
    counted = not above.isdisjoint(clause.reading.within(time.start, time.end)) or (len(between) <= _CLOSE and " of " in f" {between} ")
    return time.start <= trigger.start < time.end or (len(between) > 0 and counted and "." not in between)


def _since(clause: Clause, trigger: Trigger, time: Time) -> bool:
    if time.text.lower().startswith("since"):
        return True
    return _word_before(clause, time) in _BOUNDS and not _owns(clause, time, trigger)


def _owns(clause: Clause, time: Time, trigger: Trigger) -> bool:
    """ "The toll from Saturday's strike": the day is that of the strike, and of nothing else."""
    reading = clause.reading
    words = reading.within(time.start, time.end)
    named = clause.text[time.end : time.end + 2] in ("'s", "’s") and bool(words)
    return named and reading.tree.heads[reading.head_of(words)] == trigger.word


def _word_before(clause: Clause, time: Time) -> str:
    return next((token.lower for token in reversed(clause.tokens) if token.end <= time.start), "")


def _opens(clause: Clause, time: Time) -> bool:
    """ "On Friday, …": nothing but prepositions and articles before it, a comma or the subject behind it."""
    if not max(clause.start, clause.sentence.start) <= time.start < clause.sentence.end:
        return False
    before = [token.lower for token in clause.tokens if token.end <= time.start]
    return all(word in word_class("preposition", "determiner") for word in before)
