"""How a word is written, as a small number: the encoder's vocabulary has no capitals, so case is told to it apart."""

from __future__ import annotations

from collections.abc import Sequence

_PADDING, _LOWER, _FIRST_TITLE, _TITLE, _UPPER, _MIXED, _NUMBER, _CODE, _MARK, _LOUD = range(10)
QUOTED = 10
"""Added for a word inside quotation marks."""
COUNT = 20
"""Numbers in use, 0 (no word) included."""
_LOUD_SHARE = 0.8
_FEWEST_TO_JUDGE = 4


def shapes(words: Sequence[str], sentences: Sequence[int], quoted: Sequence[bool]) -> list[int]:
    """The number of each word. In a sentence that capitalises (nearly) everything, a headline or a telegram, capitals tell nothing."""
    found: list[int] = []
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or sentences[end] != sentences[start]:
            found += _sentence(words[start:end])
            start = end
    return [shape + QUOTED * inside for shape, inside in zip(found, quoted, strict=True)]


def _sentence(words: Sequence[str]) -> list[int]:
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    loud = len(letters) >= _FEWEST_TO_JUDGE and capitals >= _LOUD_SHARE * len(letters)
    first = next((number for number, word in enumerate(words) if word[0].isalnum()), 0)
    return [_shape(word, number <= first, loud) for number, word in enumerate(words)]


def _shape(word: str, first: bool, loud: bool) -> int:
    head = word[0]
    if head.isdigit():
        return _NUMBER if not any(letter.isalpha() for letter in word) else _CODE
    if not head.isalpha():
        return _MARK
    if any(letter.isdigit() for letter in word):
        return _CODE
    if loud:
        return _LOUD
    if word.islower() or not head.isupper():
        return _LOWER if word.islower() or not any(letter.isupper() for letter in word) else _MIXED
    if len(word) > 1 and word.isupper():
        return _UPPER
    if any(letter.isupper() for letter in word[1:]):
        return _MIXED
    return _FIRST_TITLE if first else _TITLE
