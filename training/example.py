"""What a corpus teaches: a run of words with the labels that its annotators gave, and no claim about those that they did not."""

from __future__ import annotations

from dataclasses import dataclass

ENTITY_TYPES = ("PERSON", "ORGANISATION", "PLACE", "FACILITY", "WEAPON", "NATIONALITY")
EVENT_TYPES = tuple(
    "ASSAULT CONTROL RETREAT INTERCEPT MOBILIZE COERCE PROTEST SANCTION AID CONSULT AGREE COOPERATE CONCEDE MOVE FIND".split()
)
NONE = "O"
ROLES = ("cue", "source", "content", "actor", "target", "place", "instrument")
"""The first three hang on the first word of a cue that means something, the others on the trigger of an event."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Universal Dependencies of all words: `heads` counts from 1 within the example, 0 is the root of a sentence."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A predicate's words by role. Roles that the corpus does not annotate are absent; an annotated role without words is an empty set."""

    anchor: int
    roles: dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Example:
    """Consecutive words of one document.

    `sentences`: each word's sentence number, from 0. `quoted`: whether the word stands inside quotation marks.
    `entities` and `events`: for each word the labels that its annotation allows (entities as "O", "B-PERSON", "I-PERSON", …; events as "O",
    "ASSAULT", …); more than one where the corpus does not tell them apart, None for a word of which it says nothing.
    """

    corpus: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    quoted: tuple[bool, ...]
    tree: Tree | None = None
    entities: tuple[frozenset[str] | None, ...] | None = None
    events: tuple[frozenset[str] | None, ...] | None = None
    attributions: tuple[Link, ...] | None = None
    arguments: tuple[Link, ...] | None = None
