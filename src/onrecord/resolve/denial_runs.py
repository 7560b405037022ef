"""Denials of one speaker that stand beside each other: what one names, the other is about too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.knowledge.issuers import harm_words
from onrecord.model import Document, Event, Facts, Statement, position

_HARM = frozenset({"ASSAULT", "FIND", "COERCE"})
_SUCH = re.compile(
    r"there\s+(?:is|was)\s+no\s+truth\b|(?:such|these|those|all\s+(?:such|these|those))\s+(?:[\w-]+\s+)?"
    r"(?:reports?|claims?|allegations|accusations|rumou?rs|stories|statements)\b"
)
_ACCOUNT = re.compile(r"(?:[\w'’-]+\s+){1,4}(?:denials?|explanations?)\Z")
_MUNITION = re.compile(r"\b(?:shells?|rounds?|rockets?|missiles?|bullets?|shots?|mortars?|bombs?|weapons?|ammunition)\Z", re.I)
_NEAR = 1  # line breaks that hold text between them


def shared_deeds(document: Document, denials: Sequence[Statement], facts: Facts) -> Mapping[str, frozenset[str]]:
    """Denial → ids of the harm that the denial right beside it is about: "We fired no shell. The allegations over the bus are false."

    Only where it tells of such harm itself without naming what was hit, or where, and one speaks who does not deny as another.
    """
    known = {event.id: event for event in facts.events}
    ordered = sorted((denial for denial in denials if denial.stance == "denies"), key=position)
    found: dict[str, set[str]] = {}
    for one, other in pairwise(ordered):
        if _is_beside(document, one, other):
            for mine, theirs in ((one, other), (other, one)):
                found.setdefault(mine.id, set()).update(_taken_over(mine, theirs, known))
    return {key: frozenset(ids) for key, ids in found.items() if ids}


def _is_beside(document: Document, one: Statement, other: Statement) -> bool:
    between = document.text[one.content[-1].end : other.content[0].start]
    lines = [line for line in between.split("\n") if line.strip()]
    speakers = {one.speaker_name, other.speaker_name} - {None}
    return len(speakers) <= 1 and len(lines) <= _NEAR + 1 and between.count(".") <= _NEAR + 1


def _taken_over(mine: Statement, theirs: Statement, known: Mapping[str, Event]) -> Iterator[str]:
    text = " ".join(span.text for span in mine.content).lower()
    own = [known[key] for key in mine.about if key in known]
    if _SUCH.match(text):
        yield from (key for key in theirs.about if key not in mine.about and key != mine.id)
        return
    if any(event.type not in _HARM or _names_a_target(event, text) for event in own):
        return
    if not own and harm_words().isdisjoint(text.split()) and not any(word in text for word in ("aircraft", "planes", "sorties")):
        return
    yield from (key for key in theirs.about if key in known and known[key].type in _HARM and key not in mine.about)


def _names_a_target(event: Event, text: str) -> bool:
    """What was fired ("a single shell") is no target, and "no aircraft bombed a wedding" names none in particular."""
    places = {place.name for place in event.places}
    named = [(target.text or target.name).lower() for target in event.targets if target.name not in places]
    return any(_MUNITION.search(name) is None and not _is_any(name, text) for name in named)


def _is_any(name: str, text: str) -> bool:
    noun = re.escape(name.split()[-1])
    deed = r"(?:any|no)\s+(?:[\w-]+\s+){1,3}(?:on|against|at)"
    return re.search(rf"\b(?:(?:an?|any|no)\s+(?:[\w-]+\s+)?|{deed}\s+(?:[\w-]+\s+)?){noun}\b", text) is not None


def denial_answered(document: Document, denial: Statement, facts: Facts) -> str | None:
    """The id of another's denial right before that a bare "rejected that" answers: it contradicts the denier, not what he denied."""
    text = denial.content[0].text.lower()
    if denial.stance != "denies" or denial.cue is None or not (text in ("that", "this") or _ACCOUNT.match(text)):
        return None
    before = [s for s in facts.statements if s.content[-1].end <= denial.cue.start and s.id != denial.id]
    last = max(before, key=position, default=None)
    if last is None or last.stance != "denies" or last.speaker_name in (None, denial.speaker_name):
        return None
    return last.id if "\n" not in document.text[last.content[-1].end : denial.cue.start] else None
