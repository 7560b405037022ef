"""MinHash signatures, the same in every process and on every platform, and the bands under which they are filed."""

from __future__ import annotations

import base64
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import eq
from zlib import crc32

SEED = 20220224
PERMUTATIONS = 128
"""Of the signature that is kept: the likeness that it tells has a standard error of at most .045."""
_LOW = 0xFFFF
_WORD, _FIRST, _SECOND = 0xFFFFFFFF, 0x9E3779B1, 0x85EBCA77
"""32 bits, and two odd numbers that tell a word's place among three (the primes of xxHash)."""


def shingles(words: Sequence[str]) -> set[int]:
    """A number for every three words in a row, 32 bits; of fewer than three words, one for all of them."""
    known = {word: crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
    told = [known[word] for word in words]
    if len(told) < 3:
        return {sum(told)} if told else set()
    return {(a * _FIRST ^ b * _SECOND ^ c) & _WORD for a, b, c in zip(told, told[1:], told[2:], strict=False)}


def features(words: Iterable[str]) -> set[int]:
    """A number for each word, 32 bits."""
    return {crc32(word.encode("utf-8", "surrogatepass")) for word in words}


def minhash(numbers: set[int], permutations: int = PERMUTATIONS) -> list[int]:
    """The least of each permutation, 16 bits of it; empty for no features."""
    from rensa import RMinHash  # type: ignore[import-untyped]  # here, so that no start of the program loads it

    if not numbers:
        return []
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(array("Q", numbers), [0, len(numbers)], permutations, SEED)
    return [value & _LOW for value in matrix.to_rows()[0]]


def packed(signature: Sequence[int]) -> str:
    """A signature as text, two bytes a permutation, big end first."""
    return base64.b85encode(b"".join(value.to_bytes(2, "big") for value in signature)).decode("ascii")


@lru_cache(maxsize=1 << 14)
def unpacked(text: str) -> array[int]:
    raw = base64.b85decode(text)
    return array("H", [raw[at] << 8 | raw[at + 1] for at in range(0, len(raw), 2)])


def likeness(one: str, other: str) -> float:
    """The share of two sets' features that are in both (Jaccard's), as two packed signatures of equal length tell it."""
    if not one or not other:
        return 0.0
    mine = unpacked(one)
    common: int = sum(map(eq, mine, unpacked(other)))
    return common / len(mine)


def bands(signature: Sequence[int], rows: int, name: str) -> list[str]:
    """Keys, one for each `rows` permutations: two sets of likeness j share one of b with probability 1 - (1 - j^rows)^b."""
    return [
        f"{name}{at // rows:x}:{'.'.join(f'{value:x}' for value in signature[at : at + rows])}"
        for at in range(0, len(signature) - rows + 1, rows)
    ]
