"""Text, or the tokens of a corpus, as the words that the model will see at run time."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.language.quotes import Inside, find_quotes
from onrecord.language.sentences import split_sentences
from onrecord.language.tokens import tokenise
from onrecord.language.words import split_words
from training.example import Example, Link, Tree


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word of a text: `text[start:end]`, the number of its sentence, whether it stands in quotation marks."""

    text: str
    start: int
    end: int
    sentence: int
    quoted: bool


def words_of(text: str) -> list[TextWord]:
    """The words of a text, its sentences and quotations found as at run time."""
    inside = Inside(list(find_quotes(text)))
    return [
        TextWord(word.text, word.start, word.end, sentence.index, inside.at(word.start) is not None)
        for sentence in split_sentences(text)
        for word in split_words(tokenise(text, sentence.start, sentence.end))
    ]


def quoted_words(words: Sequence[str], spaces: Sequence[bool] | None = None) -> tuple[bool, ...]:
    """Whether each word of a tokenised text stands inside quotation marks; `spaces`: whether a space follows it (default: always)."""
    text, starts = "", []
    for number, word in enumerate(words):
        starts.append(len(text))
        text += word + (" " if spaces is None or spaces[number] else "")
    inside = Inside(list(find_quotes(text)))
    return tuple(inside.at(start) is not None for start in starts)


def covered(words: Sequence[TextWord], start: int, end: int) -> frozenset[int]:
    """The numbers of the words that lie, at least in part, within start..end of the text."""
    return frozenset(number for number, word in enumerate(words) if word.start < end and start < word.end)


def segments(example: Example, longest: int, rng: random.Random | None = None) -> Iterator[Example]:
    """The example cut between sentences into runs of at most `longest` words (a longer sentence stays whole).

    With `rng`, each run gets a limit of its own between a quarter of `longest` and `longest`, so that short and long contexts are both
    learnt. A link is kept where its anchor is, without the words of other runs.
    """
    start = 0
    limit = _limit(longest, rng)
    bounds = [0] + [n for n in range(1, len(example.words)) if example.sentences[n] != example.sentences[n - 1]] + [len(example.words)]
    for number in range(1, len(bounds)):
        if bounds[number] - start > limit and bounds[number - 1] > start:
            yield _cut(example, start, bounds[number - 1])
            start = bounds[number - 1]
            limit = _limit(longest, rng)
    if start < len(example.words):
        yield _cut(example, start, len(example.words))


def _limit(longest: int, rng: random.Random | None) -> int:
    return longest if rng is None else rng.randint(longest // 4, longest)


def _cut(example: Example, start: int, end: int) -> Example:
    tree = example.tree
    if tree is not None:
        heads = tuple(head - start if head else 0 for head in tree.heads[start:end])
        tree = Tree(tree.upos[start:end], heads, tree.labels[start:end])
    return replace(
        example,
        words=example.words[start:end],
        sentences=tuple(number - example.sentences[start] for number in example.sentences[start:end]),
        quoted=example.quoted[start:end],
        tree=tree,
        entities=None if example.entities is None else example.entities[start:end],
        events=None if example.events is None else example.events[start:end],
        attributions=None if example.attributions is None else _links(example.attributions, start, end),
        arguments=None if example.arguments is None else _links(example.arguments, start, end),
    )


def _links(links: Iterable[Link], start: int, end: int) -> tuple[Link, ...]:
    return tuple(
        Link(link.anchor - start, {role: frozenset(n - start for n in words if start <= n < end) for role, words in link.roles.items()})
        for link in links
        if start <= link.anchor < end
    )
