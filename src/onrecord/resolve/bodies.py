"""The bodies and groups of one report: several wordings of one body get one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.knowledge.body_names import words_of
from onrecord.model import EntityDraft

# Bodies that everybody knows by the bare word where only one acts; others need a name.
_ALONE = frozenset({"army", "military", "junta", "police", "navy", "militia", "regime", "government"})


@dataclass
class Body:
    """One body of the report. `words` tell it from others, its country left out."""

    words: frozenset[str]
    country: str | None
    names: list[str] = field(default_factory=list)

    @property
    def canonical(self) -> str:
        """The wording that the report uses most, the first of them on a tie."""
        return Counter(self.names).most_common(1)[0][0]


def gather_bodies(drafts: Iterable[EntityDraft]) -> dict[int, str]:
    """The canonical name of each organisation, group and facility draft, by where it starts; none for those left unknown."""
    drafts = [draft for draft in drafts if draft.type in ("organisation", "group", "facility")]
    bodies: dict[tuple[frozenset[str], str | None], Body] = {}
    for draft in drafts:
        if draft.usual is None and not draft.unnamed:
            telling = words_of(draft.name, draft.affiliation)
            bodies.setdefault((telling, draft.affiliation), Body(telling, draft.affiliation)).names.append(draft.name)
    found: dict[int, str] = {}
    for draft in drafts:
        name = draft.usual or _name(draft, list(bodies.values()), drafts)
        if name is not None:
            found[draft.span.start] = name
    return found


def _name(draft: EntityDraft, bodies: list[Body], drafts: list[EntityDraft]) -> str | None:
    telling = words_of(draft.name, draft.affiliation)
    if draft.affiliation is None:
        sided = [body for body in bodies if body.country and telling <= body.words and draft.name.split()[-1].lower() in body.words]
        usual = {other.usual for other in drafts if other.usual and other.affiliation and telling <= words_of(other.usual, None)}
        if len(sided) + len(usual) == 1:
            return sided[0].canonical if sided else usual.pop()
    if draft.unnamed:
        plain = draft.type == "group" or draft.name in _ALONE
        return draft.name if plain else None
    return next(body.canonical for body in bodies if body.words == telling and body.country == draft.affiliation)
