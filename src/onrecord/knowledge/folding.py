"""Two keys of a place name: the folded spelling, equal for the same letters, and the skeleton, equal across transliterations.

Both are written into the gazetteer's index when it is built, so a change here asks for a new build.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŋ": "ng",
    "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "ʿ": "", "ʾ": "", "`": "", "´": "", "ʹ": "", "ʺ": "", '"': "", "“": "", "”": "", ".": "",
    "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ",": " ", "(": " ", ")": " ", "_": " ",
})  # fmt: skip
_ARTICLES = frozenset("al el ul as es az ez ad ed ar er ash esh at et ath eth an en adh edh".split())
# Spellings of one sound in the usual romanisations of Ukrainian, Russian, Arabic, Persian and Burmese names; the first that fits wins.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("dzh", "j"), ("dj", "j"), ("kh", "k"), ("gh", "g"), ("sh", "s"),
    ("zh", "z"), ("ch", "c"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("hp", "p"), ("hk", "k"), ("ts", "s"), ("tz", "s"), ("dz", "z"),
    ("ck", "k"), ("q", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("x", "ks"),
)  # fmt: skip
_SOUND = re.compile("|".join(re.escape(spelling) for spelling, _ in sorted(_SOUNDS, key=lambda pair: -len(pair[0]))))
_SOUND_OF = dict(_SOUNDS)
_GLIDE = re.compile(r"(?<=[aeiou])w(?![aeiouy])")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aeiouyh")


def fold(name: str) -> str:
    """Letters without case, diacritics, apostrophes, hyphens or a leading article: `Sana’a` → `sanaa`, `The Hague` → `hague`.

    Empty for a name without Latin letters or digits.
    """
    bare = name.casefold().translate(_LETTERS)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c)).translate(_LETTERS)
        if not bare.isascii():
            return ""
    words = bare.split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join("st" if word == "saint" else word for word in words)


def abbreviation_key(name: str) -> str | None:
    """The key of what must be written just so (`US`, `U.S.`, `Ky.`, `DRC`), lest `us` be a country; None for an ordinary name."""
    short = len(name) <= 6 and (name.endswith(".") or name.isupper())
    return f"={name}" if short else None


def sound(key: str) -> str:
    """A folded name with one letter a sound and without the Arabic article: `deir ez zor`, `dayr az zawr` → `deirzor`, `dairzaur`."""
    words = key.split()
    joined = "".join(word for word in words if word not in _ARTICLES) or "".join(words)
    spelt = _SOUND.sub(lambda found: _SOUND_OF[found.group()], joined)
    spelt = _GLIDE.sub("u", spelt).replace("w", "v")
    spelt = spelt.replace("oo", "u").replace("ou", "u").replace("y", "i")
    return _DOUBLE.sub(r"\1", spelt)


def skeleton(key: str) -> str:
    """The consonants of a folded name's sound, a first vowel as `a`: `sievierodonetsk`, `severodonetsk` → `svrdnsk`."""
    return bones_of(sound(key))


def bones_of(spelt: str) -> str:
    """The skeleton of what `sound` gave; s and z count as one."""
    spelt = spelt.replace("z", "s")
    bones = _DOUBLE.sub(r"\1", spelt[:1] + spelt[1:].translate(_VOWELS))
    return "a" + bones[1:] if bones and bones[0] in "aeiouy" else bones
