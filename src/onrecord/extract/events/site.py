"""A place in a sentence where an event may be named, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.events.event_words import group
from onrecord.extract.events.grammar import is_verb, label
from onrecord.extract.events.roles import sufferers
from onrecord.language import Token
from onrecord.language.reading import Reading
from onrecord.language.sentences import Sentence
from onrecord.model import Facts

_REACH = 8


@dataclass(frozen=True, slots=True)
class Site:
    """tokens[first:stop] of a sentence may name an event; `word` is the one of the reading that the others hang on.

    `vouched`: the model finds the same event there; `war`: the report tells of war.
    """

    reading: Reading
    sentence: Sentence
    found: Facts
    first: int
    stop: int
    word: int
    vouched: bool = False
    war: bool = False

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sentence.tokens

    @property
    def lower(self) -> str:
        return self.tokens[self.first].lower

    @property
    def before(self) -> str:
        """The word before, in lower case."""
        return self.tokens[self.first - 1].lower if self.first else ""

    @property
    def after(self) -> str:
        """The word behind, in lower case."""
        return self.tokens[self.stop].lower if self.stop < len(self.tokens) else ""

    @property
    def verbal(self) -> bool:
        """A verb, or a participle before a noun ("the besieged city")."""
        return is_verb(self.reading, self.word) or (label(self.reading, self.word) == "amod" and self.lower.endswith(("ed", "en")))


def is_verbal(site: Site) -> bool:
    return site.stop - site.first > 1 or site.verbal


def words_after(site: Site, reach: int = _REACH) -> Sequence[Token]:
    """The words behind the trigger, to the end of its clause."""
    tokens = site.tokens[site.stop : site.stop + reach]
    cut = next((n for n, token in enumerate(tokens) if token.text in ".;:" or token.lower in ("while", "after", "who", "which")), None)
    return tokens[:cut]


def words_before(site: Site, reach: int = _REACH) -> Sequence[Token]:
    return site.tokens[max(0, site.first - reach) : site.first]


def has_any(tokens: Sequence[Token], *names: str) -> bool:
    return any(token.lower in group(name) for token in tokens for name in names)


def has_named(kind: str, tokens: Sequence[Token], site: Site) -> bool:
    return bool(tokens) and bool(site.found.within(kind, tokens[0].start, tokens[-1].end))


def sufferers_at(site: Site) -> list[int]:
    return sufferers(site.reading, site.word) if is_verbal(site) else []


def is_misfortune(site: Site) -> bool:
    """An earthquake or a crash in a sentence that names no arms: nobody attacked anybody."""
    return has_any(site.tokens, "disaster") and not has_any(site.tokens, "warlike")
