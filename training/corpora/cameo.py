"""CAMEO sentences: source and target of the one event that each is coded for, and its quad class.

Which word names the event is not marked. It is taken to be a word that the trigger table knows with a type that the quad class admits,
soon after the first of the two and before the other ("[the EU] imposed sanctions on [Belarus]", "[a man] was arrested by [police]");
sentences without such a word are left out. Whether it names an event of ours there ("launched an investigation") is not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from onrecord.extract.word_classes import word_class
from training.corpora.fillers import without_marks
from training.corpora.token_words import token_words
from training.corpora.trigger_words import types_of
from training.example import EVENT_TYPES, NONE, Example, Link
from training.text import quoted_words

_TYPES = {
    "1": frozenset({"AGREE", "CONSULT", "AID", "COOPERATE", "CONCEDE", "RETREAT"}),
    "2": frozenset({"AGREE", "CONSULT", "AID", "COOPERATE", "CONCEDE", "RETREAT"}),
    "3": frozenset(EVENT_TYPES),
    "4": frozenset({"ASSAULT", "COERCE", "CONTROL", "INTERCEPT", "MOBILIZE", "MOVE", "PROTEST", "SANCTION"}),
}
"""Types by quad class: verbal cooperation, material cooperation, verbal conflict (which may refuse or threaten anything), material
conflict; 0, a mere statement, has none. After CAMEO's root codes (Schrodt 2012): 03-05, 06-08, 09-14, 15-20."""
_NEAR = 5  # words: auxiliaries, adverbs, a day
_ROLES = {"S": "actor", "R": "actor", "T": "target"}  # R: two sides of one act


def examples(folder: Path) -> Iterator[Example]:
    """One example a sentence with a source or a target and one word for what happened."""
    lines = (folder / "cameo" / "class_train.tsv").read_text(encoding="utf-8").splitlines()
    classes = {_letters(text): quad for text, _, quad in (line.rpartition("\t") for line in lines)}
    rows = (folder / "cameo" / "ner_train.txt").read_text(encoding="utf-8").splitlines()
    for told, group in groupby(rows, key=lambda row: bool(row.strip())):
        tokens = [(token, tag) for token, _, tag in (row.rpartition(" ") for row in group)] if told else []
        example = _example(tokens, classes.get(_letters("".join(token for token, _ in tokens)), "3")) if tokens else None
        if example is not None:
            yield example


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _example(tokens: list[tuple[str, str]], quad: str) -> Example | None:
    split = token_words([token for token, _ in tokens])
    roles: dict[str, frozenset[int]] = {}
    for number, (_, tag) in enumerate(tokens):
        if tag != NONE:
            roles[_ROLES[tag[2:]]] = roles.get(_ROLES[tag[2:]], frozenset()) | split.of(number, number + 1)
    fillers = list(roles.values())
    roles = {role: without_marks(split.words, filler) for role, filler in roles.items() if not _is_adjunct(split.words, filler)}
    trigger = _trigger(split.words, fillers, _TYPES.get(quad, frozenset()))
    if trigger is None or not roles:
        return None
    allowed = None if quad == "3" else _TYPES[quad] | {NONE}
    return Example(
        corpus="cameo",
        words=split.words,
        sentences=(0,) * len(split.words),
        quoted=quoted_words(split.words),
        events=tuple(allowed if number == trigger else None for number in range(len(split.words))),
        arguments=(Link(trigger, roles),),
    )


def _trigger(words: tuple[str, ...], fillers: list[frozenset[int]], types: frozenset[str]) -> int | None:
    """The first word of one of these types that follows the first filler closely and does not follow the last."""
    if not fillers:
        return None
    start = max(min(fillers, key=min)) + 1
    stop = min((min(filler) for filler in fillers if min(filler) >= start), default=len(words))
    return next((n for n in range(start, min(stop, start + _NEAR)) if types_of(words[n]) & types), None)


def _is_adjunct(words: tuple[str, ...], filler: frozenset[int]) -> bool:
    """ "In eastern Lebanon", marked as a target: where it happened."""
    return words[min(filler)].lower() in word_class("preposition")
