"""Where a report corrects or withdraws itself, or another report of its outlet, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.fuse.record import Record
from onrecord.fuse.remember import remembered
from onrecord.knowledge.notices import correction, signs, withdrawal
from onrecord.knowledge.outlets import outlet, outlets_in
from onrecord.model import Document, Span

_STOP = re.compile(r"(?<=[.!?])[”\"']?\s+(?=[A-Z“\"'(])|\n")
_TITLE = re.compile(r"[“\"«‘']([^”\"»’']{8,200})[”\"»’']")
_MARKED = re.compile(
    r"^\W*(?:STORY |BULLETIN |MANDATORY )?(?:CORRECT\w*|WITHDRAWN|RETRACT\w*|REMOVED|KILL|CANCELL?ED|UPDATE\s*\d*)\s*[:–—-]\s*", re.I
)
_SELF = re.compile(r"(?i)\bthis\b|^\W*(?:correct|clarif)")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{8,200})[”\"»]")
_PART = re.compile(
    r"(?i:withdr[ae]ws?|withdrew|withdrawn|withdrawing|retracts?|retracted|retracting)\s+(?:(?:its|our|the|a|an|their)\s+)?(?:earlier\s+|previous\s+)?"
    r"(?:report|story|claim|news|item|article)\s+(?:(?:of|from|on|published\s+on)\s+[^.,;]{2,30}?\s+)?(?:that|of|about)\s"
)
_LONGEST = 400
_OPENING = 600  # characters


@dataclass(frozen=True, slots=True)
class Notice:
    """What a report says of its own making. `span`: the sentence, None where only the title says so; `titles`: headlines that it quotes;
    `own`: it speaks of itself ("this story")."""

    document: str
    kind: Literal["correction", "withdrawal"]
    span: Span | None
    text: str
    titles: tuple[str, ...]
    own: bool


@remembered
def notices(record: Record) -> Mapping[str, tuple[Notice, ...]]:
    """Document → its notices."""
    found = {key: tuple(_found(document)) for key, document in record.documents.items()}
    return {key: some for key, some in found.items() if some}


def _found(document: Document) -> Iterator[Notice]:
    spans = {(span.start, span.end): span for sign in signs().finditer(document.text) for span in [_sentence(document.text, sign.start())]}
    for kind, pattern in (("correction", correction()), ("withdrawal", withdrawal())):
        for span in spans.values():
            match = pattern.search(document.text, span.start, span.end)
            if (match is not None and _speaks_itself(document, match.group())) or (kind == "withdrawal" and _by_name(document, span)):
                yield _notice(document, kind, span, span.text)
        if document.title and pattern.search(document.title):
            yield _notice(document, kind, None, document.title, told=document.text[:_OPENING])


def _notice(document: Document, kind: str, span: Span | None, text: str, *, told: str = "") -> Notice:
    """`told`: the beginning of a report that its own headline calls a correction or withdrawal: it quotes the headline of the other."""
    titles = tuple(folded(title) for title in (*_TITLE.findall(text), *_QUOTED.findall(told)))
    named: Literal["correction", "withdrawal"] = "correction" if kind == "correction" else "withdrawal"
    return Notice(document.id, named, span, " ".join(text.split()), titles, _SELF.search(text) is not None)


def _speaks_itself(document: Document, words: str) -> bool:
    """A notice that names an outlet is that outlet's own, unless the report is another's: "The Times said that X withdrew its story"."""
    named = {found.name for _, _, found in outlets_in(words)}
    ours = outlet(document.publisher or document.url or "")
    return not named or ours is None or ours.name in named


def _by_name(document: Document, span: Span) -> bool:
    """ "Delta Voice withdraws its report …", in a report by Delta Voice."""
    name = document.publisher
    return bool(name) and re.match(rf"\W*(?:The\s+)?{re.escape(name or '')}\s+(?:has\s+|hereby\s+)*{_PART.pattern}", span.text) is not None


def takes_back(notice: Notice) -> bool:
    """ "We withdraw our report that a drone hit a lorry": it names what it takes back, and no report as a whole."""
    return notice.kind == "withdrawal" and notice.span is not None and _PART.search(notice.text) is not None


def _sentence(text: str, at: int) -> Span:
    """The sentence around a character, no longer than a notice is."""
    near = max(0, at - _LONGEST)
    start = max((match.end() for match in _STOP.finditer(text, near, at + 1) if match.end() <= at), default=near)
    following = _STOP.search(text, at + 1, at + _LONGEST)
    return Span.of(text, start, following.start() if following else min(len(text), at + _LONGEST))


def folded(title: str | None) -> str:
    """A headline without the mark of a correction or update before it, case or punctuation, to be compared."""
    return " ".join(re.findall(r"\w+", _MARKED.sub("", title or "").casefold()))
