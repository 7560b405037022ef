"""What a pronoun, or "both sides", stands for in a report: the most salient that fits, and nobody where that is not plain."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from onrecord.knowledge.actors import given_names
from onrecord.knowledge.tables import rows
from onrecord.knowledge.titles import titles
from onrecord.model import Entity, Span, Statement

_BOUNDARY = re.compile(r"[.!?][”\"’)]*\s+|\n+")
_BOTH = re.compile(
    r"(?:both|the two|two|warring|the warring)?\s*(?:sides|parties|countries|nations|leaders|presidents|ministers|governments)$"
)
# "An army spokesman said … The spokesman, X, …"
_REVEALS = re.compile(r"The (?:official|spokes(?:man|woman|person)|minister|governor|mayor|commander|general|diplomat|soldier|leader), ")
_COMPLEMENT = re.compile(r"(?i)\s+(?:of|for|in|without|on|against|from)\s+")
_GROUPS = frozenset({"group", "movement", "militia", "rebels", "rebel", "armed", "militant", "militants", "insurgents", "fighters"})
_BETWEEN = re.compile(r"\s*,?\s*and\s+(?:(?:his|her|the|its)\s+)?(?:[A-Z]?[\w.’']+\s+){0,2}$")
# How many sentences back a pronoun reaches.
_REACH = 4
_SIDES = re.compile(r"(?i)\b(?:both|the two|two|warring|rival)\s+(?:\w+\s+)?(?:sides|parties|groups|leaders|countries|armies|foes)\b")
_PAIRED = re.compile(r"\s*,?\s*and\s+(?:(?:of|by|with|from)\s+)?(?:the\s+)?")
_NEAR = 2500


@dataclass
class _Role:
    """What the mentions of one person tell."""

    roles: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    gender: str | None = None
    at: list[int] = field(default_factory=list)


class Report:
    """The entities of a report with where its sentences begin."""

    def __init__(self, text: str, entities: Iterable[Entity]) -> None:
        self.text = text
        self.entities = sorted(entities, key=lambda entity: entity.start)
        self._starts = [0, *(match.end() for match in _BOUNDARY.finditer(text))]
        self._entity_starts = [entity.start for entity in self.entities]
        self._longest = max((entity.end - entity.start for entity in self.entities), default=0)
        self._first = {entity.canonical: entity for entity in reversed(self.entities)}
        self.people = _people(self.entities)

    def inside(self, span: Span) -> list[Entity]:
        return [entity for entity in self.between(span.start - self._longest, span.end) if span.start < entity.end]

    def between(self, low: int, high: int) -> list[Entity]:
        """The entities that begin in low..high."""
        return self.entities[bisect_left(self._entity_starts, low) : bisect_left(self._entity_starts, high)]

    def sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def is_near(self, name: str, offset: int) -> bool:
        """A mention of the person not far before."""
        return any(0 <= offset - at <= _NEAR for at in self.people[name].at)

    def antecedent(
        self, statement: Statement, pronoun: Span, kind: dict[str, str], said: Sequence[Statement], around: Statement | None
    ) -> str | None:
        """Whom a pronoun stands for; `said`: the statements before it, `around`: the one within whose words it stands."""
        if kind.get("person") == "1":
            return around.speaker_name if around is not None else None
        quoted = around is not None and around.manner != "indirect"
        barred = {around.speaker_name} if around is not None and quoted else set()
        if around is not None and not quoted and self._fits_speaker(around, kind):
            return around.speaker_name
        content = [] if statement.cue is None else list(statement.content)
        here = self.sentence(pronoun.start)
        opening = self.sentence(min([pronoun.start, *(span.start for span in content)]))
        for sentence in (here, *range(min(opening, here - 1), max(-1, opening - _REACH - 1), -1)):
            low, high = self._starts[sentence], pronoun.start if sentence == here else self._end(sentence)
            speakers = [s for s in said if low <= self._anchor(s) < high and s is not around]
            for other in reversed(speakers):
                if other.speaker_name and other.speaker_name not in barred and self._fits_speaker(other, kind):
                    return other.speaker_name
            if around is not None and quoted and sentence == self.sentence(self._anchor(around)):
                high = min(high, self._anchor(around))
            mentions = [e for e in self.between(low, high) if not any(span.start <= e.start < span.end for span in content)]
            fits = [e for e in mentions if e.canonical not in barred and self._fits(e, kind) and not self._owns(e)]
            if kind["number"] == "plural":
                if _SIDES.search(self.text, low, high):
                    return None  # whoever the two sides are, "they" is not one of them
                if (pair := self._pair(fits)) is not None:
                    return pair
                plurals = [e for e in fits if e.text.endswith("s") and not 0 <= pronoun.start - e.end <= 1]
                fits = plurals or fits
            if fits:
                return self._chosen(fits, here=sentence == here)
        return None

    def _pair(self, fits: Sequence[Entity]) -> str | None:
        """The two that stand joined first: "the junta and the alliance"."""
        for one, other in pairwise(fits):
            if one.canonical != other.canonical and _PAIRED.fullmatch(self.text[one.end : other.start]):
                return f"{one.canonical} and {other.canonical}"
        return None

    def _chosen(self, fits: Sequence[Entity], *, here: bool) -> str | None:
        """The first of a sentence is its likely subject; of several in one place nobody, unless it stands at the head."""
        names = list(dict.fromkeys(entity.canonical for entity in fits))
        if len(names) == 1 or here:
            return names[0]
        first = fits[0]
        return first.canonical if first.start - self._starts[self.sentence(first.start)] < 60 else None

    def _anchor(self, statement: Statement) -> int:
        return statement.speaker.start if statement.speaker else statement.content[0].start

    def _end(self, sentence: int) -> int:
        return self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self.text)

    def _owns(self, entity: Entity) -> bool:
        return self.text[entity.end : entity.end + 2] in ("'s", "’s")

    def _fits_speaker(self, statement: Statement, kind: dict[str, str]) -> bool:
        if statement.speaker is None:
            return False
        if " and " in statement.speaker.text and " and " in (statement.speaker_name or ""):
            return kind["number"] == "plural"
        known = self._first.get(statement.speaker_name or "")
        if known is not None:
            return self._fits(known, kind)
        plural = bool(re.search(r"(?:s|people|media|police|\band\b.*)$", (statement.speaker_name or "").split(" of ")[0]))
        if kind["gender"] == "n":
            return _is_body(statement.speaker_name or "")
        return plural if kind["number"] == "plural" else not plural

    def _fits(self, entity: Entity, kind: dict[str, str]) -> bool:
        if kind["number"] == "plural":
            return entity.type == "group" or (entity.type == "organisation" and entity.role != "government")
        if kind["gender"] == "n":
            return entity.type in ("organisation", "group") and _is_one(entity.text)
        gender = self.people[entity.canonical].gender if entity.canonical in self.people else None
        return entity.type == "person" and (gender is None or not kind["gender"] or gender == kind["gender"])

    def body(self, bare: str, said: Sequence[Statement]) -> str | None:
        """The body that "the ministry" or "the group" means: the speaker just before, else the only one of the report."""
        words = set(bare.lower().split())
        if len(words) > 2:
            return None
        if words <= _GROUPS:
            fits = {e.canonical for e in self.entities if e.type == "group" and e.affiliation is None and e.canonical[:1].isupper()}
        else:
            known = (e for e in self.entities if e.type in ("organisation", "group") and len(e.canonical.split()) > len(words))
            fits = {e.canonical for e in known if words <= set(e.canonical.lower().split())}
        if said and said[-1].speaker_name in fits:
            return said[-1].speaker_name
        return fits.pop() if len(fits) == 1 else None

    def named_next(self, speaker: Span) -> str | None:
        """The person whom the next sentence names with "The official, X, …" after a speaker who was only described."""
        here = self.sentence(speaker.start)
        if here + 1 >= len(self._starts):
            return None
        start = self._starts[here + 1]
        opening = _REVEALS.match(self.text, start)
        first = next((e for e in self.entities if opening and e.start == opening.end() and e.type == "person"), None)
        return first.canonical if first is not None and self.text[first.end : first.end + 1] == "," else None

    def both_sides(self, speaker: Span, bare: str) -> str | None:
        """The two whom "both sides" means: the last two named together before it, by their countries if both have one."""
        if not _BOTH.match(bare.lower()) or (
            bare.lower().split()[0] not in ("both", "two") and not speaker.text.lower().startswith("the ")
        ):
            return None
        before = [entity for entity in self.entities if entity.end <= speaker.start and entity.type in ("person", "organisation", "group")]
        for one, other in zip(reversed(before[:-1]), reversed(before[1:]), strict=False):
            if one.canonical != other.canonical and _BETWEEN.match(self.text[one.end : other.start]):
                sides = (one.affiliation, other.affiliation)
                if sides[0] and sides[1] and sides[0] != sides[1]:
                    return f"{sides[0]} and {sides[1]}"
                return f"{one.canonical} and {other.canonical}" if one.type == other.type else None
        return None


def _is_one(text: str) -> bool:
    """Whether "it" may stand for a body so called: "the junta", "Doctors Without Borders", "the Rapid Support Forces", not "Houthis"."""
    head = _COMPLEMENT.split(text)[0].split()
    if not head[-1].endswith(("s", "people", "women")) or head[-1].isupper():
        return True
    return head[-1][:1].isupper() and (len(head) > 1 or len(text.split()) > 1)


def _is_body(name: str) -> bool:
    """A speaker that no entity is known for: an abbreviation, or a phrase with the head word of a body in the singular."""
    head = _COMPLEMENT.split(name)[0].split()
    if not head:
        return False
    return (head[-1].isupper() and len(head[-1]) > 1) or (head[-1].lower() in _bodies() and not head[-1].endswith("s"))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("body_words.tsv") if row["kind"] not in ("facility", "people", "force"))


def _people(entities: Iterable[Entity]) -> dict[str, _Role]:
    found: dict[str, _Role] = {}
    for entity in entities:
        if entity.type != "person":
            continue
        person = found.setdefault(entity.canonical, _Role())
        person.at.append(entity.start)
        for value, values in ((entity.role, person.roles), (entity.affiliation, person.affiliations)):
            if value and value not in values:
                values.append(value)
        person.gender = person.gender or _gender(entity)
    return found


def _gender(entity: Entity) -> str | None:
    """By a title in the mention ("Ms", "spokeswoman"), else by the given name."""
    for word in re.findall(r"[A-Za-z]+", f"{entity.role or ''} {entity.text}"):
        gender = titles().get(word.lower(), {}).get("gender")
        if gender:
            return gender
    first = entity.canonical.split()[0]
    gender = given_names().get(first) if " " in entity.canonical else None
    return gender if gender in ("m", "f") else None
