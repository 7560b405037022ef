"""What a situation report is asked about: days, a place, an actor, a topic. A label that does not exist is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import get_args

from onrecord.errors import UsageError
from onrecord.knowledge.countries import by_code, by_name
from onrecord.model import Frozen
from onrecord.model.vocabulary import EventType, Measure, Population, Stance
from onrecord.report.asked import day

_LABELS = {
    "type": get_args(EventType), "measure": get_args(Measure), "population": get_args(Population), "stance": get_args(Stance),
}  # fmt: skip
_LETTERS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Topic(Frozen):
    """Labels of the record format, any of which a fact may bear; words, all of which begin a word of its sentence."""

    labels: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


class Asked(Frozen):
    """`since`/`until`: ISO days. `place`, `actor`: parts of names; `actors`: the names that the record knows such an actor by."""

    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    topic: str | None = None
    actors: frozenset[str] = frozenset()
    about: Topic | None = None

    @property
    def everything(self) -> bool:
        return not (self.since or self.until or self.place or self.actor or self.topic)

    def then(self, first: str | None, last: str | None) -> bool:
        """Whether something of these days may have happened in the days asked for; what has no day did not."""
        if self.since is None and self.until is None:
            return True
        first, last = first or last, last or first
        return first is not None and last is not None and last[:10] >= (self.since or "") and first[:10] <= (self.until or "9")

    def there(self, places: Iterable[str], countries: Iterable[str | None]) -> bool:
        if self.place is None:
            return True
        wanted, codes = self.place.casefold(), {code for code in countries if code}
        return any(wanted in name.casefold() for name in places) or _code(self.place) in codes

    def who(self, names: Iterable[str | None]) -> bool:
        if self.actor is None:
            return True
        wanted = self.actor.casefold()
        return any(name is not None and (wanted in name.casefold() or name in self.actors) for name in names)

    def what(self, labels: Iterable[str | None], sentence: Callable[[], str]) -> bool:
        if self.about is None:
            return True
        if self.about.labels & {label for label in labels if label}:
            return True
        return bool(self.about.words) and spoken(self.about.words, sentence())


def _code(place: str) -> str | None:
    """The country that a place asked for is, by name or code."""
    found = by_name(place) or by_name(place.title())
    if found is not None:
        return found.code
    try:
        return by_code(place.upper()).code if len(place) == 2 else None
    except KeyError:
        return None


def spoken(words: Iterable[str], sentence: str) -> bool:
    """Whether each of the words begins a word of the sentence, whatever the case."""
    found = [word.casefold() for word in _LETTERS.findall(sentence)]
    return all(any(word.startswith(wanted) for word in found) for wanted in words)


def asked(
    *, since: str | None = None, until: str | None = None, place: str | None = None, actor: str | None = None, topic: str | None = None,
    sentences: Callable[[], Iterable[str]] = tuple, names: Callable[[str], Iterable[str]] = lambda _: (),
) -> Asked:  # fmt: skip
    """The question, checked. `sentences`: those of the record; `names`: the names of the actors that a part of a name fits.

    Raises UsageError for what is no day, and for a label that does not exist (`measure:kiled`, or capitals that no report uses).
    """
    return Asked(
        since=day(since, what="since"),
        until=day(until, what="until"),
        place=place or None,
        actor=actor or None,
        topic=topic or None,
        actors=frozenset(names(actor)) if actor else frozenset(),
        about=_topic(topic, sentences) if topic else None,
    )


def _topic(topic: str, sentences: Callable[[], Iterable[str]]) -> Topic:
    kind, colon, name = topic.partition(":")
    if colon and kind in _LABELS:
        return Topic(labels=frozenset((_label(name, _LABELS[kind], topic),)))
    known = {label.casefold(): label for labels in _LABELS.values() for label in labels}
    label = known.get(topic.strip().casefold())
    words = tuple(word.casefold() for word in _LETTERS.findall(topic))
    if not words:
        raise UsageError(f"no topic {topic!r}", hint="Give words, or one of the labels that `onrecord report --help` lists.")
    if label is not None:
        return Topic(labels=frozenset((label,)), words=() if topic.strip() == label and label.isupper() else words)
    if topic.isupper() and not any(spoken(words, sentence) for sentence in sentences()):
        raise _unknown(topic, [label for labels in _LABELS.values() for label in labels])
    return Topic(words=words)


def _label(name: str, labels: tuple[str, ...], topic: str) -> str:
    for label in labels:
        if label.casefold() == name.strip().casefold():
            return label
    raise _unknown(topic, labels)


def _unknown(topic: str, labels: Iterable[str]) -> UsageError:
    return UsageError(f"no topic {topic!r}", hint=f"There are: {', '.join(dict.fromkeys(labels))}; or give words that reports use.")
