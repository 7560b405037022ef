"""What an event is called in a sentence about it (table `event_names.tsv`, and the nouns of `event_triggers.tsv`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge.tables import rows, words

_NOUNS = ("noun", "war", "aid")
_TOLL = ("toll",)
_MASS = re.compile(
    r"(?:ing|shellfire|gunfire)$|\b(?:fire|aid|assistance|relief|support|action|custody|captivity|censorship|law|conscription|genocide)$"
)
_MASS_FIRE = re.compile(r"cease-?fire$")
_VOWEL = re.compile(r"(?!uni|use|one\b|eu)[aeiou]|hour|heir|honest", re.IGNORECASE)
_LED_OPEN = re.compile(r" (?:of|over|into|with|to|on)$")


@dataclass(frozen=True, slots=True)
class Named:
    """`name` with its article; `by` and `on` lead to those who act and those acted upon; `many`: it takes a plural verb."""

    name: str
    by: str
    on: str
    many: bool = False


@cache
def _names() -> dict[tuple[str, str], Named]:
    return {(row["type"], row["mode"]): Named(row["name"], row["by"], row["on"], bool(row["many"])) for row in rows("event_names.tsv")}


@cache
def _forms(parts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for row in rows("event_triggers.tsv") if row["part"] in parts for form in words(row["forms"]))


def named(type: str, mode: str | None, trigger: str) -> Named:
    """The report's own word, where it is a noun ("an air strike", "clashes"); else the name of its type, with that word quoted."""
    names = _names()
    known = names.get((type, mode or "")) or names[type, ""]
    told = " ".join(trigger.split())
    noun = told.casefold()
    word = told if any(part.isupper() and len(part) > 1 for part in told.split()) else noun  # a headline's capital is none of the word's
    if noun in _forms(_TOLL):
        return Named(f"deaths or injuries (“{told}”)", "at the hands of", "among", many=True)
    if noun not in _forms(_NOUNS) or _LED_OPEN.search(noun):
        return Named(f"{known.name} (“{told}”)", known.by, known.on, known.many)
    head = noun.partition(" of ")[0]
    if head.endswith("s") and not head.endswith(("ss", "sis")):
        return Named(word, known.by, known.on, many=True)
    if _MASS.search(head) and not _MASS_FIRE.search(head):
        return Named(word, known.by, known.on)
    return Named(f"{'an' if _VOWEL.match(noun) else 'a'} {word}", known.by, known.on)
