"""MUC-3 and MUC-4 (1991-92): upper-case reports on Latin America with a template for each incident, its fillers given as strings.

No template says where in the report it was found. A sentence is taken to tell of an incident where it holds one of its targets and one
word alone that the trigger table knows as a name of an attack or a capture; what else the report says is left out. Of 50
links so found that were read, about 44 were right.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from training.corpora.fillers import widened
from training.corpora.trigger_words import stem, types_of
from training.example import Example, Link
from training.text import words_of

_TYPE = {"ATTACK": "ASSAULT", "BOMBING": "ASSAULT", "ARSON": "ASSAULT", "KIDNAPPING": "COERCE"}
_ARMS = frozenset({"bomb", "bombs"})
_SLOTS = {
    "actor": (("PERP: INDIVIDUAL ID",), ("PERP: ORGANIZATION ID",)),
    "target": (("HUM TGT: NAME", "HUM TGT: DESCRIPTION", "PHYS TGT: ID"),),
    "instrument": (("INCIDENT: INSTRUMENT ID",),),
}
"""Slots by role; those of the second group count where those of the first are not in the sentence."""
_FARTHEST = 25  # words between a filler and the trigger
_LONGEST = 12  # words of a filler; longer ones are clauses
_OF_PEOPLE = frozenset(map(stem, ("killed", "murdered", "assassinated", "assassination", "executed", "massacred", "slaughtered")))
_QUOTED = re.compile(r'"([^"]+)"')

Value = list[tuple[str, ...]]
"""The wordings of one filler."""


def examples(folder: Path) -> Iterator[Example]:
    """One example a sentence that tells of an incident."""
    with (folder / "muc4" / "full_dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            templates = [template for template in report["templates"] if template["INCIDENT: TYPE"][0] in _TYPE]
            for sentence in _sentences(report["text"]) if templates else ():
                yield from _example(sentence, templates)


def _sentences(text: str) -> Iterator[tuple[str, ...]]:
    """The words of each sentence, the lines of a paragraph joined."""
    words = words_of("\n".join(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text)))
    for _, group in groupby(words, key=lambda word: word.sentence):
        yield tuple(word.text for word in group)


def _example(words: tuple[str, ...], templates: list[dict[str, Any]]) -> Iterator[Example]:
    named = [(n, types_of(word)) for n, word in enumerate(words) if types_of(word) & {"ASSAULT", "COERCE"} and word.lower() not in _ARMS]
    if len(named) != 1:
        return
    trigger, types = named[0]
    told = [
        (_TYPE[template["INCIDENT: TYPE"][0]], roles)
        for template in templates
        if _TYPE[template["INCIDENT: TYPE"][0]] in types and "target" in (roles := _roles(words, trigger, template))
    ]
    if told and all(other == told[0] for other in told):
        kind, roles = told[0]
        yield Example(
            corpus="muc4",
            words=words,
            sentences=(0,) * len(words),
            quoted=(False,) * len(words),
            events=tuple(frozenset({kind}) if n == trigger else None for n in range(len(words))),
            arguments=(Link(trigger, roles),),
        )


def _roles(words: Sequence[str], trigger: int, template: dict[str, Any]) -> dict[str, frozenset[int]]:
    roles, small = {}, [word.lower() for word in words]
    for role, groups in _SLOTS.items():
        for slots in groups:
            fitting = [slot for slot in slots if not (slot.startswith("PHYS") and stem(words[trigger]) in _OF_PEOPLE)]
            found = [_nearest(words, trigger, value) for slot in fitting for value in _values(template[slot])]
            filler = frozenset[int]().union(*found) - {trigger}
            if filler and role not in roles:
                roles[role] = widened(small, filler) - {trigger} if role != "instrument" else filler
    return roles


def _values(cells: Sequence[str]) -> Iterator[Value]:
    """Each filler of a slot; its wordings stand in quotation marks with "/" between them."""
    for cell in cells:
        if wordings := _QUOTED.findall(cell.split(":")[0] if '"' in cell.split(":")[0] else cell):
            yield [tuple(word.text for word in words_of(" ".join(wording.split()))) for wording in wordings]


def _nearest(words: Sequence[str], trigger: int, value: Value) -> frozenset[int]:
    """The mention of a filler that is nearest to the trigger, in its longest wording there."""
    starts = [
        (n, len(w)) for w in value if 0 < len(w) <= _LONGEST for n in range(len(words) - len(w) + 1) if tuple(words[n : n + len(w)]) == w
    ]
    mentions = [frozenset(range(n, n + width)) for n, width in starts]
    whole = [mention for mention in mentions if not any(mention < other for other in mentions)]
    nearest = min(whole, key=lambda mention: min(abs(n - trigger) for n in mention), default=frozenset[int]())
    return nearest if nearest and min(abs(n - trigger) for n in nearest) <= _FARTHEST else frozenset()
