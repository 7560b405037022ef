"""Weapons by their type: "Kalibr cruise missiles", "S-300", "the Admiral Makarov frigate"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.knowledge.tables import rows, words
from onrecord.language import Analysis, Sentence, Token
from onrecord.model import EntityDraft

_DESIGNATION = re.compile(r"^[A-Z][A-Za-z]{0,3}-?\d+[A-Z]{0,2}$")
_AROUND = re.compile(r"[\w-]+")
_MOST_MODIFIERS = 3


@cache
def _types() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """First word → (alias, usual name, may stand alone), longest alias first."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for row in rows("weapons.tsv"):
        for alias in (row["name"], *words(row["aliases"])):
            found.setdefault(_first(alias), []).append((alias, row["name"], (row["alone"] or "") != "no"))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


def _first(text: str) -> str:
    match = re.match(r"[^\W_]+", text)
    return match.group() if match else text


@cache
def _classes() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("weapon_words.tsv"))


@cache
def _between() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("weapon_modifiers.tsv"))


def weapons(analysis: Analysis, sentence: Sentence) -> Iterator[EntityDraft]:
    """Weapon drafts; the span holds the class word behind the name, `usual` is the type."""
    tokens = sentence.tokens
    after = sentence.start
    for at, token in enumerate(tokens):
        if token.start < after or not token.is_word or not token.is_capitalised:
            continue
        end, usual, alone = _type_at(analysis.text, token)
        begin = at
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        stop = _class_after(tokens, at) if end else None
        if not end or (stop is None and not alone):
            continue
        after = tokens[stop - 1].end if stop else end
        yield EntityDraft(span=analysis.span(tokens[begin].start, after), name=usual, type="weapon", usual=usual)


def _type_at(text: str, token: Token) -> tuple[int, str, bool]:
    """End of the type's name at a token (0: none), its usual name, whether it may stand without a class word."""
    for alias, usual, alone in _types().get(_first(token.text), ()):
        end = token.start + len(alias)
        plural = text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum()
        follows = text[end : end + 1]
        if text.startswith(alias, token.start) and (plural or not follows.isalnum()):
            return end + plural, usual, alone or (plural and usual != "Patriot")
    if _DESIGNATION.match(token.text):
        return token.end, token.text, False
    return 0, "", False


def _class_after(tokens: Sequence[Token], at: int) -> int | None:
    """Where the class word ends that follows, with at most three words between."""
    for stop in range(at, min(len(tokens), at + _MOST_MODIFIERS + 1)):
        if tokens[stop].lower in _classes():
            while stop + 1 < len(tokens) and tokens[stop + 1].lower in _classes():
                stop += 1
            return stop + 1
        if tokens[stop].lower not in _between() and tokens[stop].text not in ("-",):
            return None
    return None
