"""Whether a report is English. Its function words settle nearly every report at no cost; the rest goes to py3langid (0.9 s, 120 MB).

Text in another language is set aside with a word for what it reads as: a report that was not understood gives no facts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.errors import UnsupportedLanguage
from onrecord.knowledge.tables import rows

SAMPLE = 3000
FEWEST = 30
CLEARLY = 0.08
"""A twelfth of the words, half of what English reports have: no other language gets there, a mixed page only if mostly English."""
SURE = 0.95
AS_ENGLISH = frozenset({"pcm", "zxx"})
"""Nigerian Pidgin, which short headlines are taken for, and text of names and numbers alone, are no other language."""
ENGLISH = re.compile(r"(?:en|eng|english)(?:[-_ (].*)?", re.I)
WORDS = re.compile(r"[^\W\d_]+")


def language_of(text: str, *, claimed: str | None = None, hint: str | None = None) -> str | None:
    """`en`, or None for a text too short to judge. Raises UnsupportedLanguage for what reads, or is marked, as another.

    `claimed` is what the input's own field says and is believed; `hint` (a page's `lang`) is only for texts too short.
    """
    if claimed is not None:
        if ENGLISH.fullmatch(claimed.strip()):
            return "en"
        raise UnsupportedLanguage(f"is marked as {_name(claimed)}; only English is read")
    sample = _sample(text)
    words = WORDS.findall(sample)
    if sum(map(len, words)) < FEWEST:
        return "en" if hint and ENGLISH.fullmatch(hint) else None
    latin = sum(word.isascii() for word in words) * 2 > len(words)
    if latin and sum(word.lower() in _function_words() for word in words) >= CLEARLY * len(words):
        return "en"
    return _judged(sample, latin=latin)


def _sample(text: str) -> str:
    """The head and the middle, so that a foreign head line or credit does not decide for the whole."""
    if len(text) <= SAMPLE:
        return text
    middle = len(text) // 2
    return text[: SAMPLE // 2] + "\n" + text[middle : middle + SAMPLE // 2]


def _judged(sample: str, *, latin: bool) -> str:
    """English, unless other languages are as good as certain, or most words are in letters that rule it out."""
    ranked = [("en" if code in AS_ENGLISH else code, float(chance)) for code, chance in _identifier().rank(sample)]
    others = [(code, chance) for code, chance in ranked if code != "en"]
    if latin and (ranked[0][0] == "en" or sum(chance for _, chance in others[:2]) < SURE):
        return "en"
    code, chance = others[0]
    raise UnsupportedLanguage(f"reads as {_name(code)} ({chance:.0%} sure); only English is read")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("english_function_words.tsv"))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier  # heavy, rarely needed

    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)


@cache
def _name(code: str) -> str:
    """A code's English name, from the tables of babel where they know it, else the code as it stands."""
    from babel import Locale, UnknownLocaleError  # heavy, rarely needed

    try:
        return Locale.parse(code.strip().replace("-", "_")).english_name or code
    except (ValueError, UnknownLocaleError):
        return f"“{code.strip()[:40]}”"
