"""Abbreviations and other names that the report itself explains: "Karenni Defence Committee (KDC)", "Dagalo, known as Hemedti"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.language import Analysis
from onrecord.model import EntityDraft

_BRACKET = re.compile(r"\s*\(\s*(?:the\s+|or\s+)?[\"“]?([A-Z][A-Za-z0-9&.\-/]*[A-Z0-9][A-Za-z0-9.]{0,4})[\"”]?\s*[),;]")
_KNOWN_AS = re.compile(
    r",?\s*\(?(?:(?:also|better|widely|commonly|popularly|locally)\s+)?(?:known|referred to|nicknamed)\s+(?:by\s+\w+\s+)?as\s+"
    r"[\"“]?([A-Z][\w’'-]+)"
)
_TYPES = ("organisation", "group", "person")


def explained(analysis: Analysis, drafts: Iterable[EntityDraft]) -> Iterator[EntityDraft]:
    """A draft for every further mention of a name that stands explained behind one of the drafts, under that one's name."""
    drafts = list(drafts)
    text = analysis.text
    taken = {(draft.span.start, draft.span.end) for draft in drafts}
    seen: set[str] = set()
    for draft in drafts:
        pattern = _KNOWN_AS if draft.type == "person" else _BRACKET
        match = pattern.match(text, draft.span.end)
        if draft.type not in _TYPES or draft.unnamed or match is None or match.group(1) in seen or not _fits(draft, match.group(1)):
            continue
        seen.add(match.group(1))
        for mention in re.finditer(rf"(?<![\w-]){re.escape(match.group(1))}(?![\w])", text):
            start, end = mention.span()
            if not any(low < end and start < high for low, high in taken):
                yield draft.model_copy(update={"span": analysis.span(start, end), "role": None})


def _fits(draft: EntityDraft, short: str) -> bool:
    """A nickname fits anybody; an abbreviation shares its first letter, or one of its capitals, with the name."""
    capitals = {word[0].upper() for word in re.findall(r"\w+", draft.name)}
    return draft.type == "person" or short[0].upper() in capitals
