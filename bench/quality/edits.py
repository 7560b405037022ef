"""What copyists do to a story, as edits that are the same in every run: each is a pure function of a text, its id and a vocabulary."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

WORD = re.compile(r"[^\W\d_]+")
_LOWER = re.compile(r"(?<![\w'’])[a-z]+(?![\w'’])")
_NUMBER = re.compile(r"(?<![\d.,:/$€£-])\b(\d{1,3}(?:,\d{3})+|\d{1,4})\b(?![\d.,:/%-]*\d)")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    " thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen m bn".split()
)
_KEPT = _NUMERALS | frozenset(
    "the a an of in on at to for from by with and or but as is are was were be been has have had it its that this he she they".split()
)
_PREFIXES = (
    "The following report reached our desk this morning and is given here in full.",
    "Our correspondents have put together what is known so far.",
    "Here is the latest from the region, as it came in over the wire.",
)
_SUFFIXES = (
    "Readers who were there may write to the desk. The conversation below is open until midnight and is moderated by our staff.",
    "This page will be refreshed as more becomes known. A summary in audio form goes out at the top of every hour.",
    "The author covers the region from the bureau. Earlier pieces by the same hand can be found in the archive of this site.",
)


@dataclass(frozen=True)
class Edited:
    """An edited text. `changed`: the number that was changed, before and after, if one was."""

    text: str
    changed: tuple[str, str] | None = None


Edit = Callable[[str, Random, Sequence[str]], Edited | None]


def chance(key: str, edit: str) -> Random:
    return Random(zlib.crc32(f"{edit}:{key}".encode()))


@cache
def synonyms() -> Mapping[str, str]:
    """Word or words → others for them."""
    lines = Path(__file__).with_name("synonyms.tsv").read_text(encoding="utf-8").splitlines()
    return {word: other for word, _, other in (line.partition("\t") for line in lines[2:])}


def truncated(text: str, random: Random, _: Sequence[str]) -> Edited | None:
    """The first 10 to 60 in a hundred of the words, at least 40, cut at the end of a sentence."""
    words = list(re.finditer(r"\S+", text))
    if len(words) < 120:
        return None
    end = words[max(40, round(len(words) * random.uniform(0.1, 0.6)))].start()
    stop = max(text.rfind(". ", 0, end), text.rfind(".\n", 0, end))
    return Edited(text[: stop + 1] if stop > end / 2 else text[:end])


def retitled(text: str, random: Random, vocabulary: Sequence[str]) -> Edited:
    """Another title above it, of words from other reports."""
    return Edited(" ".join(random.choices(vocabulary, k=random.randint(6, 11))).capitalize() + "\n\n" + text)


def with_synonyms(text: str, random: Random, _: Sequence[str]) -> Edited:
    """Every word of the table of synonyms replaced, with a chance of .8."""
    table = synonyms()
    pattern = re.compile(r"(?<![\w'’])(?:" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")(?![\w'’])")
    return Edited(pattern.sub(lambda found: table[found.group()] if random.random() < 0.8 else found.group(), text))


def reordered(text: str, random: Random, _: Sequence[str]) -> Edited | None:
    """The paragraphs in another order, the first too."""
    parts = [part for part in text.split("\n") if part.strip()]
    if len(parts) < 4:
        return None
    shuffled = random.sample(parts, len(parts))
    return None if shuffled == parts else Edited("\n\n".join(shuffled))


def renumbered(text: str, random: Random, _: Sequence[str]) -> Edited | None:
    """One count, no year, changed by a tenth to a half."""
    found = [number for number in _NUMBER.finditer(text) if 3 <= _value(number.group()) < 1900 or _value(number.group()) > 2100]
    if not found:
        return None
    number = random.choice(found)
    value = _value(number.group())
    other = max(value + 1, round(value * random.uniform(1.1, 1.5)))
    written = f"{other:,}" if "," in number.group() else str(other)
    return Edited(text[: number.start()] + written + text[number.end() :], (number.group(), written))


def _value(number: str) -> int:
    return int(number.replace(",", ""))


def framed(text: str, random: Random, _: Sequence[str]) -> Edited:
    """A sentence before it and one or two behind it."""
    return Edited(f"{random.choice(_PREFIXES)}\n\n{text}\n\n{random.choice(_SUFFIXES)}")


def spun(text: str, random: Random, vocabulary: Sequence[str]) -> Edited:
    """As a machine spins it: three in four content words are others; names, numbers, quotations and function words stay."""
    return Edited(_respelt(text, random, vocabulary, kept=_KEPT, share=0.75, quotations=True))


def translated(text: str, random: Random, vocabulary: Sequence[str]) -> Edited:
    """As a second translator writes it: nine words in ten are others, in quotations too, and one name in ten is not repeated."""
    other = _respelt(text, random, vocabulary, kept=_NUMERALS, share=0.9, quotations=False)
    named = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?![\w'’])")
    return Edited(named.sub(lambda found: "it" if random.random() < 0.1 else found.group(), other))


def _respelt(text: str, random: Random, vocabulary: Sequence[str], *, kept: frozenset[str], share: float, quotations: bool) -> str:
    spared = [found.span() for found in _QUOTED.finditer(text)] if quotations else []
    inside = bytearray(len(text) + 1)
    for start, end in spared:
        inside[start:end] = b"\x01" * (end - start)

    def other(found: re.Match[str]) -> str:
        word = found.group()
        spared = inside[found.start()] or word in kept or random.random() > share
        return word if spared else next(other for other in iter(lambda: random.choice(vocabulary), None) if other not in _NUMERALS)

    return _LOWER.sub(other, text)


def several(text: str, random: Random, vocabulary: Sequence[str]) -> Edited | None:
    """Truncated, one number changed, synonyms put in, a sentence set before and behind."""
    if (short := truncated(text, random, vocabulary)) is None or (other := renumbered(short.text, random, vocabulary)) is None:
        return None
    return Edited(framed(with_synonyms(other.text, random, vocabulary).text, random, vocabulary).text, other.changed)


def spun_lead(text: str, random: Random, vocabulary: Sequence[str]) -> Edited | None:
    """The beginning alone, spun."""
    short = truncated(text, random, vocabulary)
    return None if short is None else spun(short.text, random, vocabulary)


_ATTRIBUTED = re.compile(r"(?P<told>.{25,}), (?P<speaker>[^,]{4,60}) (?P<cue>says?|said)$")


def cut(text: str, _: Random, __: Sequence[str]) -> Edited | None:
    """A headline without its speaker."""
    found = _ATTRIBUTED.match(text.strip())
    return None if found is None else Edited(found["told"])


def turned(text: str, _: Random, __: Sequence[str]) -> Edited | None:
    """A headline with its speaker before what is said."""
    found = _ATTRIBUTED.match(text.strip())
    return None if found is None else Edited(f"{found['speaker'][0].upper()}{found['speaker'][1:]}: {found['told']}")


def labelled(text: str, random: Random, _: Sequence[str]) -> Edited:
    """A headline with a label before or behind it."""
    return Edited(random.choice(("Breaking: {}", "JUST IN: {}", "{} | Live updates", "UPDATE 1 - {}")).format(text))


DATES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November"
    " December".split()
)


def other_name(text: str, random: Random, names: Sequence[str]) -> Edited | None:
    """Another story by the same template: the last name in a headline is another. `names` stands for the vocabulary."""
    found = [name for name in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w'’-])", text) if name.group() not in DATES]
    if not found:
        return None
    name = random.choice([other for other in names if other != found[-1].group()])
    return Edited(text[: found[-1].start()] + name + text[found[-1].end() :])


HEADLINE_EDITS: dict[str, Edit] = {
    "speaker cut": cut, "speaker first": turned, "synonyms": with_synonyms, "one number changed": renumbered, "labelled": labelled,
}  # fmt: skip
EDITS: dict[str, Edit] = {
    "truncated": truncated, "retitled": retitled, "synonyms": with_synonyms, "reordered": reordered, "one number changed": renumbered,
    "framed": framed, "spun": spun, "translated": translated,
    "several edits": several, "spun lead": spun_lead,
}  # fmt: skip
